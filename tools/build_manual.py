"""Builds the manual from the units themselves: `python tools/build_manual.py site`.

A page for every check, reading finding, standard, layout, reader and writer, one for the
commands, one for the limits, and the pages written by hand (docs/*.md). Plain HTML, no script.
"""

from __future__ import annotations

import argparse
import ast
import inspect
import re
import shutil
import sys
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from gettext import gettext
from html import escape
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

from jiping import checks, discovery, faults, forms, language, pipeline, readers, standards, writers
from jiping.cli import menus
from jiping.cli.command_line import parser
from jiping.model import Layout, Limits, Standard, limits

ROOT = Path(__file__).resolve().parent.parent
PARTS = ROOT / "tools" / "manual"
SECTIONS = {
    "tutorial": "入门",
    "commands": "命令",
    "checks": "审核规则",
    "standards": "计分标准",
    "forms": "表的版式",
    "readers": "文件格式",
    "limits": "读取上限",
}
FAMILIES = {
    "STR": "结构",
    "ARI": "勾稽",
    "SCO": "计分",
    "TGT": "指标值",
    "ACT": "实际完成值",
    "DEV": "偏差与改进",
    "BUD": "预算",
    "CYR": "跨年",
    "XFM": "跨表",
    "NAR": "文字",
    "EVD": "佐证",
    "PRC": "流程",
    "IMP": "交换",
    "RDG": "读取",
}
SEVERITIES = {"block": "阻断", "error": "错误", "warning": "警示", "info": "提示"}
CODE = re.compile(r"\b[A-Z]{3}\d{3}\b")


class Page(NamedTuple):
    """One page: where it stands below the site, its section, and its text as Markdown."""

    path: str
    section: str
    text: str

    @property
    def title(self) -> str:
        return self.text.lstrip().splitlines()[0].removeprefix("# ")


def build(target: Path) -> list[Page]:
    """Write the whole manual into `target`, which is made anew; returns its pages."""
    with language.speaking("zh"), menus.speaking("zh"):
        pages = list(all_pages())
    known = {page.path for page in pages}
    shutil.rmtree(target, ignore_errors=True)
    for page, before, after in zip(pages, [None, *pages], [*pages[1:], None], strict=False):
        file = target / page.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(html(page, before, after, known), encoding="utf-8")
    shutil.copy(PARTS / "manual.css", target)
    for picture in sorted((ROOT / "docs").glob("*.png")):
        shutil.copy(picture, target)
    return pages


def all_pages() -> Iterator[Page]:
    """Every page, in the order of the navigation."""
    written = {path.stem: path.read_text(encoding="utf-8") for path in docs()}
    formats = written.pop("formats")
    yield Page("index.html", "index", written.pop("index"))
    yield Page("tutorial.html", "tutorial", written.pop("tutorial"))
    for name, text in written.items():
        yield Page(f"{name}.html", "tutorial", text)
    yield Page("commands.html", "commands", commands())
    yield from check_pages()
    yield from unit_pages("standards", standards.standards())
    yield from unit_pages("forms", forms.layouts())
    yield Page("readers.html", "readers", formats_page(formats))
    yield Page("limits.html", "limits", limits_page())


def docs() -> list[Path]:
    """The pages written by hand."""
    return sorted((ROOT / "docs").glob("*.md"))


def commands() -> str:
    """Every command with its usage, arguments and options, from the parser itself."""
    text = ["# 命令"]
    command_line = parser()
    for name, command in subcommands(command_line).items():
        text.append(f"## jiping {name}\n\n{command.description}。\n")
        text.append(f"```\n{command.format_usage().strip()}\n```\n")
        rows = ["| 参数 | 说明 |", "|---|---|"]
        for action in command._actions:
            names = ", ".join(f"`{option}`" for option in action.option_strings)
            meant = (action.help or "").replace("|", "\\|")
            choices = f"：{'、'.join(map(str, action.choices))}" if action.choices else ""
            rows.append(f"| {names or f'`{action.metavar}`'} | {meant}{choices} |")
        text.append("\n".join(rows) + "\n")
    text.append(f"## 退出码\n\n{command_line.epilog}")
    return "\n".join(text)


