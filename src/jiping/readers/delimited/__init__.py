"""Tables whose cells are divided by one character."""
