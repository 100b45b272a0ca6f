"""How long from the bytes of a form to its checked report, and where the time goes?

Peers in the same run, on the same forms: a bare walk (unzip, lxml, every cell's text) and
python-docx and openpyxl merely listing the cells. Medians over different forms, warm process. In
each round every tool does a folder of forms in a row, as a reviewer would; rounds alternate, so
that a noisy machine disturbs all alike, and nobody pays for another's garbage. Times are the
process's own CPU time: all tools work in memory, on one thread.

    python benchmarks/time_to_report.py [--forms 40] [--rounds 5]
"""

from __future__ import annotations

import argparse
import gc
import io
import statistics
import time
from collections.abc import Callable

import bare_walks
import docx
import made_forms
import openpyxl

import jiping
from jiping import checks, forms, readers, standards


def list_with_python_docx(data: bytes) -> int:
    document = docx.Document(io.BytesIO(data))
    return sum(len(cell.text) for t in document.tables for row in t.rows for cell in row.cells)


def list_with_openpyxl(data: bytes) -> int:
    book = openpyxl.load_workbook(io.BytesIO(data))
    return sum(len(str(cell.value or "")) for row in book.active.iter_rows() for cell in row)


def hops(data: bytes) -> dict[str, float]:
    """Seconds of each hop over one file."""
    marks = [time.process_time()]
    document = readers.read(data)
    marks.append(time.process_time())
    reading = forms.recognise(document)
    marks.append(time.process_time())
    evaluation = reading.evaluations[0]
    standard, used = standards.find(evaluation)
    card = standards.score(evaluation, standard)
    marks.append(time.process_time())
    checks.run(evaluation, standard, used, card, reading=reading.form_findings[0])
    marks.append(time.process_time())
    names = ("read", "recognise", "score", "check")
    return {name: marks[i + 1] - marks[i] for i, name in enumerate(names)}


def medians(jobs: dict[str, Callable[[bytes], object]], files: list[bytes], rounds: int):
    """Median seconds of each job over all files and rounds."""
    taken: dict[str, list[float]] = {name: [] for name in jobs}
    for job in jobs.values():
        job(files[0])
    for _ in range(rounds):
        for name, job in jobs.items():
            gc.collect()
            for data in files:
                start = time.process_time()
                job(data)
                taken[name].append(time.process_time() - start)
    return {name: statistics.median(times) for name, times in taken.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--forms", type=int, default=40)
    parser.add_argument("--rounds", type=int, default=5)
    chosen = parser.parse_args()
    for kind, make, bare, peer_name, peer in (
        ("docx", made_forms.as_docx, bare_walks.docx, "python-docx", list_with_python_docx),
        ("xlsx", made_forms.as_xlsx, bare_walks.xlsx, "openpyxl", list_with_openpyxl),
    ):
        files = [make(seed) for seed in range(chosen.forms)]
        report = jiping.evaluate(files[0])[0]
        assert report.evaluation is not None
        assert len(report.evaluation.indicators) == 35
        jobs = {"bare walk": bare, peer_name: peer, "jiping": jiping.evaluate}
        found = medians(jobs, files, chosen.rounds)
        print(f"{kind}: {len(files)} different forms of 56 × 7, {chosen.rounds} rounds")
        for name, seconds in found.items():
            print(f"  {name:12} {seconds * 1000:7.2f} ms")
        print(f"  jiping / bare walk = {found['jiping'] / found['bare walk']:.2f}  (at most 3)")
        print(f"  {peer_name} / jiping = {found[peer_name] / found['jiping']:.1f}")
        shares = [hops(data) for data in files]
        whole = sum(sum(share.values()) for share in shares)
        said = (f"{name} {sum(s[name] for s in shares) / whole:.0%}" for name in shares[0])
        print(f"  hops: {', '.join(said)}\n")


if __name__ == "__main__":
    main()
