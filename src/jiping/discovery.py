"""Finds units: a scan of the room's folder, then entry points. The only dynamic import.

A unit is one file whose name begins with its identity (`ari004_…` is the check ARI004). Third
parties add units through the entry point groups `jiping.readers`, `jiping.checks`,
`jiping.writers` (modules) and `jiping.standards`, `jiping.layouts`, `jiping.faults` (packages
holding YAML files).
"""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import ModuleType


@cache
def modules(room: str, pattern: str) -> dict[str, str]:
    """Names of the units of a room that match `pattern`, and the module each lives in.

    `room` is "checks", "readers" or "writers". Nothing is imported. Sorted by name.
    """
    package = f"jiping.{room}"
    found = {
        entry.name.removesuffix(".py"): f"{package}.{entry.name.removesuffix('.py')}"
        for entry in files(package).iterdir()
        if entry.name.endswith(".py") and re.fullmatch(pattern, entry.name.removesuffix(".py"))
    }
    for point in entry_points(group=package):
        found.setdefault(point.name, point.value)
    return dict(sorted(found.items()))


@cache
def load(module: str) -> ModuleType:
    """The module of a unit, imported when first used."""
    return import_module(module)


@cache
def data_files(room: str) -> dict[str, Traversable]:
    """The YAML units of a room ("standards", "forms", "faults"), by file name, sorted.

    Folders below the room are searched too (`standards/hb/…`).
    """
    found: dict[str, Traversable] = {}
    rooms = [files(f"jiping.{room}")]
    group = {"forms": "jiping.layouts"}.get(room, f"jiping.{room}")
    rooms += [files(point.value) for point in entry_points(group=group)]
    while rooms:
        for entry in rooms.pop(0).iterdir():
            if entry.is_dir() and not entry.name.startswith("_"):
                rooms.append(entry)
            elif entry.name.endswith(".yaml"):
                found.setdefault(entry.name.removesuffix(".yaml"), entry)
    return dict(sorted(found.items()))
