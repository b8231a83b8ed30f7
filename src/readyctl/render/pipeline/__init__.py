"""The pipeline, as JSON."""
