"""The field's vocabulary: labels of forms, names of levels, and the terms used in code."""

from jiping.terms.fold import fold, without_pinyin
from jiping.terms.glossary import TERMS, Term, term
from jiping.terms.guesses import guess_heading
from jiping.terms.keys import bare, folded, key
from jiping.terms.labels import (
    POINTS_BEHIND,
    Label,
    LevelName,
    closing_field,
    fund_part,
    goal_heading,
    is_change,
    is_likelihood,
    is_list_heading,
    is_statement,
    is_title,
    kind,
    label,
    level1,
    level2,
    meanings,
    plain_name,
    usual_heading,
    wordings,
)
from jiping.terms.places import column_letters, place_words
from jiping.terms.prompts import is_prompt

__all__ = [
    "POINTS_BEHIND",
    "TERMS",
    "Label",
    "LevelName",
    "Term",
    "bare",
    "closing_field",
    "column_letters",
    "fold",
    "folded",
    "fund_part",
    "goal_heading",
    "guess_heading",
    "is_change",
    "is_likelihood",
    "is_list_heading",
    "is_prompt",
    "is_statement",
    "is_title",
    "key",
    "kind",
    "label",
    "level1",
    "level2",
    "meanings",
    "place_words",
    "plain_name",
    "term",
    "usual_heading",
    "without_pinyin",
    "wordings",
]
