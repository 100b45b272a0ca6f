"""The command line: parse options, call the pipeline, print.

One file a command (`read_forms`, `check_forms`, …), each with `add`, which declares the command
and its options, and `run`, which gives the exit status. Texts are English msgids, spoken in
Chinese through gettext (`locale/`).
"""

from jiping.cli.command_line import main

__all__ = ["main"]
