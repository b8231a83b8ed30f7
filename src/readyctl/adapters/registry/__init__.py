"""Where the entries of a registry are, and reading them."""
