"""Text documents of OpenDocument."""
