import pytest

from readyctl.core.entry.document import Node
from readyctl.core.statement.passages import Passage
from readyctl.core.statement.refusals import excerpt, refusals
from readyctl.core.statement.text_kind import TextKind
from support.inventories import held, inventory, signed, status

DELIVERY: Node = {"date": "2027-06-30", "scope": "One way.", "capacity": "two"}
LIMITS: Node = [{"metric": "latency", "at_least": "80 ms"}]
KNOWN = inventory(
    status({"id": "idea", "name": "AI cash forecast", "level": "exploratory"}, signed()),
    status({"id": "fx", "name": "FX matching", "level": "committed", "delivery": DELIVERY}, signed()),
    status(
        {"id": "sync", "name": "Global sync", "level": "beta", "caveats": ["x"], "limits": LIMITS}, signed()
    ),
)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("AI cash forecast works.", ["says that it is available, and it is exploratory"]),
        ("We shall deliver FX matching.", ["promises it without a date, and engineering signed 2027-06-30"]),
        (
            "We will deliver FX matching by March 2027.",
            ["promises it for 'March 2027', and engineering signed 2027-06-30"],
        ),
        (
            "Global sync (beta, x) answers in 12 ms.",
            ["says 12 ms, and its limit for latency is at least 80 ms"],
        ),
        ("Global sync is in beta.", []),
    ],
)
def test_a_refusal_says_why_and_does_not_repeat_the_words(text: str, said: list[str]) -> None:
    found = [why for status in held(KNOWN).claims(text, TextKind.MAIL) for why in refusals(status)]
    assert found == said


def test_an_excerpt_keeps_the_name_of_the_feature() -> None:
    long = "Whatever happens to be said first, " * 5 + "AI cash forecast works" + ", and so it goes on" * 9
    (claim,) = held(KNOWN).judge.read(Passage(long, "")).claims
    assert "AI cash forecast" in excerpt(claim)
    assert len(excerpt(claim)) <= 94
