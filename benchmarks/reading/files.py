"""Every form in every format."""

from __future__ import annotations

import hashlib
import importlib.util
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

import fixed
import office
import sheets
import texts
from grid import Paper
from said import Said

from jiping import writers
from jiping.model import Evaluation, Layout

Writer = Callable[[Paper, Random], bytes]
BY_HAND: dict[str, tuple[str, Writer]] = {
    "docx": (".docx", sheets.as_docx),
    "xlsx": (".xlsx", sheets.as_xlsx),
    "html": (".html", sheets.as_html),
    "html-word": (".htm", sheets.as_word_html),
    "html-paras": (".html", sheets.as_paragraphs),
    "md": (".md", texts.markdown),
    "md-slid": (".md", lambda paper, pick: texts.markdown(paper, pick, 0.3)),
    "csv": (".csv", texts.commas),
    "txt-tabs": (".txt", texts.tabs),
    "txt-lines": (".txt", texts.cell_a_line),
    "txt-filled": (".txt", texts.filled_cell_a_line),
    "txt-joined": (".txt", texts.run_together),
}
NO_TABLE = {"docx", "html-word", "html-paras", "txt-lines", "txt-filled"}
"""Formats in which a report without a table is written."""
OWN = ("docx", "xlsx", "html", "md", "pdf")
CONVERTED = {
    "doc": ("docx", "doc"),
    "rtf": ("docx", "rtf"),
    "odt": ("docx", "odt"),
    "pdf": ("docx", "pdf"),
    "html-lo": ("docx", "html"),
    "xls": ("xlsx", "xls"),
    "ods": ("xlsx", "ods"),
    "pdf-sheet": ("xlsx", "pdf"),
    "ofd": ("docx", "pdf"),
    "scan": ("docx", "pdf"),
}
"""LibreOffice's formats: from what, and into what."""
STORE = Path(tempfile.gettempdir()) / "jiping-reading"
VERSION = "3"


@dataclass
class Form:
    """What a form says and how it lies on paper; `evaluation` where jiping can print it itself."""

    layout: str
    seed: int
    said: Said
    paper: Paper
    evaluation: Evaluation | None = None
    own: Layout | None = None


@dataclass
class Printed:
    """One form in one format."""

    form: Form
    format: str
    suffix: str
    data: bytes


def printed(forms: list[Form], only: list[str], *, office: bool) -> Iterator[Printed]:
    """All forms in all formats that are asked for and can be made here."""
    for name, (suffix, write) in BY_HAND.items():
        if not only or name in only:
            for form in _in(name, forms):
                yield Printed(form, name, suffix, write(form.paper, _pick(form, name)))
    for suffix in OWN:
        if not only or f"{suffix}-own" in only:
            for form in forms:
                if form.evaluation is not None and form.own is not None:
                    data = writers.write(form.evaluation, form.own, suffix)
                    yield Printed(form, f"{suffix}-own", f".{suffix}", data)
    for name in CONVERTED:
        asked = name in only or (not only and name != "scan")
        if office and asked and (name != "scan" or _reads_scans()):
            yield from _converted(name, forms)


def _in(name: str, forms: list[Form]) -> list[Form]:
    return [form for form in forms if form.paper.rows or name in NO_TABLE]


def _pick(form: Form, name: str) -> Random:
    return Random(f"{form.layout} {form.seed} {name}")


def _reads_scans() -> bool:
    return importlib.util.find_spec("rapidocr") is not None


def _converted(name: str, forms: list[Form]) -> Iterator[Printed]:
    source, suffix = CONVERTED[name]
    chosen = _in(source, forms)
    if not office.present() and not all(_kept(form, source, suffix).exists() for form in chosen):
        return
    missing = [form for form in chosen if not _kept(form, source, suffix).exists()]
    inputs = {
        f"{_key(form, source)}.{source}": BY_HAND[source][1](form.paper, _pick(form, source))
        for form in missing
    }
    STORE.mkdir(exist_ok=True)
    made = office.convert(inputs, suffix)
    for form in missing:
        if data := made.get(f"{_key(form, source)}.{source}"):
            _kept(form, source, suffix).write_bytes(data)
    for form in chosen:
        path = _kept(form, source, suffix)
        if path.exists():
            data = path.read_bytes()
            if name == "scan":
                data = office.scan(data)
            elif name == "ofd":
                data = fixed.as_ofd(data)
            yield Printed(form, name, ".ofd" if name == "ofd" else f".{suffix}", data)


def _key(form: Form, source: str) -> str:
    said = f"{VERSION} {source} {form.seed} {form.paper!r}"
    return hashlib.sha256(said.encode()).hexdigest()[:20]


def _kept(form: Form, source: str, suffix: str) -> Path:
    return STORE / f"{_key(form, source)}.{suffix}"
