"""Key paths: the way to a value in a file, and as people write it."""

from functools import lru_cache

KeyPath = tuple[str | int, ...]
"""Keys and positions from the top of a document: `("limits", 0, "metric")`; empty for the document itself."""


@lru_cache(maxsize=4096)  # the same keys are named in file after file
def dotted(path: KeyPath) -> str:
    """`("limits", 0, "metric")` as `limits[0].metric`; empty for the document itself."""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text
