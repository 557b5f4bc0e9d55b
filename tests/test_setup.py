"""The commands, their set-up and the lock files, without network."""

import ast
import json
import re
import socket
import sys
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from packaging.requirements import Requirement

import dev
from tools import browser, building, checking, environments, libraries, locking, node, port, running
from tools.running import Command, Trouble

ROOT = Path(__file__).resolve().parent.parent
LOCKS = sorted(locking.LISTS)


# Lock files


def pins(name: str) -> dict[str, list[str]]:
    """The versions that a lock file names for each package; more than one where Python's version decides."""
    found: dict[str, list[str]] = {}
    for package, version in re.findall(r"^([\w.-]+)==([\w.+!]+)", (ROOT / name).read_text(encoding="utf-8"), re.M):
        found.setdefault(package, []).append(version)
    return found


def wanted_in(name: str) -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    sources = locking.LISTS[name]
    lines = list(project["project"]["dependencies"]) if "pyproject.toml" in sources else []
    groups = [source for before, source in zip(("", *sources), sources, strict=False) if before == "--group"]
    return [Requirement(line) for line in lines + [line for group in groups for line in project["dependency-groups"][group]]]


def test_each_lock_file_is_one_that_dev_can_write_anew() -> None:
    assert sorted(path.name for path in ROOT.glob("requirements*.txt")) == LOCKS


@pytest.mark.parametrize("name", LOCKS)
def test_each_requirement_has_an_exact_version_and_hashes(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")

    requirements = re.split(r"\n(?=\S)", text.strip())

    assert requirements
    for requirement in requirements:
        assert re.match(r"[\w.-]+==[\w.+!]+ (; .+ )?\\\n    --hash=sha256:[0-9a-f]{64}", requirement), requirement


@pytest.mark.parametrize("name", LOCKS)
def test_no_lock_file_names_a_place_to_fetch_from(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")

    assert "://" not in text
    assert "--index-url" not in text


@pytest.mark.parametrize("name", LOCKS)
def test_what_is_wanted_is_what_is_locked(name: str) -> None:
    locked = pins(name)

    for wish in wanted_in(name):
        versions = locked.get(wish.name, [])
        assert versions, f"{wish.name} is not in {name}: run 'python3 dev.py lock'"
        assert all(wish.specifier.contains(version) for version in versions), f"{wish}: run 'python3 dev.py lock'"


def test_the_tests_run_with_what_the_site_is_built_with() -> None:
    site, checks = pins("requirements.txt"), pins("requirements-dev.txt")

    assert {name: checks.get(name) for name in site} == site


def test_the_npm_lock_names_versions_and_no_place_to_fetch_from() -> None:
    text = (ROOT / "package-lock.json").read_text(encoding="utf-8")
    locked = json.loads(text)["packages"]
    wishes = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))
    wishes = {**wishes["dependencies"], **wishes["devDependencies"]}

    assert '"resolved"' not in text
    assert {name: locked[f"node_modules/{name}"]["version"] for name in wishes} == wishes
    assert all(entry["integrity"].startswith("sha512-") for path, entry in locked.items() if path)


def test_the_npm_lock_holds_the_programs_of_every_system() -> None:
    locked = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]

    optional = {name for entry in locked.values() for name in entry.get("optionalDependencies", {})}

    assert optional
    assert optional <= {path.removeprefix("node_modules/") for path in locked}


# Python


def test_dev_needs_the_standard_library_only() -> None:
    files = [ROOT / "dev.py", *(ROOT / "tools").glob("*.py")]

    imported = {name for path in files for name in imports(path)}

    assert imported <= {*sys.stdlib_module_names, "tools"}


def imports(path: Path) -> set[str]:
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    return {name.split(".")[0] for name in plain | {n.module or "" for n in nodes if isinstance(n, ast.ImportFrom)}}


def test_an_old_python_can_read_dev_far_enough_to_say_that_it_is_old() -> None:
    source = (ROOT / "dev.py").read_text(encoding="utf-8")

    tree = ast.parse(source, feature_version=(3, 7))

    before_the_question = [type(part).__name__ for part in tree.body[:4]]
    assert before_the_question == ["Expr", "Import", "FunctionDef", "If"]
    assert dev.too_old(3, 9) == (
        "Alongside needs Python 3.11 or newer, and this is Python 3.9: install a newer one and name it, "
        "as in 'python3.12 dev.py serve' or 'make serve PYTHON=python3.12'."
    )
    assert dev.too_old(3, 11) == dev.too_old(3, 14) == dev.too_old(4, 0) == ""


# Commands


def test_help_lists_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    code = dev.main(["--help"])

    assert code == 0
    assert set(re.findall(r"^  (\w+) ", capsys.readouterr().out, re.M)) == set(dev.COMMANDS)


