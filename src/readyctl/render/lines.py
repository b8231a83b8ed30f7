"""Lines of plain text: what an entry says cannot begin a line of its own."""

from collections.abc import Iterable


def text_of(lines: Iterable[str]) -> str:
    """The lines as one text with an end to each; line breaks inside a line become spaces."""
    return "".join(f"{one_line(line)}\n" for line in lines)


def one_line(text: str) -> str:
    """The text without line breaks of any kind; spaces at its beginning stay."""
    return " ".join(text.splitlines())
