"""Rows of indicators in a text without cell borders: where it may be cut, and the cheapest way."""