@pytest.mark.parametrize("name", dev.COMMANDS)
def test_every_command_has_its_alias_and_is_in_the_docs(name: str) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    docs = (ROOT / "README.md").read_text(encoding="utf-8") + (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")

    assert re.search(rf"^serve .*\b{name}\b|^{name}\b", makefile, re.M)
    assert f"make {name}" in docs or f"dev.py {name}" in docs


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("tset", "dev.py: There is no command 'tset': did you mean 'test'?\n"),
        ("xyz", "dev.py: There is no command 'xyz': 'python3 dev.py --help' lists the commands.\n"),
    ],
)
def test_a_misspelt_command_is_told_the_nearest(typed: str, told: str, capsys: pytest.CaptureFixture[str]) -> None:
    code = dev.main([typed])

    assert (code, capsys.readouterr().err) == (1, told)


# Environments


class Steps:
    """Stands in for the programs of a set-up: remembers them and does the little that the next step looks at."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, root: Path) -> None:
        self.taken: list[str] = []
        self.failing = ""
        for module in (environments, node):
            monkeypatch.setattr(module, "step", self.step)
        monkeypatch.setattr(environments, "quietly", lambda _: SimpleNamespace(stdout=str(root)))

    def step(self, what: str, command: Command, remedy: str = "") -> None:
        self.taken.append(what)
        if self.failing and self.failing in what:
            raise Trouble(what)
        if "environment" in what:
            python = environments.program(running.ROOT / what.split()[-1], "python")
            python.parent.mkdir(parents=True, exist_ok=True)
            python.touch()
        if "ci" in command:
            for name, file in libraries.LIBRARIES.items():
                package = running.ROOT / "node_modules" / name
                (package / file).parent.mkdir(parents=True, exist_ok=True)
                (package / file).write_text("export const x = 1\n//# sourceMappingURL=x.map\n", encoding="utf-8")
                (package / "LICENSE").write_text("Free for all */", encoding="utf-8")

    def since(self) -> list[str]:
        taken, self.taken = self.taken, []
        return taken


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(running, "ROOT", tmp_path)
    for name in (*LOCKS, "package.json", "package-lock.json"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    (tmp_path / "macros").mkdir()
    return tmp_path


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch, root: Path) -> Steps:
    return Steps(monkeypatch, root)


MADE = ["a Python environment in .venv", "uv, which installs the rest"]
SITE = "Python packages (requirements.txt)"
CHECKS = "Python packages (requirements-dev.txt, requirements.txt)"


def test_a_second_set_up_does_nothing(steps: Steps) -> None:
    environments.environment(".venv", environments.SITE)
    first = steps.since()

    environments.environment(".venv", environments.SITE)

    assert first == [*MADE, SITE]
    assert steps.since() == []


def test_tests_add_to_what_the_site_needs_and_serving_keeps_it(steps: Steps) -> None:
    environments.environment(".venv", environments.SITE)
    steps.since()

    environments.environment(".venv", environments.CHECKS)
    environments.environment(".venv", environments.SITE)

    assert steps.since() == [CHECKS]


def test_a_changed_lock_file_is_installed_with_all_that_was_there(steps: Steps, root: Path) -> None:
    environments.environment(".venv", environments.CHECKS)
    steps.since()

    (root / "requirements.txt").write_text("changed", encoding="utf-8")
    environments.environment(".venv", environments.SITE)

    assert steps.since() == [CHECKS]


def test_another_python_makes_the_environment_anew(steps: Steps, monkeypatch: pytest.MonkeyPatch) -> None:
    environments.environment(".venv", environments.SITE)
    steps.since()

    monkeypatch.setattr("platform.python_version", lambda: "3.99.0")
    environments.environment(".venv", environments.SITE)

    assert steps.since() == [*MADE, SITE]


def test_an_interrupted_set_up_starts_afresh(steps: Steps) -> None:
    steps.failing = "packages"
    with pytest.raises(Trouble):
        environments.environment(".venv", environments.SITE)
    steps.since()

    steps.failing = ""
    environments.environment(".venv", environments.SITE)

    assert steps.since() == [*MADE, SITE]


def test_an_environment_without_its_python_is_made_anew(steps: Steps) -> None:
    environments.environment(".venv", environments.SITE).unlink()
    steps.since()

    environments.environment(".venv", environments.SITE)

    assert steps.since() == [*MADE, SITE]


def test_a_damaged_stamp_is_no_stamp(steps: Steps, root: Path) -> None:
    environments.environment(".venv", environments.SITE)
    steps.since()

    (root / ".venv" / environments.STAMP).write_text("{", encoding="utf-8")
    environments.environment(".venv", environments.SITE)

    assert steps.since() == [*MADE, SITE]


def test_the_other_environments_are_filled_by_the_first(steps: Steps) -> None:
    environments.environment(".venv-bench", environments.BENCH)

    assert steps.since() == ["a Python environment in .venv-bench", "Python packages (requirements-bench.txt)"]


def test_the_project_is_on_the_path_by_a_line_that_survives_a_move(steps: Steps, root: Path) -> None:
    environments.environment(".venv", environments.SITE)

    assert (root / "alongside.pth").read_text(encoding="utf-8") == ".\n"


def test_a_python_without_venv_is_told_the_package_that_brings_it(
    monkeypatch: pytest.MonkeyPatch, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None if name == "ensurepip" else name)

    code = dev.main(["build"])

    assert (code, capsys.readouterr().err) == (
        1,
        "dev.py: This Python lacks its module 'ensurepip', without which no environment can be made: "
        "on Debian or Ubuntu run 'apt-get install python3-venv' as root, then the same command again.\n",
    )


def test_a_step_that_fails_shows_its_words_and_says_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    failing = [sys.executable, "-c", "raise SystemExit('no route to host')"]

    with pytest.raises(Trouble) as told:
        running.step("Python packages (requirements.txt)", failing)

    assert capsys.readouterr().out == "Setting up: Python packages (requirements.txt) ...\nno route to host\n"
    assert str(told.value) == (
        "Setting up stopped at Python packages (requirements.txt), for the reason above: "
        "check the network and the room on the disk, then run the same command again."
    )


def test_a_program_that_is_not_there_is_a_failed_step(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(Trouble, match=r"^Setting up stopped at npm, for the reason above"):
        running.step("npm", ["no-such-program-anywhere"])

    assert "no-such-program-anywhere" in capsys.readouterr().out


# Node and the browser


def test_a_second_set_up_of_the_browser_tools_does_nothing(steps: Steps, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(node, "machine_node", lambda: sys.executable)

    first = node.node_tools()
    second = node.node_tools()

    assert first == second == sys.executable
    assert steps.since() == ["browser test tools (package-lock.json)"]


def test_building_installs_what_pages_load_and_testing_adds_the_tools(steps: Steps, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(node, "machine_node", lambda: sys.executable)

    node.browser_libraries()
    node.browser_libraries()
    node.node_tools()
    node.browser_libraries()

    assert steps.since() == ["browser libraries (package-lock.json)", "browser test tools (package-lock.json)"]


def test_a_library_is_published_under_its_licence_and_names_no_map(
    steps: Steps, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(node, "machine_node", lambda: sys.executable)

    node.browser_libraries()

    assert (root / "macros/vendor/ts-fsrs.js").read_text(encoding="utf-8") == ("/*!\nFree for all * /\n*/\nexport const x = 1\n")


def test_a_library_that_was_deleted_is_put_back(steps: Steps, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(node, "machine_node", lambda: sys.executable)
    node.browser_libraries()

    (root / "macros/vendor/ts-fsrs.js").unlink()
    node.browser_libraries()

    assert (root / "macros/vendor/ts-fsrs.js").exists()


def test_a_machine_without_node_gets_it_from_a_wheel(steps: Steps, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda *_, **__: None)

    found = node.node_tools()

    assert found == str(environments.program(root / ".venv", "node"))
    assert "Python packages (requirements-dev.txt, requirements-node.txt, requirements.txt)" in steps.since()


@pytest.mark.parametrize(("said", "major"), [("v20.20.2\n", 20), ("v9.1.0", 9), ("not found", 0), ("", 0)])
def test_the_version_of_node_is_read_from_what_it_says(said: str, major: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(node, "quietly", lambda _: SimpleNamespace(stdout=said))

    assert node.major_version("node") == major


def test_a_browser_is_looked_for_before_one_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[str] = []
    monkeypatch.delenv("ALONGSIDE_CHROMIUM", raising=False)
    for name in ("installed", "by_apt", "by_playwright"):
        monkeypatch.setattr(browser, name, in_vain(name, tried))

    with pytest.raises(Trouble) as told:
        browser.browser(Path(sys.executable))

    assert tried == ["installed", "by_apt", "by_playwright"]
    assert str(told.value) == (
        "The tests need Chromium, Chrome or Edge, and none was found or could be installed: "
        "install one or set ALONGSIDE_CHROMIUM to its path, then run the same command again."
    )


def in_vain(name: str, tried: list[str]) -> Callable[..., str]:
    def look(*_: Path) -> str:
        tried.append(name)
        return ""

    return look


def test_the_browser_that_a_person_names_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALONGSIDE_CHROMIUM", sys.executable)

    assert browser.browser(Path(sys.executable)) == sys.executable


def test_a_named_browser_that_is_not_there_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALONGSIDE_CHROMIUM", "/no/chrome")

    with pytest.raises(Trouble) as told:
        browser.browser(Path(sys.executable))

    assert str(told.value) == "ALONGSIDE_CHROMIUM is '/no/chrome', and there is no program: put it right or leave it out."


# Serving


def test_serve_takes_a_free_port_when_its_own_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(port, "is_free", lambda number: number == 8002)

    assert port.chosen_port() == 8002


def test_a_port_that_is_taken_is_seen_and_said() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        number = str(taken.getsockname()[1])

        with pytest.raises(Trouble) as told:
            port.chosen_port(number)

    expected = f"Port {number} is taken by another program: name another, or none to have a free one chosen."
    assert str(told.value) == expected


@pytest.mark.parametrize("asked", ["abc", "0", "65536", "-1", "80.5"])
def test_a_port_that_is_none_is_said(asked: str) -> None:
    with pytest.raises(Trouble) as told:
        port.chosen_port(asked)

    assert str(told.value) == f"PORT is '{asked}': give a number from 1 to 65535, as in 'PORT=8080 make serve'."


# Building


class Builds:
    """Stands in for MkDocs: writes a page where it is told to, and ends as it is told to."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, root: Path) -> None:
        self.code = 0
        self.variables: dict[str, str] = {}
        monkeypatch.setattr(dev, "environment", lambda *_: root / "python")
        monkeypatch.setattr(dev, "browser_libraries", lambda: None)
        monkeypatch.setattr(dev, "run", self.run)

    def run(self, command: Sequence[str], **variables: str) -> int:
        if "mkdocs" not in command:  # the check before it finds nothing
            return 0
        self.variables = variables
        place = Path(command[command.index("--site-dir") + 1])
        place.mkdir(parents=True)
        (place / "index.html").write_text("new", encoding="utf-8")
        return self.code


