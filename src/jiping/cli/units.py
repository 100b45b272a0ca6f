"""Names of checks, standards and layouts as a user types them."""

from __future__ import annotations

from collections.abc import Iterable
from gettext import gettext as _

from jiping.cli.refusal import Refusal, near


def codes(arguments: Iterable[str], option: str) -> tuple[str, ...]:
    """Codes and families from `--select A,B`, in capitals; Refusal for one that is unknown."""
    asked = [
        name.strip().upper()
        for argument in arguments
        for name in argument.split(",")
        if name.strip()
    ]
    if not asked:
        return ()
    from jiping import checks, faults

    known = [*checks.units(), *faults.known()]
    for name in asked:
        if not any(checks.wanted(code, (name,), ()) for code in known):
            sentence = _("{option} {name}: there is no such check or family.{hint}")
            families = sorted({code[:3] for code in known})
            hint = near(name, [*known, *families])
            hint = hint or _(" `jiping checks` lists them.")
            raise Refusal(sentence.format(option=option, name=name, hint=hint))
    return tuple(asked)


def standard(name: str | None) -> str | None:
    """The id of the standard meant, whatever its case; Refusal for an unknown one."""
    if name is None:
        return None
    from jiping import standards

    found = _spelt(name, standards.standards())
    if found is None:
        hint = near(name, standards.standards()) or _(" `jiping standards` lists them.")
        sentence = _("--standard {name}: there is no such standard.{hint}")
        raise Refusal(sentence.format(name=name, hint=hint))
    return found


def layout(name: str | None) -> str | None:
    """The id of the layout meant, whatever its case; Refusal for an unknown one."""
    if name is None:
        return None
    from jiping import forms

    found = _spelt(name, forms.layouts())
    if found is None:
        hint = near(name, forms.layouts()) or _(" `jiping forms` lists them.")
        sentence = _("--form {name}: there is no such layout.{hint}")
        raise Refusal(sentence.format(name=name, hint=hint))
    return found


def any_unit(name: str) -> str:
    """The name of the check, fault, standard or layout meant; Refusal for an unknown one."""
    from jiping import checks, faults, forms, standards

    known = [*checks.units(), *faults.known(), *standards.standards(), *forms.layouts()]
    found = _spelt(name, known)
    if found is None:
        hint = near(name, known)
        hint = hint or _(" `jiping checks`, `standards` and `forms` list what there is.")
        sentence = _("{name}: no check, standard or layout bears this name.{hint}")
        raise Refusal(sentence.format(name=name, hint=hint))
    return found


def _spelt(name: str, known: Iterable[str]) -> str | None:
    return next((entry for entry in known if entry.lower() == name.strip().lower()), None)
