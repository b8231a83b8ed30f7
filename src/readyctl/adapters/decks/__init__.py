"""Decks: their badges, found and stamped, in PowerPoint, Markdown and HTML."""
