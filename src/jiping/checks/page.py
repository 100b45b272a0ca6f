"""The manual page of a check, as Markdown."""

from __future__ import annotations

import re
from textwrap import dedent

from jiping import language
from jiping.checks.unit import Unit
from jiping.model import Words

SEVERITY_NAMES = {
    "block": Words("阻断", "block"),
    "error": Words("错误", "error"),
    "warning": Words("警示", "warning"),
    "info": Words("提示", "info"),
}


def sections(unit: Unit) -> dict[str, str]:
    """The page's parts by heading, without indentation; the headings are fixed."""
    parts = re.split(r"^(\S+)\n(?=    |\n)", unit.page, flags=re.MULTILINE)
    pairs = zip(parts[1::2], parts[2::2], strict=True)
    return {heading: dedent(body).strip() for heading, body in pairs if body.strip()}


def page(unit: Unit) -> str:
    """Code, title, severity, then the sections in the order of the unit's docstring."""
    severity = language.say(SEVERITY_NAMES[unit.severity])
    head = f"# {unit.code} {language.say(unit.title)}\n\n{severity} · {unit.basis.say()}"
    body = [f"## {heading}\n\n{text}" for heading, text in sections(unit).items()]
    return "\n\n".join((head, *body)) + "\n"
