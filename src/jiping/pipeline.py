"""The five hops on one screen."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from pathlib import Path

from jiping import checks, faults, forms, language, readers, standards, writers
from jiping.model import (
    Document,
    Evaluation,
    Finding,
    Limits,
    Reading,
    Report,
    Scorecard,
    Source,
)

Input = str | Path | bytes | readers.Packed


def read(source: Input, *, suffix: str | None = None, limits: Limits | None = None) -> Document:
    """Bytes -> Document. What is wrong with the file is a finding in it, never an exception;
    only a path that does not exist raises FileNotFoundError."""
    return readers.read(source, suffix=suffix, limits=limits)


def recognise(document: Document, *, limits: Limits | None = None) -> Reading:
    """Document -> every form in it, as Evaluations."""
    return forms.recognise(document, limits=limits)


def score(
    evaluation: Evaluation,
    standard: str | None = None,
    *,
    region: str | None = None,
    year: int | None = None,
    infer_points: bool = True,
) -> Scorecard:
    """Evaluation -> Scorecard, under the standard given or found from the form itself."""
    chosen, _ = standards.find(evaluation, standard=standard, region=region, year=year)
    return standards.score(evaluation, chosen, infer_points=infer_points)


def check(
    evaluation: Evaluation,
    standard: str | None = None,
    *,
    region: str | None = None,
    year: int | None = None,
    infer_points: bool = True,
    select: Collection[str] = (),
    ignore: Collection[str] = (),
    source: str = "",
    reading: Sequence[Finding] = (),
) -> Report:
    """Evaluation -> Report: scored, checked, with the ledger of what was not checked."""
    chosen, used = standards.find(evaluation, standard=standard, region=region, year=year)
    card = standards.score(evaluation, chosen, infer_points=infer_points)
    return checks.run(
        evaluation,
        chosen,
        used,
        card,
        source=source,
        reading=reading,
        select=select,
        ignore=ignore,
    )


def write(subject: Report | Evaluation, format: str, form: str | None = None) -> bytes:
    """Report or Evaluation -> the official form in `format`, laid out as `form` (a layout id;
    default: the layout that was recognised, else the nearest of its scope)."""
    evaluation = subject.evaluation if isinstance(subject, Report) else subject
    if evaluation is None:
        raise ValueError("a report without an evaluation has no form to print")
    return writers.write(evaluation, forms.layout_for(evaluation, form), format)


def source(
    given: Input,
    *,
    name: str | None = None,
    suffix: str | None = None,
    limits: Limits | None = None,
) -> Source:
    """One file as `jiping read` prints it: its evaluations and every reading finding."""
    document = read(given, suffix=suffix, limits=limits)
    reading = recognise(document, limits=limits)
    return Source(
        file=name or _name(given),
        sha256=_sha256(given),
        format=document.format,
        evaluations=reading.evaluations,
        findings=(
            *document.findings,
            *reading.findings,
            *(finding for findings in reading.form_findings for finding in findings),
        ),
    )


def stopped(given: Input, finding: Finding, *, name: str | None = None) -> Source:
    """What `source` gives for a file whose reading had to be stopped: the finding alone."""
    return Source(name or _name(given), _sha256(given), None, (), (finding,))


def evaluate(
    given: Input,
    *,
    name: str | None = None,
    suffix: str | None = None,
    standard: str | None = None,
    region: str | None = None,
    year: int | None = None,
    infer_points: bool = True,
    select: Collection[str] = (),
    ignore: Collection[str] = (),
    lang: str | None = None,
    limits: Limits | None = None,
) -> list[Report]:
    """File -> a Report for each form in it; one without evaluation where there is none.

    `given` is a path or the bytes themselves (then `name` says what to call them). Findings
    about the file as a whole stand in its first report. Raises FileNotFoundError for a path
    that does not exist and `standards.UnknownStandard` for an unknown standard.
    """
    with language.speaking(lang):
        document = read(given, suffix=suffix, limits=limits)
        reading = recognise(document, limits=limits)
        about_file = (*document.findings, *reading.findings)
        label = name or _name(given)
        if not reading.evaluations:
            return [checks.unreadable(label, about_file)]
        reports = []
        for evaluation, about_form in zip(reading.evaluations, reading.form_findings, strict=True):
            report = check(
                evaluation,
                standard,
                region=region,
                year=year,
                infer_points=infer_points,
                select=select,
                ignore=ignore,
                source=label,
                reading=(*about_file, *about_form),
            )
            reports.append(report)
            about_file = ()
        return reports


def unreadable(name: str, finding: Finding) -> Report:
    """What `evaluate` gives for a file whose reading had to be stopped."""
    return checks.unreadable(name, (finding,))


def render(
    reports: Sequence[Report], format: str, *, colour: bool = False, width: int = 100
) -> str:
    """Reports for people: "text" for a terminal, "html" as one self-contained page."""
    if format == "text":
        from jiping.writers import report_text

        return report_text.render(reports, colour=colour, width=width)
    from jiping.writers import report_html

    return report_html.render(
        reports,
        layout=forms.layout_for,
        page=explain,
        titles={code: language.say(unit.title) for code, unit in checks.units().items()},
    )


def explain(name: str, lang: str | None = None) -> str:
    """The manual page of a check, a reading fault, a standard or a layout, as Markdown.

    Raises KeyError for a name that nothing bears.
    """
    with language.speaking(lang):
        code = name.upper()
        if code in checks.units():
            return checks.page(checks.units()[code])
        if code in faults.known():
            return faults.page(code)
        if name in standards.standards():
            return standards.page(standards.standards()[name])
        return forms.page(forms.layouts()[name])


def _name(given: Input) -> str:
    if isinstance(given, readers.Packed):
        return given.name
    return "-" if isinstance(given, bytes) else str(given)


def _sha256(given: Input) -> str | None:
    if isinstance(given, bytes):
        return hashlib.sha256(given).hexdigest()
    if isinstance(given, readers.Packed):
        data = given.content()
        return None if data is None else hashlib.sha256(data).hexdigest()
    path = Path(given)
    if not path.is_file():
        return None
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
