#!/usr/bin/env python3
"""One entry for everything: it needs Python 3.11 or newer and nothing else, and does its own set-up.

What it makes (.venv*, node_modules, .cache, site) stays in this folder and can be deleted at any time.
Why it is made this way: docs/decisions/0001-one-entry.md.
"""

import sys


def too_old(major: int, minor: int) -> str:
    if (major, minor) >= (3, 11):
        return ""
    return (
        f"Alongside needs Python 3.11 or newer, and this is Python {major}.{minor}: install a newer one and name it, "
        "as in 'python3.12 dev.py serve' or 'make serve PYTHON=python3.12'."
    )


if too_old(*sys.version_info[:2]):  # before what follows, which an older Python would trip over
    sys.exit(too_old(*sys.version_info[:2]))

import difflib
import os
from collections.abc import Callable, Sequence
from pathlib import Path

from tools.browser import browser
from tools.building import aside, put_in_place, settled, site_address
from tools.checking import all_checked, checks, fixers, report
from tools.environments import BENCH, CHECKS, SITE, ZENSICAL, environment
from tools.locking import write_locks
from tools.node import browser_libraries, node_tools
from tools.port import chosen_port
from tools.running import Trouble, run


def main(arguments: Sequence[str]) -> int:
    name, *rest = arguments or ["--help"]
    try:
        return usage() if name in ("-h", "--help", "help") else command(name)(rest)
    except Trouble as trouble:
        print(f"dev.py: {trouble}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def usage() -> int:
    print("python3 dev.py COMMAND [what follows is passed on]   or   make COMMAND [ARGS=...]\n")
    for name, work in COMMANDS.items():
        print(f"  {name:<6} {work.__doc__}")
    return 0


def command(name: str) -> Callable[[Sequence[str]], int]:
    if name in COMMANDS:
        return COMMANDS[name]
    near = difflib.get_close_matches(name, COMMANDS, n=1)
    hint = f"did you mean '{near[0]}'?" if near else "'python3 dev.py --help' lists the commands."
    raise Trouble(f"There is no command '{name}': {hint}")


def serve(arguments: Sequence[str]) -> int:
    """show the site on this computer, and anew after every change (PORT=8080 chooses the port)"""
    python = environment(".venv", SITE)
    browser_libraries()
    port = chosen_port(os.environ.get("PORT", ""))
    address = f"http://127.0.0.1:{port}/"
    print(f"Alongside will be at {address} in a moment. Ctrl+C ends it.", flush=True)
    serving = ["serve", "--livereload", "--dev-addr", f"127.0.0.1:{port}", *arguments]
    return run([python, "-m", "mkdocs", *serving], SITE_URL=address)


def test(arguments: Sequence[str]) -> int:
    """run every test, in a real browser too (ARGS="-k quiz" runs some, in one process)"""
    python, variables = testing()
    variables["ALONGSIDE_ZENSICAL"] = str(environment(".venv-zensical", ZENSICAL))
    shared_out = ["--numprocesses=auto", "--maxprocesses=4", "--dist=loadfile"]
    return run([python, "-m", "pytest", *(arguments or shared_out)], **variables)


def build(arguments: Sequence[str]) -> int:
    """make the site in site/ (SITE_URL=https://... is the address it will have)"""
    python = environment(".venv", SITE)
    browser_libraries()
    with aside() as made:
        code = whole_site(python, made, arguments)
        return finished(made, code)


def paper(arguments: Sequence[str]) -> int:
    """make the site as build does, and with it a PDF of every sheet that can be printed, in site/downloads/"""
    python = environment(".venv", CHECKS)
    printing = {**settled(), "ALONGSIDE_CHROMIUM": browser(python)}
    with aside() as made:
        code = whole_site(python, made, arguments, ALONGSIDE_PDFS="true")
        code = code or run([python, "-m", "macros.paper.pdfs", made, site_address()], **printing)
        return finished(made, code)


def zip(arguments: Sequence[str]) -> int:
    """make site.zip, a copy of the site that opens from disk without a server"""
    python, node = environment(".venv", SITE), node_tools()
    with aside() as made:
        building = ["build", *arguments, "--quiet", "--strict", "--site-dir", str(made)]
        code = run([python, "-m", "mkdocs", *building], **settled())
        return code or run([python, "-m", "macros.disk", str(made), "site.zip"], ALONGSIDE_NODE=node)


def check(arguments: Sequence[str]) -> int:
    """check the content, and the format, style and types of the code (--fix mends what a tool can)"""
    python, node = environment(".venv", CHECKS), node_tools()
    if "--fix" in arguments:
        for fixer in fixers(python, node):
            run(fixer)
    return report(all_checked(checks(python, node)))


def bench(arguments: Sequence[str]) -> int:
    """measure builds beside plain Material and mkdocs-quiz, and what a page weighs"""
    python, variables = testing()
    variables["ALONGSIDE_BENCH"] = str(environment(".venv-bench", BENCH))
    return run([python, "-m", "tests.bench", *arguments], **variables)


def lock(arguments: Sequence[str]) -> int:
    """write the exact versions anew from pyproject.toml and package.json (--upgrade takes the newest)"""
    write_locks(environment(".venv", SITE), arguments)
    return 0


def whole_site(python: Path, made: Path, arguments: Sequence[str], **variables: str) -> int:
    building = ["build", *arguments, "--strict", "--site-dir", str(made)]
    return run([python, "-m", "macros", "check", "--errors"]) or run([python, "-m", "mkdocs", *building], **settled(), **variables)


def finished(made: Path, code: int) -> int:
    if code == 0:
        put_in_place(made)
    print("The site is in site/." if code == 0 else "The build stopped, and site/ is as it was.")
    return code


def testing() -> tuple[Path, dict[str, str]]:
    """The Python that runs the tests, and where they find what is not Python."""
    python, node = environment(".venv", CHECKS), node_tools()
    return python, {"ALONGSIDE_NODE": node, "ALONGSIDE_CHROMIUM": browser(python)}


COMMANDS = {work.__name__: work for work in (serve, test, build, paper, zip, check, bench, lock)}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
