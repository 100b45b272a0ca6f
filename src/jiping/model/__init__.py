"""The types every room shares. Imports nothing of ours.

Everything is frozen and flat: msgspec structs with tuples, `Decimal` for every number.
"""

from jiping.model.document import Area, DocCell, Document, Line, Table
from jiping.model.evaluation import (
    MISREAD,
    Cell,
    Evaluation,
    Extra,
    Fund,
    Indicator,
    Level,
    Objective,
    Person,
    Place,
    Review,
    Value,
)
from jiping.model.finding import (
    OUTCOMES,
    SEVERITIES,
    Basis,
    Finding,
    Ledger,
    LedgerLine,
    Missing,
    NotApplicable,
    Problem,
    Where,
    Words,
)
from jiping.model.layout import Column, Layout, Page, Pair, Section
from jiping.model.limits import Limits
from jiping.model.report import Reading, Report, Source
from jiping.model.scorecard import Scorecard, ScoreLine, StandardUsed
from jiping.model.standard import Band, Example, Grade, Method, Ruled, Standard

__all__ = [
    "MISREAD",
    "OUTCOMES",
    "SEVERITIES",
    "Area",
    "Band",
    "Basis",
    "Cell",
    "Column",
    "DocCell",
    "Document",
    "Evaluation",
    "Example",
    "Extra",
    "Finding",
    "Fund",
    "Grade",
    "Indicator",
    "Layout",
    "Ledger",
    "LedgerLine",
    "Level",
    "Limits",
    "Line",
    "Method",
    "Missing",
    "NotApplicable",
    "Objective",
    "Page",
    "Pair",
    "Person",
    "Place",
    "Problem",
    "Reading",
    "Report",
    "Review",
    "Ruled",
    "ScoreLine",
    "Scorecard",
    "Section",
    "Source",
    "Standard",
    "StandardUsed",
    "Table",
    "Value",
    "Where",
    "Words",
]
