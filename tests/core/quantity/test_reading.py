from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from readyctl.core.quantity._grammar import BARE
from readyctl.core.quantity._words import Side
from readyctl.core.quantity.quantity import Amount, Quantity, Unclear
from readyctl.core.quantity.reading import find_all, parse
from readyctl.core.quantity.units import UNITS, Dimension, Divisor, Unit


def said(text: str) -> str:
    read = parse(text)
    assert isinstance(read, Quantity), read
    return str(read)


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("80 ms", "80 ms"),
        ("80ms", "80 ms"),
        ("80 milliseconds", "80 ms"),
        ("sub-12 ms", "less than 12 ms"),
        ("sub-second", "less than 1 s"),
        ("<12ms", "less than 12 ms"),
        ("≤ 12 ms", "at most 12 ms"),
        ("no more than 200 ms", "at most 200 ms"),
        ("up to 10k users/min", "at most 10000 users per min"),
        ("10k+ users", "at least 10000 users"),
        ("10k users a minute", "10000 users per min"),
        ("five nines", "99.999%"),
        ("2 nines", "99%"),
        ("99.95 percent", "99.95%"),
        ("80-120 ms", "80 ms to 120 ms"),
        ("between 80 and 120 ms", "80 ms to 120 ms"),
        ("800 ms to 2 s", "800 ms to 2 s"),
        ("5–10k users", "5000 users to 10000 users"),
        ("within 24-48 hours", "at most 48 h"),
        ("1.5 million rows per day", "1500000 rows per d"),
        ("22 distinct regions", "22 distinct regions"),
        ("twenty-two regions", "22 regions"),
        ("a dozen regions", "12 regions"),
        ("12 currencies or fewer", "at most 12 currencies"),
        ("12 or fewer currencies", "at most 12 currencies"),
        ("unlimited users", "unlimited users"),
        ("10,000 users", "10000 users"),
        ("10\u202f000 users", "10000 users"),
        ("12", "12"),
        ("500 MB/s", "500 MB per s"),
        ("100 Mbps", "100 Mbit per s"),
        ("100 requests per 5 minutes", "100 requests per 5 min"),
        ("500 rps", "500 request per s"),
        ("$5 per user per month", "5 USD per user per month"),
        ("EUR 1.2M", "1200000 EUR"),
        ("500 eur", "500 EUR"),
        ("€500", "500 EUR"),
        ("about 3 hours", "about 3 h"),
        ("5m users", "5000000 users"),
        ("max. 5 GB", "at most 5 GB"),
    ],
)
def test_what_people_write_is_read(text: str, meaning: str) -> None:
    assert said(text) == meaning


@pytest.mark.parametrize(
    ("text", "why", "help_text"),
    [
        ("", "no quantity", "80 ms"),
        ("fast", "'fast' is not a quantity", "80 ms"),
        ("5m", "two things", "write min for minutes"),
        ("3 Gb", "two things", "GB for bytes"),
        ("¥500", "two currencies", "JPY or CNY"),
        ("12,5 ms", "a comma parts thousands", "12.5"),
        ("-5 ms", "below zero", ""),
        ("120-80 ms", "backwards, from 120 ms to 80 ms", ""),
        ("80 ms to 5 GB", "do not measure the same", ""),
        ("99.9% uptime", "'uptime' is left over", "metric"),
        ("1.000.000 users", "not a quantity", ""),
        ("9" * 5000, "not a quantity", ""),
    ],
)
def test_what_is_unclear_is_said_and_not_guessed(text: str, why: str, help_text: str) -> None:
    read = parse(text)
    assert isinstance(read, Unclear)
    assert why in read.why
    assert help_text in read.help


CONTRACT = (
    "A promise of sub-12ms latency for a global synchronization across 22 distinct regions, including "
    "mainland China, during peak load on page 42 of section 12.2, at 2:02 AM on 2026-11-22."
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (CONTRACT, ["sub-12ms", "22 distinct regions"]),
        ("Version 1.2.3 of the 1990s; Q2 2025; 24/7, the 2nd user, 10 of 12", []),
        ("We guarantee five nines, and 99.95% of calls.", ["five nines", "99.95%"]),
        ("EUR 1,200.50 a year (or $5 per user per month)", ["EUR 1,200.50 a year", "$5 per user per month"]),
        (
            "twelve currencies; 10-15 min. Then unlimited users",
            ["twelve currencies", "10-15 min", "unlimited users"],
        ),
        ("in 2027 we will", []),
        ("at 10:30 h on v2 hours", []),
    ],
)
def test_running_text_gives_the_words_that_say_a_quantity(text: str, found: list[str]) -> None:
    assert [text[hit.start : hit.end] for hit in find_all(text)] == found


