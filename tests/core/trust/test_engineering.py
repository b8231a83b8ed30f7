"""Why a commit does not count, and whose address the sentence names."""

import datetime as dt

import pytest

from readyctl.core.trust.commit import CommitHeader, Person
from readyctl.core.trust.engineering import Rejected, judge
from readyctl.core.trust.roster import Roster
from readyctl.core.trust.signoff import Unsigned

NOW = dt.datetime(2026, 11, 22, tzinfo=dt.UTC)
ROSTER = Roster.model_validate(
    {"engineers": [{"name": "Ada", "emails": ["ada@example.com"], "areas": ["search"]}]}
)


def header(author: str, committer: str, *coauthors: str | None) -> CommitHeader:
    made = int(dt.datetime(2026, 11, 20, tzinfo=dt.UTC).timestamp())
    return CommitHeader("c" * 40, Person("A", author, made), Person("C", committer, made), coauthors)


@pytest.mark.parametrize(
    ("commit", "area", "about"),
    [
        (header("Sam@example.com", "sam@example.com"), "search", "sam@example.com"),
        (header("ada@example.com", "ada@example.com"), "payments", "ada@example.com"),
        (header("ada@example.com", "sam@example.com"), "search", "sam@example.com"),
        (header("ada@example.com", "ada@example.com", "pat@example.com"), "search", "pat@example.com"),
        (header("ada@example.com", "ada@example.com", None), "search", None),
        (header("x[bot]@example.com", "ada@example.com"), "search", "x[bot]@example.com"),
    ],
)
def test_a_refusal_says_whose_address_it_names(commit: CommitHeader, area: str, about: str | None) -> None:
    verdict = judge(commit, [ROSTER], area, now=NOW)
    assert isinstance(verdict, Rejected)
    assert verdict.about == about
    assert about is None or about in verdict.why


def test_the_author_is_told_beside_a_sentence_about_somebody_else_and_not_twice() -> None:
    assert Unsigned("why", "c" * 40, "ada@example.com", "ada@example.com").unnamed_author is None
    assert Unsigned("why", "c" * 40, "ada@example.com", "pat@example.com").unnamed_author == "ada@example.com"
    assert Unsigned("why").unnamed_author is None