@pytest.fixture
def builds(monkeypatch: pytest.MonkeyPatch, root: Path) -> Builds:
    return Builds(monkeypatch, root)


def test_a_good_build_takes_the_place_of_the_last(builds: Builds, root: Path) -> None:
    (root / "site").mkdir()
    (root / "site" / "old.html").touch()

    code = dev.main(["build"])

    assert (code, builds.code) == (0, 0)
    assert [path.name for path in (root / "site").iterdir()] == ["index.html"]
    assert list((root / ".cache").iterdir()) == []


def test_a_failed_build_leaves_the_last_good_one(builds: Builds, root: Path) -> None:
    (root / "site").mkdir()
    (root / "site" / "old.html").touch()
    builds.code = 3

    code = dev.main(["build"])

    assert code == 3
    assert [path.name for path in (root / "site").iterdir()] == ["old.html"]
    assert list((root / ".cache").iterdir()) == []


def test_a_build_has_the_clock_of_its_commit_and_no_chance(builds: Builds, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)

    dev.main(["build"])

    assert builds.variables == {"SOURCE_DATE_EPOCH": building.NO_COMMIT, "PYTHONHASHSEED": "0"}


def test_a_clone_is_dated_by_its_last_commit(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / ".git").mkdir()
    monkeypatch.setattr(building, "quietly", lambda _: SimpleNamespace(returncode=0, stdout="1790000000\n"))

    assert building.commit_time() == "1790000000"


