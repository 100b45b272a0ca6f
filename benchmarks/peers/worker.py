"""One tool in a process of its own: warm, on files in memory, its own CPU time.

    python worker.py TOOL FILE…

Answers each line of standard input with one line of JSON: "round" with the seconds that each
file took, "places" with the texts of each file in their places. The first answer, before any
question, is {} or says why the tool is absent. What a library prints goes to standard error.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))


def main() -> None:
    name, *paths = sys.argv[1:]
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)

    def answer(content: object) -> None:
        print(json.dumps(content), file=answers, flush=True)

    files = [Path(path).read_bytes() for path in paths]
    try:
        from tools import TOOLS

        tool = TOOLS[name]()
        tool.list_cells(files[0])
    except ImportError as error:
        answer({"absent": str(error)})
        return
    answer({})
    for line in sys.stdin:
        if line.strip() == "places":
            answer([list(tool.places(tool.list_cells(data))) for data in files])
            continue
        gc.collect()
        taken = []
        for data in files:
            start = time.process_time()
            tool.list_cells(data)
            taken.append(time.process_time() - start)
        answer(taken)


if __name__ == "__main__":
    main()
