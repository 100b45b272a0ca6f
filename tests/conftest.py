"""What the machine offers to the tests; whatever had to be left out is listed at the end.

`JIPING_FORMS` names the folder of forms to measure against (by default the folder shared/forms
beside the project). With `JIPING_NO_SKIP=1` a run that left anything out has failed.
"""

from __future__ import annotations

import os
import shutil
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FORMS = Path(os.environ.get("JIPING_FORMS") or ROOT.parent / "shared" / "forms").resolve()

# Whether this machine has LibreOffice changes nothing, here and in what tests start.
os.environ["JIPING_OFFICE"] = "off"

left_out: list[str] = []
"""Ids of the tests that were deselected, gathered from all workers."""


@cache
def browser() -> str | None:
    """The path of a chromium on this machine."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return next((path for name in names if (path := shutil.which(name))), None)


@cache
def chinese_font() -> bool:
    """Whether a font with Chinese glyphs is where systems keep them."""
    folders = (
        Path("/usr/share/fonts"),
        Path("/usr/local/share/fonts"),
        Path.home() / ".local/share/fonts",
        Path("/System/Library/Fonts"),
        Path("C:/Windows/Fonts"),
    )
    marks = ("CJK", "SourceHan", "PingFang", "STHeiti", "Songti", "simsun", "msyh", "wqy")
    return any(
        any(mark in path.name for mark in marks)
        for folder in folders
        if folder.is_dir()
        for path in folder.rglob("*.[to]t[fc]")
    )


@pytest.fixture(scope="session")
def forms() -> Path:
    """The folder of forms; mark the test with `forms`."""
    return FORMS


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of chromium; mark the test with `needs_browser`."""
    path = browser()
    assert path is not None
    return path


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for item in items:
        if item.get_closest_marker("needs_font") and not chinese_font():
            item.add_marker(pytest.mark.skip(reason="no font with Chinese glyphs found"))
        if item.get_closest_marker("needs_browser") and browser() is None:
            item.add_marker(pytest.mark.skip(reason="no chromium found"))
    if FORMS.is_dir():
        return
    gone = [item for item in items if item.get_closest_marker("forms")]
    if gone:
        config.hook.pytest_deselected(items=gone)
        left_out.extend(item.nodeid for item in gone)
        items[:] = [item for item in items if item not in gone]


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    output = getattr(session.config, "workeroutput", None)
    if output is not None:
        output["left_out"] = left_out
    elif os.environ.get("JIPING_NO_SKIP") == "1" and not_run(session.config):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: object) -> None:
    # Every worker collects everything, so each reports the same list.
    for name in getattr(node, "workeroutput", {}).get("left_out", ()):
        if name not in left_out:
            left_out.append(name)


def not_run(config: pytest.Config) -> list[str]:
    """Ids of the tests that were skipped or deselected for want of something."""
    stats = config.pluginmanager.get_plugin("terminalreporter").stats
    return left_out + [report.nodeid for report in stats.get("skipped", ())]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if left_out:
        terminalreporter.section(f"left out: no folder {FORMS} (JIPING_FORMS)")
        for name in left_out:
            terminalreporter.line(name)
    if os.environ.get("JIPING_NO_SKIP") == "1" and not_run(terminalreporter.config):
        terminalreporter.section("JIPING_NO_SKIP=1: this run has failed, tests were left out")
