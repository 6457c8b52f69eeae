"""Holds every #include of server/ against server/parts.txt.

A part includes only the parts that its line names. Inside a part of boxoffice/ the last word of a
file says what else it may see: _store storage and the unit of work, _flow commands and stores, _api
http and everything below; a file with none of these words is pure and sees pure files and base only.
Heavy libraries stand in the few files that may see them.
"""
import re
import sys
from pathlib import Path

INCLUDE = re.compile(r'^#include "(?:boxoffice/)?([a-z]+)/([a-z_]+(?:\.gen)?)\.h"', re.M)
LIBRARY = re.compile(r"^#include <([^>]+)>", re.M)
MAY_SEE = {"pure": {"pure"}, "store": {"pure", "store"}, "flow": {"pure", "store", "flow"},
           "api": {"pure", "store", "flow", "api"}}
MACHINE_OF = {"pure": {"base"}, "store": {"base", "storage", "commands", "printing"},
              "flow": {"base", "storage", "commands", "outbox"},
              "api": {"base", "storage", "http", "journal", "commands", "outbox", "printing"}}
# library -> files that may include it
HEAVY = {r"boost/(asio|beast)": r"http/", r"sqlite3": r"storage/sqlite(_log)?\.cpp", r"libpq": r"storage/postgres\.cpp",
         r"(cairo|pango)": r"printing/", r"qrencode": r"printing/qr\.cpp",
         r"xlsxwriter": r"boxoffice/reports/xlsx_table\.cpp",
         r"toml\+\+": r"(app/settings|commands/tenants)\.cpp",
         r"sodium": r"(base/bytes|boxoffice/identity/password|boxoffice/tickets/ticket_code)\.cpp"}


def role(stem):
    word = stem.replace(".gen", "").rsplit("_", 1)[-1]
    return "store" if word == "sql" else word if word in MAY_SEE else "pure"


def read_parts(path):
    allowed = {}
    for line in path.read_text().splitlines():
        line = line.split("#")[0].strip()
        if not line:
            continue
        part, names = (side.strip() for side in line.split(":"))
        names = set(allowed) if names == "*" else set(names.split())
        unknown = names - set(allowed)
        if unknown:
            sys.exit(f"parts.txt: {part} names {sorted(unknown)}, not written above it")
        allowed[part] = names
    return allowed


def faults(server, allowed):
    # All queries of a part share a namespace: one name twice would be two queries with one address.
    known = {}
    for file in sorted(server.rglob("*.sql")):
        for name in re.findall(r"^-- name: (\w+)", file.read_text(), re.M):
            first = known.setdefault((file.parent, name), file)
            if first != file:
                yield f"{file.relative_to(server).as_posix()}: the query {name} is in {first.name} too"
    for file in sorted([*server.rglob("*.h"), *server.rglob("*.cpp")]):
        where = file.relative_to(server).as_posix()
        part, mine, text = file.parent.name, role(file.stem), file.read_text()
        if part not in allowed:
            yield f"{where}: the part {part} is not in parts.txt"
            continue
        for library in LIBRARY.findall(text):
            for pattern, place in HEAVY.items():
                if re.match(pattern, library) and not re.match(place, where):
                    yield f"{where}: may not see <{library}>"
        for other, header in INCLUDE.findall(text):
            if other != part and other not in allowed[part]:
                yield f"{where}: {part} may not include {other}"
            elif not where.startswith("boxoffice/"):
                continue
            elif (server / other).is_dir():
                if other not in MACHINE_OF[mine]:
                    yield f"{where}: a {mine} file may not see {other}/"
            elif role(header) not in MAY_SEE[mine]:
                yield f"{where}: a {mine} file may not include {header}.h"


server = Path(sys.argv[1])
found = list(faults(server, read_parts(server / "parts.txt")))
print("\n".join(found) or "parts: every include follows parts.txt")
sys.exit(bool(found))
