"""Rules: one module, one code, one page, one case file each."""
