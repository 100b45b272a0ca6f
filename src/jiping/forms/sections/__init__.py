"""The parts of a form, one module each: head, money, objectives, indicators, end, narrative."""
