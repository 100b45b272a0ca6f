"""Adds a file to tests/cases with a draft of what it says, for a person to correct.

    make case FILE=表.docx NAME=county-two-totals

NAME tells the oddity, by default the file's own name. The draft is what jiping reads today, so it
proves nothing: compare every text with the file as an office program or browser shows it, mend it,
leave out what does not matter and take the line "draft" away; until then the tests refuse it.
Nothing is overwritten.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from pathlib import Path
from typing import Any

import msgspec

from jiping import pipeline, readers
from jiping.model import Cell, Evaluation

FOLDER = Path(__file__).resolve().parents[1] / "tests" / "cases"
NOT_PRINTED = {"form", "extra", "kind", "part_of", "horizon"}


def printed(value: Any) -> Any:
    """Printed texts in place of cells; what a form does not have is left out."""
    if isinstance(value, Cell):
        return value.text
    if isinstance(value, msgspec.Struct):
        fields = (name for name in value.__struct_fields__ if name not in NOT_PRINTED)
        found = {name: printed(getattr(value, name)) for name in fields}
        return {name: it for name, it in found.items() if it is not None and it != []}
    if isinstance(value, tuple):
        return [printed(it) for it in value]
    return value


def drafted(evaluation: Evaluation) -> dict[str, Any]:
    """One form as a draft."""
    draft: dict[str, Any] = {"draft": "compare with the file, mend, then take this line away"}
    draft.update(printed(evaluation))
    return draft


def drafts(path: Path) -> list[dict[str, Any]]:
    """A draft for each form in the file, or in the files that it holds."""
    packed = readers.members(path, path.name) if path.suffix in readers.folders() else None
    given: list[Path | readers.Packed] = [path] if packed is None else list(packed)
    sources = [pipeline.source(item) for item in given]
    found = [drafted(evaluation) for source in sources for evaluation in source.evaluations]
    if not found:
        codes = sorted({it.code for source in sources for it in source.findings})
        found = [{"findings": codes}]
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--name", help="the oddity, e.g. county-two-totals")
    chosen = parser.parse_args()
    source: Path = chosen.file
    if not source.is_file():
        print(f"{source}: no such file.", file=sys.stderr)
        return 2
    target = FOLDER / f"{chosen.name or source.stem}{source.suffix}"
    expected = target.with_name(target.stem + ".expected.json")
    taken = [path for path in FOLDER.glob(target.stem + ".*") if path.resolve() != source.resolve()]
    if taken or expected.exists():
        print(f"{target.stem} is already there: choose another NAME.", file=sys.stderr)
        return 2
    forms = drafts(source)
    if source.resolve() != target:
        shutil.copyfile(source, target)
    text = json.dumps(forms[0] if len(forms) == 1 else forms, ensure_ascii=False, indent=1)
    expected.write_text(text + "\n", encoding="utf-8")
    print(f"{expected}: now compare it with the file.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
