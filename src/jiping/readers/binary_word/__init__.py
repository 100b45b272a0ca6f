"""The binary Word format: header, pieces of text, properties of paragraphs, rows of tables."""
