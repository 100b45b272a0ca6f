"""Does any damaged file crash, hang, eat memory or go unexplained?

The cases of the tests, damaged in every way of `tests/fuzz/mutations.py` (bytes, lengths, cycles,
members of archives, swelling entities), each through all five hops in workers that may be killed.

    make fuzz                                     10,000 files
    python benchmarks/hostile.py --files 500 --seed 7 --keep DIR

Files that did harm are written to DIR; each belongs into `tests/fuzz/crashers`, with the fault
mended. Exit status 1 where there is one.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections import Counter
from importlib import import_module
from pathlib import Path

from jiping.cli import workers
from jiping.cli.inputs import Input
from jiping.model import Limits

TESTS = Path(__file__).resolve().parents[1] / "tests"
BATCH = 500


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, default=None)
    chosen = parser.parse_args()
    sys.path.append(str(TESTS))
    os.environ["JIPING_OFFICE"] = "off"  # what another program does with them is not asked
    mutations, judging = import_module("fuzz.mutations"), import_module("fuzz.judging")
    limits = Limits(seconds=60, memory_bytes=1024 * 1024 * 1024)
    kinds: Counter[str] = Counter()
    harmful = 0
    start = time.perf_counter()
    files = iter(mutations.damaged(chosen.files, chosen.seed))
    while batch := [it for _, it in zip(range(BATCH), files, strict=False)]:
        data = {it.name: it.data for it in batch}
        kinds.update(it.suffix for it in batch)
        inputs = [Input(it.name, it.data) for it in batch]
        for item, outcome in workers.run(inputs, judging.judge, list[str], limits):
            if isinstance(outcome, workers.Stopped):
                said = [outcome.finding.message]
            elif outcome.kind == "done":
                said = outcome.result
            else:
                said = [f"{outcome.error}\n{outcome.trace}"]
            if said:
                harmful += 1
                print(f"{item.name}: {'; '.join(said)}", flush=True)
                if chosen.keep:
                    chosen.keep.mkdir(parents=True, exist_ok=True)
                    (chosen.keep / item.name).write_bytes(data[item.name])
    listed = ", ".join(f"{kind} {count}" for kind, count in sorted(kinds.items()))
    seconds = time.perf_counter() - start
    print(f"{sum(kinds.values())} files ({listed}) in {seconds:.0f} s: {harmful} did harm")
    return int(harmful > 0)


if __name__ == "__main__":
    sys.exit(main())
