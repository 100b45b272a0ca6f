"""Tables without lines between their cells, told by how texts stand to one another."""

from jiping.readers.drawn.aligned.tables import aligned

__all__ = ["aligned"]
