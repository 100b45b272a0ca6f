"""Cells in one line after another, dealt to columns."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jiping.forms.headings.columns import Column, Columns
from jiping.forms.mending.align import profile
from jiping.forms.mending.segment import segment
from jiping.forms.seen.look import look

TEXTS = ["产出指标", "数量指标", "100", "≥5个", "—", "是", "维护道路", "98%", "个", ""]
ROLES = ["level1", "level3", "target", "actual", "points", "score", "money", "operator"]


@given(
    st.lists(st.sampled_from(TEXTS), min_size=1, max_size=12),
    st.lists(st.sampled_from(ROLES), min_size=1, max_size=4, unique=True),
)
def test_every_cell_with_text_is_dealt_once(texts: list[str], roles: list[str]) -> None:
    columns = Columns(tuple(Column(role, n, n + 1, role) for n, role in enumerate(roles, 1)))
    looks = [look(text) for text in texts]
    held = [n for row in segment(looks, columns, profile(columns)).rows for n, _ in row]
    assert [n for n in held if texts[n]] == [n for n, text in enumerate(texts) if text]
