"""Which gap is asked about next, and what one question settles for several people."""

from readyctl.core.deal.gaps import EmptyPart, Gap
from readyctl.core.deal.note import Handoff
from readyctl.core.interview._order import RightsGap, grouped, next_gap
from readyctl.core.trust.settings import DEFAULTS
from readyctl.rules.deal import unlisted_role
from readyctl.rules.facts import Facts
from support.inventories import TODAY, inventory

WORLD = Facts(TODAY, inventory(), DEFAULTS)


def acted_by(who: str) -> Handoff:
    head = {"id": "acme", "customer": "Acme", "owner": "sam@example.com", "stage": "discovery"}
    step = {"who": who, "text": "looks at it", "status": "confirmed"}
    return Handoff.model_validate({**head, "workflow": {"steps": [step]}})


def asked(who: str) -> Gap:
    note = acted_by(who)
    (gap,) = grouped(unlisted_role.gaps(note, WORLD), note, [])
    return gap


def test_two_actors_whose_names_contain_each_other_are_both_asked_about() -> None:
    gap = asked("lead and team lead")
    assert isinstance(gap, RightsGap)
    assert gap.about == ("lead", "team lead")
    assert [one.about for one in gap.settles] == [("lead",), ("team lead",)]
    assert gap.question.endswith("lead, team lead?")


def test_three_such_actors_and_one_in_another_are_all_asked_about() -> None:
    assert asked("AP, AP lead and head of AP").about == ("AP", "AP lead", "head of AP")
    assert asked("it and audit").about == ("it", "audit")


def test_one_actor_is_asked_about_as_the_rule_asks() -> None:
    note = acted_by("finance")
    (gap,) = grouped(unlisted_role.gaps(note, WORLD), note, [])
    assert (type(gap), gap.about) == (Gap, ("finance",))


def test_what_was_asked_for_several_is_asked_of_none_again() -> None:
    note = acted_by("lead and team lead")
    found = list(unlisted_role.gaps(note, WORLD))
    assert grouped(found, note, grouped(found, note, [])) == []


def test_an_empty_part_that_was_passed_over_is_left_alone_and_its_other_gaps_are_not() -> None:
    note = acted_by("finance")
    empty = EmptyPart("m", ("constraints",), "What limits us?", 8, about=("limits",))
    alerts = Gap("m", ("constraints",), "Who is told?", 4, about=("alerts",))
    assert grouped([empty, alerts], note, [], {("constraints",)}) == [alerts]


def test_the_most_expensive_gap_comes_first_and_a_part_waits_after_two_turns() -> None:
    data = [Gap("m", ("data", n, "to"), f"Where {n}?", 9, about=("x",)) for n in range(3)]
    cheap = Gap("m", ("constraints",), "Alerts?", 1, about=("alerts",))
    assert next_gap([cheap, *data], []) == data[0]
    assert next_gap([cheap, data[2]], data[:2]) == cheap
    assert next_gap([], data) is None
