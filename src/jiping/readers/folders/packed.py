"""A file inside another, unpacked when it is read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePosixPath
from typing import Any, ClassVar, Generic, TypeVar

from jiping.readers.base.refusal import Refused

T = TypeVar("T")

KEPT = 4
"""Opened folders that are kept: an archive with those around it, and one more."""


class Packed:
    """A file in an archive or an attachment; `name` is its path in there, with slashes.

    The name is "" for the archive or message itself; `opened` says that what the file holds as
    files of its own is given beside it; `size` is what the folder claims, in bytes.
    """

    def __init__(
        self, name: str, unpack: Callable[[], bytes], *, size: int = 0, opened: bool = False
    ) -> None:
        self.name = name
        self.size = size
        self.opened = opened
        self._unpack = unpack

    def __repr__(self) -> str:
        return f"Packed({self.name!r})"

    @property
    def suffix(self) -> str:
        """Lower case with its dot, or ""."""
        return PurePosixPath(self.name).suffix.lower()

    @property
    def stem(self) -> str:
        """The last part of the name without its suffix."""
        return PurePosixPath(self.name).stem

    def data(self) -> bytes:
        """The bytes of the file. Raises Refused."""
        return self._unpack()

    def content(self) -> bytes | None:
        """The same; None where the file cannot be unpacked."""
        try:
            return self._unpack()
        except Refused:
            return None


def renamed(file: Packed, name: str) -> Packed:
    """The same file under another name."""
    return Packed(name, file.data, size=file.size, opened=file.opened)


def refusing(name: str, refusal: Refused) -> Packed:
    """What stands for a folder, or a file in it, that cannot be read."""

    def unpack() -> bytes:
        raise refusal

    return Packed(name, unpack)


class Held(Generic[T]):
    """Something large that is loaded when it is needed; of all such, only the last are kept."""

    _recent: ClassVar[list[Held[Any]]] = []

    def __init__(self, load: Callable[[], T]) -> None:
        self._load = load
        self._content: list[T] = []

    def get(self) -> T:
        """The content, loaded anew if it was given up. Raises what loading raises."""
        recent = Held._recent
        if not self._content:
            self._content.append(self._load())
        if self in recent:
            recent.remove(self)
        recent.append(self)
        while len(recent) > KEPT:
            recent.pop(0)._content.clear()
        return self._content[0]
