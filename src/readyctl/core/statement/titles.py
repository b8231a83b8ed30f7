"""Lines that are nothing but a feature's name: each is a title of the paragraph below it, in any dress."""

from collections.abc import Callable, Iterable, Iterator

from msgspec.structs import replace

from readyctl.core.statement.passages import Passage, PassageKind


def titled(passages: Iterable[Passage], is_name: Callable[[str], bool]) -> Iterator[Passage]:
    """Tell each paragraph that comes straight after a feature's name that it stands under that: many write a
    title in bold, as a term before its definition, or as the line that unfolds a text.

    What stands over the name holds for the paragraph as before. Nothing is told on slides, where a name and
    a text lie anywhere, and nothing from one story to another.
    """
    title: Passage | None = None
    for passage in passages:
        if passage.kind is not PassageKind.BODY or passage.slide is not None:
            title = None
            yield passage
        elif is_name(passage.text):
            title = passage
            yield passage
        else:
            near = title is not None and title.story == passage.story
            yield replace(passage, under=(title.text, *passage.under)) if title and near else passage
            title = None
