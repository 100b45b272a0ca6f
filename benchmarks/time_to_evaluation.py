"""How long from the bytes of a form to its Evaluation, beside tools that merely list the cells?

The same forms for every tool, each tool warm in a process of its own, CPU time, medians over
forms and rounds; rounds alternate, so that a noisy machine disturbs all alike. Beside each time
stands the share of the form's cells whose text the tool gives in the right row and column: the
bare walks of docx and xlsx give texts without places, that of html places each by the spans, and
beside it the mere texts of a page are listed. Peers that are no part of the development
environment are found in .venv-peers (`make bench-peers`), LibreOffice on the system; what is
absent is said to be.

    python benchmarks/time_to_evaluation.py [--forms 20] [--rounds 3] [--only docx]
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

import made_forms
from peers import office as warm_office
from reading import office

HERE = Path(__file__).parent
PEERS = HERE.parent / ".venv-peers"
OWN = "jiping"
SLOW = 0.3
"""Seconds a form from which a tool does one round only."""


@dataclass(frozen=True)
class Aim:
    """A tool to compare with: jiping at most `most` times its time, or `least` times as fast."""

    tool: str
    most: float | None = None
    least: float | None = None
    apart: bool = False
    """Whether it lives in .venv-peers."""


LIBREOFFICE = "LibreOffice"
AIMS: dict[str, tuple[Aim, ...]] = {
    "docx": (
        Aim("bare docx", most=2),
        Aim("python-docx", least=6),
        Aim("docling", least=12, apart=True),
        Aim("markitdown", least=60, apart=True),
    ),
    "xlsx": (Aim("bare xlsx"), Aim("openpyxl", least=10)),
    "xls": (Aim("xlrd", least=1), Aim("xlrd, values")),
    "pdf": (
        Aim("pdfplumber", least=8, apart=True),
        Aim("camelot", least=20, apart=True),
    ),
    "html": (
        Aim("bare html", most=2.5, apart=True),
        Aim("texts of html", apart=True),
    ),
    "doc": (Aim(LIBREOFFICE, least=40),),
}
FROM = {"xls": "xlsx", "doc": "docx", "pdf": "docx"}
"""What LibreOffice makes a format of."""
STARTS, START_AT_MOST = 15, 150


@dataclass
class Work:
    """A tool at work in its process; `absent` says why there is none."""

    aim: Aim
    paths: list[Path]
    absent: str = ""
    seconds: list[float] = field(default_factory=list)
    process: subprocess.Popen[str] | None = None

    def start(self) -> None:
        python = PEERS / "bin" / "python" if self.aim.apart else Path(sys.executable)
        if not python.exists():
            self.absent = "make bench-peers installs it"
            return
        command = [str(python), str(HERE / "peers" / "worker.py"), self.aim.tool]
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(
            [*command, *map(str, self.paths)],
            stdin=pipe,
            stdout=pipe,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        first = self._answer()
        self.absent = first.get("absent", "") if first is not None else "it fails on these files"

    def round(self) -> None:
        if not self.absent and not (self.seconds and statistics.median(self.seconds) > SLOW):
            self.seconds += self._ask("round")

    def share(self) -> float | None:
        """The share of cells in their places; None for a tool that gives no places."""
        found = self._ask("places")
        if not any(found):
            return None
        forms = [made_forms.cells(int(path.stem)) for path in self.paths]
        counts = [right(form, got) for form, got in zip(forms, found, strict=True)]
        return sum(good for good, _ in counts) / sum(every for _, every in counts)

    def end(self) -> None:
        if self.process is not None:
            self.process.communicate()

    def _ask(self, question: str):
        print(question, file=self.process.stdin, flush=True)
        return self._answer()

    def _answer(self):
        line = self.process.stdout.readline()
        return json.loads(line) if line else None


def right(form: list[made_forms.Printed], got: list[list]) -> tuple[int, int]:
    """How many texts of a form stand in their places, and how many texts it has."""
    wanted = {(cell.row, cell.column): squeezed(cell.text) for cell in form if cell.text}
    texts = {(row, column): squeezed(text) for row, column, text in got}
    first = squeezed(form[0].text)
    top, left = min((at for at, text in texts.items() if text == first), default=(0, 0))
    good = sum(
        texts.get((row + top, column + left)) == text for (row, column), text in wanted.items()
    )
    return good, len(wanted)


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def files(kind: str, count: int, folder: Path) -> list[Path]:
    """The forms in a format, none where that takes a LibreOffice that is not there."""
    source = FROM.get(kind, kind)
    make = getattr(made_forms, f"as_{source}")
    made = {f"{seed}.{source}": make(seed) for seed in range(count)}
    if kind in FROM:
        made = office.convert(made, kind) if office.present() else {}
    paths = []
    for name, data in made.items():
        path = folder / f"{Path(name).stem}.{kind}"
        path.write_bytes(data)
        paths.append(path)
    return paths


def measure(kind: str, aims: tuple[Aim, ...], paths: list[Path], rounds: int) -> None:
    """Print the times of one format."""
    print(f"{kind}: {len(paths)} different forms of 56 × 7, {rounds} rounds")
    own = Work(Aim(OWN), paths)
    works = [own, *(Work(aim, paths) for aim in aims if aim.tool != LIBREOFFICE)]
    for work in works:
        work.start()
    for _ in range(rounds):
        for work in works:
            work.round()
    if own.absent:
        print(f"  {OWN} does not read these files: {own.absent}\n")
        return
    base = statistics.median(own.seconds)
    for work in works:
        if work.absent:
            print(f"  {work.aim.tool:16} absent ({work.absent})")
        else:
            tell(work.aim, statistics.median(work.seconds), work.share(), base)
        work.end()
    for aim in aims:
        if aim.tool == LIBREOFFICE:
            if lacking := warm_office.lacking():
                print(f"  {aim.tool:16} absent ({lacking})")
            else:
                tell(aim, warm_office.seconds_a_file(paths), None, base)
    print()


def tell(aim: Aim, seconds: float, share: float | None, base: float) -> None:
    """One line: the time, the share of cells, and how jiping compares."""
    cells = "     –" if share is None else f"{share:6.1%}"
    line = f"  {aim.tool:16} {seconds * 1000:9.2f} ms   cells right {cells}"
    if aim.most is not None:
        ratio = base / seconds
        line += f"   jiping takes {ratio:.2f} × (at most {aim.most:g})"
        line += "" if ratio <= aim.most else "  MISSED"
    elif aim.tool != OWN:
        ratio = seconds / base
        line += f"   jiping is {ratio:.1f} × as fast"
        if aim.least is not None:
            line += f" (at least {aim.least:g})" + ("" if ratio >= aim.least else "  MISSED")
    print(line, flush=True)


def start_of_help() -> None:
    """Wall time from the start of `jiping --help` to its end; the quickest start counts, for
    what others do on the machine meanwhile is none of the command's."""
    command = [str(Path(sys.executable).parent / "jiping"), "--help"]
    taken = []
    for _ in range(STARTS):
        start = time.perf_counter()
        subprocess.run(command, capture_output=True, check=True)
        taken.append((time.perf_counter() - start) * 1000)
    quickest, median = min(taken), statistics.median(taken)
    missed = "" if quickest <= START_AT_MOST else "  MISSED"
    print(
        f"jiping --help: quickest of {STARTS} starts {quickest:.0f} ms, median {median:.0f} ms"
        f" (at most {START_AT_MOST}){missed}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--forms", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", choices=AIMS)
    chosen = parser.parse_args()
    for kind, aims in AIMS.items():
        if chosen.only in (None, kind):
            with tempfile.TemporaryDirectory() as folder:
                paths = files(kind, chosen.forms, Path(folder))
                if paths:
                    measure(kind, aims, paths, chosen.rounds)
                else:
                    print(f"{kind}: absent (it takes LibreOffice to make the forms)\n")
    if chosen.only is None:
        start_of_help()


if __name__ == "__main__":
    main()
