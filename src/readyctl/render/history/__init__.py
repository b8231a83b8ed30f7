"""A feature's past, as JSON."""
