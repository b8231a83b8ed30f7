"""Readers of documents: each turns one format into passages with their places."""
