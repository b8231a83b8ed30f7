"""Output formats: pure functions from values to text."""
