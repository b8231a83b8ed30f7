"""Where in a page the next piece of it stands."""

from msgspec import Struct, field

from readyctl.adapters.documents.html_tables import Cells


class State(Struct):
    """Which elements are open, and the words since the last passage ended."""

    stack: list[str] = field(default_factory=list)
    open: dict[str, int] = field(default_factory=dict)
    silent: int = 0
    buffer: list[str] = field(default_factory=list)
    drawn: list[str] = field(default_factory=list)
    """What is written in the drawing (`svg`) that is being read."""
    line: int = 1
    markdown: int = 0
    """How deep the outermost element with `data-markdown` stands; 0 outside of one."""
    title: str = ""
    cells: Cells = field(default_factory=Cells)


def end_of(text: str, mark: str, at: int, width: int) -> int:
    """Find where a piece ends that runs to `mark`: the end of the text where there is none."""
    found = text.find(mark, at)
    return len(text) if found < 0 else found + width
