"""Who stands behind it: sign-off from commits, roster, settings."""
