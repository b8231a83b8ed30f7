"""Two merged rosters grant what both grant, and ask for the stronger of their assurances."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readyctl.core.entry.document import Node
from readyctl.core.trust.assurance import Assurance
from readyctl.core.trust.roster import Roster, intersection
from support.guards import roster_of
from support.keys import public_key

ADA: dict[str, Node] = {"name": "Ada", "emails": ["ada@example.com", "a@example.com"], "lead": "true"}


def roster(**changes: Node) -> Roster:
    return roster_of({"engineers": [ADA], **changes})


@pytest.mark.parametrize(
    ("one", "two", "kept"),
    [
        (Assurance.AUTHOR, Assurance.COMMITTER, Assurance.COMMITTER),
        (Assurance.COMMITTER, Assurance.AUTHOR, Assurance.COMMITTER),
        (Assurance.SIGNATURE, Assurance.AUTHOR, Assurance.SIGNATURE),
        (Assurance.AUTHOR, Assurance.AUTHOR, Assurance.AUTHOR),
    ],
)
def test_the_stronger_assurance_is_asked_for(one: Assurance, two: Assurance, kept: Assurance) -> None:
    both = intersection([roster(assurance=one.value), roster(assurance=two.value)])
    assert both.assurance is kept


def test_people_are_those_of_both_with_what_both_say_of_them() -> None:
    there: dict[str, Node] = {"name": "Ada L", "emails": ["a@example.com"], "areas": ["payments"]}
    both = intersection([roster(), roster(engineers=[there], revoked=["old@example.com"])])
    (ada,) = both.engineers
    assert (ada.emails, ada.areas, ada.lead) == (("a@example.com",), ("payments",), False)
    assert both.revoked == ("old@example.com",)


@pytest.mark.parametrize(
    ("one", "two", "kept"),
    [
        (["*"], ["a"], ("a",)),
        (["a", "b"], ["*"], ("a", "b")),
        (["a", "b"], ["c", "b"], ("b",)),
        (["*"], ["*"], ("*",)),
    ],
)
def test_an_area_is_hers_where_both_say_so_and_a_star_is_every_one(
    one: Node, two: Node, kept: tuple[str, ...]
) -> None:
    both = intersection([roster(engineers=[{**ADA, "areas": areas}]) for areas in (one, two)])
    assert both.engineers[0].areas == kept


def test_without_anybody_in_common_nobody_counts() -> None:
    bob: dict[str, Node] = {"name": "Bob", "emails": ["bob@example.com"]}
    assert intersection([roster(), roster(engineers=[bob])]).engineers == ()


@given(st.lists(st.sampled_from(list(Assurance)), min_size=1, max_size=4))
def test_the_order_of_the_lines_does_not_matter_to_what_is_asked(grades: list[Assurance]) -> None:
    both = intersection([roster(assurance=grade.value) for grade in grades])
    assert both.assurance.rank == max(grade.rank for grade in grades)


@pytest.mark.parametrize(
    "address",
    ["*@corp.test", "@corp.test", "x@", "x@corp.test.", "'x@corp.test'", "x y@corp.test", "ü@corp.test"],
)
@pytest.mark.parametrize("where", ["engineers", "forge_committers", "ignored_coauthors", "revoked"])
def test_an_address_that_no_commit_has_is_refused(address: str, where: str) -> None:
    people: list[Node] = [ADA, {"name": "Bob", "emails": [address]}]
    listed: list[Node] = [address]
    with pytest.raises(ValueError, match="address"):
        roster(**{where: people if where == "engineers" else listed})


def test_nobody_stands_on_it_twice_by_address_or_key() -> None:
    ada: dict[str, Node] = {**ADA, "keys": [public_key("a")]}
    by_address: dict[str, Node] = {"name": "Ada", "areas": ["other"], "emails": ["A@example.com"]}
    by_key: dict[str, Node] = {"name": "Ada", "areas": ["other"], "keys": [f"{public_key('a')} laptop"]}
    for again in (by_address, by_key):
        with pytest.raises(ValueError, match="twice"):
            roster(engineers=[ada, again])
    bob: dict[str, Node] = {"name": "Bob", "keys": [public_key("a")]}
    with pytest.raises(ValueError, match="listed for both Ada and Bob"):
        roster(engineers=[ada, bob])
