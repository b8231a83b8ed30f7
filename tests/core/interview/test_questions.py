from readyctl.core.interview.places import PLACES
from readyctl.core.interview.questions import ASKS, FIVE, LAST, TOLD


def test_every_place_that_asks_is_asked_once_and_what_was_told_comes_first() -> None:
    posed = [asked for topic in (TOLD, *FIVE, LAST) for asked in topic.asks]
    assert len(ASKS) == len(posed)
    asking = {row.ask.key for row in PLACES if row.ask}
    assert set(ASKS) == asking | {"missed"}
    assert next(iter(ASKS)) == TOLD.asks[0].ask.key


def test_nothing_that_only_engineers_say_is_asked() -> None:
    for asked in ASKS.values():
        words = asked.ask.text.lower()
        assert not any(word in words for word in ("schema", "endpoint", "sla", "latency", "yaml"))
