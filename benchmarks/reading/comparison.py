"""The tests' comparison of a reading with what a form says, for the benchmark."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[2] / "tests"))

_rules = import_module("forms.compare")
compare = _rules.compare
squeezed = _rules.squeezed
