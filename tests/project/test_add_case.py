"""`make case` drafts an expectation and overwrites nothing."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType

import pytest

from forms.compare import compare
from jiping import pipeline

ROOT = Path(__file__).resolve().parents[2]
CASE = ROOT / "tests" / "cases" / "three-forms-in-one-document.docx"


@pytest.fixture
def tool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    spec = importlib.util.spec_from_file_location("add_case", ROOT / "tools" / "add_case.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "FOLDER", tmp_path)
    monkeypatch.setattr(sys, "argv", ["add_case.py", str(CASE), "--name", "three"])
    return module


def test_the_draft_holds_every_form_and_says_that_it_is_one(
    tool: ModuleType, tmp_path: Path
) -> None:
    assert tool.main() == 0
    assert (tmp_path / "three.docx").read_bytes() == CASE.read_bytes()
    drafts = json.loads((tmp_path / "three.expected.json").read_text(encoding="utf-8"))
    evaluations = pipeline.source(CASE).evaluations
    assert len(drafts) == len(evaluations) == 3
    for draft, evaluation in zip(drafts, evaluations, strict=True):
        assert draft.pop("draft")
        assert compare(evaluation, draft).differences == []
        assert draft["indicators"][0]["target"]


def test_nothing_is_overwritten(tool: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "three.expected.json").write_text("mine")
    assert tool.main() == 2
    assert (tmp_path / "three.expected.json").read_text() == "mine"
    assert not (tmp_path / "three.docx").exists()
