"""Document -> Evaluation: knows labels, not file formats; one YAML file a layout."""

from jiping.forms.cells import fill
from jiping.forms.layouts import layouts
from jiping.forms.recognise import recognise

__all__ = ["fill", "layouts", "recognise"]
