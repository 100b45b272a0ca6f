"""A warm LibreOffice that files are handed to: the CPU time it takes to make docx of them."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

SECONDS = 120
CLIENT = Path(__file__).parent / "uno_client.py"
PYTHONS = ("/usr/bin/python3", "/usr/lib/libreoffice/program/python", "python3")
"""Where a Python may be that knows LibreOffice's module `uno`."""


def lacking() -> str:
    """What is missing for it on this system, "" where nothing is."""
    if shutil.which("soffice") is None:
        return "there is no soffice on this system"
    if not Path("/proc/self/stat").exists():
        return "this system does not tell the CPU time of other processes"
    return "" if _python() else "no Python here has LibreOffice's module uno"


def seconds_a_file(paths: Sequence[Path]) -> float:
    """CPU seconds that a listening LibreOffice takes for a file, opened and saved as docx."""
    with tempfile.TemporaryDirectory() as folder:
        port = _free_port()
        listening = [
            "soffice",
            f"-env:UserInstallation=file://{folder}/profile",
            *("--headless", "--norestore", "--nologo"),
            f"--accept=socket,host=127.0.0.1,port={port};urp;",
        ]
        quiet, pipe = subprocess.DEVNULL, subprocess.PIPE
        server = subprocess.Popen(listening, stdout=quiet, stderr=quiet)
        handing = [_python(), str(CLIENT), str(port), folder, *map(str, paths)]
        client = subprocess.Popen(handing, stdin=pipe, stdout=pipe, stderr=quiet, text=True)
        try:
            _expect("warm", client)
            before = _cpu_seconds(port)
            print(file=client.stdin, flush=True)
            _expect("done", client)
            return (_cpu_seconds(port) - before) / len(paths)
        finally:
            client.communicate()
            _end(port)
            server.wait(SECONDS)


def _python() -> str:
    """A Python that has `uno`, "" where there is none."""
    for python in PYTHONS:
        found = shutil.which(python)
        asked = [found, "-c", "import uno"]
        if found and subprocess.run(asked, capture_output=True, check=False).returncode == 0:
            return found
    return ""


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _expect(word: str, client: subprocess.Popen[str]) -> None:
    if client.stdout.readline().strip() != word:
        raise RuntimeError("LibreOffice did not take the files")


def _processes(port: int) -> list[Path]:
    """The processes of the LibreOffice that listens on a port."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if f"port={port};urp;".encode() in (process / "cmdline").read_bytes():
                found.append(process)
        except OSError:
            continue  # it has ended
    return found


def _cpu_seconds(port: int) -> float:
    ticks = 0
    for process in _processes(port):
        fields = (process / "stat").read_text().rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def _end(port: int) -> None:
    for process in _processes(port):
        os.kill(int(process.name), 15)
