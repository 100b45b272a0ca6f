"""Whatever tables a document holds, recognising its forms comes to an end that is no crash."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from random import Random

import pytest

import jiping
from fuzz.altering import altered
from jiping.model import Document, Table

CASES = Path(__file__).parents[1] / "cases"
OF_KINDS = ("*.md", "*.html", "*.txt")
EACH = 300


@cache
def documents() -> list[Document]:
    paths = sorted(path for kind in OF_KINDS for path in CASES.glob(kind))
    found = [jiping.read(path) for path in paths]
    return [document for document in found if document.blocks]


@cache
def words() -> list[str]:
    """What stands in the cells of all these files."""
    tables = (it for document in documents() for it in document.blocks if isinstance(it, Table))
    return sorted({cell.text for table in tables for row in table.rows for cell in row})


@pytest.mark.parametrize("seed", range(8))
def test_altered_tables_are_recognised(seed: int) -> None:
    random = Random(seed)
    for _ in range(EACH):
        document = altered(random.choice(documents()), words(), random)
        reading = jiping.recognise(document)
        assert len(reading.form_findings) == len(reading.evaluations)
        assert reading.evaluations or reading.findings or document.findings
