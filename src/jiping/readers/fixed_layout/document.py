"""The documents of an OFD file and their pages, one after another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from jiping.model import Limits
from jiping.readers.base.archive import Archive
from jiping.readers.base.refusal import Refused, refused, unreadable
from jiping.readers.drawn.page import DrawnPage
from jiping.readers.fixed_layout.package import (
    ENCRYPTED,
    ENTRY,
    Element,
    Files,
    below,
    child,
    local,
    said,
)
from jiping.readers.fixed_layout.page import Canvas, paper
from jiping.readers.fixed_layout.resources import Resources
from jiping.readers.fixed_layout.scanned import composed
from jiping.readers.scan.images import Image, images
from jiping.readers.scan.scans import Scans, is_picture

MOST_DOCUMENTS = 100
MOST_PICTURES = 100
"""Pictures of one page that are put together."""
MOST_TEMPLATES = 10
"""Templates on one page."""
BEFORE = ("Foreground",)


class FixedLayout:
    """An OFD file being read; what it holds besides pages is counted. Raises Refused."""

    def __init__(self, archive: Archive, scans: Scans, limits: Limits) -> None:
        if ENCRYPTED in archive:
            raise refused("RDG004")
        self.files = Files(archive)
        self.attachments = self.annotations = self.missing = self.aslant = self.pictures = 0
        self.full = False
        """Whether a page held more than is looked at."""
        self._number = 0
        self._scans = scans
        self._limits = limits
        bodies = list(below(self.files.tree(ENTRY), "DocBody"))[:MOST_DOCUMENTS]
        self._roots = [self.files.find(said(body, "DocRoot"), ENTRY) for body in bodies]
        if not any(self._roots):
            raise unreadable("没有指明版式文档的位置", "it does not say where its document is")

    def documents(self) -> Iterator[Iterator[DrawnPage]]:
        """The pages of each document; one that cannot be read counts as a missing part."""
        for name in self._roots:
            root = self.files.tree_or_none(name)
            if root is None or name is None:
                self.missing += 1
                continue
            self._count(root, name)
            yield self._pages(Book(self, root, name))

    def _pages(self, book: Book) -> Iterator[DrawnPage]:
        for canvas in book.pages():
            self._number += 1
            self.aslant += canvas.aslant
            self.pictures += len(canvas.pictures)
            self.full |= canvas.full
            drawn = canvas.drawn(self._number)
            boxes = [picture.box for picture in canvas.pictures]
            if is_picture((drawn.width, drawn.height), boxes, drawn.glyphs) and self._scans.wants():
                image = self._picture(canvas, drawn)
                drawn = self._scans.page(self._number, image) if image else drawn
            yield drawn

    def _picture(self, canvas: Canvas, drawn: DrawnPage) -> Image | None:
        """What the pictures of a page show; None where none of them can be opened."""
        parts = [(self._opened(it.part), it) for it in canvas.pictures[:MOST_PICTURES]]
        known = [(image, it) for image, it in parts if image is not None]
        self.missing += len(parts) - len(known)
        return composed(drawn.width, drawn.height, known) if known else None

    def _opened(self, part: str | None) -> Image | None:
        if part is None:
            return None
        try:
            return next(images(self.files.archive.read(part), self._limits), None)
        except Refused as refusal:
            if refusal.finding.code != "RDG001":
                raise
            return None

    def _count(self, root: Element, name: str) -> None:
        """What is beside the pages: attached files, and annotations that hold text."""
        part = self.files.find(said(root, "Attachments"), name)
        self.attachments += sum(1 for _ in below(self.files.tree_or_none(part), "Attachment"))
        part = self.files.find(said(root, "Annotations"), name)
        for page in below(self.files.tree_or_none(part), "Page"):
            place = self.files.find(said(page, "FileLoc"), part or "")
            for annotation in below(self.files.tree_or_none(place), "Annot"):
                holds = any(local(it) == "TextCode" for it in annotation.iter())
                self.annotations += holds and annotation.get("Type") != "Watermark"


class Book:
    """One document of the file."""

    def __init__(self, whole: FixedLayout, root: Element, name: str) -> None:
        self._whole = whole
        self._files = whole.files
        self._root = root
        self._name = name
        common = child(root, "CommonData")
        self._area = child(common, "PageArea")
        self._shared = Resources(self._files)
        for kind in ("PublicRes", "DocumentRes"):
            for place in below(common, kind):
                self._shared.add(self._files.find(place.text, name))
        self._templates = {it.get("ID"): it for it in below(common, "TemplatePage")}
        self._drawn: dict[str, tuple[Element, Resources] | None] = {}

    def pages(self) -> Iterator[Canvas]:
        """Each page as it is drawn; one that cannot be read is blank and counts as missing."""
        for page in below(child(self._root, "Pages"), "Page"):
            yield self._page(self._files.find(page.get("BaseLoc"), self._name))

    def _page(self, name: str | None) -> Canvas:
        opened = self._open(name)
        if opened is None:
            self._whole.missing += 1
            return Canvas(paper(self._area))
        root, _resources = opened
        own_area = child(root, "Area")
        canvas = Canvas(paper(own_area, self._area))
        layers: list[tuple[Element, Resources]] = [opened]
        used = Counter[str]()
        for reference in list(below(root, "Template"))[:MOST_TEMPLATES]:
            key = reference.get("TemplateID", "")
            used[key] += 1
            if used[key] > 1:
                continue
            template = self._template(key)
            if template is None:
                self._whole.missing += 1
                continue
            order = reference.get("ZOrder") or self._templates[key].get("ZOrder") or ""
            layers.insert(len(layers) if order in BEFORE else 0, template)
        for element, known in layers:
            canvas.draw(element, known)
        return canvas

    def _template(self, key: str) -> tuple[Element, Resources] | None:
        """A template page by id, opened once."""
        if key not in self._templates:
            return None
        if key not in self._drawn:
            place = self._templates[key].get("BaseLoc")
            self._drawn[key] = self._open(self._files.find(place, self._name))
        return self._drawn[key]

    def _open(self, name: str | None) -> tuple[Element, Resources] | None:
        root = self._files.tree_or_none(name)
        if root is None or name is None:
            return None
        resources = Resources(self._files, self._shared)
        for place in below(root, "PageRes"):
            resources.add(self._files.find(place.text, name))
        return root, resources
