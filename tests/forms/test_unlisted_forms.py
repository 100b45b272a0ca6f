"""Forms in layouts that no file describes, as many provinces and bodies print them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

import jiping
from forms.compare import Comparison, compare
from jiping.model import Evaluation

FOLDER = Path(__file__).parent / "unlisted"
NAMES = sorted(path.stem for path in FOLDER.glob("*.yaml"))
ENOUGH = 0.97
BLOCKS = ("funds", "indicators")


def expected(name: str) -> dict[str, Any]:
    """What a form says: tables of rows become lists, `path` a list of texts."""
    said: dict[str, Any] = yaml.safe_load((FOLDER / f"{name}.yaml").read_text("utf-8"))
    return {key: rows(value) if key in BLOCKS else value for key, value in said.items()}


def rows(block: str) -> list[dict[str, Any]]:
    head, *lines = block.strip().splitlines()
    fields = head.strip().split("|")
    return [
        {
            field: part(field, text)
            for field, text in zip(fields, line.strip().split("|"), strict=True)
        }
        for line in lines
    ]


def part(field: str, text: str) -> Any:
    if field == "path":
        return text.split("/")
    if field == "part_of":
        return None if text == "~" else int(text)
    return text


def read(name: str) -> list[Evaluation]:
    [file] = [path for path in FOLDER.glob(f"{name}.*") if path.suffix != ".yaml"]
    return list(jiping.recognise(jiping.read(file)).evaluations)


def compared(name: str) -> tuple[Comparison, int]:
    """How near the reading comes, and how many forms were found too many or too few."""
    said = expected(name)
    forms = read(name)
    wanted = said.pop("_forms", 1)
    which = said.pop("_which", 0)
    if len(forms) <= which:
        return Comparison(0, 1, [("form", "a form", None)]), abs(len(forms) - wanted)
    return compare(forms[which], said), abs(len(forms) - wanted)


@pytest.mark.parametrize("name", NAMES)
def test_a_form_in_a_layout_of_its_own(name: str) -> None:
    comparison, miscounted = compared(name)
    assert miscounted == 0
    assert comparison.share >= ENOUGH, comparison.differences


def test_there_are_many() -> None:
    assert len(NAMES) >= 25
