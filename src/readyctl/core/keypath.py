"""Key paths as people write them."""

from readyctl.core.levels import KeyPath


def dotted(path: KeyPath) -> str:
    """`("limits", 0, "metric")` as `limits[0].metric`; empty for the document itself."""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text
