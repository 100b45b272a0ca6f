"""Inside PDF files: pages, their characters and their lines, through pdfium."""
