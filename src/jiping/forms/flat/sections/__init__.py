"""The other sections of a form in a text without cell borders: head, objectives, money, end."""
