"""Files named for their oddity, each with what it says beside it: all are read right.

NAME.expected.json holds one form, or a list of forms in their order in the file, with the printed
text in place of a cell; only its keys are compared (see `forms.compare`). `findings` are codes
that must be given besides. `make case FILE=…` adds a file.
"""

from __future__ import annotations

import importlib.util
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from forms.compare import compare
from jiping import pipeline, readers
from jiping.model import Source

FOLDER = Path(__file__).parent
EXPECTED = ".expected.json"
NO_CASES = {".py", ".json", ".pyc"}
CASES = sorted(path for path in FOLDER.iterdir() if path.is_file() and path.suffix not in NO_CASES)
LARGEST = 6 * 1024 * 1024
UNPACKERS = ("bsdtar", "7z", "7zz", "unrar")


def sources(path: Path) -> list[Source]:
    """The file as read, or those in it."""
    packed = readers.members(path, path.name) if path.suffix in readers.folders() else None
    if packed is None:
        return [pipeline.source(path)]
    return [pipeline.source(member, name=member.name) for member in packed]


def expectation(path: Path) -> list[dict[str, Any]]:
    """What the forms of a file say."""
    said = json.loads(path.with_name(path.stem + EXPECTED).read_text(encoding="utf-8"))
    return said if isinstance(said, list) else [said]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name)
def test_every_case_is_read(path: Path) -> None:
    if "scan" in path.stem and importlib.util.find_spec("rapidocr") is None:
        pytest.skip("no rapidocr here: pip install jiping[ocr]")
    if path.suffix in (".7z", ".rar") and not any(map(shutil.which, UNPACKERS)):
        pytest.skip("no program here that opens the archive")
    forms = expectation(path)
    codes = {code for form in forms for code in form.pop("findings", ())}
    found = sources(path)
    evaluations = [evaluation for source in found for evaluation in source.evaluations]
    said = {finding.code for source in found for finding in source.findings}
    wanted = [form for form in forms if form]
    assert len(evaluations) == len(wanted), said
    for evaluation, form in zip(evaluations, wanted, strict=True):
        assert "draft" not in form, "compare it with the file, then take the line away"
        result = compare(evaluation, form)
        assert result.differences == []
        assert result.expected > 3
    assert codes - said == set()


def test_every_expectation_has_its_file() -> None:
    stems = [path.stem for path in CASES]
    assert len(set(stems)) == len(stems)
    written = {path.name.removesuffix(EXPECTED) for path in FOLDER.glob("*" + EXPECTED)}
    assert written == set(stems)


def test_the_folder_stays_small() -> None:
    assert sum(path.stat().st_size for path in FOLDER.iterdir() if path.is_file()) < LARGEST
