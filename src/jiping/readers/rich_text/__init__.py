"""Rich text format: groups, control words and characters, brought to lines and tables."""
