import pytest

from readyctl.core.deal.note import Handoff, Stage
from readyctl.core.pipeline.export import Deal
from readyctl.core.pipeline.notes import Damaged, blocked


def deal(source_id: str) -> Deal:
    return Deal(2, "hubspot", source_id, "A", "A", Stage.DISCOVERY, None, None, None, None)


def note(id_: str, source_id: str) -> Handoff:
    data = {"id": id_, "customer": "A", "owner": "s", "stage": "discovery"}
    return Handoff.model_validate(data | {"source": {"system": "hubspot", "id": source_id}})


BROKEN = Damaged("h/x.yaml", 'source: {system: hubspot, id: "42"', parsed=False)
UNTOLD = Damaged("h/y.yaml", "{{{", parsed=False)
PARSED = Damaged("h/z.yaml", "id: 7", parsed=True, source=deal("42").key)


@pytest.mark.parametrize(
    ("damaged", "notes", "why"),
    [
        ([BROKEN], [], "its note h/x.yaml cannot be read"),
        ([PARSED], [], "its note h/z.yaml cannot be read"),
        ([UNTOLD], [], "it may be the deal of h/y.yaml"),
        ([UNTOLD], [note("a", "42")], None),
        ([], [note("b", "42"), note("a", "42")], "the notes a and b both have its id"),
        ([], [], None),
    ],
)
def test_a_second_note_of_a_deal_is_never_made(
    damaged: list[Damaged], notes: list[Handoff], why: str | None
) -> None:
    found = list(blocked([deal("42")], notes, damaged))
    assert [problem.fatal for problem in found] == ([True] if why else [])
    assert why is None or found[0].message.startswith(why)


def test_a_longer_id_is_another_deal_s() -> None:
    assert not BROKEN.is_of(deal("4"))
    assert not PARSED.is_of(deal("7"))
