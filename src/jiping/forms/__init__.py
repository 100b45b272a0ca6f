"""Document -> Evaluation: knows labels, not file formats; one YAML file a layout."""

from jiping.forms.cells import fill
from jiping.forms.choose import layout_for, page
from jiping.forms.layouts import layouts
from jiping.forms.recognise import recognise

__all__ = ["fill", "layout_for", "layouts", "page", "recognise"]
