"""OFD, the national fixed layout format: what its pages draw."""
