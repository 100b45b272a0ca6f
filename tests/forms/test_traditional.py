"""Forms in traditional characters: read like the others, printed texts as they are."""

from __future__ import annotations

import msgspec
import pytest

from forms.made import DEPARTMENT, PROJECT, only, read
from jiping.terms import characters, fold

_FROM = dict(zip(characters.TRADITIONAL[::-2], characters.TRADITIONAL[-2::-2], strict=True))


def traditional(text: str) -> str:
    """The text with every character that has one in its traditional shape."""
    return text.translate({ord(plain): old for plain, old in _FROM.items()})


@pytest.mark.parametrize("form", [DEPARTMENT, PROJECT])
def test_a_form_in_traditional_characters_says_the_same(form: str) -> None:
    simplified, _ = only(read(form))
    printed = traditional(form)
    assert sum(one != other for one, other in zip(form, printed, strict=True)) > 80
    evaluation, findings = only(read(printed))
    assert evaluation.indicators[0].path[1].text == traditional("数量指标")
    assert evaluation.indicators[0].path[1].value == "数量指标"
    assert evaluation.amount_unit
    assert (evaluation.amount_unit.text, evaluation.amount_unit.value) == ("萬元", "10k_yuan")
    assert (
        fold(msgspec.json.encode(evaluation).decode()) == msgspec.json.encode(simplified).decode()
    )
    assert not [finding for finding in findings if finding.code == "RDG018"]
