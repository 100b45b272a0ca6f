"""The layouts: one YAML file each in this folder (or in an entry point's), loaded once."""

from __future__ import annotations

from functools import cache
from typing import Any

import msgspec
import yaml

from jiping import discovery
from jiping.model import Layout

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def layouts() -> dict[str, Layout]:
    """Every layout by its id, sorted.

    Raises ValueError naming the file when one is not a layout or its name is not its id.
    """
    found: dict[str, Layout] = {}
    for name, file in discovery.data_files("forms").items():
        try:
            layout = msgspec.convert(yaml.load(file.read_text("utf-8"), LOADER), Layout)
        except (yaml.YAMLError, msgspec.ValidationError) as error:
            raise ValueError(f"{name}.yaml is not a layout: {error}") from error
        if layout.id != name:
            raise ValueError(f"{name}.yaml calls itself {layout.id}")
        found[name] = layout
    return found
