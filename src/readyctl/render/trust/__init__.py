"""Who may sign, as JSON."""
