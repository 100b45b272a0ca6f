"""SpreadsheetML: what cells hold, and how their number formats show it."""
