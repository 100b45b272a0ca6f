"""Which column holds what: by the headings, or by what stands below them."""
