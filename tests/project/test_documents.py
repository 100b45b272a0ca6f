"""What README, tutorial and CONTRIBUTING say can be done can be done."""

from __future__ import annotations

import contextlib
import io
import re
import shlex
import sys
from pathlib import Path

import pytest

from jiping.cli import main

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = ("README.md", "README.zh-CN.md", "docs/tutorial.md")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", re.DOTALL | re.MULTILINE)


def blocks(document: str, kind: str) -> list[str]:
    text = (ROOT / document).read_text(encoding="utf-8")
    return [body for language, body in BLOCK.findall(text) if language == kind]


def commands() -> list[str]:
    lines = [line for name in DOCUMENTS for body in blocks(name, "sh") for line in body.split("\n")]
    plain = [re.sub(r"\s+#.*", "", line) for line in lines if line.startswith("jiping ")]
    return list(dict.fromkeys(plain))


def targets() -> set[str]:
    lines = [
        line for name in DOCUMENTS[:2] for body in blocks(name, "sh") for line in body.split("\n")
    ]
    return {line.split()[1] for line in lines if line.startswith("make ")}


@pytest.mark.needs_font
@pytest.mark.parametrize("line", commands())
def test_commands_run(line: str, demonstration: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    words = shlex.split(line)[1:]
    if "<" in words:
        source = demonstration / words[words.index("<") + 1]
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(source.read_bytes())))
        words = words[: words.index("<")]
    assert main(words) in (0, 1)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_python_runs(document: str, demonstration: Path) -> None:
    (code,) = blocks(document, "python")
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        exec(compile(code, document, "exec"), {})
    assert re.match(r"\d+\.\d\d \['", said.getvalue())


def test_make_knows_the_targets() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert targets() == {"demo", "test"}
    assert all(re.search(rf"^{target}:", makefile, re.MULTILINE) for target in targets())


def test_both_readmes_show_the_same() -> None:
    english, chinese = (blocks(name, "sh") for name in DOCUMENTS[:2])
    bare = [[re.sub(r"\s+#.*", "", body) for body in bodies] for bodies in (english, chinese)]
    assert [re.sub(r" +#.*", "", body) for body in english] == [
        re.sub(r" +#.*", "", body) for body in chinese
    ]
    assert bare[0]
    headings = [
        len(re.findall(r"^##? ", (ROOT / name).read_text("utf-8"), re.MULTILINE))
        for name in DOCUMENTS[:2]
    ]
    assert headings[0] == headings[1]


@pytest.mark.parametrize("document", [*DOCUMENTS[:2], "CONTRIBUTING.md", "ARCHITECTURE.md"])
def test_links_lead_somewhere(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    links = re.findall(r"\]\(([^)#]+)\)", text)
    assert [link for link in links if "://" not in link and not (ROOT / link).exists()] == []
