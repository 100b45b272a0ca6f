"""A document converted to .docx by LibreOffice, where the machine has it, for what is not clear.

The program gets a folder, a profile and time of its own, all gone afterwards. Its profile forbids
macros, links and the network: what it is given comes from strangers.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from jiping.model import Limits, Words

SETTING = "JIPING_OFFICE"
"""Environment: the program to use, or "off" for none; else it is looked for."""
NAMES = ("soffice", "libreoffice")
FOLDERS = ("ProgramFiles", "ProgramW6432", "ProgramFiles(x86)")
"""What Windows calls the folders that programs are installed in."""
MAC = "Applications/LibreOffice.app/Contents/MacOS/soffice"
PATIENCE = 0.5
"""Share of the time for a file after which the program is stopped."""
SOCKETS = ("/tmp", "/var/tmp")
"""Where the program puts its socket, wherever other temporary files go."""
ROOM = 512 * 1024 * 1024
"""Address space for the program itself, which is not memory in use."""
NOT_FOUND = Words(
    "没有找到 LibreOffice，未能改由它转换后读取。",
    "LibreOffice, which could have converted it, was not found.",
)
FAILED = Words("LibreOffice 没能转换这个文件。", "LibreOffice could not convert it.")
TOO_LONG = Words(
    "LibreOffice 在 {seconds} 秒内没有转换完，已停止。",
    "LibreOffice had not converted it within {seconds} seconds and was stopped.",
)
FORBIDDEN = (
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Writer/Content/Update", "Link", "0"),
    ("Office.Writer/Content/Update", "Field", "false"),
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)
"""Settings of the profile; the proxy is a port at which nobody answers."""


def docx(data: bytes, limits: Limits) -> bytes | Words:
    """The document as a .docx file, or why there is none."""
    tool = program()
    if tool is None:
        return NOT_FOUND
    with tempfile.TemporaryDirectory(prefix="jiping-", ignore_cleanup_errors=True) as folder:
        work = Path(folder).resolve()
        given, made, profile = work / "document.doc", work / "made", work / "profile"
        given.write_bytes(data)
        made.mkdir()
        _forbid(profile / "user")
        command = [
            tool,
            f"-env:UserInstallation={profile.as_uri()}",
            "--headless",
            "--norestore",
            "--nolockcheck",
            "--nologo",
            "--nodefault",
            "--convert-to",
            "docx:MS Word 2007 XML",
            "--outdir",
            str(made),
            str(given),
        ]
        try:
            words = _run(command, work, limits)
        finally:
            _close(socket(profile.as_uri()))
        if words:
            return words
        result = made / "document.docx"
        try:
            if not 0 < result.stat().st_size <= limits.file_bytes:
                return FAILED
            return result.read_bytes()
        except OSError:
            return FAILED


def program() -> str | None:
    """LibreOffice on this machine, if it has one."""
    chosen = os.environ.get(SETTING)
    if chosen:
        return None if chosen.lower() == "off" else shutil.which(chosen)
    return next((path for path in _candidates() if os.access(path, os.X_OK)), None)


def socket(profile: str) -> str:
    """What the program calls its socket; the digest is written without leading zeros."""
    digest = hashlib.md5(profile.encode("utf-16-le"), usedforsecurity=False).digest()
    return "SingleOfficeIPC_" + "".join(f"{byte:x}" for byte in digest)


def _close(name: str) -> None:
    """Remove the socket, which the program leaves behind when it is stopped."""
    if sys.platform != "win32":
        for folder in SOCKETS:
            with suppress(OSError):
                Path(folder, f"OSL_PIPE_{os.getuid()}_{name}").unlink()


def _candidates() -> Iterator[str]:
    if sys.platform == "win32":
        for name in FOLDERS:
            if folder := os.environ.get(name):
                yield str(Path(folder, "LibreOffice", "program", "soffice.com"))
    for name in NAMES:
        found = shutil.which(name)
        # One that lies beside the documents (Windows looks there too) is not to be trusted.
        if found and Path(found).is_absolute():
            yield found
    if sys.platform == "darwin":
        yield str(Path("/", MAC))
        yield str(Path.home() / MAC)


def _forbid(user: Path) -> None:
    """Write the settings of a new profile."""
    items = "".join(
        f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for path, name, value in FORBIDDEN
    )
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry">'
        f"{items}</oor:items>",
        encoding="utf-8",
    )


def _run(command: list[str], work: Path, limits: Limits) -> Words | None:
    """Run the program to its end, or end it; says what went wrong."""
    seconds = limits.seconds * PATIENCE
    temporary = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(work))
    hidden = 0
    if sys.platform == "win32":
        hidden = subprocess.CREATE_NO_WINDOW
    try:
        process = subprocess.Popen(
            command,
            cwd=work,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **temporary},
            creationflags=hidden,
            start_new_session=True,  # so that all it starts can be ended with it
        )
    except OSError:
        return FAILED
    with process:
        try:
            _bound(process.pid, limits)
            return FAILED if process.wait(seconds) else None
        except subprocess.TimeoutExpired:
            said = {"seconds": f"{seconds:g}"}
            return Words(TOO_LONG.zh.format(**said), TOO_LONG.en.format(**said))
        finally:
            _end(process)


def _bound(pid: int, limits: Limits) -> None:
    """Have the system refuse memory and files far above the limits, where it can."""
    if sys.platform != "linux":
        return
    import resource

    for kind, most in (
        (resource.RLIMIT_AS, 2 * limits.memory_bytes + ROOM),
        (resource.RLIMIT_FSIZE, limits.unpacked_bytes),
    ):
        with suppress(ValueError, OSError):
            soft, hard = resource.prlimit(pid, kind)
            if soft == resource.RLIM_INFINITY or most < soft:
                resource.prlimit(pid, kind, (most, hard))


def _end(process: subprocess.Popen[bytes]) -> None:
    """No program that the conversion started goes on."""
    if sys.platform == "win32":
        if process.poll() is None:
            tree = ["taskkill", "/F", "/T", "/PID", str(process.pid)]
            with suppress(OSError, subprocess.TimeoutExpired):
                subprocess.run(tree, check=False, capture_output=True, timeout=10)
    else:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
