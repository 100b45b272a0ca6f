"""What texts and spreadsheets of OpenDocument share: names, and where their content stands."""
