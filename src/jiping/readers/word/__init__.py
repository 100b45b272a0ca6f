"""WordprocessingML: names, the settling of changes, and rows of tables."""
