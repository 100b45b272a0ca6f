"""Files that are folders: archives, and messages with attachments."""
