"""Command lines that a hostile or clumsy user types: names, options, streams, interruptions."""

from __future__ import annotations

import errno
import subprocess
import sys
from pathlib import Path

import pytest

from jiping import pipeline
from jiping.cli import main
from spine.conftest import Checked
from spine.sample_forms import FORMS, SAMPLE

JIPING = (sys.executable, "-m", "jiping")


def test_names_of_every_sort_and_no_control_character_reaches_a_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = ["a b.md", "自评表（终稿）.md", "\N{GRINNING FACE}.md", "a[1].md"]
    names += [] if sys.platform == "win32" else ["x\ny.md", "\x1b[31mred.md"]
    for name in names:
        (tmp_path / name).write_bytes(SAMPLE)
    assert main(["check", str(tmp_path), "--select", "ARI004"]) == 0
    said = capsys.readouterr()
    assert said.out.count("总分 99.20") == len(names)
    assert "\x1b" not in said.out + said.err


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("",), "文件名是空的"),
        (("没有.docx",), "没有这个文件：没有.docx"),
        (("长" * 300 + ".md",), "没有这个文件"),
        (("folder.docx",), "没有能读的文件"),
        (("-",), "--suffix"),
        (("good.md", "-o", "没有/out.json"), "没有文件夹"),
        (("good.md", "-o", "folder.docx"), "这是文件夹"),
        (("good.md", "-o", "good.md"), "正在读取的文件"),
        (("good.md", "--frobnicate"), "--frobnicate"),
        (("good.md", "--select", "ARI999"), "没有这条规则"),
        (("good.md", "--standard", "hb_2021"), "hb_2020"),
        (("good.md", "--limit", "lines=3"), "file_bytes"),
        (("good.md", "--year", "去年"), "去年"),
    ],
)
def test_what_cannot_run_is_one_sentence_and_leaves_no_trace(
    arguments: tuple[str, ...],
    sentence: str,
    tmp_path: Path,
    checked: Checked,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("good.md").write_bytes(SAMPLE)
    Path("folder.docx").mkdir()
    status, reports, said = checked(*arguments)
    assert (status, reports) == (2, [])
    assert sentence in said
    assert said.count("\n") == 1
    assert Path("good.md").read_bytes() == SAMPLE
    assert sorted(path.name for path in Path().iterdir()) == ["folder.docx", "good.md"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_links_in_a_circle_end(tmp_path: Path, checked: Checked) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "again").symlink_to("../in")
    (tmp_path / "in" / "good.md").write_bytes(SAMPLE)
    assert len(checked(tmp_path, "--select", "ARI004")[1]) == 1
    (tmp_path / "self.docx").symlink_to("self.docx")
    status, _, said = checked(tmp_path / "self.docx")
    assert (status, "指向的文件不存在" in said) == (2, True)


def test_a_file_without_permission_is_a_finding(
    tmp_path: Path, checked: Checked, monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "denied")

    path = tmp_path / "a.md"
    path.write_bytes(SAMPLE)
    monkeypatch.setattr(Path, "open", closed)
    status, (report,), _ = checked(path)
    assert (status, report["findings"][0]["code"]) == (1, "RDG001")
    assert "权限" in report["findings"][0]["suggestion"]


def test_the_others_are_done_in_their_order(tmp_path: Path, checked: Checked) -> None:
    (tmp_path / "good.md").write_bytes(SAMPLE)
    (tmp_path / "bad.docx").write_bytes(FORMS[".docx"][:900])
    names = ["bad.docx", "good.md", "none.md"]
    status, reports, said = checked(*(tmp_path / name for name in names), "--select", "ARI004")
    assert [Path(report["source"]).name for report in reports] == names[:2]
    assert reports[1]["evaluation"] is not None
    assert (status, "none.md" in said) == (2, True)


@pytest.mark.parametrize("content", [b"", bytes(range(256)) * 9, FORMS[".docx"], SAMPLE])
def test_standard_input_may_hold_anything(content: bytes, checked: Checked) -> None:
    status, reports, said = checked("-", "--suffix", "md", stdin=content)
    assert (status, said) == (1, "")
    assert len(reports) == 1


def test_interrupted_and_disk_full(
    tmp_path: Path, checked: Checked, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(SAMPLE)
    for error, status, sentence in (
        (KeyboardInterrupt(), 130, "已中断"),
        (OSError(errno.ENOSPC, "full"), 2, "磁盘已满"),
        (RuntimeError("ours"), 2, "程序自身出错"),
    ):

        def render(*_: object, error: BaseException = error, **__: object) -> str:
            raise error

        monkeypatch.setattr(pipeline, "render", render)
        done, _, said = checked(path, "--format", "text")
        assert (done, sentence in said) == (status, True)
        assert "Traceback" not in said


def test_a_reader_that_has_seen_enough_is_no_fault(tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.md" for number in range(12)]
    for path in paths:
        path.write_bytes(SAMPLE)
    run = subprocess.Popen(
        [*JIPING, "check", *map(str, paths)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert run.stdout is not None
    assert run.stderr is not None
    run.stdout.readline()
    run.stdout.close()
    said = run.stderr.read()
    run.stderr.close()
    assert (run.wait(30), said) == (0, b"")
