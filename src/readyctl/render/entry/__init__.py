"""Findings in each format; the table is `readyctl.render.entry.formats`."""
