from readyctl.core.deal.line_history import same_line
from readyctl.core.deal.lines import lines
from readyctl.core.deal.note import Handoff


def note(*constraints: str) -> Handoff:
    lines = [{"text": text, "status": "assumed"} for text in constraints]
    return Handoff.model_validate(
        {"id": "a", "customer": "A", "owner": "s", "stage": "discovery", "constraints": lines}
    )


def followed(before: Handoff, after: Handoff, index: int = 0) -> str | None:
    found = same_line(next(line for line in lines(before) if line.at[-1] == index), before, after)
    return found.text if found else None


def test_a_line_is_followed_where_it_moves() -> None:
    assert followed(note("no cloud here", "two regions"), note("new", "two regions", "no cloud here")) == (
        "no cloud here"
    )


def test_a_line_is_followed_where_most_of_its_words_stay() -> None:
    assert followed(
        note("no public cloud", "two regions"), note("two regions", "no public cloud at all")
    ) == ("no public cloud at all")


def test_a_line_that_was_written_anew_in_its_place_is_the_same_line() -> None:
    assert followed(note("no cloud", "two regions"), note("private hosting", "two regions")) == (
        "private hosting"
    )


def test_a_line_that_was_removed_is_gone() -> None:
    assert followed(note("no cloud", "two regions"), note("two regions")) is None
    assert followed(note("no cloud", "two regions"), note("two regions", "ten users", "a portal")) is None
