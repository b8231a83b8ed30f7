"""What one roster grants and another does not, in words."""

import pytest

from readyctl.core.entry.document import Node
from readyctl.core.trust.roster import Roster
from readyctl.core.trust.roster_changes import granted_beyond, taken_away
from support.guards import roster_of
from support.keys import public_key

ADA: dict[str, Node] = {"name": "Ada", "emails": ["ada@example.com"], "lead": "true"}
BOB: dict[str, Node] = {
    "name": "Bob",
    "emails": ["bob@example.com"],
    "areas": ["search"],
    "keys": [public_key("a")],
}
EVE: dict[str, Node] = {"name": "Eve", "emails": ["eve@example.com"]}
BASE: dict[str, Node] = {
    "engineers": [ADA, BOB],
    "forge_committers": ["noreply@github.com"],
    "revoked": ["old@example.com"],
}


def roster(**changes: Node) -> Roster:
    return roster_of(BASE | changes)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"engineers": [ADA, BOB, EVE]}, "Eve <eve@example.com> would become an engineer of every area"),
        (
            {"engineers": [ADA, BOB, EVE | {"areas": ["x", "y"]}]},
            "Eve <eve@example.com> would become an engineer of x and y",
        ),
        ({"engineers": [ADA, BOB, EVE | {"lead": "true"}]}, "Eve <eve@example.com> would become a lead"),
        ({"engineers": [ADA, BOB | {"lead": "true"}]}, "Bob would become a lead"),
        ({"engineers": [ADA, BOB | {"areas": ["search", "x"]}]}, "Bob would sign x too"),
        ({"engineers": [ADA, BOB | {"areas": ["*"]}]}, "Bob would sign every area"),
        (
            {"engineers": [ADA, BOB | {"emails": ["bob@example.com", "b@example.com"]}]},
            "commits of b@example.com would count as Bob's",
        ),
        (
            {"engineers": [ADA, BOB | {"names": ["Robert"]}]},
            "commits under the name 'Robert' would count as Bob's",
        ),
        (
            {"engineers": [ADA, BOB | {"keys": [public_key("a"), public_key("b")]}]},
            f"the key {public_key('b')} would count as Bob's",
        ),
        (
            {"engineers": [ADA | {"lead": "false"}, BOB]},
            "any engineer could change the roster, as it names no lead",
        ),
        ({"assurance": "author"}, "commits would count at the grade 'author' instead of 'committer'"),
        (
            {"forge_committers": ["noreply@github.com", "x@example.com"]},
            "commits made by x@example.com would count as merged on a forge",
        ),
        (
            {"ignored_coauthors": ["x@example.com"]},
            "commits that name x@example.com as a co-author would count",
        ),
        ({"revoked": []}, "old@example.com would not be revoked any more"),
    ],
)
def test_each_grant_is_named(changes: dict[str, Node], words: str) -> None:
    assert words in " | ".join(granted_beyond(roster(), roster(**changes)))
    assert granted_beyond(roster(), roster(**changes))[0].startswith(words)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"engineers": [ADA]}, "Bob <bob@example.com> would not be an engineer any more"),
        ({"engineers": [ADA | {"lead": "false"}, BOB]}, "Ada would not be a lead any more"),
        ({"engineers": [ADA, BOB | {"areas": ["x"]}]}, "Bob would not sign search any more"),
        (
            {"revoked": ["old@example.com", "ada@example.com"]},
            "nothing that ada@example.com ever signed would count",
        ),
        ({"assurance": "signature"}, "commits would count only at the grade 'signature', not at 'committer'"),
    ],
)
def test_each_loss_is_named(changes: dict[str, Node], words: str) -> None:
    assert words in taken_away(roster(), roster(**changes))


def test_an_address_that_moves_to_another_person_is_a_grant() -> None:
    moved = roster(
        engineers=[ADA, EVE | {"emails": ["bob@example.com", "eve@example.com"], "areas": ["search"]}]
    )
    words = granted_beyond(roster(), moved)
    assert "commits of eve@example.com would count as Eve's" in words
    assert "commits under the name 'Eve' would count as Eve's" in words


@pytest.mark.parametrize(
    "less",
    [
        {},
        {"engineers": [ADA]},
        {"assurance": "signature"},
        {"forge_committers": []},
        {"revoked": ["old@example.com", "bob@example.com"]},
        {"confirmed": "seen"},
    ],
)
def test_what_takes_away_or_says_the_same_grants_nothing(less: dict[str, Node]) -> None:
    assert granted_beyond(roster(), roster(**less)) == ()


def test_the_same_roster_takes_nothing_away() -> None:
    assert taken_away(roster(), roster()) == ()
