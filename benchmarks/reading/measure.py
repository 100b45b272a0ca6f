"""How much of a form is read right, by format and layout?

Forms are invented (`said.py`: bodies, figures, objectives, indicators, reasons), drawn in every
layout (`kinds.py`: T1 to T13 with labels in several spellings, T14 in `narrative.py`; and what
jiping's own layouts print), written in every format by writers that are not jiping's
(python-docx, openpyxl, HTML, Markdown and text by hand, LibreOffice where it is present) and by
jiping's, and read back. The expectation is what the generator meant, compared cell by cell as the
tests compare. Invented: a cell read where the form prints nothing, or with a text that is nowhere
on the form.

    make bench-reading                     all formats, 2 forms a layout
    python benchmarks/reading/measure.py --forms 5 --only docx,md-slid --layout T4 --show 20
    … --layout R --lots 30                 layouts drawn by lot, in no file and of no body
    … --without-layouts                    each of jiping's layouts left out in turn (docx)
    … --keep DIR                           the files, with what is expected beside them
    … --no-office                          without LibreOffice's formats

`--show N` lists the N worst differences by format, layout and field, each with an example and the
seed of its form. The same seed gives the same forms. Conversions by LibreOffice are kept in the
system's temporary folder, so a second run is quick. Exit status 1 where a goal is missed.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import files
from comparison import compare, squeezed
from draw import draw
from kinds import KINDS
from narrative import narrative
from own_layouts import form as own_form
from own_layouts import paper as own_paper
from random_kinds import random_kind
from said import generate

from jiping import discovery, readers
from jiping import forms as recognising

GOALS = {
    "docx": 99.5,
    "docx-own": 99.5,
    "xlsx": 99.5,
    "xlsx-own": 99.5,
    "xls": 99.5,
    "html": 99.5,
    "html-word": 99.5,
    "html-own": 99.5,
    "doc": 99.5,
    "pdf": 98.0,
    "pdf-sheet": 98.0,
    "pdf-own": 98.0,
    "ofd": 98.0,
    "md-slid": 97.0,
    "txt-lines": 95.0,
    "txt-filled": 90.0,
    "txt-joined": 90.0,
    "scan": 90.0,
}
INVENTED = 0.1
LEFT_OUT = 90.0
EMPTY = "nothing"


@dataclass
class Tally:
    """What became of some forms."""

    expected: int = 0
    equal: int = 0
    invented: int = 0
    forms: int = 0
    lost: int = 0

    def add(self, other: Tally) -> None:
        for name in ("expected", "equal", "invented", "forms", "lost"):
            setattr(self, name, getattr(self, name) + getattr(other, name))

    @property
    def share(self) -> float:
        return 100 * self.equal / self.expected if self.expected else 100.0


@dataclass
class Measured:
    """All tallies, and the differences by format, layout and field."""

    tallies: dict[tuple[str, str], Tally] = field(default_factory=lambda: defaultdict(Tally))
    differences: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    examples: dict[tuple[str, str, str], str] = field(default_factory=dict)

    def total(self, format: str) -> Tally:
        found = Tally()
        for (name, _), tally in self.tallies.items():
            if name == format:
                found.add(tally)
        return found


def made(layouts: list[str], count: int, seed: int, lots: int = 0) -> list[files.Form]:
    """The forms to print, `count` of each layout and of each of `lots` layouts drawn by lot."""
    found: list[files.Form] = []
    by_lot = [random_kind(seed + number) for number in range(lots)]
    for kind in (*KINDS, *by_lot):
        wanted = not layouts or kind.id in layouts or (kind in by_lot and "R" in layouts)
        for number in range(count if wanted else 0):
            pick = Random(f"{kind.id} {seed + number}")
            said = generate(kind, pick)
            paper = draw(kind, said, pick)
            name = "by lot" if kind in by_lot else kind.id
            found.append(files.Form(name, seed + number, said, paper))
    for number in range(count if not layouts or "T14" in layouts else 0):
        said, paper = narrative(Random(f"T14 {seed + number}"))
        found.append(files.Form("T14", seed + number, said, paper))
    for id, layout in recognising.layouts().items():
        wanted = (not layouts or id in layouts) and layout.stage != "report"
        for number in range(count if wanted else 0):
            said, evaluation = own_form(layout, Random(f"{id} {seed + number}"))
            paper = own_paper(evaluation, layout)
            found.append(files.Form(id, seed + number, said, paper, evaluation, layout))
    return found


def judge(form: files.Form, data: bytes, suffix: str) -> tuple[Tally, list[tuple[str, Any, Any]]]:
    """One file against what it says."""
    printed = squeezed("".join(form.paper.texts()))
    document = readers.read(data, suffix=suffix)
    reading = recognising.recognise(document)
    if not reading.evaluations:
        from jiping.model import Evaluation

        nothing = compare(Evaluation(), form.said)
        codes = ",".join(it.code for it in (*document.findings, *reading.findings))
        return Tally(nothing.expected, 0, 0, 1, 1), [("form", "a form", codes)]
    results = [compare(evaluation, form.said) for evaluation in reading.evaluations]
    best = max(results, key=lambda it: it.share)
    invented = sum(_invented(*difference, printed) for difference in best.differences)
    differences = list(best.differences)
    if len(results) > 1:
        differences.append(("forms", "one form", f"{len(results)} forms"))
    tally = Tally(best.expected, best.equal, invented, 1, 0)
    return tally, differences


def _invented(path: str, expected: Any, read: Any, printed: str) -> bool:
    """Whether what was read in place of what was expected is printed nowhere."""
    if expected == "no such row":
        read = (read or {}).get(path.rpartition(".")[2])
        read = read.get("text") if isinstance(read, dict) else read
        return isinstance(read, str) and bool(squeezed(read))
    if not isinstance(read, str) or not squeezed(read):
        return False
    return not squeezed(expected) or squeezed(read) not in printed


def measure(forms: list[files.Form], chosen: argparse.Namespace) -> Measured:
    """Every form in every format."""
    found = Measured()
    for printed in files.printed(forms, chosen.only, office=chosen.office):
        form, name = printed.form, printed.format
        tally, differences = judge(form, printed.data, printed.suffix)
        found.tallies[name, form.layout].add(tally)
        for path, expected, read in differences:
            key = (name, form.layout, ".".join(p for p in path.split(".") if not p.isdigit()))
            found.differences[key] += 1
            said = json.dumps([expected, read], ensure_ascii=False, default=str)[:160]
            found.examples.setdefault(key, f"seed {form.seed} {path}: {said}")
        if chosen.keep:
            keep(Path(chosen.keep), printed)
    return found


def keep(folder: Path, printed: files.Printed) -> None:
    """The file and what it says."""
    folder.mkdir(parents=True, exist_ok=True)
    stem = f"{printed.form.layout}-{printed.form.seed}-{printed.format}"
    (folder / f"{stem}{printed.suffix}").write_bytes(printed.data)
    said = json.dumps(printed.form.said, ensure_ascii=False, indent=1)
    (folder / f"{stem}.expected.json").write_text(said + "\n", encoding="utf-8")


def show(found: Measured, worst: int) -> bool:
    """The tables; whether all goals are met."""
    formats = list(dict.fromkeys(name for name, _ in found.tallies))
    layouts = list(dict.fromkeys(layout for _, layout in found.tallies))
    print("cells equal, % (rows: formats, columns: layouts)")
    print(f"{'':11}" + "".join(f"{layout[:9]:>10}" for layout in layouts))
    for name in formats:
        shares = [found.tallies.get((name, layout)) for layout in layouts]
        print(f"{name:11}" + "".join(f"{t.share:10.2f}" if t else f"{'':10}" for t in shares))
    heads = f"{'forms':>6} {'lost':>5} {'cells':>7} {'equal %':>8} {'invented %':>10}"
    print(f"\n{'format':11} {heads}  goal")
    good = True
    for name in formats:
        tally = found.total(name)
        invented = 100 * tally.invented / tally.expected
        goal = GOALS.get(name)
        met = (goal is None or tally.share >= goal) and invented < INVENTED
        good = good and met
        print(
            f"{name:11} {tally.forms:6} {tally.lost:5} {tally.expected:7} {tally.share:8.2f} "
            f"{invented:10.3f}  {goal or '':5} {'' if met else 'NOT MET'}"
        )
    for key, count in found.differences.most_common(worst):
        print(f"{count:5} × {key[0]} {key[1]} {key[2]}\n        {found.examples[key]}")
    return good


def without_layouts(chosen: argparse.Namespace) -> bool:
    """Each of jiping's layouts left out in turn, in a process of its own."""
    good = True
    for id in recognising.layouts():
        command = [sys.executable, __file__, "--leave-out", id, "--forms", str(chosen.forms)]
        command += ["--seed", str(chosen.seed), "--show", str(chosen.show)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        print(done.stdout + done.stderr, end="", flush=True)
        good = good and done.returncode == 0
    return good


def leave_out(chosen: argparse.Namespace) -> bool:
    """The forms of one layout, read by a jiping that does not know it."""
    forms = made([chosen.leave_out], chosen.forms, chosen.seed)
    recognising.layouts.cache_clear()
    known = discovery.data_files("forms")
    discovery.data_files.cache_clear()
    reduced = {name: file for name, file in known.items() if name != chosen.leave_out}
    original = discovery.data_files
    discovery.data_files = lambda room: reduced if room == "forms" else original(room)
    assert chosen.leave_out not in recognising.layouts()
    chosen.only, chosen.office = ["docx", "xlsx", "html"], False
    found = measure(forms, chosen)
    total = Tally()
    for tally in found.tallies.values():
        total.add(tally)
    met = total.share >= LEFT_OUT
    print(f"without {chosen.leave_out:28} {total.share:6.2f} % {'' if met else 'NOT MET'}")
    for key, count in found.differences.most_common(chosen.show):
        print(f"{count:5} × {key[0]} {key[2]}\n        {found.examples[key]}")
    return met


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--forms", type=int, default=2, help="forms of each layout")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="formats, separated by commas")
    parser.add_argument("--layout", default="", help="layouts, separated by commas")
    parser.add_argument("--show", type=int, default=0, help="how many differences to list")
    parser.add_argument("--lots", type=int, default=4, help="layouts drawn by lot")
    parser.add_argument("--keep", help="folder for the files")
    parser.add_argument("--no-office", dest="office", action="store_false")
    parser.add_argument("--without-layouts", action="store_true")
    parser.add_argument("--leave-out", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    chosen.only = [name for name in chosen.only.split(",") if name]
    if chosen.leave_out:
        good = leave_out(chosen)
    elif chosen.without_layouts:
        good = without_layouts(chosen)
    else:
        layouts = [name for name in chosen.layout.split(",") if name]
        found = measure(made(layouts, chosen.forms, chosen.seed, chosen.lots), chosen)
        good = show(found, chosen.show)
    sys.exit(not good)


if __name__ == "__main__":
    main()
