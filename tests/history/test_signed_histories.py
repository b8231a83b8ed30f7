"""Product and oracle agree under `assurance: signature`: real keys and signatures, and what only looks so.

The oracle verifies nothing. It is told by whoever made the commits which key truly signed which.
"""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, seed, settings

from support.keys import needs_ssh_keygen
from support.noted import Noted
from support.signed_histories import Ring, SignedHistory, a_ring, signed_histories
from support.verdicts import NOW, by_oracle, by_product

pytestmark = needs_ssh_keygen
SHARES = 5
PER_SHARE = 200
seldom = settings(deadline=None, database=None, suppress_health_check=list(HealthCheck))


@pytest.fixture(scope="module")
def ring(tmp_path_factory: pytest.TempPathFactory) -> Ring:
    """The keys of everybody, made once."""
    return a_ring(tmp_path_factory.mktemp("ring"))


def agree(share: int, examples: int, ring: Ring, top: Path) -> tuple[int, int, int]:
    """Hold both to each other; how many histories there were, how many had an entry signed, and how many
    entries that a signature of another key, or none, would have left unsigned.
    """
    ran, signed, proved = 0, 0, 0

    @seed(share)
    @settings(seldom, max_examples=examples)
    @given(signed_histories(ring))
    def run(told: SignedHistory) -> None:
        nonlocal ran, signed, proved
        tip, signers = told.write(top, ring)
        found = by_product(top, now=NOW)
        assert found == by_oracle(top, tip, now=NOW, signers=signers)
        unproved = by_oracle(top, tip, now=NOW)
        ran += 1
        here = [path for path, verdict in found.features.items() if verdict.signed]
        signed += bool(here)
        proved += sum(not unproved.features[path].signed for path in here)

    run()
    return ran, signed, proved


def test_product_and_oracle_agree_on_who_signed(ring: Ring, tmp_path: Path) -> None:
    ran, signed, proved = agree(3, 20, ring, tmp_path / "repo")
    assert (ran, signed > 2, proved > 2) == (20, True, True)


@pytest.mark.slow
@pytest.mark.parametrize("share", range(SHARES))
def test_product_and_oracle_agree_on_who_signed_in_a_thousand(
    share: int, ring: Ring, tmp_path: Path, record_property: Noted
) -> None:
    ran, signed, proved = agree(2000 + share, PER_SHARE, ring, tmp_path / "repo")
    record_property("histories", ran)
    record_property("signed", signed)
    record_property("by key", proved)
