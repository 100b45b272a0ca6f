"""When a command cannot run."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from gettext import gettext as _


class Refusal(Exception):
    """The command cannot run: one sentence for the user, exit status 2."""


def near(word: str, known: Iterable[str]) -> str:
    """A closing remark naming what `word` may have been meant for, or ""."""
    by_lower = {name.lower(): name for name in known}
    found = difflib.get_close_matches(word.lower(), by_lower, n=3, cutoff=0.5)
    if not found:
        return ""
    return _(" Did you mean {names}?").format(names=_(", ").join(by_lower[name] for name in found))
