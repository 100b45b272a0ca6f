"""Messages and web archives: MIME, divided into its parts."""
