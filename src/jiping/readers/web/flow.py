"""From a page to lines of text and tables, in the order in which they are shown."""

from __future__ import annotations

from jiping.faults import fault
from jiping.model import Words
from jiping.readers.base.grid import Blocks, clean
from jiping.readers.web.flat import flat_page
from jiping.readers.web.grid import Layout, add_table
from jiping.readers.web.shown import evened
from jiping.readers.web.tree import Element, count_tags, open_layouts, take_out_nested, tree

BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol "
    "p pre section summary td th tr ul".split()
)
INLINE = frozenset("a b em font i span strong u".split())
WRAPPED = 8
"""Elements around the one text of a cell that are looked through."""
NESTING = Words("网页元素的嵌套层数", "The levels of nested elements")
DEEPEST = 400
"""Levels that are followed whatever the limits say, for the sake of the stack."""
FEWEST_CELLS = 20
"""Paragraphs that a form with a paragraph a cell has at least."""
BREAK = "\v"
OFFICE, HEAD = "microsoft-com:office", 2_000
"""What pages that office programs save begin with, and where it stands."""
FRAMES = Words("框架里的网页 {count} 个", "{count} pages in frames")
TICKS = {"checkbox": "☐☑", "radio": "○●"}
"""Fields that are ticked: how they look if not, and if so."""
FIELDS = ("", "text", "number", "date", "tel", "email")


def add_html(text: str, blocks: Blocks) -> int:
    """Add what a page or a fragment shows; gives the number of pictures in it."""
    count_tags(text, blocks.limits)
    by_office = text.find(OFFICE, 0, HEAD) >= 0
    flat = None if by_office and "Wingdings" in text else flat_page(text, blocks.limits)
    if flat is not None:
        add_flat(flat, blocks)
        return 0
    root = tree(text)
    if root is None:
        return 0
    if frames := sum(1 for _ in root.iter("frame")):
        part = Words(FRAMES.zh.format(count=frames), FRAMES.en.format(count=frames))
        blocks.note(fault("RDG027", part=part))
    open_layouts(root)
    page = _Page(blocks, take_out_nested(root), whole=_is_cells(root))
    page.flow(root, 0)
    page.flush()
    return sum(1 for _ in root.iter("img"))


def add_flat(found: list[str | Layout], blocks: Blocks) -> None:
    """Add what a plain page shows."""
    for it in found:
        if isinstance(it, str):
            for line in it.split("\n"):
                blocks.line(line)
        else:
            blocks.table(it.rows, it.width, whole=it.whole)


def _is_cells(root: Element) -> bool:
    """Whether a page without tables is a form with a paragraph a cell; a <br> in it is a wrap."""
    if next(root.iter("table"), None) is not None:
        return False
    paragraphs = [len(it.findall("br")) for it in root.iter("p")]
    return len(paragraphs) >= FEWEST_CELLS and 2 * len(list(filter(None, paragraphs))) < len(
        paragraphs
    )


class _Page:
    """A page or a cell being read: the text gathered since the last table.

    With `whole` a paragraph is a line, whatever wraps there are in it, and one that holds nothing
    but a space that does not break is a blank cell.
    """

    def __init__(
        self, blocks: Blocks, nested: dict[Element, list[Element]], *, whole: bool = False
    ) -> None:
        self.parts: list[str] = []
        self._whole = whole
        self._blocks = blocks
        self._nested = nested
        self._deepest = min(blocks.limits.depth, DEEPEST)

    def flow(self, element: Element, deep: int) -> None:
        """Gather an element's text; tables in it become blocks."""
        parts = self.parts
        if element.text:
            parts.append(evened(element.text))
        if deep >= self._deepest:
            if len(element):
                self._blocks.cut(NESTING, self._deepest, "depth")
            return
        for child in element:
            tag = child.tag
            if tag == "br":
                parts.append(BREAK if self._whole else "\n")
            elif tag in BLOCKS:
                parts.append("\n")
                self.flow(child, deep + 1)
                parts.append("\n")
            elif tag == "table":
                self.flush()
                self._table(child, 1)
            elif tag == "select":
                parts.append(_selected(child))
            else:
                if tag == "input":
                    parts.append(_entered(child))
                self.flow(child, deep + 1)
            if child.tail:
                parts.append(evened(child.tail))

    def flush(self) -> None:
        """Make lines of the text gathered so far."""
        for line in "".join(self.parts).split("\n"):
            if self._whole:
                self._blocks.line(line.replace(BREAK, "\n"), blank="\xa0" in line)
            else:
                self._blocks.line(line)
        self.parts.clear()

    def _table(self, table: Element, deep: int) -> None:
        add_table(table, self._blocks, self._cell)
        for inner in self._nested.pop(table, ()):
            if deep >= self._deepest:
                self._blocks.cut(NESTING, self._deepest, "depth")
            else:
                self._table(inner, deep + 1)

    def _cell(self, cell: Element) -> str:
        only = _only_text(cell)
        if only is not None:
            return clean(evened(only))
        inside = _Page(self._blocks, self._nested)
        inside.flow(cell, 0)
        lines = (line.strip() for line in "".join(inside.parts).split("\n"))
        return clean("\n".join(line for line in lines if line))


def _only_text(cell: Element) -> str | None:
    """The text of a cell that holds nothing beside one text, however wrapped; else None."""
    element = cell
    for _ in range(WRAPPED):
        children = len(element)
        text = element.text
        if not children:
            return text or ""
        child = element[0]
        if children > 1 or (text and text.strip()) or (child.tail and child.tail.strip()):
            return None
        if child.tag not in BLOCKS and child.tag not in INLINE:
            return None
        element = child
    return None


def _entered(field: Element) -> str:
    """What a field shows: what was typed, or whether it is ticked."""
    kind = field.get("type", "").lower()
    if kind in FIELDS:
        return field.get("value", "")
    ticked = 0 if field.get("checked") is None else 1
    return TICKS[kind][ticked] if kind in TICKS else ""


def _selected(choice: Element) -> str:
    """The option that a list shows: the one selected, else the first."""
    options = list(choice.iter("option"))
    chosen = next((option for option in options if option.get("selected") is not None), None)
    shown = chosen if chosen is not None else options[0] if options else None
    return evened(shown.text or "") if shown is not None else ""
