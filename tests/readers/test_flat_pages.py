"""Plain web pages are read as flat text, to the same Document as by a tree.

For every page that the tests of readers read, conftest.py asserts it, too.
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiping.model import Document, Limits
from jiping.readers.web.flat import flat_page
from readers.grids import lines, read, spans, tables, trees_only

HEAD = '<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>表</title></head>'
FORM = """<p align=center>2021年度<b>自评</b>表
<div><table border="1"><tbody>
<tr><th colspan="2"><p style="color:red">指标</p></th><td rowspan='2'>分值<br>（10分）</td></tr>
<tr><td> <p><span>甲 &lt;乙&gt;</span></p> </td><td><p>一</p><p>二</p></td></tr>
</tbody></table></div>
<h2>备&nbsp;注</h2>
"""
NOT_PLAIN = [
    "<!--> 注 -->",
    "<!-- </style> -->",
    "<p title='<!--' hidden x='-->'>甲</p>",
    "<script>x</script>",
    "<p hidden>藏</p>",
    '<p style="display:none">藏</p>',
    '<p style="VISIBILITY : hidden">藏</p>',
    "<p>甲</div>",
    "<span>甲<p>乙</span></p>",
    "<img src=x>",
    '<input value="甲">',
    '<p title="a>b">甲</p>',
    "<p>1 < 2</p>",
    "<p>&hellip;&copy</p>",
    "<p>&#150;</p>",
    "<ul><li>甲</ul>",
    "<table><tr><td>甲<td>乙</table>",
    "<table><tr><td>甲<table><tr><td>乙</td></tr></table></td></tr></table>",
    "<table><caption>题</caption><tr><td>甲</td></tr></table>",
    "<table><tr><td>甲</th></tr></table>",
    "<table><tr><td>甲</td>乙</tr></table>",
    "<table><tr>甲</tr></table>",
    "<table>甲<tr><td>乙</td></tr></table>",
    "<table><tr><td>甲</td></tr>",
    "<table><tbody><tr><td>甲</td></tr></table>",
    "<table><table><tr><td>甲</td></tr></table>",
    "<table><td>甲</td></table>",
    "<table></tr><tr><td>甲</td></tr></table>",
    "<table><tr><td>甲</td></tr><col></table>",
    "</p>",
    "</body></html><p>尾",
]


def by_tree(html: str) -> Document:
    """A page as the tree gives it, whether it is plain or not."""
    with trees_only():
        return read(html, ".html")


def page(body: str) -> str:
    return f"{HEAD}<body>{body}</body></html>\n"


def test_a_plain_page_is_read_without_a_tree() -> None:
    assert flat_page(page(FORM), Limits()) is not None
    document = read(page(FORM), ".html")
    assert lines(document) == ["2021年度自评表", "备 注"]
    assert spans(tables(document)[0]) == {
        "指标": (1, 1, 1, 2),
        "分值\n（10分）": (1, 3, 2, 1),
        "甲 <乙>": (2, 1, 1, 1),
        "一\n二": (2, 2, 1, 1),
    }


def test_cells_as_word_writes_them_are_read_without_a_tree() -> None:
    cell = "<td class=x><p class=MsoNormal><span>第{}</span><span lang=EN-US> 项<o:p></o:p></span></p></td>"
    row = "<tr>" + "".join(map(cell.format, range(9))) + "</tr>"
    made = f"<div><table><col width=9>{row * 3}</table></div>"
    head = "<html><head><!--[if gte mso 9]><xml><w:View>Print</w:View></xml><![endif]--></head>"
    assert flat_page(head + made, Limits()) is not None
    document = read(head + made, ".htm")
    assert [cell.text for cell in tables(document)[0].rows[2]] == [f"第{n} 项" for n in range(9)]


@pytest.mark.parametrize("piece", NOT_PLAIN)
def test_any_other_page_is_left_to_the_tree(piece: str) -> None:
    assert flat_page(page(piece + FORM), Limits()) is None
    assert flat_page(page(FORM + piece), Limits()) is None
    read(page(FORM + piece), ".html")


PIECES = st.sampled_from(
    [
        "甲",
        " 乙\n丙 ",
        "a  b",
        "&nbsp;",
        "&#8805;90%",
        "\u3000",
        "\t",
        "\n",
        "<br>",
        "<br/>",
        "<p>",
        "</p>",
        "<span style='x'>",
        "</span>",
        "<b>",
        "</b>",
        "<div>",
        "</div>",
        "<td>",
        "</td>",
        "<td colspan=2>",
        '<td rowspan="3">',
        "<th>",
        "</th>",
        "<tr>",
        "</tr>",
        "<tr><td>",
        "</td></tr>",
        "</td><td>",
        "<td><p>",
        "</p></td>",
        "<table>",
        "</table>",
        "<table><tr><td>",
        "</td></tr></table>",
        "<tbody>",
        "</tbody>",
        "<thead>",
        "</thead>",
        "<h1>",
        "</h1>",
    ]
)


@settings(deadline=None)
@given(st.lists(PIECES, max_size=24))
def test_pages_are_read_alike_both_ways(pieces: list[str]) -> None:
    html = page("<p>首</p>" + "".join(pieces))
    assert read(html, ".html") == by_tree(html)


INSIDE = st.recursive(
    st.sampled_from(["甲", " 乙 ", "a\nb", "丙\n丁", "&nbsp;", "", "1<br>2", "<br />", "&amp;"]),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map("".join),
        st.tuples(st.sampled_from(["p", "span", "b", "div", "font", "em"]), inner).map(
            lambda it: f"<{it[0]} class=x> {it[1]}</{it[0]}>"
        ),
    ),
    max_leaves=6,
)
CELLS = st.tuples(
    st.sampled_from(["td", "th"]),
    st.sampled_from(["", " colspan=2", ' rowspan="2"', " ROWSPAN='3' colspan=x", ' width="9"']),
    INSIDE,
).map(lambda it: f"<{it[0]}{it[1]}>{it[2]}</{it[0]}>")
ROWS = st.lists(CELLS, max_size=4).map(lambda cells: f"<tr>{' '.join(cells)}</tr>")
GROUPS = st.tuples(st.sampled_from(["", "tbody", "thead"]), st.lists(ROWS, max_size=3)).map(
    lambda it: f"<{it[0]}>{''.join(it[1])}</{it[0]}>" if it[0] else "\n".join(it[1])
)
TABLES = st.lists(GROUPS, max_size=3).map(lambda groups: f"<table>{''.join(groups)}</table>")


@settings(deadline=None)
@given(st.lists(st.one_of(INSIDE, TABLES), max_size=5))
def test_well_formed_pages_are_read_alike_both_ways(blocks: list[str]) -> None:
    html = page("<p>首</p><table><tr><td>甲</td></tr></table>" + "".join(blocks))
    assert read(html, ".html") == by_tree(html)


STARTS = st.sampled_from(
    [
        "",
        "<!DOCTYPE html>\n<html>",
        "<html><head><title>表</title><style>p{}</style><script>a</script></head>",
        "<?xml version='1.0'?>\n<html xmlns='a'><head><meta charset=utf-8 /></head><body>",
        "<body class=x>",
    ]
)
ENDS = st.sampled_from(["", "\n", "</body>", "</body></html>\n", "</html>"])
SAID = st.sampled_from(
    ["", "<!-- 注 -->", "<!--[if mso]><x>1</x><![endif]-->", "<![if !a]>", "<!-->", "<!--a--b-->"]
)
WORDS = INSIDE.map(lambda it: f"<p><span>第{it}</span><span lang=EN> 项<o:p></o:p></span></p>")
MANY = st.tuples(st.lists(WORDS, min_size=12, max_size=15), st.sampled_from(["", "<col>"])).map(
    lambda it: f"<table>{it[1]}<tr><td>{'</td><td>'.join(it[0])}</td></tr></table>"
)
PARTS = st.tuples(SAID, st.one_of(INSIDE, TABLES, MANY, st.just("<p align=center>题\n"))).map(
    "".join
)


@settings(deadline=None, max_examples=40)
@given(STARTS, st.lists(PARTS, min_size=1, max_size=4), ENDS)
def test_parts_of_pages_are_read_alike_both_ways(start: str, parts: list[str], end: str) -> None:
    html = start + "".join(parts) + end
    assert read(html, ".html") == by_tree(html)
