"""Commands that judge texts."""
