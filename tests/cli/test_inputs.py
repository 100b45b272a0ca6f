"""Which files a command line means."""

from __future__ import annotations

import argparse
import hashlib
import io
import os
import sys
import zipfile
from pathlib import Path

import pytest

import jiping
from jiping import pipeline, samples
from jiping.cli import inputs
from jiping.cli.refusal import Refusal


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in (
        "b.docx",
        "a.docx",
        "deep/c.DOCX",
        "deep/~$c.docx",
        ".hidden/d.docx",
        "e.odp",
        "f.pdf",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"x")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def gather(*files: str, suffix: str | None = None, limit: tuple[str, ...] = ()) -> inputs.Inputs:
    return inputs.gather(argparse.Namespace(files=list(files), suffix=suffix, limit=list(limit)))


def names(*files: str) -> list[str]:
    return [Path(item.name).as_posix() for item in gather(*files).found]


def test_a_folder_is_searched_to_the_bottom(tree: Path, capsys) -> None:
    assert names(".") == ["a.docx", "b.docx", "deep/c.DOCX", "f.pdf"]
    assert "e.odp" in capsys.readouterr().err


def test_patterns_are_understood_without_a_shell(tree: Path) -> None:
    assert names("*.docx") == ["a.docx", "b.docx"]
    assert names("d*") == ["deep/c.DOCX"]
    assert names("**/*.DOCX") == ["deep/c.DOCX"]


def test_a_file_whose_name_looks_like_a_pattern_is_a_file(tree: Path) -> None:
    (tree / "表[1].docx").write_bytes(b"x")
    assert names("表[1].docx") == ["表[1].docx"]


def test_each_file_is_read_once_in_the_order_given(tree: Path) -> None:
    assert names("b.docx", "*.docx", "b.docx") == ["b.docx", "a.docx"]


def test_what_does_not_exist_is_named_and_the_others_are_kept(tree: Path, capsys) -> None:
    found = gather("a.docx", "c.docx")
    assert [item.name for item in found.found] == ["a.docx"]
    assert found.missing == ("c.docx",)
    said = capsys.readouterr().err
    assert said.startswith("No such file: c.docx. Did you mean")
    assert said.count("\n") == 1


@pytest.mark.parametrize(
    ("argument", "sentence"),
    [
        ("nothing.docx", "No such file: nothing.docx."),
        ("*.xlsx", "No file matches *.xlsx."),
        ("empty", "No form found in the folder empty."),
    ],
)
def test_where_nothing_is_left_the_command_cannot_run(tree: Path, argument, sentence) -> None:
    (tree / "empty").mkdir()
    with pytest.raises(Refusal) as refusal:
        gather(argument)
    assert str(refusal.value).startswith(sentence)


def test_standard_input_is_read_up_to_the_limit(monkeypatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"0123456789")))
    found = gather("-", suffix=".md", limit=("file_bytes=4",))
    assert found.found == (inputs.Input("-", b"01234"),)
    assert found.suffix == ".md"
    assert gather("-", suffix="docx").suffix == ".docx"


def test_standard_input_needs_a_suffix() -> None:
    with pytest.raises(Refusal, match="--suffix"):
        gather("-")


def test_limits_are_changed_by_name() -> None:
    limits = inputs.limits_of(["rows=7", "forms=2"])
    assert limits is not None
    assert (limits.rows, limits.forms) == (7, 2)
    assert limits.columns > 100
    assert inputs.limits_of([]) is None


@pytest.mark.parametrize("setting", ["rows", "rows=", "rows=-1", "rows=0", "rows=1.5", "lines=3"])
def test_a_wrong_limit_is_refused(setting: str) -> None:
    with pytest.raises(Refusal, match=f"--limit {setting}"):
        inputs.limits_of([setting])


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="file names are text there")
def test_a_name_in_another_encoding_can_be_printed(tree: Path) -> None:
    name = os.fsdecode("自评表.docx".encode("gb18030"))
    Path(name).write_bytes(b"x")
    assert names(name) == ["自评表.docx"]
    assert "自评表.docx" in names(".")


def test_an_archive_is_a_folder(tree: Path, capsys) -> None:
    with zipfile.ZipFile("一批.zip", "w") as target:
        for name in ("a.docx", "deep/b.md", "__MACOSX/._a.docx", "deep/~$b.docx", "c.odp"):
            target.writestr(name, b"x")
    assert names("一批.zip") == ["一批.zip/a.docx", "一批.zip/deep/b.md"]
    assert "c.odp" in capsys.readouterr().err
    assert names("*.zip") == names("一批.zip")
    assert names(".")[-2:] == names("一批.zip")


def test_a_damaged_archive_is_read_as_itself(tree: Path) -> None:
    Path("a.zip").write_bytes(b"PK\x03\x04")
    [item] = gather("a.zip").found
    assert item.name == "a.zip"
    assert jiping.read(item.content).findings[0].code == "RDG001"


def test_results_name_the_file_in_the_archive(tree: Path) -> None:
    sample = samples.path("hb_department.md").read_bytes()
    with zipfile.ZipFile("一批.zip", "w") as target:
        target.writestr("自评表.md", sample)
    [item] = gather("一批.zip").found
    source = pipeline.source(item.content, name=item.name)
    assert source.file == "一批.zip/自评表.md"
    assert source.sha256 == hashlib.sha256(sample).hexdigest()
    assert len(source.evaluations) == 1
    [report] = jiping.evaluate(item.content)
    assert report.source == "一批.zip/自评表.md"
