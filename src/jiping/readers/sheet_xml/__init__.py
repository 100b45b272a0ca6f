"""Sheets and styles of Excel's XML spreadsheets."""
