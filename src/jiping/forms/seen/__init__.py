"""What rows and cells look like, before anything is known of their meaning."""
