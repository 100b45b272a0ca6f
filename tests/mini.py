"""Small forms for tests: a YAML fragment laid over a clean base form.

A fragment maps dotted paths to printed texts::

    base: hubei                      # or national, the default
    indicators.3.score: "10.5"       # one cell
    indicators.*.points: null        # the same cell of every row; null = no such column
    indicators.+: {path: [...], …}   # one row more
    indicators.3: null               # one row less
    连带: [TGT001]                    # codes that this breakage cannot but cause as well
    落点: indicators.3.score          # where the finding must point (optional)
    infer_points: false              # options of the run, as is standard: ID
    declare_inferred: true           # the scorecard loses its marks "inferred"
    repaired: {indicators.3: why}    # the reader moved the cells of this row
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml
from msgspec.structs import replace

from jiping import checks, forms, standards
from jiping.model import Evaluation, Place, Report

BASES = Path(__file__).parent / "base"
NAMES = sorted(path.stem for path in BASES.iterdir())
"""The forms that fragments change, one of each kind."""
OPTIONS = ("base", "连带", "落点", "infer_points", "standard", "declare_inferred", "repaired")
MOVED = {"indicators": "target", "funds": "adjusted"}


def base(name: str = "national") -> dict[str, Any]:
    """The printed texts of a base form."""
    texts: dict[str, Any] = yaml.safe_load((BASES / f"{name}.yaml").read_text(encoding="utf-8"))
    return texts


def texts(fragment: dict[str, Any]) -> dict[str, Any]:
    """The base form's texts with the fragment laid over them."""
    form = base(fragment.get("base", "national"))
    removals: list[tuple[Any, Any]] = []
    for path, text in fragment.items():
        if path not in OPTIONS:
            lay(form, path.split("."), text, removals)
    for owner, key in sorted(removals, key=lambda removal: str(removal[1]), reverse=True):
        del owner[key]
    return form


def lay(owner: Any, keys: list[str], text: Any, removals: list[tuple[Any, Any]]) -> None:
    """Set one path; whole rows set to null are collected in `removals`."""
    key, rest = keys[0], keys[1:]
    if isinstance(owner, list):
        if key == "+":
            owner.append(text)
            return
        picked = range(len(owner)) if key == "*" else [int(key)]
        for index in picked:
            if rest:
                lay(owner[index], rest, text, removals)
            elif text is None:
                removals.append((owner, index))
            else:
                owner[index] = text
    elif rest:
        lay(owner[key], rest, text, removals)
    else:
        owner[key] = text


def evaluation(fragment: dict[str, Any] | None = None) -> Evaluation:
    """The form as data, as the recogniser would have given it."""
    fragment = fragment or {}
    form = texts(fragment)
    form.pop("standard")
    filled = forms.fill(form)
    for path, reason in fragment.get("repaired", {}).items():
        rows, index = path.split(".")
        filled = moved(filled, rows, int(index), reason)
    return filled


def moved(form: Evaluation, rows: str, index: int, reason: str) -> Evaluation:
    """The form with one row marked as put back by the reader."""
    changed = list(getattr(form, rows))
    cell = getattr(changed[index], MOVED[rows])
    place = Place(row=index + 1, repaired=reason)
    changed[index] = replace(changed[index], **{MOVED[rows]: replace(cell, place=place)})
    return replace(form, **{rows: tuple(changed)})


def report(fragment: dict[str, Any] | None = None) -> Report:
    """The form scored and checked under its base's standard."""
    fragment = fragment or {}
    form = evaluation(fragment)
    standard_id = fragment.get("standard") or base(fragment.get("base", "national"))["standard"]
    standard, used = standards.find(form, standard=standard_id)
    card = standards.score(form, standard, infer_points=fragment.get("infer_points", True))
    if fragment.get("declare_inferred"):
        lines = tuple(replace(line, points_inferred=False) for line in card.lines)
        card = replace(card, lines=lines)
    return checks.run(form, standard, used, card)


def codes(fragment: dict[str, Any] | None = None) -> set[str]:
    """Codes of the findings of a form."""
    return {finding.code for finding in report(fragment).findings}


def fragments(section: str) -> list[dict[str, Any]]:
    """The YAML fragments in a section of a manual page."""
    blocks = re.findall(r"```yaml\n(.*?)```", section, flags=re.DOTALL)
    return [yaml.safe_load(block) for block in blocks]
