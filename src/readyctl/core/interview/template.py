"""The interview as a page to fill in: the same questions, as headings and hints in Markdown."""

from collections.abc import Iterator

from readyctl.core.interview.places import Place
from readyctl.core.interview.questions import FIVE, LAST

HINT = ">> "
"""What starts a line of ours; everything else is the writer's."""

_HEADINGS = {
    Place.TRIGGER: "What starts it",
    Place.RESULT: "How it ends",
    Place.STEP: "Steps",
    Place.MOVEMENT: "Data",
    Place.EXCEPTION: "Exceptions",
    Place.CONSTRAINT: "Constraints",
    Place.LAUNCH: "Day one",
    Place.LATER: "Later",
    Place.MANUAL: "By hand",
}


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
    for topic in FIVE:
        for ask in topic.asks:
            yield f"## {_HEADINGS[ask.place]}"
            yield f"{HINT}{ask.text} ({ask.hint.partition('. ')[0]})"
            yield ""
    yield "## Roles"
    yield f"{HINT}Who may view, edit, approve, export, delete? (for example: finance can view and approve)"
    yield ""
    yield "## Questions"
    yield f"{HINT}{LAST.asks[0].text}"
    yield ""
