"""Rows and cells put back where files broke them, each with its reason."""
