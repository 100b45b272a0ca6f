"""x"""
from jiping.forms.rows import Row
def in_rows(rows: list[Row]) -> list[Row]:
    return rows
