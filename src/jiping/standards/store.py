"""The standards, read from their YAML files; `extends` resolved by laying child over parent."""

from __future__ import annotations

from decimal import Decimal
from difflib import get_close_matches
from functools import cache
from typing import Any

import msgspec
import yaml

from jiping.discovery import data_files
from jiping.language import say
from jiping.model import Standard, Words

INHERITED = ("full", "score_places", "bands", "grades")
"""Taken from the parent as a whole where the child is silent."""

MERGED = ("methods", "level_points", "thresholds", "severity")
"""Laid over the parent's entry by entry; null takes the parent's entry away."""

_UNKNOWN = Words(
    "没有编号为“{given}”的评分标准；现有：{near}",
    "there is no standard “{given}”; there are: {near}",
)


class UnknownStandard(LookupError):
    """Somebody named a standard that does not exist; `near` are the ids he may have meant."""

    def __init__(self, given: str, known: tuple[str, ...]) -> None:
        self.given = given
        self.near = tuple(get_close_matches(given, known, 3, 0.4)) or known
        super().__init__(say(_UNKNOWN, given=given, near=", ".join(self.near)))


class _Loader(yaml.CSafeLoader):
    """YAML whose decimal fractions are Decimals."""


def _fraction(loader: _Loader, node: yaml.ScalarNode) -> Decimal:
    return Decimal(node.value)


_Loader.add_constructor("tag:yaml.org,2002:float", _fraction)


@cache
def standards() -> dict[str, Standard]:
    """All standards by id, sorted; read once.

    An incomplete file raises `msgspec.ValidationError`, a parent that is missing `KeyError`.
    """
    raw = {
        name: yaml.load(file.read_text(encoding="utf-8"), _Loader)
        for name, file in data_files("standards").items()
    }
    return {name: msgspec.convert(_complete(name, raw), Standard) for name in raw}


def _complete(name: str, raw: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """One file's data with what it inherits; identity, dates and examples never are."""
    own = raw[name]
    parent = own.get("extends")
    if parent is None:
        return own
    above = _complete(parent, raw)
    laid = {key: own.get(key, above.get(key)) for key in INHERITED if key in own or key in above}
    for key in MERGED:
        entries = {**above.get(key, {}), **own.get(key, {})}
        laid[key] = {entry: value for entry, value in entries.items() if value is not None}
    return {**own, **laid}
