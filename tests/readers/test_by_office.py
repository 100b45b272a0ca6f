"""Old Word documents that LibreOffice converts; a script stands in for it."""

from __future__ import annotations

import os
import select
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from jiping.language import speaking
from jiping.model import Document
from jiping.readers.binary_word import by_office
from readers.grids import codes, lines, read, spans, tables, texts
from readers.old_words import doc, line, row
from readers.packages import docx, p, tbl, tc, tr

UNCLEAR = doc(line("题目"), row("标题", edges=[]), row("一", "二"), line("尾"))
OLD = doc(line("甲"), magic=0xA5DC, version=104)
TITLE = tr(tc("标题", span=2))
MADE = docx(p("题目") + tbl(TITLE, tr("一", "二")) + p("尾"))

needs_scripts = pytest.mark.skipif(sys.platform == "win32", reason="the program is a shell script")
Office = Callable[[str], Path]


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """Put a program on the path that does what a script of the shell says; gives its folder,
    where `made.docx` is for it to hand over."""
    (tmp_path / "made.docx").write_bytes(MADE)
    monkeypatch.delenv(by_office.SETTING)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    monkeypatch.setenv("HERE", str(tmp_path))

    def put(script: str) -> Path:
        program = tmp_path / "soffice"
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(0o755)
        return tmp_path

    return put


GIVE = """
printf '%s\\n' "$@" > "$HERE/asked"
while [ "$#" -gt 1 ]; do
  [ "$1" = --outdir ] && out=$2
  case $1 in -env:UserInstallation=file://*) profile=${1#*file://};; esac
  shift
done
cat "$profile/user/registrymodifications.xcu" > "$HERE/settings"
cat "$1" > "$HERE/given"
cat "$HERE/made.docx" > "$out/document.docx"
echo once >> "$HERE/runs"
"""


def said(document: Document, code: str = "RDG017") -> str:
    [message] = [finding.message for finding in document.findings if finding.code == code]
    return message


