"""HTML: text as a browser shows it, tables on their grid."""
