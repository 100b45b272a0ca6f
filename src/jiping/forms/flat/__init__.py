"""Forms in text where the borders between cells are lost: the rows that they once were."""

from jiping.forms.flat.part import parted

__all__ = ["parted"]
