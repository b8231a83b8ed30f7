"""Why a commit does not count, and whose address the sentence names."""

import datetime as dt
from collections.abc import Sequence

import pytest

from readyctl.core.trust.commit import CommitHeader, Person
from readyctl.core.trust.engineering import Entitled, Rejected, grounds, judge, may_guard
from readyctl.core.trust.keys import SigningKey
from readyctl.core.trust.signoff import Unsigned
from support.guards import roster_of
from support.keys import public_key

NOW = dt.datetime(2026, 11, 22, tzinfo=dt.UTC)
ROSTER = roster_of({"engineers": [{"name": "Ada", "emails": ["ada@example.com"], "areas": ["search"]}]})


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


SIGNED = roster_of(
    {
        "assurance": "signature",
        "engineers": [
            {"name": "Ada", "emails": ["ada@example.com", "a@example.com"], "keys": [public_key("ada")]},
            {"name": "Bob", "emails": ["bob@example.com"], "keys": [public_key("bob")]},
            {"name": "Cara", "emails": ["cara@example.com"]},
        ],
    }
)


@pytest.mark.parametrize(
    ("author", "committer", "signer", "counts", "only_a_signature"),
    [
        ("ada@example.com", "A@example.com", "ada", True, False),
        ("ada@example.com", "ada@example.com", "bob", False, True),
        ("ada@example.com", "ada@example.com", None, False, True),
        ("ada@example.com", "bob@example.com", "ada", False, False),
        ("ada@example.com", "noreply@github.com", "ada", False, False),
        ("cara@example.com", "cara@example.com", "ada", False, True),
    ],
)
def test_a_signature_is_asked_of_the_author_alone(
    author: str, committer: str, signer: str | None, *, counts: bool, only_a_signature: bool
) -> None:
    def signed_with(_: str, keys: Sequence[SigningKey]) -> SigningKey | None:
        return next((key for key in keys if signer and key.public == public_key(signer)), None)

    verdict = judge(header(author, committer), [SIGNED], None, now=NOW, signed_with=signed_with)
    assert isinstance(verdict, Entitled) is counts
    if isinstance(verdict, Entitled):
        assert public_key("ada") in grounds(verdict)
    else:
        assert verdict.signature is only_a_signature


def test_lower_grades_ask_nobody_about_signatures() -> None:
    def never(_: str, __: Sequence[SigningKey]) -> None:
        raise AssertionError

    made = header("ada@example.com", "ada@example.com")
    assert isinstance(judge(made, [ROSTER], "search", now=NOW, signed_with=never), Entitled)


GRADED = {
    "forge": roster_of(
        {
            "forge_committers": ["noreply@forge.example"],
            "engineers": [{"name": "A", "emails": ["ada@example.com"], "lead": True}],
        }
    ),
    "colleague": roster_of(
        {
            "engineers": [
                {"name": "Ada", "emails": ["ada@example.com"]},
                {"name": "Forge", "emails": ["noreply@forge.example"], "lead": True},
            ]
        }
    ),
    "leaderless": ROSTER,
}


def test_one_roster_to_which_the_committer_is_a_forge_makes_the_act_one_by_a_forge() -> None:
    made = header("ada@example.com", "noreply@forge.example")
    for names, via_forge in ((["colleague"], False), (["forge"], True), (["colleague", "forge"], True)):
        verdict = judge(made, [GRADED[name] for name in names], None, now=NOW)
        assert isinstance(verdict, Entitled)
        assert verdict.via_forge is via_forge


@pytest.mark.parametrize(
    ("names", "may"),
    [(["forge"], True), (["colleague"], False), (["leaderless"], True), (["forge", "leaderless"], True),
     (["forge", "colleague"], False)],
)  # fmt: skip
def test_the_guarded_files_are_for_who_is_a_lead_in_each_roster_that_has_one(
    names: list[str], *, may: bool
) -> None:
    made = header("Ada@example.com", "ada@example.com")
    assert may_guard(made, [GRADED[name] for name in names]) is may
