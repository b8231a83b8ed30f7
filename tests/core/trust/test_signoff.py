import datetime as dt

import pytest

from readyctl.core.trust.assurance import Assurance
from readyctl.core.trust.signoff import Act, ActKind, Signed, Unsigned


def act(commit: str) -> Act:
    when = dt.datetime(2026, 1, 5, tzinfo=dt.UTC)
    return Act(ActKind.SET, commit, "ada@example.com", "Ada", when, Assurance.AUTHOR)


def test_the_latest_act_stands_for_the_claim() -> None:
    assert Signed((act("b"), act("a"))).act.commit == "b"


@pytest.mark.parametrize(
    ("address", "about", "unnamed"), [("s@x", "s@x", None), ("s@x", None, "s@x"), (None, None, None)]
)
def test_an_author_whom_the_sentence_names_is_not_named_again(
    address: str | None, about: str | None, unnamed: str | None
) -> None:
    assert Unsigned("why", "c", address, about).unnamed_author == unnamed