def test_no_setting_of_the_site_is_named_twice_so_that_none_is_lost() -> None:
    names = re.findall(r"^([a-z_]+):", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"), re.MULTILINE)

    assert sorted(names) == sorted(set(names))


# Checking


def row(name: str, passed: bool, output: str = "") -> checking.Row:
    return checking.Row(name, passed, 1.25, output)


def test_check_shows_what_failed_and_then_a_line_for_each(capsys: pytest.CaptureFixture[str]) -> None:
    code = checking.report([row("content", True, "all well"), row("Python types", False, "x.py:1: wrong")])

    assert code == 1
    assert capsys.readouterr().out == ("Python types\nx.py:1: wrong\n\nok       1.2 s  content\nFAILED   1.2 s  Python types\n")


def test_check_runs_everything_even_when_the_first_fails() -> None:
    def exits(code: int) -> list[Any]:
        return [sys.executable, "-c", f"raise SystemExit({code})"]

    rows = checking.all_checked([("first", exits(1)), ("second", exits(0))])

    assert [(done.name, done.passed) for done in rows] == [("first", False), ("second", True)]
    assert checking.report([row("all", True)]) == 0


# The settings of the site


def test_the_settings_of_the_site_name_nothing_twice() -> None:
    """The second would quietly put the first out."""
    names = re.findall(r"^(\w+):", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"), flags=re.MULTILINE)

    assert sorted(names) == sorted(set(names))
