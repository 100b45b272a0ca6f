"""Reading findings: every fault is complete and can be said in both languages."""

from __future__ import annotations

import re
import string

import pytest

from jiping.discovery import data_files
from jiping.faults import fault, known, page
from jiping.language import speaking
from jiping.model import SEVERITIES, Place, Words

HEADINGS = ["检查什么", "为什么", "依据", "怎么改", "不适用的情况"]
CODES = sorted(known())


def fields(words: Words) -> set[str]:
    return {
        name
        for text in (words.zh, words.en)
        for _, name, _, _ in string.Formatter().parse(text)
        if name
    }


@pytest.mark.parametrize("code", CODES)
def test_a_fault_is_complete(code: str) -> None:
    known_fault = known()[code]
    assert known_fault.severity in SEVERITIES
    assert re.findall(r"^## (.+)$", known_fault.page, re.MULTILINE) == HEADINGS
    assert all(
        part.strip() for part in re.split(r"^## .+$", known_fault.page, flags=re.MULTILINE)[1:]
    )
    for words in (known_fault.title, known_fault.message, known_fault.advice):
        assert words.zh.strip()
        assert words.en.strip()
        assert set(re.findall(r"\{(\w+)\}", words.zh)) == set(re.findall(r"\{(\w+)\}", words.en))
    assert known_fault.message.zh.endswith("。")
    assert re.fullmatch(r"\d+\.\d+", known_fault.since)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_finding_says_what_its_fields_say(code: str, lang: str) -> None:
    known_fault = known()[code]
    needed = fields(known_fault.message) | fields(known_fault.advice)
    given = {name: Words(f"甲{name}", f"x{name}") for name in needed}
    place = Place(sheet="表", row=2)
    with speaking(lang):
        finding = fault(code, place=place, seen="见", **given)
    assert (finding.code, finding.outcome, finding.severity) == (code, "fail", known_fault.severity)
    assert (finding.place, finding.seen) == (place, "见")
    said = finding.message + (finding.suggestion or "")
    assert "{" not in said
    mark = "甲" if lang == "zh" else "x"
    assert all(f"{mark}{name}" in said for name in needed)


def test_codes_come_from_the_file_names() -> None:
    assert list(known()) == [name[:6].upper() for name in data_files("faults")]
    assert [int(code[3:]) for code in known()] == list(range(1, len(known()) + 1))


def test_braces_in_a_field_are_kept() -> None:
    assert "{x}" in fault("RDG001", reason="{x}", remedy="").message


def test_a_message_without_its_field_is_an_error() -> None:
    with pytest.raises(KeyError):
        fault("RDG001")
    with pytest.raises(KeyError):
        fault("RDG999")


def test_the_page_has_code_title_severity_and_basis() -> None:
    assert page("RDG022").startswith(
        "# RDG022 数字丢失\n\n阻断 · 审核实践（依据待核）\n\n## 检查什么"
    )
    with speaking("en"):
        assert page("RDG022").startswith("# RDG022 Digits were lost\n\nblock · ")


def test_forms_that_are_reported_are_not_judged() -> None:
    stopping = {code for code, known_fault in known().items() if known_fault.stops_judgement}
    assert stopping == {"RDG020", "RDG021", "RDG022"}
