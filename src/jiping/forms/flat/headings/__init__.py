"""The headings of blocks in a text without cell borders, and the columns that they make."""
