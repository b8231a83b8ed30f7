"""What became of a feature without who did it."""

from msgspec.structs import replace

from readyctl.core.feature.ask import GoneFeature, Inquiry, ask
from readyctl.core.feature.nameless import Nameless
from support.inventories import inventory, retired, signed, status, tombstone

KNOWN = inventory(
    status({"id": "fx", "level": "beta", "caveats": ["slow"]}, signed()),
    tombstones=(tombstone("old-fx", "fx"),),
    gone=(retired("dark", "Dark mode"),),
)


def test_nobody_is_named_for_a_removal_or_a_new_name() -> None:
    told = Nameless.of(KNOWN)
    assert [fate.by for fate in KNOWN.departed.fates.values()] == ["Ada", "Ada Lovelace"]
    assert [fate.by for fate in told.departed.fates.values()] == [None, None]
    gone = ask(Inquiry("Dark mode"), told)
    assert isinstance(gone, GoneFeature)
    assert "Ada" not in gone.why
    assert "retired" in gone.why


def test_what_was_taken_away_and_is_disputed_names_nobody_either() -> None:
    one = retired("dark", "Dark mode")
    disputed = replace(one, fate=replace(one.fate, disputed=True))
    view = Nameless.of(inventory(gone=(disputed,))).view("dark")
    assert view is not None
    assert view.removed is not None
    assert "Ada" not in view.removed


def test_all_else_is_the_same() -> None:
    told = Nameless.of(KNOWN)
    assert (told.features, told.tombstones, told.as_of, told.revision) == (
        KNOWN.features,
        KNOWN.tombstones,
        KNOWN.as_of,
        KNOWN.revision,
    )
    assert told.view("old-fx") == KNOWN.view("fx")
