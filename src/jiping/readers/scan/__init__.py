"""Pages that are only pictures -> glyphs and rules, by character recognition (extra `ocr`)."""
