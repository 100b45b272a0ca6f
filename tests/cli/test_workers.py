"""One file harms no other: workers are killed, the run goes on, the order stays."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import jiping as package
import mini
from cli.bad_work import read
from cli.conftest import Jiping
from jiping import language
from jiping.cli import workers
from jiping.cli.inputs import Input
from jiping.model import Limits

LIMITS = Limits(seconds=4, memory_bytes=400 * 1024 * 1024)
BAD = {"hangs": "4 秒内没有读完", "eats": "内存超过 400 MiB", "dies": "意外退出"}


def named(*names: str) -> list[Input]:
    """Inputs for workers: PDF by their first bytes."""
    return [Input(name, b"%PDF" + name.encode()) for name in names]


def test_one_file_costs_itself_alone() -> None:
    names = ["1", "2 hangs", "3", "4 eats", "5", "6 dies", "7 fails", "8 gone", "9"]
    found = list(workers.run(named(*names), read, list[str], LIMITS))
    assert [item.name for item, _ in found] == names
    outcomes = {item.name: outcome for item, outcome in found}
    for name in ("1", "3", "5", "9"):
        outcome = outcomes[name]
        assert not isinstance(outcome, workers.Stopped)
        assert (outcome.kind, outcome.result) == ("done", [name, "zh", str(len(name) + 4)])
    for name in ("2 hangs", "4 eats", "6 dies"):
        outcome = outcomes[name]
        assert isinstance(outcome, workers.Stopped)
        assert outcome.finding.code == "RDG031"
        assert BAD[name[2:]] in outcome.finding.message
    failed, gone = outcomes["7 fails"], outcomes["8 gone"]
    assert not isinstance(failed, workers.Stopped)
    assert (failed.kind, failed.error) == ("failed", "ValueError('no number in 7 fails')")
    assert "bad_work" in failed.trace
    assert not isinstance(gone, workers.Stopped)
    assert gone.kind == "gone"


def test_many_files_are_done_by_several_workers_in_order() -> None:
    names = [
        f"{number}{' dies' if number in (7, 120) else ''}" for number in range(workers.MANY + 30)
    ]
    with language.speaking("en"):
        found = list(workers.run(named(*names), read, list[str], Limits()))
    assert [item.name for item, _ in found] == names
    stopped = [item.name for item, outcome in found if isinstance(outcome, workers.Stopped)]
    assert stopped == ["7 dies", "120 dies"]
    spoken = {outcome.result[1] for _, outcome in found if not isinstance(outcome, workers.Stopped)}
    assert spoken == {"en"}


def test_a_run_that_is_given_up_leaves_no_worker() -> None:
    run = workers.run(named("1", "2 hangs"), read, list[str], Limits())
    next(run)
    run.close()  # type: ignore[attr-defined]
    assert workers.get_context("spawn").active_children() == []


def test_a_few_small_files_need_no_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_Pool", None)
    found = list(workers.run([Input("1", b"text"), Input("2", b"")], read, list[str], LIMITS))
    assert [outcome.result[0] for _, outcome in found] == ["1", "2"]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("name", "data", "harmless"),
    [
        ("a.docx", b"PK\3\4", True),
        ("a.docx", b"junk %PDF-1.4", False),
        ("a.PDF", b"", False),
        ("a.xls", b"\x89PNG\r\n", False),
        ("a.txt", b"x" * (workers.SMALL + 1), False),
        ("gone.docx", None, True),
    ],
)
def test_native_decoders_and_large_files_are_for_workers(
    tmp_path: Path, name: str, data: bytes | None, harmless: bool
) -> None:
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    assert workers._harmless(Input(name, path)) is harmless


@pytest.mark.parametrize("command", [("read",), ("check", "--format", "json"), ("score",)])
def test_workers_give_what_the_command_itself_gives(
    jiping: Jiping, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    evaluation = mini.evaluation({"base": "national"})
    for kind in ("docx", "md", "html", "xlsx"):
        (tmp_path / f"form.{kind}").write_bytes(package.write(evaluation, kind))
    (tmp_path / "broken.docx").write_bytes(b"PK\3\4broken")
    here = jiping(*command, tmp_path)
    monkeypatch.setattr(workers, "FEW", 0)
    monkeypatch.setattr(workers, "_harmless", lambda item: False)
    there = jiping(*command, tmp_path)
    assert there == here
    assert there.out.count("form.") >= 4


def test_the_module_can_be_run_with_workers(tmp_path: Path) -> None:
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7 broken")
    command = [sys.executable, "-m", "jiping", "read", str(tmp_path), "--format", "json"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    [source] = json.loads(done.stdout)["sources"]
    assert source["findings"][0]["code"].startswith("RDG")
    assert done.returncode == 1
    assert done.stderr == ""
