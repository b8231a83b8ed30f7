"""Measured, never asserted by a clock in a test: `python -m benchmarks`."""
