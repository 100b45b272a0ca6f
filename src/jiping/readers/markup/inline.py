"""From the source of a Markdown cell or line to the text that it prints."""

from __future__ import annotations

import re
from html import unescape

LINE_TAG = re.compile(r"<(?:br|/?(?:p|div|li|ul|ol))\b[^<>]*>", re.IGNORECASE)
OTHER_TAG = re.compile(
    r"</?(?:b|i|u|s|em|strong|span|sup|sub|font|center|small|big|del|ins|code|mark|img)\b[^<>]*>"
    r"|<a\s[^<>]*>|</a>",
    re.IGNORECASE,
)
LINK = re.compile(
    r"!\[([^\[\]]{0,300})\]\([^()]{0,2000}\)"
    r"|\[([^\[\]]{0,300})\]\((?:https?:|mailto:|#|\.{0,2}/|\w+/)[^()\s]{0,2000}\)"
)
EDGE = r"\s()（）\[\]【】「」《》“”\"'，。、；：！？,.;:!?|<>"
STRONG = re.compile(
    rf"(?<![^{EDGE}])(\*\*|__)(?=[^\s*_])(.{{1,300}}?)(?<=[^\s*_\\])\1(?![^{EDGE}])", re.DOTALL
)
"""A marked pair with an edge on both outer sides. `≥**人` is no markup but a number left out."""
OPENING, CLOSING = "([（【「《“", ")]）】」》”"
ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
FORMULA = re.compile(r"\$([^$\n]{1,200})\$")
COMMAND = re.compile(r"\\([A-Za-z]+|%) ?")
COMMANDS = {
    "geq": "≥",
    "ge": "≥",
    "geqslant": "≥",
    "leq": "≤",
    "le": "≤",
    "leqslant": "≤",
    "neq": "≠",
    "approx": "≈",
    "times": "×",
    "div": "÷",
    "pm": "±",
    "sim": "~",
    "cdot": "·",
    "%": "%",
}


def printed(source: str) -> str:
    """The text of a cell: markup gone, tags of line breaks as line feeds, entities resolved."""
    text = source
    if "<" in text:
        text = OTHER_TAG.sub("", LINE_TAG.sub("\n", text))
    if "](" in text:
        text = LINK.sub(lambda link: link[1] or link[2] or "", text)
    if "$" in text and "\\" in text:
        text = FORMULA.sub(_formula, text)
    if "**" in text or "__" in text:
        text = STRONG.sub(_unmarked, text)
    if text[:1] == "*" and text.strip("*").count("*") == 0 and text.count("*") == 2:
        text = text.strip("*") if text.endswith("*") else text
    if "\\" in text:
        text = ESCAPE.sub(r"\1", text)
    if "&" in text:
        text = unescape(text)
    if "\n" in text:
        lines = (line.strip() for line in text.split("\n"))
        text = "\n".join(line for line in lines if line)
    return text


def _unmarked(pair: re.Match[str]) -> str:
    """The inside of a pair, unless brackets show that its marks do not belong together."""
    deep = 0
    for char in pair[2]:
        if char in OPENING:
            deep += 1
        elif char in CLOSING:
            deep -= 1
            if deep < 0:
                break
    return pair[0] if deep else pair[2]


def _formula(formula: re.Match[str]) -> str:
    """A formula of comparison signs and numbers as plain text; others stay as they are."""
    names = COMMAND.findall(formula[1])
    if not names or any(name not in COMMANDS for name in names):
        return formula[0]
    plain = COMMAND.sub(lambda command: COMMANDS[command[1]], formula[1])
    return plain.replace("{", "").replace("}", "").strip()
