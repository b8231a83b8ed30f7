import pytest

from readyctl.core.deal.actors import person, spoken_actor
from readyctl.core.deal.note import Handoff
from readyctl.core.deal.roles import actors, names_actor, same, unlisted

HEAD = {"id": "acme", "customer": "Acme", "owner": "sam@example.com", "stage": "discovery"}


def note(*who: str, roles: tuple[str, ...] = (), systems: tuple[str, ...] = ()) -> Handoff:
    return Handoff.model_validate(
        {
            **HEAD,
            "workflow": {"steps": [{"who": name, "text": "acts", "status": "confirmed"} for name in who]},
            "roles": [{"role": name, "status": "confirmed"} for name in roles],
            "data": [{"what": "x", "to": name, "status": "confirmed"} for name in systems],
        }
    )


def test_several_people_in_one_step_are_several_actors() -> None:
    found = [name for _, name in actors(note("lead and team lead, AP / finance"))]
    assert found == ["lead", "team lead", "AP", "finance"]


def test_machines_are_nobody() -> None:
    assert list(actors(note("the system", "Zendesk", "?", systems=("Zendesk",)))) == []


def test_an_actor_is_unlisted_once_at_the_first_step() -> None:
    found = list(unlisted(note("buyers", "the buyer", "finance", roles=("finance reviewer",))))
    assert found == [(("workflow", "steps", 0, "who"), "buyers")]


def test_names_are_the_same_where_one_holds_the_words_of_the_other() -> None:
    assert same("The team leads", "team lead")
    assert same("finance", "finance reviewer")
    assert not same("the", "a")
    assert not same("buyer", "seller")


def test_a_step_names_its_actor_by_a_role_or_by_a_subject() -> None:
    assert names_actor("finance reviewer looks", note(roles=("Finance reviewer",)))
    assert names_actor("managers approve it", note())
    assert not names_actor("is looked at", note())


@pytest.mark.parametrize(
    "text",
    [
        "Just give admins full access",
        "Only admins need it",
        "Please let users in",
        "All managers want it",
        "New customers need a login",
        "Give accounts to everybody",
    ],
)
def test_words_without_somebody_who_acts_make_no_person(text: str) -> None:
    assert spoken_actor(text) is None


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Only managers", "managers"),
        ("then the CFO", "CFO"),
        ("Just give", None),
        ("IT", "IT"),
        ("it", None),
    ],
)
def test_a_name_stands_without_the_words_before_it(words: str, name: str | None) -> None:
    assert person(words) == name
