import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readyctl.core.feature.names import Carrier, NameIndex
from readyctl.core.feature.parts import AskedDay, AskedKind, AskedPart, parts
from readyctl.core.level.kind import Kind

NAMES = NameIndex(
    (
        Carrier("sso", ("SSO", "single sign-on")),
        Carrier("audit-log-export", ("Audit log export",)),
        Carrier("bulk", ("Import and export",)),
        Carrier("fx", ("FX matching",)),
    )
)
MARCH, JUNE = dt.date(2027, 3, 31), dt.date(2027, 6, 30)


def named(text: str, **days: dt.date) -> list[AskedPart]:
    """The parts of a text in which each of these words is a day."""
    placed = sorted((text.index(word), word, day) for word, day in days.items())
    return list(parts(text, [AskedDay(at, at + len(word), word, day) for at, word, day in placed], NAMES, ()))


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("is SSO and audit log export ready", ["SSO", "audit log export"]),
        ("do you support SSO, SCIM & audit log export?", ["SSO", "SCIM", "audit log export"]),
        ("SSO. And what about FX matching?", ["SSO", "FX matching"]),
        ("import and export", ["import and export"]),
        ("import and export, or SSO", ["import and export", "SSO"]),
        ("teleporters and warp drives", ["teleporters and warp drives"]),
        ("SSO audit log export", ["SSO audit log export"]),
        ("log export for audits, please", ["log export for audits"]),
        ("can you please", [""]),
        ("", [""]),
    ],
)
def test_a_question_is_taken_apart_where_it_names_several_things(text: str, asked: list[str]) -> None:
    assert [part.words for part in named(text)] == asked


def test_a_day_holds_for_its_part_and_for_those_that_have_none() -> None:
    text = "SSO, FX matching Q1 and audit log export Q2, and import and export"
    days = [(part.words, part.days) for part in named(text, Q1=MARCH, Q2=JUNE)]
    assert days == [
        ("SSO", (MARCH,)),
        ("FX matching", (MARCH,)),
        ("audit log export", (JUNE,)),
        ("import and export", (JUNE,)),
    ]


@pytest.mark.parametrize("text", ["FX matching Q1 or Q2", "Q1 or Q2 for FX matching", "Q1, Q2: FX matching"])
def test_two_days_of_one_thing_are_both_asked_about(text: str) -> None:
    (part,) = named(text, Q1=MARCH, Q2=JUNE)
    assert (part.words, part.days) == ("FX matching", (MARCH, JUNE))


def test_a_day_in_front_holds_for_what_follows() -> None:
    assert [part.days for part in named("Q1: SSO and FX matching", Q1=MARCH)] == [(MARCH,), (MARCH,)]


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        ("FX matching with 20 currencies", ("20 currencies",)),
        ("no SSO without FX matching from Rome", ("no", "without", "from Rome")),
        ("is SSO ready today", ()),
        ("teleporters", ()),
    ],
)
def test_words_beside_a_name_are_kept_as_they_are_written(text: str, unread: tuple[str, ...]) -> None:
    (part,) = named(text)
    assert part.unread == unread


def test_of_a_list_without_end_the_rest_is_one_part() -> None:
    asked = named(", ".join(["SSO", "FX matching"] * 500))
    assert len(asked) == 12
    assert asked[-1].unread == ()


_WORD = st.sampled_from(
    ["SSO", "audit log export", "and", ",", "or", "is", "no", "Q1", "import and export", "tea", "?", "\u0130"]
)


@given(st.lists(_WORD, max_size=12))
def test_every_name_of_a_question_is_in_a_part(said: list[str]) -> None:
    text = " ".join(said)
    found = parts(text, (), NAMES, ())
    assert {each.ids for each in NAMES.named(text)} == {
        each.ids for part in found for each in NAMES.named(part.words)
    }


def of_kinds(text: str, *said: tuple[str, Kind, bool]) -> list[tuple[str, tuple[Kind, ...]]]:
    """The parts of a text with their kinds, each of these words saying one; they are blanks in the text."""
    kinds = []
    for word, kind, loose in said:
        at = text.index(word)
        kinds.append(AskedKind(at, at + len(word), kind, loose))
        text = text[:at] + " " * len(word) + text[at + len(word) :]
    return [(part.words, part.kinds) for part in parts(text, [], NAMES, kinds)]


def test_a_kind_holds_for_its_part_and_for_those_behind_it_that_name_none() -> None:
    demo, contract = ("demo", Kind.DEMO, False), ("sign", Kind.CONTRACT, False)
    assert of_kinds("demo SSO, FX matching or sign audit log export", demo, contract) == [
        ("SSO", (Kind.DEMO,)),
        ("FX matching", (Kind.DEMO,)),
        ("audit log export", (Kind.CONTRACT,)),
    ]
    assert of_kinds("SSO, and sign FX matching", contract) == [
        ("SSO", (Kind.CONTRACT,)),
        ("FX matching", (Kind.CONTRACT,)),
    ]


def test_a_loose_word_means_the_kind_that_stands_beside_it() -> None:
    promise, demo = ("promise", Kind.CONTRACT, True), ("demo", Kind.DEMO, False)
    assert of_kinds("promise a demo of SSO", promise, demo) == [("SSO", (Kind.DEMO,))]
    assert of_kinds("promise SSO", promise) == [("SSO", (Kind.CONTRACT,))]
