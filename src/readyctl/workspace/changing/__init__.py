"""Changing a registry's files: a plan first, then the files, then a commit of exactly those."""
