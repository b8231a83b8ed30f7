"""Spreadsheets that are filled in: read as sheets of cells, and changed in single cells."""
