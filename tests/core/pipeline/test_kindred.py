from readyctl.core.deal.note import Handoff, Stage
from readyctl.core.pipeline.export import Deal
from readyctl.core.pipeline.kindred import Linking, kindred, unasked, unlinked


def deal(source_id: str, customer: str = "ACME") -> Deal:
    return Deal(
        int(source_id), "hubspot", source_id, customer, customer, Stage.DISCOVERY, None, None, None, None
    )


def note(id_: str, source_id: str | None = None) -> Handoff:
    data: dict[str, object] = {"id": id_, "customer": "Acme", "owner": "s", "stage": "discovery"}
    return Handoff.model_validate(
        data | ({"source": {"system": "hubspot", "id": source_id}} if source_id else {})
    )


NOTES = (note("loose"), note("also"), note("known", "1"))


def test_only_a_new_deal_of_a_customer_with_a_keyless_note_is_in_doubt() -> None:
    (found,) = kindred([deal("1"), deal("2"), deal("3", "Other")], NOTES, {})
    assert (found.deal.source_id, [each.id for each in found.notes]) == ("2", ["also", "loose"])


def test_what_is_linked_is_no_doubt_any_more() -> None:
    links = {deal("2").key: "loose", deal("3").key: "also"}
    assert kindred([deal("2"), deal("4")], NOTES, links) == ()


def test_where_nobody_says_so_the_row_is_left_and_the_way_out_named() -> None:
    (left,) = unlinked([deal("2")], NOTES).left
    assert (left.line, left.fatal) == (2, True)
    assert "--link also=2" in left.help
    assert "--new 2" in left.help
    assert unasked(Linking(new=["2"]), [deal("2")], NOTES).left == []
