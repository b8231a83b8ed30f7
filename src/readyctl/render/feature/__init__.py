"""What may be said of features, as text, JSON, badges, feeds and pages."""
