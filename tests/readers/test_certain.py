"""Readers that are certain of a file are alone in that, so that it does not matter who is asked
first."""

from __future__ import annotations

from pathlib import Path

import jiping
from jiping import discovery, readers
from jiping.model import Limits
from jiping.readers.base.content import Content
from jiping.readers.base.refusal import Refused

CASES = Path(__file__).parents[1] / "cases"


def test_no_two_readers_are_certain_of_one_file() -> None:
    units = [discovery.load(unit) for unit in discovery.modules("readers", readers.UNIT).values()]
    files = [path for path in CASES.iterdir() if path.suffix not in (".json", ".py")]
    told = 0
    for path in files:
        content = Content(path.read_bytes(), "", Limits())
        try:
            sure = [it.FORMAT for it in units if it.recognises(content) >= readers.CERTAIN]
        except Refused:
            continue  # an archive that is no document is opened, not read
        assert len(sure) < 2, path.name
        told += len(sure)
    assert told > len(files) // 4


def test_files_of_many_formats_are_read_in_any_order() -> None:
    paths = [CASES / name for name in sorted(path.name for path in CASES.glob("hubei-*.*"))]
    paths = [path for path in paths if path.suffix != ".json"][:24]
    forth = [jiping.read(path.read_bytes()).format for path in paths]
    back = [jiping.read(path.read_bytes()).format for path in reversed(paths)]
    assert forth == back[::-1]
