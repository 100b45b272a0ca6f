"""The evaluation itself as `jiping read` prints it (schema jiping.read/1, one source).

Nothing of the layout shows. The source is called "-": the object does not say from which file
the evaluation came.
"""

from __future__ import annotations

from msgspec import json

from jiping.model import Evaluation, Layout, Source


def write(evaluation: Evaluation, layout: Layout) -> bytes:
    """UTF-8, indented by two, a line break at the end."""
    source = Source(file="-", sha256=None, format=None, evaluations=(evaluation,), findings=())
    encoded = json.encode({"schema": "jiping.read/1", "sources": [source]})
    return json.format(encoded, indent=2) + b"\n"
