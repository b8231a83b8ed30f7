"""Product and oracle agree on every entry of every random history.

A few hundred run always. Ten thousand run under the `slow` marker, in shares that can run side by side.
"""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from readyctl.errors import UsageError
from support.histories import History, histories
from support.noted import Noted
from support.oracle.trust import BadPin
from support.repo import RepoBuilder
from support.verdicts import NOW, by_oracle, by_product

SHARES = 20
PER_SHARE = 500
always = settings(
    max_examples=100,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
    print_blob=False,
)


def compare(history: History, top: Path) -> None:
    """Build it, and ask both."""
    tip = history.write(top)
    assert by_product(top, now=NOW) == by_oracle(top, tip, now=NOW)


@pytest.mark.parametrize("share", range(3))
def test_product_and_oracle_agree(share: int, tmp_path: Path) -> None:
    @seed(share)
    @settings(always)
    @given(histories())
    def run(history: History) -> None:
        compare(history, tmp_path / "repo")

    run()


@seed(7)
@settings(always, max_examples=50)
@given(history=histories(), place=st.integers(0, 20))
def test_product_and_oracle_agree_under_any_pin(
    history: History, place: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    top = tmp_path_factory.getbasetemp() / "pinned"
    tip = history.write(top)
    listed = RepoBuilder(top, create=False).git("rev-list", "--topo-order", tip).split()
    pin = listed[place % len(listed)]
    try:
        expected = by_oracle(top, tip, pin=pin)
    except BadPin:
        with pytest.raises(UsageError):
            by_product(top, pin=pin)
    else:
        assert by_product(top, pin=pin) == expected


@pytest.mark.slow
@pytest.mark.parametrize("share", range(SHARES))
def test_product_and_oracle_agree_on_ten_thousand(share: int, tmp_path: Path, record_property: Noted) -> None:
    ran = 0

    @seed(1000 + share)
    @settings(always, max_examples=PER_SHARE, phases=[Phase.generate, Phase.shrink])
    @given(histories(longest=24))
    def run(history: History) -> None:
        nonlocal ran
        ran += 1
        compare(history, tmp_path / "repo")

    run()
    record_property("histories", ran)
