"""The documents that are read, by the endings of their files."""

from collections.abc import Mapping

DOCUMENTS: Mapping[str, tuple[str, ...]] = {
    "docx": (".docx", ".docm", ".dotx"),
    "pptx": (".pptx", ".pptm", ".potx", ".ppsx"),
    "odt": (".odt", ".sxw"),
    "pdf": (".pdf",),
    "markdown": (".md", ".markdown"),
    "html": (".html", ".htm"),
    "plain_text": (".txt",),
    "mail": (".eml",),
    "xlsx": (".xlsx", ".xlsm"),
    "odp": (".odp",),
    "transcript": (".vtt", ".srt"),
    "mdx": (".mdx",),
    "rst": (".rst",),
}
"""A module of `adapters/documents` that reads, and the endings it is for, the usual one first."""

USUAL = tuple(endings[0] for endings in DOCUMENTS.values())
"""One ending of each, for a person to see."""
