"""What was said to whom, does it hold."""
