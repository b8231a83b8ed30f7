"""The levels, as JSON."""
