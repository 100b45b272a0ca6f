"""Records of delimited text, and by which character their fields are divided."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

DELIMITERS = "\t;|,"
"""In this order where two fit equally well."""
LOOKED_AT = 64 * 1024
"""Characters of a text by which its structure is told."""
NAMED = re.compile(r"\s*sep=(.)[ \t]*(?:\r\n?|\n)", re.IGNORECASE)
"""A first line that tells a spreadsheet program the delimiter."""
RECORDS = 3
"""Records with equally many fields that make a table whatever the file is called."""
FIELDS = 4
"""Fields in each of them."""
SHARE = 0.9
"""How many of the records have them."""


class Structure(Struct, frozen=True, gc=False):
    """What divides the fields, where the first record begins, and how plain the structure is.

    `records` of `fields` fields each, the most usual number beyond one; they are this `share`
    of all records.
    """

    delimiter: str
    start: int
    fields: int
    records: int
    share: float

    @property
    def plain(self) -> bool:
        """Whether this is a table whatever the file is called."""
        return self.fields >= FIELDS and self.records >= RECORDS and self.share >= SHARE


def structure(text: str, delimiters: str = DELIMITERS) -> Structure | None:
    """The likeliest structure; None where no two records have equally many fields."""
    named = NAMED.match(text)
    if named:
        return Structure(named[1], named.end(), FIELDS, RECORDS, 1)
    sample = text[:LOOKED_AT]
    if len(text) > LOOKED_AT:
        sample = sample[: sample.rfind("\n") + 1] or sample
    found = [_measured(sample, d) for d in delimiters if d in sample]
    likely = [one for one in found if one]
    return max(likely, key=_fitness, default=None)


def records(text: str, delimiter: str, start: int = 0) -> Iterator[list[str]]:
    """The fields of each record. Quotes count where they enclose a whole field.

    A quote that does not is part of its field, so that one too many spoils one field only.
    """
    pattern = _pattern(delimiter)
    record: list[str] = []
    at, last = start, len(text)
    while at <= last:
        field = pattern.match(text, at)
        if field is None:  # never: the pattern takes anything
            return
        quoted = field[1]
        record.append(field[2] if quoted is None else quoted.replace('""', '"'))
        at = field.end()
        if field[3] != delimiter:
            if field[3] or len(record) > 1 or record[0]:
                yield record
            record = []
            if not field[3]:
                return


@cache
def _pattern(delimiter: str) -> re.Pattern[str]:
    """A field, quoted or not, and what ends it: the delimiter, a line end, or nothing."""
    escaped = re.escape(delimiter)
    ends = rf"({escaped}|\r\n?|\n|\Z)"
    quoted = r"[ ]*\"((?:[^\"]++|\"\")*+)\"[ ]*"
    return re.compile(rf"(?:{quoted}|([^{escaped}\r\n]*+)){ends}")


def _measured(sample: str, delimiter: str) -> Structure | None:
    """How well a delimiter divides a text."""
    counts = Counter(len(record) for record in records(sample, delimiter) if any(record))
    several = {fields: count for fields, count in counts.items() if fields > 1}
    if not several:
        return None
    fields = max(several, key=lambda number: (several[number], number))
    return Structure(delimiter, 0, fields, several[fields], several[fields] / counts.total())


def _fitness(structure: Structure) -> tuple[float, int]:
    return structure.share * min(structure.fields, 2 * FIELDS), -DELIMITERS.find(
        structure.delimiter
    )
