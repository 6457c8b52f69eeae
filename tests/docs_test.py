"""Holds the documents against the repository: links, paths, command lines and settings.

Every relative link and every path in backticks exists; every `guichet …` line uses subcommands and
options that the program knows (GUICHET=path asks the program, else main.cpp is read); every key of
the TOML samples is read by settings.cpp. Prints each fault and ends with 1 when there is one.
"""
import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SKIPPED = {"build", "node_modules", ".git", "guichet-demo", "guichet-data"}
MADE_BY_BUILDING = re.compile(r"\.gen\.|^(build|web/dist|guichet-demo|guichet-data)\b|node_modules")
TOP = {entry.name for entry in ROOT.iterdir()}
PROGRAM = os.environ.get("GUICHET")
SOURCE = "".join((ROOT / "server/app" / name).read_text() for name in ("main.cpp", "bench_sell.cpp"))
SUBCOMMANDS = set(re.findall(r'add_subcommand\("([a-z-]+)"', SOURCE))
faults = []


def documents():
    for folder, folders, files in os.walk(ROOT):
        folders[:] = [f for f in folders if f not in SKIPPED and not f.startswith(".")]
        yield from (Path(folder) / f for f in files if f.endswith(".md"))


def check_links(page, text):
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if re.match(r"[a-z]+:|#", target):
            continue
        if not (page.parent / target.split("#")[0]).exists():
            faults.append(f"{page.relative_to(ROOT)}: link to {target}, which does not exist")


def check_paths(page, text):
    for word in re.findall(r"`([^`\s]+)`", text):
        word = re.sub(r":\d+$", "", word)
        if "/" not in word or word.split("/")[0] not in TOP or MADE_BY_BUILDING.search(word):
            continue
        if re.search(r"[{}<>$…]|[A-Z]{4,}$|NNNN", word):
            continue
        if not (any(ROOT.glob(word)) if "*" in word else (ROOT / word).exists()):
            faults.append(f"{page.relative_to(ROOT)}: `{word}` does not exist")


def help_of(words):
    if not PROGRAM:
        return " ".join(re.findall(r'"(--[a-z-]+)', SOURCE)) + " --help"
    return subprocess.run([PROGRAM, *words, "--help"], capture_output=True, text=True).stdout


def check_commands(page, text):
    fenced = "\n".join(re.findall(r"```(?:sh)?\n(.*?)```", text, re.S)).splitlines()
    spans = re.findall(r"(?<!`)`([^`\n]+)`(?!`)", text)
    for line in fenced + spans:
        # A program at the start of a line or behind its path, then a word: not a picture, not prose.
        found = re.match(r"\s*(?:.*\s--\s+)?(?:\S*/)?guichet ((?:[a-z-]+)(?:\s.*)?)$", line.split(" #")[0])
        if not found or "│" in line:
            continue
        words = found.group(1).split()
        called = [words[0]] + (words[1:2] if words[0] in ("tenant", "user") else [])
        if not set(called) <= SUBCOMMANDS:
            faults.append(f"{page.relative_to(ROOT)}: there is no command “guichet {' '.join(called)}”")
            continue
        known = help_of(called)
        for option in re.findall(r"(?<=\s)--[a-z-]+", " " + found.group(1)):
            if not re.search(rf"{option}\b(?!-)", known):
                faults.append(f"{page.relative_to(ROOT)}: “guichet {' '.join(called)}” has no {option}")


def check_settings(name, text):
    source = (ROOT / "server/app/settings.cpp").read_text()
    known = set(re.findall(r'(?:read|tables|table)\("([a-z_]+)"', source))
    for key in re.findall(r"^\s*#? ?\[{0,2}([a-z_]+)(?:\]{1,2}|\s*=)", text, re.M):
        if key not in known:
            faults.append(f"{name}: the setting {key} is not read by settings.cpp")


for page in documents():
    for check in (check_links, check_paths, check_commands):
        check(page, page.read_text())
for sample in re.findall(r"```toml\n(.*?)```", (ROOT / "docs/operating/configuration.md").read_text(), re.S):
    check_settings("configuration.md", sample)
check_settings("guichet.toml", (ROOT / "packaging/guichet.toml").read_text())
print("\n".join(faults) or "All documents hold.")
sys.exit(bool(faults))
