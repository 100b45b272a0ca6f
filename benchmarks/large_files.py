"""Do time and memory stay in bounds for large files?

A Word file of 200 forms, a workbook of 300 sheets with a form each and a PDF of 500 pages, and
the same at a quarter and at half the size, each from its bytes to its Evaluations in a process of
its own. Time is that process's CPU time after a small file; a form of the whole must not take
much longer than one of the quarter. Memory is the peak of the whole process.

    python benchmarks/large_files.py [--only docx] [--share 1.0]
"""

from __future__ import annotations

import argparse
import io
import json
import re
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import made_forms
import openpyxl
import pypdfium2
from reading import office

SIZES = {"docx": 200, "xlsx": 300, "pdf": 500}
UNITS = {"docx": "forms", "xlsx": "sheets", "pdf": "pages"}
DIFFERENT = 25
"""Forms that differ; they come again and again."""
MOST_MIB = 400
STEEPEST = 1.3
"""How much longer a form may take in the whole file than in a quarter of it."""
CHILD = """
import json, resource, sys, time
import jiping
small, large = (open(path, "rb").read() for path in sys.argv[1:])
jiping.recognise(jiping.read(small))
start = time.process_time()
document = jiping.read(large)
read = time.process_time()
reading = jiping.recognise(document)
end = time.process_time()
rows = sum(len(evaluation.indicators) for evaluation in reading.evaluations)
said = sorted({finding.code for finding in (*document.findings, *reading.findings)})
try:  # what getrusage tells on Linux may be the peak of the process that started this one
    lines = open("/proc/self/status").read().splitlines()
    peak = next(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))
except OSError:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    peak //= 1024 if sys.platform == "darwin" else 1
print(json.dumps([read - start, end - read, len(reading.evaluations), rows, said, peak]))
"""
PART = "word/document.xml"


def word_file(forms: int) -> bytes:
    """Forms one after the other, each on a new page."""
    first = made_forms.as_docx(0)
    bodies = [_body(made_forms.as_docx(seed)) for seed in range(min(forms, DIFFERENT))]
    page_break = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    whole = page_break.join(bodies[number % len(bodies)] for number in range(forms))
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(first)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == PART:
                data = data.decode().replace(_body(first), whole).encode()
            new.writestr(name, data, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def _body(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        text = archive.read(PART).decode()
    return re.search(r"<w:body>(.*)<w:sectPr", text, re.DOTALL)[1]


def workbook(sheets: int) -> bytes:
    """A form on each sheet."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for number in range(sheets):
        made_forms.fill(book.create_sheet(f"单位{number + 1}"), number % DIFFERENT)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def pdf(pages: int) -> bytes | None:
    """Pages of forms that LibreOffice printed, form after form; None without LibreOffice."""
    if not office.present():
        return None
    forms = {f"{seed}.docx": made_forms.as_docx(seed) for seed in range(DIFFERENT)}
    printed = [pypdfium2.PdfDocument(data) for data in office.convert(forms, "pdf").values()]
    whole = pypdfium2.PdfDocument.new()
    while len(whole) < pages:
        for form in printed:
            wanted = list(range(len(form)))[: pages - len(whole)]
            if wanted:  # no list of pages would mean all of them
                whole.import_pages(form, wanted)
    stream = io.BytesIO()
    whole.save(stream)
    return stream.getvalue()


MAKE: dict[str, Callable[[int], bytes | None]] = {"docx": word_file, "xlsx": workbook, "pdf": pdf}


def measure(kind: str, size: int, folder: Path) -> None:
    """Print time and memory at a quarter, half and the whole."""
    make = MAKE[kind]
    small = make(1)
    if small is None:
        print(f"{kind}: absent (it takes LibreOffice to make the file)\n")
        return
    first = folder / f"small.{kind}"
    first.write_bytes(small)
    print(f"{kind}, {UNITS[kind]}")
    each = []
    for part in (size // 4, size // 2, size):
        path = folder / f"{part}.{kind}"
        path.write_bytes(make(part) or b"")
        command = [sys.executable, "-c", CHILD, str(first), str(path)]
        answer = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        read, recognised, found, rows, said, peak = json.loads(answer)
        each.append((read + recognised) / part)
        missed = "" if peak / 1024 < MOST_MIB else "  MISSED"
        print(
            f"  {part:4} ({path.stat().st_size / 2**20:5.1f} MiB): read {read:6.2f} s,"
            f" recognised {recognised:5.2f} s, {found} forms with {rows} indicators,"
            f" peak {peak / 1024:4.0f} MiB (below {MOST_MIB}){missed}"
            + (f", findings {' '.join(said)}" if said else "")
        )
    slope = each[-1] / each[0]
    missed = "" if slope <= STEEPEST else "  MISSED"
    print(f"  time a unit, whole to quarter: {slope:.2f} (at most {STEEPEST}){missed}\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=SIZES)
    parser.add_argument("--share", type=float, default=1.0, help="of the sizes, for a quick look")
    chosen = parser.parse_args()
    for kind, size in SIZES.items():
        if chosen.only in (None, kind):
            with tempfile.TemporaryDirectory() as folder:
                measure(kind, max(4, round(size * chosen.share)), Path(folder))


if __name__ == "__main__":
    main()