def subcommands(command_line: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    """The parser of each command by its name."""
    for action in command_line._actions:
        if isinstance(action, argparse._SubParsersAction):
            return dict(action.choices)
    raise LookupError("no commands")


def check_pages() -> Iterator[Page]:
    """The list of all checks by family, then a page for each check and reading finding."""
    units: dict[str, checks.Unit | faults.Fault] = {**checks.units(), **faults.known()}
    text = [f"# 审核规则\n\n共 {len(units)} 条。"]
    family = ""
    for code in sorted(units, key=lambda code: (list(FAMILIES).index(code[:3]), code)):
        unit = units[code]
        if code[:3] != family:
            family = code[:3]
            text.append(
                f"\n## {family} {FAMILIES[family]}\n\n| 代码 | 级别 | 问题 |\n|---|---|---|"
            )
        title = language.say(unit.title)
        text.append(f"| [{code}]({code}.html) | {SEVERITIES[unit.severity]} | {title} |")
    yield Page("checks/index.html", "checks", "\n".join(text))
    for code in units:
        yield Page(f"checks/{code}.html", "checks", pipeline.explain(code))


def unit_pages(section: str, units: Mapping[str, Standard | Layout]) -> Iterator[Page]:
    """The list of the section's units, then a page for each."""
    rows = "\n".join(
        f"| [{name}]({name}.html) | {language.say(unit.title)} |" for name, unit in units.items()
    )
    head = f"# {SECTIONS[section]}\n\n| 名称 | 标题 |\n|---|---|\n{rows}"
    yield Page(f"{section}/index.html", section, head)
    for name in units:
        yield Page(f"{section}/{name}.html", section, pipeline.explain(name))


def formats_page(written: str) -> str:
    """What each reader and writer does and cannot do: `written`, and the docstrings of others."""
    head, reading, printing = re.split(r"^## .*\n", written, flags=re.MULTILINE)
    text = [head, "## 读取"]
    for name, reader in readers.formats().items():
        title = f"{language.say(reader.TITLE)}，后缀 {'、'.join(reader.SUFFIXES)}。"
        text += [f"### {name}", title, section(reading, name) or inspect.getdoc(reader) or ""]
    text.append("## 打印")
    for name in writers.formats():
        module = discovery.load(discovery.modules("writers", f"form_{name}")[f"form_{name}"])
        text += [f"### {name}", section(printing, name) or inspect.getdoc(module) or ""]
    return "\n\n".join(text)


def section(text: str, name: str) -> str:
    """What stands under the heading `### name`, "" where there is none."""
    found = re.search(rf"^### {name}\n(.*?)(?=^### |\Z)", text, re.MULTILINE | re.DOTALL)
    return found[1].strip() if found else ""


def limits_page() -> str:
    """Every limit with its default, its name for --limit and its meaning."""
    meanings = attribute_docs(limits)
    rows = [
        f"| `{name}` | {getattr(Limits(), name):,} | {gettext(meanings[name])} |"
        for name in Limits.__struct_fields__
    ]
    return "\n".join(
        (
            "# 读取上限",
            "",
            "超过上限的文件不读或只读一部分，并给出读取提示。上限远高于任何真实的表；要改动时：",
            "",
            "```\njiping check --limit rows=50000 大表.xlsx\n```",
            "",
            "| 名称 | 默认值 | 含义 |",
            "|---|---|---|",
            *rows,
        )
    )


def attribute_docs(module: ModuleType) -> dict[str, str]:
    """The strings under the attributes of the classes of a module, by attribute."""
    found = {}
    for node in ast.walk(ast.parse(inspect.getsource(module))):
        body = node.body if isinstance(node, ast.ClassDef) else []
        for field, doc in pairwise(body):
            if isinstance(field, ast.AnnAssign) and isinstance(doc, ast.Expr):
                assert isinstance(field.target, ast.Name)
                found[field.target.id] = str(ast.literal_eval(doc.value))
    return found


def html(page: Page, before: Page | None, after: Page | None, known: set[str]) -> str:
    """A page with its navigation and its neighbours."""
    root = "../" * page.path.count("/")
    navigation = " ".join(
        f'<a href="{root}{home(section)}"{" aria-current=page" * (section == page.section)}>'
        f"{label}</a>"
        for section, label in SECTIONS.items()
    )
    around = "".join(
        f'<a href="{root}{other.path}">{arrow} {escape(other.title)}</a>'
        if other
        else "<span></span>"
        for other, arrow in ((before, "←"), (after, "→"))
    )
    template = (PARTS / "page.html").read_text(encoding="utf-8")
    return template.format(
        title=escape(page.title),
        root=root,
        navigation=navigation,
        around=around,
        body=rendered(page.text, root, page.path, known),
    )


def home(section: str) -> str:
    folder = section in ("checks", "standards", "forms")
    return f"{section}/index.html" if folder else f"{section}.html"


def rendered(text: str, root: str, path: str, known: set[str]) -> str:
    """Markdown -> HTML; a code of a check leads to its page."""
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = markdown.parse(text)
    for token in tokens:
        if token.type == "inline" and token.children:
            token.children = list(linked(token.children, root, path, known))
    result: str = markdown.renderer.render(tokens, markdown.options, {})
    return result


def linked(tokens: Sequence[Token], root: str, path: str, known: set[str]) -> Iterator[Token]:
    inside = 0
    for position, token in enumerate(tokens):
        if token.type == "softbreak" and within_chinese(tokens, position):
            continue
        inside += token.nesting if token.type in ("link_open", "link_close") else 0
        if token.type != "text" or inside:
            yield token
            continue
        last = 0
        for match in CODE.finditer(token.content):
            target = f"checks/{match.group()}.html"
            if target not in known or target == path:
                continue
            yield Token("text", "", 0, content=token.content[last : match.start()])
            yield Token("link_open", "a", 1, attrs={"href": root + target})
            yield Token("text", "", 0, content=match.group())
            yield Token("link_close", "a", -1)
            last = match.end()
        yield Token("text", "", 0, content=token.content[last:])


def within_chinese(tokens: Sequence[Token], position: int) -> bool:
    """Whether a line break stands beside a Chinese character, where it means no space."""
    before = tokens[position - 1].content[-1:] if position else ""
    after = tokens[position + 1].content[:1] if position + 1 < len(tokens) else ""
    return any(unicodedata.east_asian_width(char) in "WF" for char in before + after)


if __name__ == "__main__":
    site = Path(sys.argv[1] if len(sys.argv) > 1 else "site")
    print(f"{len(build(site))} pages: {site / 'index.html'}")
