import pytest

from readyctl.core.deal.note import Direction, Verb
from readyctl.core.interview._answers import denies_all, direction, knows_nothing, only_verbs, verbs

ONE, TWO = Direction.ONE_WAY, Direction.TWO_WAY


@pytest.mark.parametrize(
    ("text", "can"),
    [
        ("see everything", (Verb.VIEW,)),
        ("everything", tuple(Verb)),
        ("full access", tuple(Verb)),
        ("view and approve", (Verb.VIEW, Verb.APPROVE)),
        ("view, but never delete", ()),
        ("everything except delete", ()),
        ("they approve nothing", ()),
        ("cannot approve", ()),
        ("they can't delete", ()),
        ("nothing", ()),
        ("read-only", (Verb.VIEW,)),
    ],
)
def test_words_grant_what_they_name_and_nothing_where_they_deny(text: str, can: tuple[Verb, ...]) -> None:
    assert verbs(text) == can


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("No, nothing comes back", ONE),
        ("one way, nothing back", ONE),
        ("only one way", ONE),
        ("no", ONE),
        ("They don't send anything back", ONE),
        ("not two-way", ONE),
        ("both ways", TWO),
        ("two-way", TWO),
        ("yes, changes come back", TWO),
        ("no, it comes back", None),
        ("one way, or two-way later", None),
        ("not one-way", None),
        ("not sure, maybe both", None),
        ("perhaps", None),
    ],
)
def test_a_way_is_read_only_where_the_words_name_one(text: str, way: Direction | None) -> None:
    assert direction(text) is way


def test_words_beyond_the_verbs_are_noticed() -> None:
    assert only_verbs("They can see and export")
    assert not only_verbs("approve refunds up to 500 EUR")


@pytest.mark.parametrize("text", ["no", "None.", "nothing", "Nothing else", "that's it", "That\u2019s all!"])
def test_an_answer_that_is_no_more_than_no(text: str) -> None:
    assert denies_all(text)


@pytest.mark.parametrize("text", ["I don't know", "don\u2019t know yet", "tbd", "?", "no idea", "Not sure."])
def test_an_answer_that_nobody_knows(text: str) -> None:
    assert knows_nothing(text)
    assert not knows_nothing("I know that it is paid")
