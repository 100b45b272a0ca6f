"""Text with light markup: what stands in a cell, and rows divided by pipes."""
