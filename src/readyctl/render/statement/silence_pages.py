"""The pages on the reasons for which a statement that names a feature claims nothing, as Markdown."""

from collections.abc import Iterable, Iterator

from readyctl.core.statement.passages import Passage, PassageKind
from readyctl.core.statement.silences import NAME, SILENCES, Silence


def page(silence: Silence) -> str:
    """One reason: what it is, what it silences, and what stands beside it and claims."""
    parts = (
        f"# {_title(silence)}",
        silence.why,
        f"## Silent\n\nNone of these claims {NAME}:",
        "\n".join(_examples(silence.silent)),
        "## Claims all the same",
        "\n".join(_examples(silence.speaking)),
        "All reasons are in [the list](index.md).",
    )
    return "\n\n".join(parts) + "\n"


def index() -> str:
    """The closed list of all reasons."""
    rows = "\n".join(f"- [{_title(silence)}]({silence.name}.md)" for silence in SILENCES)
    return (
        "# What claims nothing\n\n"
        "A statement that names a feature is a claim, unless one of these reasons silences it. "
        f"There are no others.\n\n{rows}\n"
    )


def _title(silence: Silence) -> str:
    return silence.name.replace("-", " ").capitalize()


def _examples(passages: Iterable[Passage]) -> Iterator[str]:
    for passage in passages:
        yield f"- {passage.text}{''.join(_where(passage))}"


def _where(passage: Passage) -> Iterator[str]:
    if passage.under:
        yield f" (in a list under `{passage.under[0]}`)"
    elif passage.column:
        yield f" (in the column `{passage.column}`, in the row `{passage.label}`)"
    elif passage.kind is not PassageKind.BODY:
        yield f" (as {passage.kind})"
