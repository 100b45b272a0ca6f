"""Workbooks as binary records (BIFF), the format of Excel before 2007."""
