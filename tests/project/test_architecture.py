"""The house stays as ARCHITECTURE.md draws it."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "jiping"
SOURCES = sorted((ROOT / "src").rglob("*.py"))
EXACT_ROOMS = ("model", "values", "standards", "checks")


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def project_files() -> list[Path]:
    """Text files that belong to the project: what git knows or would take."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    if listed.returncode == 0:
        paths = [ROOT / name for name in listed.stdout.splitlines()]
    else:
        paths = [path for path in ROOT.rglob("*") if ".venv" not in path.parts]
    binary = {".png", ".doc", ".docx", ".xls", ".xlsx", ".odt", ".ods", ".pdf", ".mo", ".pyc"}
    cases = ROOT / "tests" / "cases"
    return [
        path
        for path in paths
        if path.is_file()
        and path.suffix not in binary
        and (path.parent != cases or path.suffix in (".py", ".json"))
    ]


def test_imports_go_downwards_only() -> None:
    command = Path(sys.executable).with_name("lint-imports")
    result = subprocess.run([command, "--no-cache"], cwd=ROOT, capture_output=True, text=True)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_files_and_functions_are_short(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= 400
    long = {
        node.name: length
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (length := (node.end_lineno or 0) - node.lineno + 1) > 60
    }
    assert long == {}


def test_units_are_small() -> None:
    pattern = re.compile(r"[a-z]{3}\d{3}_\w+\.py")
    lengths = {
        name_of(path): path.read_text(encoding="utf-8").count("\n")
        for path in SOURCES
        if pattern.fullmatch(path.name)
    }
    assert {name: length for name, length in lengths.items() if length > 180} == {}


def test_modules_say_what_they_are_about() -> None:
    vague = {"utils", "util", "helpers", "helper", "common", "manager", "misc"}
    assert [name_of(path) for path in SOURCES if vague & set(path.stem.split("_"))] == []


@pytest.mark.parametrize("room", EXACT_ROOMS)
def test_numbers_are_exact(room: str) -> None:
    """No float is written where money, points, scores or rates are handled."""
    floats = [
        f"{name_of(path)}:{node.lineno}"
        for path in (PACKAGE / room).rglob("*.py")
        for node in floats_in(tree_of(path))
    ]
    assert floats == []


def floats_in(tree: ast.Module) -> list[ast.Constant | ast.Name]:
    """Floats in a module, apart from how alike difflib is to find two names."""
    likeness = {
        id(argument)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "get_close_matches"
        for argument in node.args
    }
    return [
        node
        for node in ast.walk(tree)
        if (isinstance(node, ast.Constant) and isinstance(node.value, float))
        or (isinstance(node, ast.Name) and node.id == "float")
        if id(node) not in likeness
    ]


def test_every_module_says_what_it_is() -> None:
    assert [name_of(path) for path in SOURCES if not ast.get_docstring(tree_of(path))] == []


def test_the_project_speaks_of_itself_alone() -> None:
    """No address of a package registry and no path of one particular machine."""
    registries = ("py" + "pi[.]o" + "rg", "python" + "hosted", "npm" + "js[.]", "deb[.]" + "debian")
    machines = "(?<![.a-z<])/(?:wor" + "k|far" + "m|roo" + "t|hom" + "e)/"
    foreign = re.compile("|".join((*registries, machines)))
    found = []
    for path in project_files():
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if foreign.search(line):
                found.append(f"{name_of(path)}:{number}: {line.strip()[:80]}")
    assert found == []


def test_nothing_is_left_for_later() -> None:
    words = re.compile("|".join(("TO" + "DO", "FIX" + "ME", "X" * 3)))
    noted = [
        f"{name_of(path)}:{number}"
        for path in SOURCES
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if words.search(line)
    ]
    raised = [
        f"{name_of(path)}:{node.lineno}"
        for path in SOURCES
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Raise) and "NotImplementedError" in ast.dump(node)
    ]
    assert noted + raised == []


@pytest.mark.parametrize("module", ["lxml", "yaml", "rich", "typst", "xlsxwriter", "msgspec"])
def test_start_is_cheap(module: str) -> None:
    """`jiping --help` imports nothing heavy."""
    code = f"""
import sys
from jiping.cli import main
try:
    main(["--help"])
except SystemExit:
    print({module!r} in sys.modules, file=sys.stderr)
"""
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert result.stderr.strip() == "False"
