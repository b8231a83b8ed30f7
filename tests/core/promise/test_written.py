from hypothesis import example, given
from hypothesis import strategies as st

from readyctl.core.deal.note import Handoff
from readyctl.core.deal.reading import read_note
from readyctl.core.entry.document import Document, Node
from readyctl.core.entry.schema import validate
from readyctl.core.promise.written import plain_promises

PLAIN: dict[str, Node] = {"feature": "fx", "kind": "contract", "status": "assumed", "said_on": "2026-11-03"}
DAYS = ("2027-06-30", "2027-02-30", "2027-Q2", "0000-01-01", "2027-6-3", "soon", " 2027-06-30", "")
TEXTS = st.text(max_size=3) | st.sampled_from(["fx-matching", "that is coming"])
VALUES: dict[str, st.SearchStrategy[Node]] = {
    "feature": TEXTS,
    "kind": st.sampled_from(["mention", "early_access", "contract", "Contract", "usable", ""]),
    "status": st.sampled_from(["confirmed", "not_discussed", "sure"]),
    "due": st.sampled_from(DAYS),
    "quote": TEXTS,
    "said_on": st.sampled_from(DAYS),
    "limits": st.just([]) | st.just([{"metric": "users", "at_least": "10"}]),
    "withdrawn": st.just({"on": "2027-01-01", "reason": "r"}),
    "more": TEXTS,
}
LINES: st.SearchStrategy[dict[str, Node]] = st.dictionaries(st.sampled_from(list(VALUES)), st.none()).flatmap(
    lambda keys: st.fixed_dictionaries({key: VALUES[key] | st.none() for key in keys})
)
PROMISES: st.SearchStrategy[Node] = st.lists(
    LINES.map(lambda more: PLAIN | more) | LINES, min_size=1, max_size=2
).map(list)


def note(promises: Node) -> Document:
    return Document(
        {"id": "a", "customer": "A", "owner": "s@example.com", "stage": "won", "promises": promises}
    )


@given(PROMISES | st.none() | st.just("none"))
@example([PLAIN])
@example([PLAIN | {"due": "2027-Q2", "quote": "soon"}, PLAIN | {"more": "x"}])
def test_what_is_read_without_the_schema_is_what_the_schema_reads(promises: Node) -> None:
    document = note(promises)
    quick, slow = read_note(document), validate(Handoff, document)
    assert quick == slow
    if quick[0] is not None and slow[0] is not None:
        assert quick[0].model_dump() == slow[0].model_dump()
        assert quick[0].model_fields_set == slow[0].model_fields_set
        for one, other in zip(quick[0].promises, slow[0].promises, strict=True):
            assert list(vars(one).items()) == list(vars(other).items())
            assert [one.model_fields_set, one.model_copy()] == [other.model_fields_set, other.model_copy()]


def test_a_plain_promise_needs_no_schema_and_any_other_does() -> None:
    assert plain_promises([PLAIN, PLAIN | {"due": "2027-Q2", "quote": "soon"}])
    others: list[dict[str, Node]] = [
        {"limits": []},
        {"due": None},
        {"due": "soon"},
        {"quote": ""},
        {"a": "b"},
    ]
    for more in others:
        assert plain_promises([PLAIN, PLAIN | more]) is None
    assert plain_promises([{"feature": "fx"}]) is None


def test_an_error_beside_plain_promises_is_told_as_ever() -> None:
    data = note([PLAIN]).data or {}
    document = Document({**data, "stage": "gone", "colour": "red"})
    model, problems = read_note(document)
    assert model is None
    assert (model, problems) == validate(Handoff, document)
