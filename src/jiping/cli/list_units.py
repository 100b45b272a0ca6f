"""jiping checks, standards, forms: what there is."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from gettext import gettext as _
from typing import Any

from jiping import language
from jiping.cli import options, results

Rows = list[dict[str, Any]]


def add(commands: options.Commands) -> None:
    for name, summary, rows in (
        ("checks", _("list the checks and the reading findings"), checks),
        ("standards", _("list the standards that scores are computed by"), standards),
        ("forms", _("list the layouts that are recognised and printed"), layouts),
    ):
        parser = options.command(commands, name, summary, partial(run, rows=rows))
        options.output(parser, ("text", "json"))


def run(chosen: argparse.Namespace, rows: Callable[[], Rows]) -> int:
    """Text for people unless JSON is asked for."""
    listed = rows()
    with results.destination(chosen.output) as stream:
        if chosen.format == "json":
            name: str = chosen.command
            results.write_json(stream, f"jiping.{name}/1", name, listed, True)
        else:
            stream.write(table(listed, results.columns(chosen.output)).encode())
    return results.FINE


def checks() -> Rows:
    """Every check and every reading fault, by code."""
    from jiping import checks as room
    from jiping import faults

    units: list[room.Unit | faults.Fault] = [*room.units().values(), *faults.known().values()]
    return [
        {
            "code": unit.code,
            "severity": unit.severity,
            "title": unit.title,
            "needs": getattr(unit, "needs", ()),
            "basis": unit.basis.source,
            "basis_verified": unit.basis.verified,
            "since": unit.since,
        }
        for unit in sorted(units, key=lambda unit: unit.code)
    ]


def standards() -> Rows:
    """Every standard, by id."""
    from jiping import standards as room

    return [
        {
            "id": name,
            "revision": standard.revision,
            "title": standard.title,
            "notice": standard.notice,
            "issuer": standard.issuer,
            "issued": standard.issued,
            "in_force_from": standard.in_force_from,
            "first_fiscal_year": standard.first_fiscal_year,
            "last_fiscal_year": standard.last_fiscal_year,
            "region": standard.region,
            "scopes": standard.scopes,
            "extends": standard.extends,
        }
        for name, standard in sorted(room.standards().items())
    ]


def layouts() -> Rows:
    """Every layout, by id."""
    from jiping import forms

    return [
        {
            "id": name,
            "title": layout.title,
            "scope": layout.scope,
            "stage": layout.stage,
            "region": layout.region,
            "basis": layout.basis.source,
            "basis_verified": layout.basis.verified,
        }
        for name, layout in sorted(forms.layouts().items())
    ]


def table(rows: Sequence[dict[str, Any]], width: int) -> str:
    """One line a unit: name, what kind, title; columns aligned as a terminal shows them."""
    from rich.cells import cell_len, chop_cells

    lines = [_shown(row) for row in rows]
    widths = [max(cell_len(line[i]) for line in lines) for i in range(len(lines[0]))]
    text = ""
    for line in lines:
        fixed = [
            part + " " * (size - cell_len(part))
            for part, size in zip(line[:-1], widths[:-1], strict=True)
        ]
        head = "  ".join([part for part, size in zip(fixed, widths, strict=False) if size])
        room = max(width - cell_len(head) - 2, 20)
        text += f"{head}  {chop_cells(line[-1], room)[0]}\n"
    return text


def _shown(row: dict[str, Any]) -> list[str]:
    title = language.say(row["title"])
    if "code" in row:
        return [row["code"], _severity(row["severity"]), title]
    years = ""
    if "first_fiscal_year" in row:
        years = f"{row['first_fiscal_year']}–{row['last_fiscal_year'] or ''}"
    scopes: Iterable[str] = row.get("scopes") or (row["scope"],)
    return [row["id"], years, "/".join(_scope(scope) for scope in scopes), title]


def _severity(severity: str) -> str:
    names = {"block": _("block"), "error": _("error"), "warning": _("warning"), "info": _("info")}
    return names[severity]


def _scope(scope: str) -> str:
    names = {"department": _("department"), "project": _("project")}
    return names.get(scope, scope)
