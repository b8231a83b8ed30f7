"""What was worked out before, kept in the git directory: safe to delete, and never asked by a gate."""
