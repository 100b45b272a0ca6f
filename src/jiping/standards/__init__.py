"""How an authority scores, as dated data (one YAML file a notice), and the score stage."""

from jiping.standards.find import find
from jiping.standards.page import page
from jiping.standards.score import score, score_example
from jiping.standards.store import UnknownStandard, standards

__all__ = ["UnknownStandard", "find", "page", "score", "score_example", "standards"]
