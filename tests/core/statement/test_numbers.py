"""Numbers as contracts and answers write them, each held against the limit that it is about."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readyctl.core.statement.numbers import held

UPTIME = ("uptime", None, "99.9 %")
POINT = ("recovery point objective", "1 hour", None)
TIME = ("recovery time objective", "4 hours", None)
KEPT = ("backup retention", None, "30 days")
LATENCY = ("p99 latency", "80 ms", None)
RESPONSE = ("response time", "1 hour", None)
RATE = ("rate limit", None, "100 requests per second")
REGIONS = ("regions", None, "6")


def broken(sentence: str, *limits: tuple[str, str | None, str | None]) -> set[str]:
    return {found.metric for found in held(sentence, limits).beyond}


@pytest.mark.parametrize(
    ("sentence", "limit"),
    [
        ("Uptime is 99.99% each month.", UPTIME),
        ("We guarantee 99.99% monthly uptime.", UPTIME),
        ("Uptime of at least 99.95% per calendar month, without maintenance.", UPTIME),
        ("The service is available 99.97 % of the time, measured per quarter.", UPTIME),
        ("99.95% SLA", UPTIME),
        ("Entries stay in the backup retention for 365 days.", KEPT),
        ("Backups are kept for seven (7) years.", KEPT),
        ("Each backup is retained for 12 months.", KEPT),
        ("30-minute response time around the clock", RESPONSE),
        ("15-minute response with the premium plan", RESPONSE),
        ("We respond within 10 minutes.", RESPONSE),
        ("An RPO of 15 minutes", POINT),
        ("RPO: 15 min", POINT),
        ("You lose at most 5 minutes of data.", POINT),
        ("RTO under 2 hours", TIME),
        ("It is restored within 30 minutes.", TIME),
        ("A p99 of 40 ms", LATENCY),
        ("The 99th percentile latency is 40 ms.", LATENCY),
        ("Latency stays below 12 ms.", LATENCY),
        ("10,000 req/min are allowed.", RATE),
        ("It takes 1M requests per hour.", RATE),
        ("It sustains 500 rps.", RATE),
        ("We run in 22 data regions.", REGIONS),
        ("Twelve (12) regions are there.", REGIONS),
        ("Regions: 22", REGIONS),
    ],
)
def test_a_number_that_outbids_a_limit_is_found_however_it_is_written(
    sentence: str, limit: tuple[str, str | None, str | None]
) -> None:
    assert broken(sentence, limit) == {limit[0]}


@pytest.mark.parametrize(
    "sentence",
    [
        "The recovery point objective is 2 hours.",
        "RPO of 1 hour, RTO of 4 hours",
        "Uptime below 99.95% leads to a credit of 10%.",
        "Uptime of 99.5% per month earns no credit of 100%.",
        "Data will be deleted from backups within 60 days.",
        "You may leave with 30 minutes' notice.",
        "A p95 of 40 ms",
        "We answer within two (2) hours after the first reply.",
        "5,000 req/min are allowed.",
        "Six (6) regions are there.",
        "Regions: 6",
        "The contract ends 90 days after signature.",
    ],
)
def test_what_is_about_another_metric_or_within_the_limit_draws_nothing(sentence: str) -> None:
    assert not broken(sentence, UPTIME, POINT, TIME, KEPT, LATENCY, RESPONSE, RATE, REGIONS)


def test_two_metrics_of_one_dimension_each_take_their_own_number() -> None:
    assert broken("15-minute RPO and 5-hour RTO", POINT, TIME) == {POINT[0]}
    assert broken("RPO of 2 hours, RTO of 2 hours", POINT, TIME) == {TIME[0]}
    assert broken("a recovery time of 2 hours and a recovery point of 2 hours", POINT, TIME) == {TIME[0]}


@pytest.mark.parametrize("said", ["1,000 req/s", "900 rps", "900 RPS", "900 requests/sec"])
def test_a_rate_names_its_metric_by_what_it_counts(said: str) -> None:
    requests, rate = ("requests", None, "600 per second"), ("request rate", None, "600 requests per second")
    assert broken(f"The API handles {said}.", requests) == {"requests"}
    assert broken(f"The API handles {said}.", requests, rate) >= {"requests"}
    assert broken(f"The API handles {said}.", requests, ("logins", None, "5 per second")) == {"requests"}
    assert broken("The API handles 500 rps.", requests, rate) == set()


def test_of_two_limits_for_one_metric_both_hold() -> None:
    assert broken("99.7% uptime", UPTIME, ("uptime", None, "99.5 %")) == {"uptime"}


def test_metrics_and_their_initials_stand_for_each_other() -> None:
    assert broken("The mean time to repair is 2 hours.", ("MTTR", "4 hours", None)) == {"MTTR"}
    assert broken("An RPO of 10 minutes", ("recovery point objective", "1 hour", None))
    assert broken("A recovery point objective of 10 minutes", ("RPO", "1 hour", None))


def test_a_number_that_no_limit_is_about_is_loose_and_the_money_of_a_contract_is_not() -> None:
    assert [str(found.quantity) for found in held("22 regions, 12 ms, 500 EUR", [UPTIME]).loose] == [
        "22 regions",
        "12 ms",
    ]


@given(st.text(max_size=60))
def test_any_text_is_held_against_limits_without_an_error(text: str) -> None:
    sentence, limits = f"{text} 99.99% uptime", [UPTIME, LATENCY, (text or "x", None, "12")]
    found = held(sentence, limits)
    outbid = [each.metric for each in found.beyond]
    assert set(outbid) <= {metric for metric, _, _ in limits}
    assert len(outbid) == len(set(outbid))
    assert all(0 <= loose.start < loose.end <= len(sentence) for loose in found.loose)
