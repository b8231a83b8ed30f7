import pytest
from hypothesis import given
from hypothesis import strategies as st

from readyctl.core.feature import near_names
from readyctl.core.feature.names import Carrier, Hold, NameIndex
from readyctl.core.feature.near_names import NearNames

NAMES = NameIndex(
    (
        Carrier("audit-log-export", ("Audit log export", "trail export")),
        Carrier("entries", ("Removed entries",)),
        Carrier("sso", ("SSO",)),
        Carrier("kb", ("KB page",)),
        Carrier("feed", ("Bank feed",)),
        Carrier("pilot", ("Harbour pilot",)),
        Carrier("left", ("Ledger split",)),
        Carrier("right", ("Ledger splint",)),
        Carrier("old", ("Former matching",), Hold.RETIRED),
        Carrier("unsigned", ("Night shift", "secret codename"), Hold.UNSIGNED),
    )
)
NEAR = NearNames(NAMES)


def found(text: str) -> list[tuple[str, str]]:
    return [(text[near.start : near.end], near.name) for near in NEAR.find(text)]


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("Audit Log Exprot is available", ("Audit Log Exprot", "Audit log export")),
        ("the audit-log exxport.", ("audit-log exxport", "Audit log export")),
        ("our autit log exports", ("autit log exports", "Audit log export")),
        ("a trial of trail exporrt", ("trail exporrt", "trail export")),
        ("the secret codname", ("secret codname", "Night shift")),
        ("yep bank feds is done", ("bank feds", "Bank feed")),
        ("audit log exoprt and erxport", ("audit log exoprt", "Audit log export")),
        ("remvoed entries", ("remvoed entries", "Removed entries")),
        ("Harbor pilot is live", ("Harbor pilot", "Harbour pilot")),
        ("Bankfeeds are live", ("Bankfeeds", "Bank feed")),
        ("our auditlogexport", ("auditlogexport", "Audit log export")),
    ],
)
def test_a_name_with_one_slip_is_told(text: str, near: tuple[str, str]) -> None:
    assert found(text) == [near]


@pytest.mark.parametrize(
    "text",
    [
        "Audit log export is available.",
        "an audit log import",
        "the bank fees",
        "bank food",
        "src/bankfeed/live.py",
        "remove entries",
        "the KB pgae",
        "SSI",
        "Former matchign",
        "autid log exprot",
        "audit log",
        "",
    ],
)
def test_what_is_a_name_or_another_thing_is_not(text: str) -> None:
    assert found(text) == []


def test_what_must_be_meant_counts_as_named_and_what_may_be_either_does_not() -> None:
    assert [each.ids for each in NEAR.mentions("The bank feds and auditlogexport, and removed entries.")] == [
        ("feed",),
        ("audit-log-export",),
        ("entries",),
    ]
    assert [each.sure for each in NEAR.find("The ledger splitt is live, the ledger splintt too.")] == [
        False,
        True,
    ]
    assert [each.slip for each in NEAR.find("The bankfeed is live, the bank fed too.")] == [False, True]
    assert NEAR.mentions("The ledger splitt.") == ()


def test_what_was_found_in_a_text_is_not_looked_up_again() -> None:
    assert NEAR.find("Our bank feds.") is NEAR.find("Our bank feds.")


_WORD = st.sampled_from("audit log export exprot autid removed entries trail , . - SSO".split())  # noqa: SIM905


@given(st.lists(_WORD, max_size=9))
def test_no_place_is_told_twice_and_none_is_a_name(said: list[str]) -> None:
    text = " ".join(said)
    ends = 0
    for near in NEAR.find(text):
        assert near.start >= ends
        ends = near.end
        assert NAMES.named(text[near.start : near.end]) == () or near.ids not in {
            each.ids for each in NAMES.named(text[near.start : near.end])
        }


def test_of_thousands_of_names_that_differ_in_one_word_few_are_compared(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    letters = "abcdefghijklmnopqrst"
    names = [f"Export to {a}{b}{c}lake" for a in letters for b in letters for c in letters]
    many = NearNames(NameIndex(Carrier(f"f-{at}", (name,)) for at, name in enumerate(names)))
    compared: list[str] = []
    monkeypatch.setattr(near_names, "_is_slip", lambda one, _: compared.append(one))
    assert not many.find("Export to abclakke is live, and Invoice number 12 is paid.")
    assert 0 < len(compared) <= len(names) / len(letters)
    numbered = NearNames(NameIndex(Carrier(f"i-{at}", (f"Invoice number {at}",)) for at in range(8000)))
    compared.clear()
    assert not numbered.find("Invoice number 8123 is paid.")
    assert not compared


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("Audit log export", True),
        (" audit-log exxport: ", True),
        ("Audit log export (GA)", False),
        ("The audit log export", False),
        ("Audit log export and SSO", False),
        ("", False),
    ],
)
def test_a_line_is_a_name_where_it_says_nothing_else(line: str, *, is_one: bool) -> None:
    assert NEAR.is_name(line) is is_one
