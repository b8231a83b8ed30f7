"""One page of many registries: every entry as its own registry judged it, and what they disagree about."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from readyctl.core.entry.document import Node
from readyctl.core.feature.ask import FoundFeature, Inquiry, NoFeature, ask
from readyctl.core.feature.inventory import Inventory
from readyctl.core.history.audience import Audience, Publication, publish
from readyctl.core.history.merging import Both, Merged, merge
from readyctl.core.history.published import PublishedInventory
from readyctl.core.level.kind import Kind
from readyctl.render.feature.published_file import read_for_questions, read_published
from readyctl.render.feature.site.features_json import features_json
from support.asked import reply_as_json as render
from support.guards import settings_of
from support.inventories import TODAY, inventory, retired, signed, status, tombstone, unsigned
from support.random_inventories import IDS, NAMES, Drawn, registries

EVIDENCE: Node = dict.fromkeys(("production", "tests", "docs", "support"), "yes")
SHIPPED: dict[str, Node] = {"level": "shipped", "evidence": EVIDENCE}


def page(moment: Inventory) -> Publication:
    return publish(moment, Audience.SALES, {})


def known(merged: Merged) -> PublishedInventory:
    assert merged.page.basis is not None
    return PublishedInventory(merged.page, merged.page.basis, TODAY)


def payments(*more: str) -> Inventory:
    return inventory(
        status({"id": "fx", "name": "FX matching", **SHIPPED, "aliases": [*more]}, signed()), name="Payments"
    )


def search(feature_id: str = "fx", *more: str) -> Inventory:
    about: dict[str, Node] = {
        "id": feature_id,
        "name": "Fuzzy search",
        "aliases": list(more),
        "level": "planned",
    }
    return inventory(status(about, signed()), name="Search")


def test_an_id_of_two_registries_is_qualified_in_both_and_by_itself_means_either() -> None:
    merged = merge([page(payments()), page(search())])
    assert [card.view.id for card in merged.page.cards] == ["payments-fx", "search-fx"]
    (conflict,) = merged.conflicts
    assert (conflict.what, conflict.said, conflict.ids) == (Both.ID, "fx", ("payments-fx", "search-fx"))
    reply = ask(Inquiry("fx"), known(merged))
    assert isinstance(reply, NoFeature)
    assert reply.suggestions == ("payments-fx", "search-fx")
    for words, level in (("payments-fx", "shipped"), ("FX matching", "shipped"), ("Fuzzy search", "planned")):
        found = ask(Inquiry(words), known(merged))
        assert isinstance(found, FoundFeature)
        assert found.view.level.value == level


def test_a_name_of_two_registries_is_told_and_answers_for_neither_alone() -> None:
    merged = merge([page(payments("Fuzzy search")), page(search("fuzzy"))])
    (conflict,) = merged.conflicts
    assert (conflict.what, conflict.ids) == (Both.NAME, ("fx", "fuzzy"))
    assert isinstance(ask(Inquiry("fuzzy search"), known(merged)), NoFeature)


def test_two_registries_of_one_name_are_told_apart() -> None:
    merged = merge([page(payments()), page(payments())])
    assert [source.name for source in merged.page.sources] == ["Payments", "Payments-2"]
    assert {card.view.registry for card in merged.page.cards} == {"Payments", "Payments-2"}
    assert [conflict.what for conflict in merged.conflicts] == [Both.REGISTRY, Both.ID, Both.NAME]


def test_what_one_registry_retired_another_may_have() -> None:
    moved = inventory(gone=(retired("fx", "FX matching"),), name="Old home")
    merged = merge([page(moved), page(payments())])
    assert not merged.conflicts
    found = ask(Inquiry("fx"), known(merged))
    assert isinstance(found, FoundFeature)
    assert found.view.registry == "Payments"


def test_a_former_id_that_another_registry_uses_leads_to_both() -> None:
    renamed = inventory(
        status({"id": "ledger", "level": "planned"}, signed()),
        tombstones=(tombstone("fx", "ledger"),),
        name="Core",
    )
    merged = merge([page(renamed), page(payments())])
    reply = ask(Inquiry("fx"), known(merged))
    assert isinstance(reply, NoFeature)
    assert set(reply.suggestions) == {"ledger", "payments-fx"}


def test_the_oldest_day_is_the_pages_and_each_registry_keeps_its_own() -> None:
    old = structs.replace(page(payments()), as_of=TODAY.replace(day=20))
    old = structs.replace(old, sources=(structs.replace(old.sources[0], as_of=old.as_of),))
    merged = merge([old, page(search("fuzzy"))])
    assert merged.page.as_of == TODAY.replace(day=20)
    assert [source.as_of for source in merged.page.sources] == [TODAY.replace(day=20), TODAY]


def test_an_unsigned_entry_stays_as_its_registry_judged_it() -> None:
    forced = inventory(status({"id": "sso", "name": "SSO", **SHIPPED}, unsigned()), name="Access")
    view = known(merge([page(payments()), page(forced)])).view("sso")
    assert view is not None
    assert (view.awaiting, view.level.value, view.may[Kind.CONTRACT].allowed) == (True, "planned", False)


@settings(max_examples=40)
@given(st.lists(registries(), min_size=1, max_size=3))
def test_every_feature_answers_as_in_its_own_registry_and_survives_being_written(
    drawn: Sequence[Drawn],
) -> None:
    moments = [each.on(TODAY) for each in drawn]
    merged = merge([page(moment) for moment in moments])
    once = known(merged)
    own = [(view.name, view.level, view.may) for m in moments for id_ in m.ids if (view := m.present(id_))]
    there = [(view.name, view.level, view.may) for id_ in once.ids if (view := once.present(id_))]
    assert sorted(map(repr, own)) == sorted(map(repr, there))
    data = features_json(merged.page).encode()
    again, (little, cards) = read_published(data, "all.json"), read_for_questions(data, "all.json")
    assert again.basis is not None
    assert little.basis == again.basis
    read = PublishedInventory(again, again.basis, TODAY)
    as_asked = PublishedInventory(little, again.basis, TODAY, cards)
    assert as_asked.ids == read.ids
    for words in (*IDS, *NAMES, "old-fx", "nothing"):
        said = render(ask(Inquiry(words), once), once)
        assert render(ask(Inquiry(words), read), read) == said
        assert render(ask(Inquiry(words), as_asked), as_asked) == said


@pytest.mark.parametrize("limits", [("99.9 %", "99.5 %")])
def test_every_registrys_ceilings_hold_and_a_code_that_two_contradict_is_none(
    limits: tuple[str, str],
) -> None:
    pages = []
    for number, most in enumerate(limits):
        one = page(payments() if number else search("fuzzy"))
        assert one.basis is not None
        own = settings_of(
            {
                "version": 1,
                "limits": [{"metric": "uptime", "at_most": most}],
                "rfp": {"codes": {"available": most}},
                "docs": "https://docs.example.com",
            }
        )
        pages.append(structs.replace(one, basis=structs.replace(one.basis, settings=own)))
    judged = known(merge(pages)).settings
    assert [most for _, _, most in judged.limits] == list(limits)
    assert (judged.rfp.codes, judged.docs) == ({}, "https://docs.example.com")
