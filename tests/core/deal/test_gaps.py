from readyctl.core.deal.gaps import EmptyPart, Gap, as_findings
from readyctl.core.entry.diagnostic import Finding, Severity


def test_a_gap_is_reported_with_the_question_to_ask() -> None:
    gap = Gap("nobody decides", ("roles", 0), "Who decides?", 5, Severity.INFO, about=("clerk",))
    empty = EmptyPart("nothing is said", ("roles",), "Who works with it?", 9, about=("roles",))
    assert list(as_findings([gap, empty])) == [
        Finding("nobody decides", ("roles", 0), "ask: Who decides?", Severity.INFO),
        Finding("nothing is said", ("roles",), "ask: Who works with it?"),
    ]
