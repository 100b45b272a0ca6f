"""Where results go and what the exit status says."""

from __future__ import annotations

import io
import json
from decimal import Decimal
from pathlib import Path

import pytest

from jiping.cli import results
from jiping.cli.inputs import Input
from jiping.cli.refusal import Refusal
from jiping.model import Finding


def finding(severity: str, outcome: str = "fail") -> Finding:
    return Finding("STR001", outcome, severity, "…")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("threshold", "findings", "status"),
    [
        ("error", [], 0),
        ("error", [finding("warning"), finding("info")], 0),
        ("error", [finding("info"), finding("error")], 1),
        ("block", [finding("error")], 0),
        ("info", [finding("info")], 1),
        ("error", [finding("block", "crashed")], 1),
        ("error", [finding("block", "waived")], 0),
    ],
)
def test_the_status_is_what_the_gravest_finding_makes_it(threshold, findings, status) -> None:
    verdict = results.Verdict(threshold, ())
    verdict.see(findings)
    verdict.see([])
    assert verdict.status == status


def test_a_missing_file_outweighs_findings() -> None:
    verdict = results.Verdict("error", ["gone.docx"])
    verdict.see([finding("block")])
    assert verdict.status == 2


def test_the_file_being_read_is_never_overwritten(tmp_path: Path, monkeypatch) -> None:
    form = tmp_path / "form.md"
    form.write_bytes(b"as it was")
    monkeypatch.chdir(tmp_path)
    with (
        pytest.raises(Refusal, match="file being read"),
        results.destination("./form.md", [Input("form.md", form)]),
    ):
        pass
    assert form.read_bytes() == b"as it was"


@pytest.mark.parametrize(
    ("output", "sentence"),
    [("missing/out.json", "there is no folder missing"), (".", "this is a folder")],
)
def test_where_nothing_can_be_written_one_sentence_says_so(
    tmp_path: Path, monkeypatch, output: str, sentence: str
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(Refusal, match=sentence), results.destination(output):
        pass


@pytest.mark.parametrize("indent", [False, True])
def test_json_is_one_object_with_exact_numbers(indent: bool) -> None:
    stream = io.BytesIO()
    results.write_json(stream, "jiping.x/1", "items", iter([{"a": Decimal("3.60")}, None]), indent)
    assert json.loads(stream.getvalue()) == {"schema": "jiping.x/1", "items": [{"a": "3.60"}, None]}
    empty = io.BytesIO()
    results.write_json(empty, "jiping.x/1", "items", (), indent)
    assert json.loads(empty.getvalue())["items"] == []


def test_control_characters_out_of_a_form_stay_harmless() -> None:
    from jiping.cli import forms_text

    stream = io.BytesIO()
    hostile = Finding("STR001", "fail", "error", "\x1b]0;title\x07[bold]×\x1b[2J")
    results.show(stream, None, forms_text.findings([hostile], 80))
    assert stream.getvalue().decode() == "STR001 ]0;title[bold]×[2J\n"
