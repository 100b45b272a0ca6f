"""The recipes of CONTRIBUTING do what they say: one new file each, no other file edited.

A copy of the project gets the files exactly as the recipes print them; everything runs there.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import mini
from jiping import pipeline

ROOT = Path(__file__).resolve().parents[2]
RECIPE = re.compile(r'^```\w+ title="([^"]+)"\n(.*?)^```$', re.DOTALL | re.MULTILINE)
PARTS = ("src", "tests", "tools", "docs", "pyproject.toml", "README.md")
LEFT_BEHIND = shutil.ignore_patterns("__pycache__", "*.pyc", ".hypothesis")
SAMPLE = "src/jiping/samples/hb_department.md"


def recipes() -> dict[str, str]:
    return dict(RECIPE.findall((ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")))


class Copy:
    """A copy of the project in which commands run."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def python(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        environment = {
            **os.environ,
            "PYTHONPATH": str(self.folder / "src"),
            "PYTHONUTF8": "1",
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        return subprocess.run(
            [sys.executable, *arguments],
            cwd=self.folder,
            env=environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
        )

    def jiping(self, *arguments: str) -> str:
        result = self.python("-m", "jiping", *arguments)
        assert result.returncode in (0, 1), result.stderr
        return result.stdout

    def read(self, file: str) -> Any:
        return json.loads(self.jiping("read", file, "--format", "json"))["sources"][0]

    def tests(self, folder: str, expression: str) -> str:
        result = self.python(
            "-m", "pytest", "-q", "-p", "no:cacheprovider", folder, "-k", expression
        )
        assert result.returncode == 0, result.stdout
        return result.stdout.splitlines()[-1]


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    folder = tmp_path_factory.mktemp("copy")
    for part in PARTS:
        if (ROOT / part).is_dir():
            shutil.copytree(ROOT / part, folder / part, ignore=LEFT_BEHIND)
        else:
            shutil.copy(ROOT / part, folder / part)
    for name, text in recipes().items():
        assert not (folder / name).exists(), f"{name} would replace a file of the project"
        (folder / name).write_text(text, encoding="utf-8")
    project = pipeline.write(mini.evaluation(), "docx")
    (folder / "project.docx").write_bytes(project)
    return Copy(folder)


def test_there_is_a_recipe_for_each_kind_of_unit() -> None:
    rooms = [Path(name).parts[2] for name in recipes()]
    assert sorted(rooms) == ["checks", "forms", "readers", "standards", "writers"]


def test_recipes_are_written_as_the_project_is(copy: Copy) -> None:
    modules = [name for name in recipes() if name.endswith(".py")]
    for command in (["check"], ["format", "--check"]):
        result = copy.python("-m", "ruff", *command, "--no-cache", *modules)
        assert result.returncode == 0, result.stdout
    result = copy.python("-m", "mypy", "--no-incremental", *modules)
    assert result.returncode == 0, result.stdout


def test_a_check(copy: Copy) -> None:
    assert "STR901  提示  标题没有写明是自评表" in copy.jiping("checks")
    page = copy.jiping("explain", "STR901")
    assert page.startswith("# STR901")
    assert "## 反例" in page
    assert re.match(r"4 passed", copy.tests("tests/checks/test_units.py", "STR901"))
    counted = json.loads(copy.jiping("check", SAMPLE, "--format", "json"))["reports"][0]["ledger"]
    assert [line["outcome"] for line in counted["checks"] if line["code"] == "STR901"] == ["pass"]


def test_a_standard(copy: Copy) -> None:
    assert "lj_2022" in copy.jiping("standards")
    assert copy.jiping("explain", "lj_2022").startswith("# ")
    assert " passed" in copy.tests("tests/standards", "lj_2022")
    scored = json.loads(copy.jiping("score", SAMPLE, "--region", "澜江", "--year", "2022"))
    assert scored["scorecards"][0]["standard"]["id"] == "lj_2022"


def test_a_layout(copy: Copy) -> None:
    assert "lj_project_2022" in copy.jiping("forms")
    copy.jiping("write", "project.docx", "-o", "lj.docx", "--form", "lj_project_2022")
    (form,) = copy.read("lj.docx")["evaluations"]
    (before,) = copy.read("project.docx")["evaluations"]
    assert (before["form"], form["form"]) == ("cn_project_2020", "lj_project_2022")
    assert actuals(form) == actuals(before) != []
    assert form["indicators"][0]["points"]["value"] == before["indicators"][0]["points"]["value"]


def test_a_reader_and_a_writer(copy: Copy) -> None:
    copy.jiping("write", SAMPLE, "-o", "form.jsonl")
    source = copy.read("form.jsonl")
    assert source["format"] == "jsonl"
    (before,) = copy.read(SAMPLE)["evaluations"]
    (form,) = source["evaluations"]
    assert actuals(form) == actuals(before) != []
    assert form["claimed_total"]["value"] == before["claimed_total"]["value"]


def test_the_manual_has_them_all(copy: Copy) -> None:
    built = copy.python("tools/build_manual.py", "site")
    assert built.returncode == 0, built.stderr
    for page in ("checks/STR901", "standards/lj_2022", "forms/lj_project_2022"):
        assert (copy.folder / "site" / f"{page}.html").is_file()
    formats = (copy.folder / "site" / "readers.html").read_text(encoding="utf-8")
    assert formats.count("<h3>jsonl") == 2


def actuals(form: dict[str, Any]) -> list[str]:
    return [re.sub(r"\s", "", row["actual"]["text"]) for row in form["indicators"]]
