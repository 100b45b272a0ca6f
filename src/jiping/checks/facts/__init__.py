"""What several checks ask of a form: sums, rates, words, coverage. No check stands here."""