@needs_scripts
class TestConverted:
    def test_unclear_tables_are_those_of_the_converted_document(self, office: Office) -> None:
        here = office(GIVE)
        document = read(UNCLEAR, ".doc")
        assert document.format == "doc"
        assert codes(document) == ["RDG042"]
        assert "表格结构不清，改由 LibreOffice 转换后读取" in said(document, "RDG042")
        assert lines(document) == ["题目", "尾"]
        assert spans(tables(document)[0])["标题"] == (1, 1, 1, 2)
        assert (here / "given").read_bytes() == UNCLEAR
        assert (here / "runs").read_text() == "once\n"

    def test_an_older_version_is_read(self, office: Office) -> None:
        office(GIVE)
        document = read(OLD, ".doc")
        assert document.format == "doc"
        assert codes(document) == ["RDG042"]
        assert "Word 95" in said(document, "RDG042")
        assert texts(tables(document)[0]) == [["标题"], ["一", "二"]]

    def test_text_in_a_wrong_code_page_is_not_taken(self, office: Office) -> None:
        wrong = "绩效自评表 10".encode("gbk").decode("cp1252", "replace")
        (office(GIVE) / "made.docx").write_bytes(docx(p(wrong)))
        document = read(OLD, ".doc")
        assert codes(document) == ["RDG003"]
        assert "乱码" in said(document, "RDG003")
        french = "L’évaluation a été réalisée à la fin de l’année"
        (office(GIVE) / "made.docx").write_bytes(docx(p(french)))
        assert lines(read(OLD, ".doc")) == [french]

    def test_a_clear_document_is_not_converted(self, office: Office) -> None:
        here = office(GIVE)
        assert codes(read(doc(row("一", "二")), ".doc")) == []
        assert codes(read(doc(line("甲"), flags=0x0300), ".doc")) == ["RDG004"]
        assert not (here / "runs").exists()

    def test_the_program_is_kept_from_macros_and_leaves_nothing(self, office: Office) -> None:
        here = office(GIVE)
        read(UNCLEAR, ".doc")
        asked = (here / "asked").read_text().splitlines()
        assert "--headless" in asked
        work = Path(asked[-1]).parent
        assert asked[0] == f"-env:UserInstallation={(work / 'profile').as_uri()}"
        assert not work.exists()
        settings = (here / "settings").read_text()
        assert '"MacroSecurityLevel" oor:op="fuse"><value>3<' in settings
        assert '"DisableMacrosExecution" oor:op="fuse"><value>true<' in settings

    def test_findings_of_the_converted_document_are_kept(self, office: Office) -> None:
        here = office(GIVE)
        change = '<w:p><w:ins w:id="1" w:author="x"><w:r><w:t>题目</w:t></w:r></w:ins></w:p>'
        body = change + tbl(TITLE, tr("一", "二")) + p("尾")
        (here / "made.docx").write_bytes(docx(body))
        assert codes(read(UNCLEAR, ".doc")) == ["RDG042", "RDG016"]

    @pytest.mark.parametrize(
        "body",
        [
            p("题目") + p("标题") + p("一二") + p("尾"),
            p("题目") + tbl(TITLE, tr("一二", "")) + p("尾"),
            p("题目") + tbl(TITLE, tr("一", "二")),
            p("题目") + tbl(TITLE, tr("一", "二")) + p("尾") + p("多"),
            p("题目") + tbl(tr("标题", "", ""), tr("一", "二", "")) + p("尾"),
        ],
        ids=["no table", "cells joined", "text lost", "text added", "column added"],
    )
    def test_rows_that_differ_are_not_taken(self, office: Office, body: str) -> None:
        (office(GIVE) / "made.docx").write_bytes(docx(body))
        document = read(UNCLEAR, ".doc")
        assert codes(document) == ["RDG017"]
        assert texts(tables(document)[0]) == [["标题", ""], ["一", "二"]]
        assert "没有采用" in said(document)

    @pytest.mark.parametrize(
        "script",
        [
            "exit 1",
            "exit 0",
            f'{GIVE}\n: > "$out/document.docx"',
            f'{GIVE}\necho no > "$out/document.docx"',
            f"{GIVE}\nexit 3",
        ],
        ids=["fails", "makes nothing", "empty", "no document", "fails late"],
    )
    def test_a_program_that_fails(self, office: Office, script: str) -> None:
        office(script)
        document = read(UNCLEAR, ".doc")
        assert codes(document) == ["RDG017"]
        assert texts(tables(document)[0]) == [["标题", ""], ["一", "二"]]
        assert "LibreOffice 没能转换" in said(document)
        old = read(OLD, ".doc")
        assert codes(old) == ["RDG003"]
        assert old.format == "doc"
        assert "LibreOffice 没能转换" in said(old, "RDG003")

    def test_a_result_beyond_the_limits_is_not_taken(self, office: Office) -> None:
        here = office(GIVE)
        (here / "made.docx").write_bytes(MADE + bytes(len(UNCLEAR)))
        document = read(UNCLEAR, ".doc", file_bytes=len(UNCLEAR))
        assert "LibreOffice 没能转换" in said(document)

    def test_a_program_that_hangs_is_ended_with_all_it_started(
        self, office: Office, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        name = "OSL_PIPE_$(id -u)_socket"
        here = office(
            f': > "$HERE/{name}"\nexec 3> "$HERE/pipe"\necho up >&3\nsleep 600 &\nsleep 600'
        )
        monkeypatch.setattr(by_office, "SOCKETS", (str(here),))
        monkeypatch.setattr(by_office, "socket", lambda _: "socket")
        os.mkfifo(here / "pipe")
        pipe = os.open(here / "pipe", os.O_RDONLY | os.O_NONBLOCK)
        try:
            document = read(UNCLEAR, ".doc", seconds=4)
            assert "LibreOffice 在 2 秒内没有转换完" in said(document)
            assert os.read(pipe, 100) == b"up\n"
            assert select.select([pipe], [], [], 30)[0]
            assert os.read(pipe, 100) == b""  # nobody is left who could write
            assert not list(here.glob("OSL_PIPE*"))
        finally:
            os.close(pipe)


def test_the_name_of_the_socket_is_the_one_that_the_program_makes() -> None:
    name = by_office.socket("file:///tmp/profile-b")
    assert name == "SingleOfficeIPC_52c23dc32c428dc4a2120ca94139c3"


def test_without_the_program_it_is_said() -> None:
    document = read(UNCLEAR, ".doc")
    assert codes(document) == ["RDG017"]
    assert said(document).endswith("没有找到 LibreOffice，未能改由它转换后读取。")
    with speaking("en"):
        assert said(read(OLD, ".doc"), "RDG003").endswith("was not found.")


def test_where_the_program_is_looked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    suffix = ".exe" if sys.platform == "win32" else ""
    program = tmp_path / f"libreoffice{suffix}"
    program.write_bytes(b"")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert by_office.program() is None
    monkeypatch.setenv(by_office.SETTING, str(program))
    assert by_office.program() == str(program)
    monkeypatch.delenv(by_office.SETTING)
    if sys.platform != "win32":
        monkeypatch.setattr(sys, "platform", "linux")
        assert by_office.program() == str(program)
        monkeypatch.setenv("PATH", ".")
        monkeypatch.chdir(tmp_path)
        assert by_office.program() is None
    monkeypatch.setenv("PATH", str(tmp_path / "none"))
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(by_office, "NAMES", ())
    for name in by_office.FOLDERS:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("ProgramFiles", str(tmp_path))
    installed = tmp_path / "LibreOffice" / "program" / "soffice.com"
    installed.parent.mkdir(parents=True)
    assert by_office.program() is None
    installed.write_bytes(b"")
    installed.chmod(0o755)
    assert by_office.program() == str(installed)
