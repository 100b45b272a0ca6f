"""Reading findings (RDG): what can go wrong with a file or a table, one YAML file a fault.

A fault's code is the first word of its file name (`rdg001_unreadable_file.yaml` is RDG001).
`jiping.faults.known()` lists them; nothing is registered by hand.
"""

from __future__ import annotations

from functools import cache

import msgspec
import yaml
from msgspec import Struct

from jiping.discovery import data_files
from jiping.language import brief, current, say
from jiping.model import Basis, Finding, Place, Where, Words
from jiping.model.finding import Severity

__all__ = ["Fault", "fault", "known", "page"]

SEVERITY_NAMES = {
    "block": Words("阻断", "block"),
    "error": Words("错误", "error"),
    "warning": Words("警示", "warning"),
    "info": Words("提示", "info"),
}


class Fault(Struct, frozen=True):
    """One kind of reading finding; `page` is its manual page in Chinese.

    `stops_judgement`: a form with this fault is reported as such and not judged by checks.
    `gives_way_to`: checks that say the same, and more, at the same place.
    """

    code: str
    title: Words
    severity: Severity
    message: Words
    advice: Words
    basis: Basis
    since: str
    page: str
    stops_judgement: bool = False
    gives_way_to: tuple[str, ...] = ()


def fault(
    code: str,
    *,
    place: Place | None = None,
    where: Where | None = None,
    related: tuple[Where, ...] = (),
    seen: str | None = None,
    expected: str | None = None,
    **fields: object,
) -> Finding:
    """The finding of a fault, in the current language.

    `fields` fill the `{names}` of message and advice; a `Words` value is said in that language.
    Raises KeyError for an unknown code or a field that the message needs and did not get.
    """
    known_fault = _fault(code)
    lang = current()
    said = {"seen": seen and brief(seen), "expected": expected and brief(expected)}
    said |= {k: v.say(lang) if isinstance(v, Words) else brief(str(v)) for k, v in fields.items()}
    return Finding(
        code=code,
        outcome="fail",
        severity=known_fault.severity,
        message=known_fault.message.say(lang, **said),
        where=where,
        place=place,
        related=related,
        seen=seen,
        expected=expected,
        basis=known_fault.basis.say(),
        suggestion=known_fault.advice.say(lang, **said),
    )


@cache
def known() -> dict[str, Fault]:
    """Every fault by its code, sorted."""
    return {code: _fault(code) for code in sorted(_files())}


def page(code: str) -> str:
    """The manual page of a fault as Markdown. Raises KeyError for an unknown code."""
    chosen = _fault(code)
    severity = say(SEVERITY_NAMES[chosen.severity])
    head = f"# {code} {say(chosen.title)}\n\n{severity} · {chosen.basis.say()}"
    return f"{head}\n\n{chosen.page}"


@cache
def _files() -> dict[str, str]:
    """File names of the faults by code."""
    return {name.partition("_")[0].upper(): name for name in data_files("faults")}


@cache
def _fault(code: str) -> Fault:
    text = data_files("faults")[_files()[code]].read_text(encoding="utf-8")
    content = yaml.load(text, Loader=yaml.CSafeLoader)
    return msgspec.convert({"code": code, **content}, Fault)
