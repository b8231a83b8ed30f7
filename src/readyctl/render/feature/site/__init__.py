"""The inventory page and what lies beside it: data file, feed, badges."""
