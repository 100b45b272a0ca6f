"""What pages share: drawing parameters, media files, composite units."""

from __future__ import annotations

from msgspec import Struct

from jiping.readers.fixed_layout.geometry import number
from jiping.readers.fixed_layout.package import Element, Files, child, local, said

MOST_STEPS = 8
"""Drawing parameters that build on one another."""
OPAQUE = 8
"""Out of 255; what covers less is not seen."""
WHITE = {1: [255.0], 3: [255.0] * 3, 4: [0.0] * 4}
"""By number of channels (grey, RGB, CMYK)."""


class Look(Struct, frozen=True):
    """How lines and fills are drawn where an object says nothing."""

    line_width: float | None = None
    fill_seen: bool = True
    stroke_seen: bool = True


class Resources:
    """Resources by id; those of a page stand before those of the document."""

    def __init__(self, files: Files, behind: Resources | None = None) -> None:
        self._files = files
        self._behind = behind
        self._known: dict[tuple[str, str], Element] = {}
        self._media: dict[str, str] = {}

    def add(self, name: str | None) -> None:
        """Take in a resource file; one that cannot be read gives nothing."""
        root = self._files.tree_or_none(name)
        if root is None or name is None:
            return
        base = root.get("BaseLoc", "")
        for group in root:
            for item in group:
                kind, key = local(item), item.get("ID", "")
                self._known[kind, key] = item
                if kind == "MultiMedia":
                    place = self._files.find(said(item, "MediaFile"), name, base)
                    if place:
                        self._media[key] = place

    def get(self, kind: str, key: str | None) -> Element | None:
        """The resource of a kind with the id."""
        found = self._known.get((kind, key or ""))
        if found is None and self._behind is not None:
            return self._behind.get(kind, key)
        return found

    def media(self, key: str | None) -> str | None:
        """The name of the part that holds a picture."""
        found = self._media.get(key or "")
        if found is None and self._behind is not None:
            return self._behind.media(key)
        return found

    def look(self, key: str | None, outer: Look) -> Look:
        """Drawing parameters by id, over those that hold around."""
        chain: list[Element] = []
        while key and len(chain) < MOST_STEPS:
            item = self.get("DrawParam", key)
            if item is None or item in chain:
                break
            chain.append(item)
            key = item.get("Relative")
        for item in reversed(chain):
            outer = over(item, outer)
        return outer


def over(element: Element, look: Look) -> Look:
    """What an object or a set of parameters itself says about its look, over `look`."""
    width = element.get("LineWidth")
    return Look(
        number(width) if width else look.line_width,
        _seen(child(element, "FillColor"), look.fill_seen),
        _seen(child(element, "StrokeColor"), look.stroke_seen),
    )


def _seen(colour: Element | None, otherwise: bool) -> bool:
    if colour is None:
        return otherwise
    alpha = colour.get("Alpha")
    if alpha and number(alpha, 255.0) < OPAQUE:
        return False
    value = said(colour, "Value")
    if not value:
        return True
    channels = [number(word) for word in value.replace(",", " ").split()[:5]]
    return channels != WHITE.get(len(channels))
