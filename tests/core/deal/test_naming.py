from hypothesis import given
from hypothesis import strategies as st

from readyctl.core.deal.deals import promises_by_feature
from readyctl.core.deal.naming import named, named_by_feature, naming, standing_in
from readyctl.core.deal.note import Handoff
from readyctl.core.entry.keypath import dotted
from readyctl.core.promise.check import UnknownFeature, check_promise
from support.inventories import inventory, signed, status, tombstone

KNOWN = inventory(
    status({"id": "fx", "name": "FX matching"}, signed()),
    status({"id": "bulk", "name": "Bulk export"}, signed()),
    tombstones=(tombstone("old", "fx"),),
)


def note(id_: str, amount: str, **more: object) -> Handoff:
    data = {"id": id_, "customer": "A", "owner": "s", "stage": "proposal"}
    return Handoff.model_validate(data | {"value": {"amount": amount, "currency": "EUR"}} | more)


PROMISE = {"feature": "old", "kind": "mention", "status": "confirmed"}
LINE = {"text": "They run the bulk export at night", "status": "confirmed"}


def test_a_line_and_a_promise_name_a_feature_once_by_its_id_of_today() -> None:
    found = named(note("a", "1", constraints=[LINE, LINE], promises=[PROMISE]), KNOWN)
    assert sorted((one.id, one.words, dotted(one.at)) for one in found) == [
        ("bulk", "bulk export", "constraints[0].text"),
        ("fx", "old", "promises[0].feature"),
    ]


def test_the_notes_of_a_feature_come_with_the_heaviest_deal_first() -> None:
    notes = [note("small", "1", constraints=[LINE]), note("large", "9", constraints=[LINE])]
    assert [each.id for each in named_by_feature(notes, KNOWN)["bulk"]] == ["large", "small"]


def test_what_was_renamed_and_then_split_is_one_feature_under_both_names() -> None:
    parts = (status({"id": one, "name": one}, signed()) for one in ("half", "rest"))
    split = inventory(*parts, tombstones=(tombstone("old", "new"), tombstone("new", "half", "rest")))
    notes = [note("a", "1", promises=[PROMISE]), note("b", "2", promises=[{**PROMISE, "feature": "new"}])]
    assert {one: len(found) for one, found in named_by_feature(notes, split).items()} == {"new": 2}
    assert {one: len(found) for one, found in promises_by_feature(notes, split).items()} == {"new": 2}
    assert [check_promise(0, each.promises[0], split).standing for each in notes] == [
        UnknownFeature(("half", "rest"), split=True)
    ] * 2


def test_a_reviewer_hears_what_a_note_promises_and_what_it_only_names() -> None:
    whole = note("a", "1", constraints=[LINE], promises=[PROMISE, {**PROMISE, "feature": "warp"}])
    assert list(standing_in(whole, KNOWN)) == [
        "it promises: FX matching (planned), warp (unknown)",
        "it names without a promise: Bulk export (planned)",
    ]
    assert list(standing_in(note("a", "1"), KNOWN)) == []


_SAID = st.lists(
    st.sampled_from(["FX", "matchings", "the", "BULK", "exports", "`old`", "`fx`", "a\u0308", "old", "-"])
).map(" ".join)


@given(
    st.lists(_SAID, max_size=4),
    st.sampled_from(["fx", "bulk", "old", "warp", "FX"]),
    st.sampled_from(["", "old", "warp"]),
)
def test_a_few_features_are_found_in_the_same_notes_as_all(
    said: list[str], wanted: str, promised: str
) -> None:
    promises = [{**PROMISE, "feature": promised}] if promised else []
    notes = [
        note(f"n{number}", "1", constraints=[{**LINE, "text": text}] if text else [], promises=promises)
        for number, text in enumerate(said)
    ]
    every = named_by_feature(notes, KNOWN)
    assert naming(notes, KNOWN, {wanted}) == {one: every[one] for one in (wanted,) if one in every}
