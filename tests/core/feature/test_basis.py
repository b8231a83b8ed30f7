"""What a page carries beside its features: no name that engineering never gave, and of the settings what
texts are judged by.
"""

from readyctl.core.entry.document import Node
from readyctl.core.feature.basis import Basis, basis_of, published_carrier
from readyctl.core.feature.inventory import Inventory
from readyctl.core.feature.names import Hold
from readyctl.core.trust.settings import Phrase, Settings
from support.inventories import TODAY, inventory, retired, signed, status, tombstone, unsigned

BETA: dict[str, Node] = {"id": "x", "name": "X", "level": "beta", "caveats": ["slow"], "aliases": ["Ex"]}


def basis_with(known: Inventory) -> Basis:
    return basis_of(known, map(published_carrier, known.features))


def test_a_signed_claim_gives_all_its_names_and_an_unsigned_one_what_is_shown() -> None:
    (known,) = basis_with(inventory(status(BETA, signed()))).carriers
    assert (known.names, known.hold) == (("X", "Ex"), Hold.SIGNED)
    (claimed,) = basis_with(inventory(status(BETA, unsigned()))).carriers
    assert (claimed.names, claimed.hold) == (("X",), Hold.UNSIGNED)


def test_former_ids_and_what_was_retired_go_with_it() -> None:
    gone = (retired("fax", "Fax"),)
    basis = basis_with(inventory(status(BETA, signed()), tombstones=(tombstone("y", "x"),), gone=gone))
    assert basis.successors == {"y": ("x",)}
    assert [view.name for view in basis.removed.values()] == ["Fax"]
    assert [carrier.hold for carrier in basis.carriers] == [Hold.SIGNED, Hold.SIGNED, Hold.RETIRED]
    assert {*basis.departed.fates} == {"fax", "y"}


def test_of_the_settings_it_has_what_texts_are_judged_by() -> None:
    risky = (Phrase(phrase="CANARY", question="?"),)
    whole = Settings(version=1, name="Acme", own=("Ledger",), estimate_gate=0.1, phrases=risky)
    known = basis_with(Inventory((), as_of=TODAY, revision=None, settings=whole)).settings
    assert known == Settings(version=1, name="Acme", own=("Ledger",))
