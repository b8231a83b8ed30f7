"""Commands about who may sign."""
