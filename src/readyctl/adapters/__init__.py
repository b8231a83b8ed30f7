"""The outside world: files, git, documents. Nothing here decides what counts."""
