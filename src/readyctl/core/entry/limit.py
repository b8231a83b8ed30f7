"""A limit as texts are held against it."""

LimitText = tuple[str, str | None, str | None]
"""(metric, at_least, at_most): what is measured, and the bounds as they are written."""
