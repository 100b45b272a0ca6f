"""What every reader stands on: bounded access to bytes, and the way from cells to a Table."""
