"""Does memory grow over 1,000 forms in one process?

python benchmarks/memory_of_many.py [--forms 1000]
"""

from __future__ import annotations

import argparse
import gc
import tracemalloc
from pathlib import Path

import made_forms

import jiping


def resident_kib() -> int:
    """Resident memory of this process; 0 where the system does not tell."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0
    lines = status.read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--forms", type=int, default=1000)
    chosen = parser.parse_args()
    files = [make(s) for s in range(50) for make in (made_forms.as_docx, made_forms.as_xlsx)]
    step = max(1, chosen.forms // 10)
    for data in files:
        jiping.evaluate(data)
    tracemalloc.start()
    print("forms   traced KiB   resident KiB")
    for number in range(chosen.forms + 1):
        if number % step == 0:
            gc.collect()
            traced = tracemalloc.get_traced_memory()[0] // 1024
            print(f"{number:5} {traced:12} {resident_kib():14}", flush=True)
        jiping.evaluate(files[number % len(files)])


if __name__ == "__main__":
    main()
