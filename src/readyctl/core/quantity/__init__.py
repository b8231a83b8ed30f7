"""What number is this: quantities, limits, units."""
