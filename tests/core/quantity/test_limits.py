import pytest

from readyctl.core.entry.limit import LimitText
from readyctl.core.quantity.limits import Beyond, Unverified, Within, claimed, judge
from readyctl.core.quantity.quantity import Quantity, Unclear
from readyctl.core.quantity.reading import parse

LATENCY: LimitText = ("match latency", "80 ms", None)
REGIONS: LimitText = ("regions", None, "6")


def claim(text: str) -> Quantity:
    read = parse(text)
    assert isinstance(read, Quantity), read
    return read


@pytest.mark.parametrize(
    ("metric", "said", "limit", "verdict"),
    [
        ("match latency", "at most 12 ms", LATENCY, Beyond),
        ("match latency", "sub-12 ms", LATENCY, Beyond),
        ("match latency", "less than 80 ms", LATENCY, Beyond),
        ("match latency", "0.012 s", LATENCY, Beyond),
        ("match latency", "10 to 100 ms", LATENCY, Beyond),
        ("match latency", "at most 80 ms", LATENCY, Within),
        ("match latency", "at most 0.1 s", LATENCY, Within),
        ("match latency", "at least 50 ms", LATENCY, Within),
        ("Match-Latencies", "at most 12 ms", LATENCY, Beyond),
        ("latency", "at most 12 ms", LATENCY, Beyond),
        ("regions", "22 regions", REGIONS, Beyond),
        ("regions", "at least 22", REGIONS, Beyond),
        ("regions", "up to 22 regions", REGIONS, Beyond),
        ("regions", "unlimited regions", REGIONS, Beyond),
        ("regions", "more than 6", REGIONS, Beyond),
        ("regions", "6 regions", REGIONS, Within),
        ("regions", "at least 4 regions", REGIONS, Within),
        ("", "22 distinct regions", REGIONS, Beyond),
        ("uptime", "five nines", ("uptime", None, "99.9%"), Beyond),
        ("uptime", "99.5%", ("uptime", None, "99.9%"), Within),
        ("uptime", "five nines", ("uptime", "99.9%", None), Beyond),
        ("uptime", "99.5%", ("uptime", "99.9%", None), Within),
        ("uptime", "99.9%", ("uptime", "99.9%", None), Within),
        ("uptime", "more than 99.9%", ("uptime", "99.9%", None), Beyond),
        ("uptime", "more than 99.9%", ("uptime", None, "99.9%"), Beyond),
        ("response time", "at most 12 ms", ("response time", None, "80 ms"), Beyond),
        ("response time", "at most 100 ms", ("response time", None, "80 ms"), Within),
        ("retention", "7 years", ("retention", None, "30 days"), Beyond),
        ("retention", "at most 10 days", ("retention", "30 days", None), Beyond),
        ("price", "at most 4 EUR", ("price", "5 EUR", None), Beyond),
        ("throughput", "10k users/min", ("throughput", None, "100 users/s"), Beyond),
        ("throughput", "5k users/min", ("throughput", None, "100 users/s"), Within),
        ("steps", "2", ("steps", "3", None), Beyond),
        ("steps", "5", ("steps", "3", None), Within),
        ("latency", "50 ms", ("latency", "20 ms", "80 ms"), Within),
        ("latency", "10 ms", ("latency", "20 ms", "80 ms"), Beyond),
        ("token lifetime", "at least 90 days", ("token lifetime", None, "24 h"), Beyond),
        ("support hours", "24 h", ("support hours", None, "8 h"), Beyond),
        ("session length", "8 h", ("session length", None, "60 min"), Beyond),
        ("free trial", "90 days", ("free trial", None, "14 days"), Beyond),
        ("response time", "at least 100 ms", ("response time", None, "80 ms"), Beyond),
        ("regions", "fewer than 22 regions", REGIONS, Beyond),
        ("regions", "fewer than 7 regions", REGIONS, Within),
        ("throughput", "10k rps", ("throughput", None, "5000 requests per second"), Beyond),
        ("throughput", "10k req/s", ("throughput", None, "5000 requests per second"), Beyond),
        ("throughput", "4k msg/s", ("throughput", None, "5000 messages per second"), Within),
        ("regions", "22 region", ("regions", None, "6 regions"), Beyond),
        ("uptime", "five nines", ("availability", None, "99.9%"), Beyond),
        ("", "500 users", ("concurrent users", None, "100"), Beyond),
    ],
)
def test_what_outbids_a_limit(metric: str, said: str, limit: LimitText, verdict: type) -> None:
    assert isinstance(judge(metric, claim(said), [limit]), verdict)


@pytest.mark.parametrize(
    ("metric", "said", "limits"),
    [
        ("match latency", "12 ms", []),
        ("throughput", "12 users/s", [LATENCY, REGIONS]),
        ("match latency", "12", [LATENCY]),
        ("match latency", "12 regions", [LATENCY]),
        ("price", "4 USD", [("price", "5 EUR", None)]),
        ("rate", "12 users", [("rate", None, "12 users/s")]),
        ("match latency", "12 ms", [("match latency", "quite fast", None)]),
        ("match latency", "12 ms", [("match latency", None, None)]),
        ("response time", "1 s", [("recovery time", "4 h", None)]),
        ("read latency", "5 ms", [("write latency", "80 ms", None)]),
        ("concurrent users", "500 users", [("registered users", None, "100")]),
        ("", "500 registered users", [("concurrent users", None, "100")]),
    ],
)
def test_what_cannot_be_compared_is_unverified_never_fine(
    metric: str, said: str, limits: list[LimitText]
) -> None:
    assert isinstance(judge(metric, claim(said), limits), Unverified)


def test_the_limit_that_only_sounds_alike_is_named() -> None:
    verdict = judge("read latency", claim("5 ms"), [("write latency", "80 ms", None)])
    assert isinstance(verdict, Unverified)
    assert "write latency" in verdict.why


def test_the_broken_limit_decides_and_both_values_are_shown() -> None:
    verdict = judge("latency", claim("12 ms"), [("sync latency", "5 ms", None), LATENCY])
    assert isinstance(verdict, Beyond)
    assert (str(verdict.claim), verdict.bound, verdict.metric) == ("12 ms", "at least 80 ms", "match latency")


def test_a_promised_limit_claims_each_end_that_it_names() -> None:
    both = list(claimed(("latency", "20 ms", "80 ms")))
    assert [str(quantity) for quantity in both] == ["at least 20 ms", "at most 80 ms"]
    strict, unclear = (*claimed(("latency", None, "sub-12 ms")), *claimed(("latency", None, "soon")))
    assert str(strict) == "less than 12 ms"
    assert isinstance(unclear, Unclear)
