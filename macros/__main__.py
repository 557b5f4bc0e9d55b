"""python -m macros: what an author and a build can ask for without MkDocs.

check    say all that should be put right in the content
schema   write the JSON Schema files that editors use
ids      add new permanent ids to the list of published ones
pages    write the whole site's pages for an engine that knows macros but no hooks
report   print the page on the quality of the questions, as Markdown
new      write a module or an item that is valid as it stands, to write over
export   write the files that learning platforms import
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date, datetime
from io import TextIOWrapper
from pathlib import Path

from . import lint, new, published, report, schema
from .assets import NotInstalled
from .exports import command
from .library import Library, load
from .problems import ContentError, Placed


def main(arguments: Sequence[str] | None = None) -> int:
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a terminal that is not UTF-8 still shows where
    options = _parser().parse_args(arguments)
    root = Path(options.root).resolve()
    if not (root / "docs").is_dir():
        print(f"{root} has no docs/ folder. Run this from the project's root, or name it with --root.", file=sys.stderr)
        return 2
    run = {"check": _check, "schema": _schema, "ids": _ids, "pages": _pages, "report": _report, "new": _new, "export": _export}[
        options.command
    ]
    try:
        return run(root, options)
    except ContentError as error:
        return _told(error.problems)
    except (new.Refused, command.Refused, NotInstalled) as error:
        print(error, file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m macros", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--root", default=".", help="the project's root (the folder at hand)")
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="say all that should be put right in the content")
    check.add_argument("--errors", action="store_true", help="let warnings pass, as a build does")
    check.add_argument("--today", type=date.fromisoformat, default=datetime.now(UTC).date(), help="check as if it were this day")
    commands.add_parser("schema", help="write the JSON Schema files that editors use")
    ids = commands.add_parser("ids", help="add new permanent ids to the list of published ones")
    ids.add_argument("--retire", metavar="LINE", help="note that an id is gone for good: 'section coaching#models'")
    pages = commands.add_parser("pages", help="write the pages for an engine without hooks")
    pages.add_argument("folder", help="where to write a whole project for that engine")
    commands.add_parser("report", help="print the page on the quality of the questions, as Markdown")
    made = commands.add_parser("new", help="write a module or an item that is valid as it stands").add_subparsers(
        dest="what", required=True
    )
    made.add_parser("module", help="a module, its bank and its outcome").add_argument(
        "slug", help="small letters and hyphens: 'active-listening'"
    )
    one = made.add_parser("item", help="an item at the end of a module's bank")
    one.add_argument("module")
    one.add_argument("type", help="single-choice, matching, scenario …")
    out = commands.add_parser("export", help="write the files that learning platforms import")
    out.add_argument("format", nargs="?", default="all", help="scorm, moodle, gift, csv or all (all)")
    out.add_argument("module", nargs="?", help="one module (every module)")
    out.add_argument("--out", default="downloads", metavar="DIR", help="where to write (downloads)")
    return parser


def _check(root: Path, options: argparse.Namespace) -> int:
    library = load(root, options.today)
    problems = [*library.notes, *lint.run(library, options.today), *published.problems(root, library)]
    return _told([problem for problem in problems if problem.level == "error" or not options.errors], library)


def _told(problems: Sequence[Placed], library: Library | None = None) -> int:
    for problem in sorted(problems):
        print(problem)
    counts = Counter(problem.level for problem in problems)
    what = f"{_number(len(library.modules), 'module')}, {_number(len(library.items), 'item')}: " if library else ""
    print(
        f"{what}{_number(counts['error'], 'error')}, {_number(counts['warning'], 'warning')}, {_number(counts['notice'], 'notice')}."
    )
    return 1 if counts["error"] or counts["warning"] else 0


def _number(count: int, word: str) -> str:
    return f"{count} {word}{'' if count == 1 else 's'}"


def _schema(root: Path, options: argparse.Namespace) -> int:
    changed = schema.write(root)
    print(f"{schema.FOLDER}: {', '.join(changed)} written." if changed else f"{schema.FOLDER}: all files were fresh.")
    return 0


def _ids(root: Path, options: argparse.Namespace) -> int:
    if options.retire:
        if not published.retire(root, options.retire):
            print(
                f"'{options.retire}' was never published. The lines of {published.FILE} show how ids are written.", file=sys.stderr
            )
            return 1
        print(f"Retired: {options.retire}")
        return 0
    new = published.add(root, load(root, datetime.now(UTC).date()))
    print(f"{published.FILE}: {_number(len(new), 'line')} added.")
    return 0


def _pages(root: Path, options: argparse.Namespace) -> int:
    from . import standalone

    count = standalone.write(root, Path(options.folder), load(root, datetime.now(UTC).date()))
    print(f"{options.folder}: {_number(count, 'file')} written.")
    return 0


def _report(root: Path, options: argparse.Namespace) -> int:
    print(report.quality_markdown(load(root, datetime.now(UTC).date())))
    return 0


def _new(root: Path, options: argparse.Namespace) -> int:
    today = datetime.now(UTC).date()
    library = load(root, today)
    if options.what == "item":
        print(
            f"quizzes/{options.module}.yml: {new.item(root, library, options.module, options.type, today)} is at the end. Write over it."
        )
    else:
        print(
            f"Written: {', '.join(new.module(root, library, options.slug, today))}. Write over them; then run: python -m macros ids"
        )
    return 0


def _export(root: Path, options: argparse.Namespace) -> int:
    for line in command.export(load(root, datetime.now(UTC).date()), options.format, options.module, Path(options.out)):
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
