"""Turns named queries of a .sql file into C++ constants, and migrations into one list.

Usage: make_sql.py queries PART IN.sql OUT.h      make_sql.py migrations OUT.h IN.sql...
A query starts with the line `-- name: word`. Both engines run the same text.
"""
import re
import sys
from pathlib import Path

HEAD = "#pragma once\n// Made by tools/make_sql.py from {}. Do not edit.\n\n#include \"storage/{}.h\"\n"


def queries(part, source, out):
    blocks = re.split(r"^-- name: (\w+)[^\n]*\n", Path(source).read_text(), flags=re.M)[1:]
    names, texts = blocks[::2], blocks[1::2]
    if len(set(names)) != len(names):
        sys.exit(f"{source}: a query name stands twice")
    lines = [HEAD.format(Path(source).name, "query"), f"namespace guichet::{part}::sql {{\n"]
    for name, text in zip(names, texts):
        text = re.sub(r"--[^\n]*", "", text).strip().rstrip(";")
        if re.search(r"select\s+\*", text):
            sys.exit(f"{source}: {name}: name the columns")
        lines.append(f'inline constexpr storage::Query {name}{{"{part}.{name}", R"sql({text})sql"}};')
    lines.append(f"\n}}  // namespace guichet::{part}::sql\n")
    Path(out).write_text("\n".join(lines))


def migrations(out, sources):
    lines = [HEAD.format("storage/migrations", "migrate"), "namespace guichet::storage {\n",
             "inline constexpr Migration all_migrations[] = {"]
    for source in sorted(sources):
        number, name = re.fullmatch(r"(\d{4})_(\w+)\.sql", Path(source).name).groups()
        lines.append(f'    {{{int(number)}, "{name}", R"sql({Path(source).read_text()})sql"}},')
    lines.append("};\n\n}  // namespace guichet::storage\n")
    Path(out).write_text("\n".join(lines))


if sys.argv[1] == "queries":
    queries(*sys.argv[2:5])
else:
    migrations(sys.argv[2], sys.argv[3:])
