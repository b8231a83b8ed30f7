"""Deal notes, as text and JSON."""
