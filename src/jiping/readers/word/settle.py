"""Brings a tree to what is printed: changes accepted, alternatives chosen, boxes taken out."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree
from msgspec import Struct

from jiping.faults import fault
from jiping.model import Words
from jiping.readers.base.grid import Blocks
from jiping.readers.word.fields import settle_fields, settle_symbols
from jiping.readers.word.names import ALTERNATE, CHOICE, OLE_OBJECT, Names

Element = etree._Element
OFF = ("0", "false", "off")
OBJECTS = Words("嵌入的对象 {count} 个", "{count} embedded objects")
CHUNKS = Words("外部导入的内容 {count} 处", "{count} imported chunks")


class Settled(Struct):
    """What settling met; `beside` holds what stood inside a block and is printed as its own.

    `beside` maps a top-level block, or a table, to text boxes and nested tables in it, in order.
    """

    inserted: int = 0
    deleted: int = 0
    objects: int = 0
    chunks: int = 0
    beside: dict[Element, list[Element]] = {}

    def note(self, blocks: Blocks) -> None:
        """Report tracked changes and what is embedded."""
        if self.inserted or self.deleted:
            blocks.note(fault("RDG016", inserted=self.inserted, deleted=self.deleted))
        for words, count in ((OBJECTS, self.objects), (CHUNKS, self.chunks)):
            if count:
                part = Words(words.zh.format(count=count), words.en.format(count=count))
                blocks.note(fault("RDG027", part=part))


def settle(root: Element, names: Names, settled: Settled) -> None:
    """Change the tree below `root` in place; text boxes and nested tables leave it."""
    changes = (
        names.deleted,
        names.inserted,
        names.moved_from,
        names.moved_to,
        names.deleted_cell,
        names.vanish,
        names.phonetic,
        names.chunk,
        names.subdocument,
        *names.former,
        OLE_OBJECT,
    )
    settle_fields(root, names)
    settle_symbols(root, names)
    if next(root.iter(ALTERNATE, names.text_box, *changes), None) is None:
        _take_out_nested(root, names, settled)
        return
    for alternative in list(root.iter(ALTERNATE)):
        _choose(alternative, names)
    # From the end, so that paragraphs whose marks were deleted join in the right order.
    for element in reversed(list(root.iter(*changes))):
        _settle_one(element, names, settled)
    _take_out_nested(root, names, settled)
    for box in reversed(list(root.iter(names.text_box))):
        _take_out(box, _block_of(box, root, names), settled)


def _take_out_nested(root: Element, names: Names, settled: Settled) -> None:
    for table in reversed(list(root.iter(names.table))):
        outer = next(table.iterancestors(names.table), None)
        if outer is not None:
            _take_out(table, outer, settled)


def _choose(alternative: Element, names: Names) -> None:
    """Keep one branch: the first choice, unless only a later one or the fallback has text."""
    branches = list(alternative)
    kept = next((b for b in branches if next(b.iter(*names.texts), None) is not None), None)
    kept = kept if kept is not None else next((b for b in branches if b.tag == CHOICE), None)
    for branch in branches:
        if branch is not kept:
            alternative.remove(branch)


def _settle_one(element: Element, names: Names, settled: Settled) -> None:
    tag, parent = element.tag, element.getparent()
    if parent is None:
        return
    if tag in (names.inserted, names.moved_to):
        settled.inserted += 1
    elif tag in (names.deleted, names.moved_from):
        settled.deleted += 1
        _delete(element, parent, names)
    elif tag == names.deleted_cell:
        settled.deleted += 1
        remove(parent.getparent())
    elif tag == names.vanish:
        run = parent.getparent()
        shown = (element.get(names.value) or "").lower() in OFF
        if not shown and run is not None and run.tag == names.run:
            remove(run)
    elif tag == names.phonetic or tag in names.former:
        parent.remove(element)
    elif tag == OLE_OBJECT:
        settled.objects += 1
    else:
        settled.chunks += 1


def _delete(element: Element, parent: Element, names: Names) -> None:
    if parent.tag == names.row_properties:
        remove(parent.getparent())
    elif parent.tag == names.run_properties:
        properties = parent.getparent()
        if properties is not None and properties.tag == names.paragraph_properties:
            _join(properties.getparent(), names)
    else:
        parent.remove(element)


def _join(paragraph: Element | None, names: Names) -> None:
    """A paragraph whose mark is deleted runs on into the next one."""
    following = None if paragraph is None else paragraph.getnext()
    if paragraph is None or following is None or following.tag != names.paragraph:
        return
    paragraph.extend(_without(list(following), names.paragraph_properties))
    remove(following)


def _without(elements: Iterable[Element], tag: str) -> list[Element]:
    return [element for element in elements if element.tag != tag]


def remove(element: Element | None) -> None:
    """Take an element out of its tree, if it stands in one."""
    parent = None if element is None else element.getparent()
    if element is not None and parent is not None:
        parent.remove(element)


def _take_out(element: Element, beside: Element, settled: Settled) -> None:
    remove(element)
    settled.beside.setdefault(beside, []).insert(0, element)


def _block_of(element: Element, root: Element, names: Names) -> Element:
    """The outermost paragraph or table around the element, below `root`."""
    block = root
    for ancestor in element.iterancestors(names.paragraph, names.table):
        block = ancestor
        if ancestor is root:
            break
    return block
