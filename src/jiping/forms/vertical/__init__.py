"""Text with one cell a line: the rows that its lines once were."""
