"""Opening a registry at one moment, and answering questions about it."""