@pytest.mark.parametrize(
    ("text", "meanings"),
    [
        ("99,9 % uptime", ["99.9%"]),
        ("within 0,5 s", ["at most 0.5 s"]),
        ("for 1 000 users", ["1000 users"]),
        ("for 12 500 users", ["12500 users"]),
        ("for EUR 1.2m a year", ["1200000 EUR per year"]),
        ("for €1.2m", ["1200000 EUR"]),
        ("for 1.2m EUR", ["1200000 EUR"]),
        ("with four 9s", ["99.99%"]),
        ("one hundred and fifty users", ["150 users"]),
        ("a hundred and five regions", ["105 regions"]),
        ("one hundred and fifty thousand users", ["150000 users"]),
        ("between one hundred and two hundred users", ["100 users to 200 users"]),
        ("12 ms +/- 2", ["about 12 ms"]),
        ("12 +/- 2 ms", ["about 12 ms"]),
        ("12 ms ± 2 ms of latency", ["about 12 ms"]),
        ("about €1.2mrd", []),
        ("1,2,3 users", []),
        ("1,250,00 users", []),
        ("1.250,00 users", ["1250 users"]),
        ("1 000,50 users", []),
        ("two thousand five hundred users", []),
        ("two thousand and fifty users", []),
        ("1,250 users, 3 regions", ["1250 users", "3 regions"]),
        ("in 2025 500 users", ["500 users"]),
        ("for 34 of your currencies", ["34 currencies"]),
        ("three of the five regions, one of your users, 2 of us", ["5 regions"]),
    ],
)
def test_a_number_is_read_whole_or_not_at_all(text: str, meanings: list[str]) -> None:
    assert [str(hit.quantity) for hit in find_all(text)] == meanings


@pytest.mark.parametrize(
    ("text", "meaning"), [("128-bit", "128 bit"), ("7-day", "7 d"), ("1 000 users", "1000 users")]
)
def test_a_hyphen_before_the_unit_is_no_minus(text: str, meaning: str) -> None:
    assert said(text) == meaning


def test_what_follows_a_hyphenated_quantity_is_named() -> None:
    read = parse("7-day retention")
    assert isinstance(read, Unclear)
    assert read.why == "'retention' is left over after the quantity"


def test_a_share_is_the_same_share_whatever_the_period() -> None:
    for text in ("99.9% per month", "99.9% monthly", "99.9% per calendar month", "99.9% each quarter"):
        assert said(text) == "99.9%"


def test_a_number_said_twice_is_one_number() -> None:
    assert said("twelve (12) regions") == "12 regions"
    assert said("30 (thirty) days") == "30 d"


def test_counts_in_running_text_need_a_known_noun() -> None:
    assert not find_all("at least 12 gizmos")
    (hit,) = find_all("at least 12 shiny gizmos", nouns=["gizmo"])
    assert str(hit.quantity) == "at least 12 shiny gizmos"


NOUNS = st.sampled_from(["users", "regions", "match runs", "concurrent users", "currencies", "écoles"])
DIVISORS = st.builds(
    Divisor,
    st.sampled_from([UNITS["s"], UNITS["min"], UNITS["month"]]),
    st.integers(min_value=1, max_value=90),
)
PLAIN = [unit for unit in UNITS.values() if not unit.per]
SINGLE = st.one_of(
    st.sampled_from(PLAIN),
    NOUNS.map(lambda noun: Unit(Dimension.COUNT, noun)),
    st.just(BARE),
)
RATES = st.builds(
    lambda unit, divisor: Unit(unit.dimension, unit.symbol, unit.scale, (divisor,)),
    SINGLE.filter(lambda unit: unit != BARE and unit.dimension is not Dimension.SHARE),
    DIVISORS,
)
VALUES = st.decimals(min_value=0, max_value=10**12, allow_nan=False, allow_infinity=False, places=3)


@st.composite
def quantities(draw: st.DrawFn) -> Quantity:
    unit = draw(st.one_of(SINGLE, RATES))
    first, second = sorted((draw(VALUES), draw(VALUES)))
    side = draw(st.sampled_from(list(Side)))
    ranged = side in {Side.EXACT, Side.ABOUT} and draw(st.booleans())
    return Quantity(Amount(first, unit), side, Amount(second, unit) if ranged else None)


@given(quantities())
def test_a_quantity_written_out_reads_back(quantity: Quantity) -> None:
    assert parse(str(quantity)) == quantity


@given(quantities().filter(lambda q: q.unit != BARE))
def test_a_quantity_in_a_sentence_is_found_whole(quantity: Quantity) -> None:
    text = f"It does; {quantity}. So there"
    hits = find_all(text, nouns=["run", "école"])
    assert [hit.quantity for hit in hits] == [quantity]
    assert text[hits[0].start : hits[0].end] == str(quantity)


@given(st.text(alphabet=st.sampled_from("0123456789.,-/%$€ kMmsGBperatnouw+<>≥¥\u00a0"), max_size=40))
@example("0B M")
def test_any_text_is_read_or_refused(text: str) -> None:
    read = parse(text)
    if isinstance(read, Quantity):
        assert parse(str(read)) == read
    else:
        assert read.why
    for hit in find_all(text):
        assert text[hit.start : hit.end].strip()


@given(st.integers(min_value=0, max_value=10**6))
def test_units_of_one_dimension_meet_on_one_scale(number: int) -> None:
    small, large = parse(f"{number * 1000} ms"), parse(f"{number} s")
    assert isinstance(small, Quantity)
    assert isinstance(large, Quantity)
    assert small.amount.base == large.amount.base
    assert Decimal(number) == large.amount.value
