"""What still answers for ids whose entries are gone, asked of one id or of all."""

from hypothesis import given
from hypothesis import strategies as st

from readyctl.core.entry.path import EntryKind, EntryPath
from readyctl.core.feature.fate import Became, Fate, GoneEntry, Ids
from readyctl.core.feature.left_behind import LeftBehind

_IDS = ("fx", "audit-log", "bank-feeds", "exports")


def gone(feature_id: str, area: str, became: Became, *, disputed: bool) -> GoneEntry:
    where = EntryPath(f"registry/features/{area}/{feature_id}.yaml", EntryKind.FEATURE, feature_id, area)
    return GoneEntry(where, Fate(feature_id, f"{feature_id} of {area}", became, disputed=disputed))


_GONE = st.builds(
    gone,
    st.sampled_from(_IDS),
    st.sampled_from(["billing", "payments", "reports"]),
    st.sampled_from([Became.RETIRED, Became.REMOVED]),
    disputed=st.booleans(),
)


@given(st.lists(_GONE, max_size=8), st.sets(st.sampled_from(_IDS)))
def test_one_id_is_answered_as_it_is_among_all_of_them(found: list[GoneEntry], there: set[str]) -> None:
    left = LeftBehind(sorted(found, key=lambda each: each.where.path), there)
    assert {id_: view for id_ in _IDS if (view := left.view(id_))} == dict(left.views)


def test_whether_another_id_is_in_use_is_not_asked() -> None:
    asked: list[str] = []

    def holds(feature_id: str) -> bool:
        asked.append(feature_id)
        return False

    found = [gone(id_, "payments", Became.RETIRED, disputed=False) for id_ in _IDS]
    left = LeftBehind(found, Ids(holds))
    view = left.view("fx")
    assert (view and view.name, asked) == ("fx of payments", ["fx"])
