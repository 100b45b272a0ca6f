"""The menus speak Chinese unless English is asked for, argparse's sentences too."""

from __future__ import annotations

import argparse
import ast
import gettext
import inspect
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import jiping.cli
from jiping.cli import menus
from jiping.language import wrap

CLI = Path(inspect.getfile(jiping.cli)).parent
CATALOGUE = menus.FOLDER / "zh_CN" / "LC_MESSAGES" / "jiping.po"
PROGRAMMERS_MISTAKES = (
    ".__call__() not defined",
    'argument "-" with mode %r',
    "cannot have multiple",
    "cannot merge actions",
    "conflicting",
    "dest= is required",
    "'required' is an invalid",
    "invalid conflict_resolution",
    "invalid option string",
    "mutually exclusive arguments must",
    "is not callable",
)


def said_in(source: str) -> Iterator[str]:
    """The msgids of the gettext calls in a Python source."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("_", "ngettext"):
            texts = [arg.value for arg in node.args if isinstance(arg, ast.Constant)]
            yield from [text for text in texts[:1] if isinstance(text, str)]


def ours() -> set[str]:
    return {msgid for path in CLI.glob("*.py") for msgid in said_in(path.read_text("utf-8"))}


def translated() -> dict[str, str]:
    with CATALOGUE.open("rb") as stream:
        messages = [message for message in read_po(stream) if message.id]
    first = {
        message.id if isinstance(message.id, str) else message.id[0]: message
        for message in messages
    }
    return {
        msgid: message.string if isinstance(message.string, str) else message.string[0]
        for msgid, message in first.items()
    }


def test_everything_said_is_translated() -> None:
    missing = ours() - translated().keys()
    assert missing == set()
    assert [msgid for msgid, text in translated().items() if not text] == []


def test_argparse_of_this_python_is_translated() -> None:
    used = {
        msgid
        for msgid in said_in(inspect.getsource(argparse))
        if not any(mistake in msgid for mistake in PROGRAMMERS_MISTAKES)
    }
    assert used - translated().keys() == set()


def test_nothing_obsolete_is_translated() -> None:
    comment = "# Limits of reading"
    own, _others = CATALOGUE.read_text("utf-8").split(comment)
    known = ours()
    assert [
        msgid for msgid in translated() if msgid not in known and f'msgid "{msgid}"' in own
    ] == []


def test_fields_survive_translation() -> None:
    def fields(text: str) -> list[str]:
        return sorted(part.split("}")[0] for part in text.split("{")[1:])

    differing = {msgid for msgid, text in translated().items() if fields(msgid) != fields(text)}
    assert differing == set()


@pytest.mark.parametrize(
    ("arguments", "environment", "expected"),
    [
        (["--help"], None, "用法"),
        (["--lang", "en", "--help"], None, "usage"),
        (["--lang=en", "check", "--help"], None, "usage"),
        (["check", "--help", "--lang", "zh"], "en", "用法"),
        (["check", "--help"], "en", "usage"),
        (["check", "--help"], "zh_CN", "用法"),
    ],
)
def test_language_is_asked_for_anywhere(
    jiping, monkeypatch, arguments, environment, expected
) -> None:
    if environment:
        monkeypatch.setenv("JIPING_LANG", environment)
    assert jiping(*arguments).out.startswith(expected)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["check"], "jiping check：缺少参数 FILE。用法见 jiping check --help。\n"),
        (["chekc"], "是不是 check、checks？用法见 jiping --help。\n"),
        (["check", "a.md", "--format", "pdf"], "--format：没有 pdf，只有 text、json、html。"),
        (["check", "a.md", "--year", "二〇"], "“二〇”不是年度，请写成 2020 这样。"),
        (["check", "a.md", "--lang", "fr"], "--lang：没有 fr，只有 zh、en。"),
        (["check", "a.md", "--wrong"], "不认识的参数 --wrong。"),
        (["explain"], "缺少参数 代码或标准。"),
    ],
)
def test_a_wrong_command_line_is_one_chinese_sentence(jiping, arguments, sentence) -> None:
    outcome = jiping(*arguments)
    assert outcome.status == 2
    assert outcome.out == ""
    assert sentence in outcome.err
    assert outcome.err.count("\n") == 1


def test_without_a_compiled_catalogue_the_menus_are_english(jiping, monkeypatch, tmp_path) -> None:
    monkeypatch.setattr(menus, "FOLDER", tmp_path)
    assert jiping("--help").out.startswith("usage")


def test_speaking_leaves_the_process_as_it_was() -> None:
    before = gettext.textdomain(), os.environ.get("LANGUAGE")
    with menus.speaking("zh"):
        assert gettext.gettext("Total") == "总分"
    assert (gettext.textdomain(), os.environ.get("LANGUAGE")) == before


@pytest.mark.parametrize("width", [20, 33, 60])
def test_help_is_wrapped_by_what_a_terminal_shows(width: int) -> None:
    text = translated()[
        "files, folders (searched to the bottom), patterns like *.docx, or - for stdin"
    ]
    lines = wrap(text, width)
    shown = [sum(1 if char.isascii() else 2 for char in line) for line in lines]
    assert max(shown) <= width
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert not any(line.startswith(("，", "）", "。")) for line in lines)
