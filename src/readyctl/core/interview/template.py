"""The interview as a page to fill in: the same questions, as headings and hints in Markdown."""

from collections.abc import Iterator

from readyctl.core.interview.places import PLACES

HINT = ">> "
"""What starts a line of ours; everything else is the writer's."""


def template(customer: str) -> str:
    """The empty page."""
    return "\n".join(_lines(customer)) + "\n"


def without_hints(text: str) -> str:
    """The page without our own lines, keeping the numbers of the others."""
    return "\n".join("" if line.startswith(HINT.strip()) else line for line in text.splitlines())


def _lines(customer: str) -> Iterator[str]:
    yield f"{HINT}Deal of {customer}. Short lines; end each with - confirmed, - assumed or - not discussed."
    yield f"{HINT}Take one recent example, not how it should be. Lines that begin like this one are not kept."
    yield ""
    for row in PLACES:
        if row.ask or row.page:
            yield f"## {row.title}"
            yield HINT + (
                f"{row.ask.text} ({row.ask.hint.partition('. ')[0]})" if row.ask else row.page or ""
            )
            yield ""
