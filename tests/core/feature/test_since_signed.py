"""What an entry says that engineering did not sign."""

from hypothesis import given
from hypothesis import strategies as st

from readyctl.core.entry.document import Node
from readyctl.core.feature.since_signed import changed_words

NODES = st.recursive(
    st.none() | st.text("ab", max_size=2),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from("xy"), inner, max_size=2),
    max_leaves=5,
)
ENTRIES = st.dictionaries(
    st.sampled_from(["level", "delivery", "caveats", "notes", "code"]), NODES, max_size=4
)


def test_each_covered_key_is_told_with_both_values() -> None:
    signed: dict[str, Node] = {
        "level": "beta", "delivery": {"scope": "no comments"}, "caveats": ["slow"],
        "ends": "2027-01-01", "notes": "a",
    }  # fmt: skip
    now: dict[str, Node] = {
        "level": "beta", "delivery": {"scope": "with comments"}, "caveats": ["slow", "EU"], "notes": "b",
    }  # fmt: skip
    assert list(changed_words(signed, now)) == [
        "delivery.scope: 'no comments' → 'with comments'",
        "ends: '2027-01-01' is gone",
        "caveats[1]: 'EU' is new",
    ]


@given(ENTRIES, ENTRIES)
def test_nothing_is_told_exactly_where_the_covered_values_are_equal(
    one: dict[str, Node], two: dict[str, Node]
) -> None:
    covered = [{k: v for k, v in each.items() if k not in {"notes", "code"}} for each in (one, two)]
    assert bool(list(changed_words(one, two))) == (covered[0] != covered[1])
    assert list(changed_words(one, one)) == []
