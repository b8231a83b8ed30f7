import pytest

from readyctl.core.deal.actors import person, spoken_actor


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Finance pays it", "Finance"),
        ("the team lead approves refunds", "team lead"),
        ("our boss signs the order", "boss"),
        ("IT must reset it", "IT"),
        ("it goes to the archive", None),
        ("the users are many", None),
        ("everything works", None),
        ("customers managers", None),
        ("", None),
    ],
)
def test_somebody_acts_where_that_is_plain(text: str, who: str | None) -> None:
    assert spoken_actor(text) == who


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("Only managers", "managers"),
        ("Just give", None),
        ("IT", "IT"),
        ("it", None),
        ("usually", None),
        ("", None),
    ],
)
def test_words_before_a_name_are_no_part_of_it(words: str, who: str | None) -> None:
    assert person(words) == who
