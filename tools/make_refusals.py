"""Makes the functions that build refusals from contract/refusals.yaml: C++ or TypeScript.

Usage: make_refusals.py contract/refusals.yaml OUT.h|OUT.ts
A code without one of its four sentences, or a sentence with an undeclared {parameter}, fails.
"""
import json
import re
import sys

import yaml

LANGUAGES = ("fr", "de", "it", "en")
CPP_TYPES = {"int": "int64_t", "text": "std::string", "money": "Money"}


def load(path):
    codes = yaml.safe_load(open(path, encoding="utf-8"))
    for code, row in codes.items():
        params = row.setdefault("params", {})
        if not re.fullmatch(r"[a-z][a-z0-9_]*", code) or not 400 <= row["status"] <= 599:
            sys.exit(f"{path}: {code}: bad code or status")
        for language in LANGUAGES:
            if not row.get(language):
                sys.exit(f"{path}: {code} has no sentence in {language}")
            for name, kind in re.findall(r"\{(\w+)(:money)?\}", row[language]):
                if name not in params or (params[name] == "money") != bool(kind):
                    sys.exit(f"{path}: {code}: {language}: {{{name}{kind}}} is not a declared parameter")
    return codes


def cpp(codes):
    yield "#pragma once\n// Made by tools/make_refusals.py from contract/refusals.yaml. Do not edit.\n"
    yield '#include "base/money.h"\n#include "base/refusal.h"\n\nnamespace guichet::refusals {\n'
    for code, row in codes.items():
        sentences = ", ".join(json.dumps(row[l], ensure_ascii=False) for l in LANGUAGES)
        yield f'inline constexpr RefusalCode {code}_code{{"{code}", {row["status"]}, {{{sentences}}}}};'
        # "register" is a word of the trade and of C++: arguments end in an underscore.
        args = ", ".join(f"{CPP_TYPES[t]} {n}_" for n, t in row["params"].items())
        value = {"int": "{}", "text": "std::move({})", "money": "{}.cents"}
        pairs = ", ".join(f'{{"{n}", {value[t].format(n + "_")}}}' for n, t in row["params"].items())
        yield f"inline Refusal {code}({args}) {{ return {{&{code}_code, {{{pairs}}}}}; }}"
    yield "\ninline constexpr const RefusalCode* all[] = {"
    yield ",\n".join(f"    &{code}_code" for code in codes)
    yield "};\n\n}  // namespace guichet::refusals"


def typescript(codes):
    yield "// Made by tools/make_refusals.py from contract/refusals.yaml. Do not edit.\nexport type RefusalCode ="
    yield "\n".join(f'  | "{code}"' for code in codes) + ";"


out = sys.argv[2]
text = "\n".join((cpp if out.endswith(".h") else typescript)(load(sys.argv[1]))) + "\n"
open(out, "w", encoding="utf-8").write(text)
