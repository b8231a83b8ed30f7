"""A page's features.json as another repository uses it: the same answers as its registry gives, or none."""

import datetime as dt
import json
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readyctl.core.entry.diagnostic import Diagnostic
from readyctl.core.feature.ask import Inquiry, ask
from readyctl.core.feature.inventory import Inventory
from readyctl.core.feature.knowledge import Knowledge
from readyctl.core.history.audience import Audience, publish
from readyctl.core.history.merging import merge
from readyctl.core.history.published import PublishedInventory
from readyctl.core.level.kind import Kind
from readyctl.core.statement.badges import FoundBadge, badge_subjects, stamps
from readyctl.core.statement.passages import DocumentText, Passage, PassageKind
from readyctl.core.statement.subjects import document_subjects, judge_for
from readyctl.core.statement.text_kind import TextKind
from readyctl.core.trust.settings import Settings
from readyctl.errors import CannotTell
from readyctl.render.feature.features_json import render as render_list
from readyctl.render.feature.published_file import read_for_questions, read_published
from readyctl.render.feature.site.features_json import features_json
from readyctl.rules import engine
from readyctl.rules.catalogue import ON_DOCUMENTS, rules
from readyctl.rules.facts import Facts
from support.asked import reply_as_json as render
from support.inventories import TODAY, inventory, signed, status, tombstone, unsigned
from support.random_inventories import IDS, NAMES, Drawn, registries

SENTENCES = (
    "{} is available today.",
    "We will deliver {} by 2026-11-23.",
    "{} supports match latency of 12 ms for all customers.",
    "{} is part of our roadmap.",
)


def published(moment: Inventory, day: dt.date, audience: Audience = Audience.SALES) -> PublishedInventory:
    page = read_published(features_json(publish(moment, audience, {})).encode(), "features.json")
    assert page.basis is not None
    return PublishedInventory(page, page.basis, day)


def findings(known: Knowledge, text: DocumentText, kind: TextKind) -> list[Diagnostic]:
    judge = judge_for(known, known.as_of)
    badges = tuple(FoundBadge(id_, "Shipped", "slide 1", 1) for id_ in (*IDS, "old-fx", "fax"))
    subjects = (
        *document_subjects("offer.txt", text, kind, known, judge),
        *badge_subjects("deck.md", badges, known, known.as_of),
    )
    nothing = Inventory((), as_of=known.as_of, revision=None, settings=known.settings)
    return engine.run(rules(*ON_DOCUMENTS), subjects, Facts(known.as_of, nothing, known.settings))


ASKED = (*IDS, *NAMES, "old-fx", "old-chat", "Fax intake", "teleporter", "fx nightly", "something else")


@settings(max_examples=40)
@given(registries(), st.integers(0, 7), st.sampled_from([Audience.SALES, Audience.ENGINEERING]))
def test_it_answers_as_its_registry_does_on_any_day(drawn: Drawn, later: int, audience: Audience) -> None:
    day = TODAY + dt.timedelta(days=later)
    moment, elsewhere = drawn.on(day), published(drawn.on(TODAY), day, audience)
    for words in ASKED:
        for question in (Inquiry(words), Inquiry(words, Kind.CONTRACT, dt.date(2026, 11, 23))):
            assert render(ask(question, elsewhere), elsewhere) == render(ask(question, moment), moment)
    said = [sentence.format(words) for words in (*NAMES, "Fax intake") for sentence in SENTENCES]
    text = DocumentText(tuple(Passage(each, "line", PassageKind.BODY) for each in said))
    for kind in (TextKind.CONTRACT, TextKind.MAIL):
        assert findings(elsewhere, text, kind) == findings(moment, text, kind)
    assert stamps(elsewhere) == stamps(moment)


def test_what_only_an_unsigned_claim_says_is_nowhere_in_the_file() -> None:
    claim = status(
        {"id": "x", "name": "X", "level": "shipped", "aliases": ["CANARY"], "summary": "CANARY"}, unsigned()
    )
    assert "CANARY" not in features_json(publish(inventory(claim), Audience.SALES, {}))


def _file() -> str:
    moment = inventory(status({"id": "x", "level": "planned"}, signed()), tombstones=(tombstone("y", "x"),))
    return features_json(publish(moment, Audience.SALES, {}))


def test_a_file_for_customers_or_of_feature_list_is_refused() -> None:
    moment = inventory(status({"id": "x", "level": "planned"}, signed()))
    for text in (features_json(publish(moment, Audience.CUSTOMER, {})), render_list(moment, moment.features)):
        with pytest.raises(CannotTell, match="lacks what answers need") as refused:
            read_published(text.encode(), "features.json")
        assert "site build" in refused.value.help


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ('"readyctl.features/1"', '"readyctl.features/2"', "is readyctl.features/2, and this readyctl reads"),
        ('"readyctl.features/1"', '"readyctl.ask/1"', "is no features.json of readyctl"),
        (
            '"signed": true',
            '"signed": "perhaps"',
            "is damaged: 'features[0].signed' is 'perhaps', not true or false",
        ),
        ('"caveats": []', '"caveats": [], "embargo": true', "which this readyctl does not know"),
        ('"id": "x"', '"id": "../x"', "'../x' is no id"),
        ('"signed_at": "2026', '"signed_at": "noon', "is damaged"),
        ('"effective_level": "planned"', '"effective_level": "magic"', "is damaged"),
        ('"docs": null', '"docs": "javascript:alert(1)"', "is not a web address"),
    ],
)
def test_a_damaged_file_and_one_of_another_version_are_refused(old: str, new: str, why: str) -> None:
    text = _file()
    assert old in text
    with pytest.raises(CannotTell) as refused:
        read_published(text.replace(old, new, 1).encode(), "features.json")
    assert why in refused.value.message
    assert refused.value.help


def _of_two() -> str:
    pages = [
        publish(inventory(status({"id": id_, "level": "planned"}, signed()), name=id_), Audience.SALES, {})
        for id_ in ("x", "y")
    ]
    return features_json(merge(pages).page)


def test_of_many_registries_a_feature_is_read_when_it_is_asked_about() -> None:
    text = _of_two()
    page, cards = read_for_questions(text.encode(), "all.json")
    assert (page.cards, [*cards], len(page.sources)) == ((), ["x", "y"], 2)
    whole = {card.view.id: card for card in read_published(text.encode(), "all.json").cards}
    assert dict(cards) == whole
    spread_out = json.dumps(json.loads(text), indent=2).encode()
    assert dict(read_for_questions(spread_out, "all.json")[1]) == whole


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ('"signed": true', '"signed": "perhaps"', "'signed' is 'perhaps', not true or false"),
        ('"registry": "y"', '"registry": "z"', "there is no registry 'z' in it"),
        (', "name"', ', "id": "x", "name"', "'y' and 'x' stand in it as one feature"),
        ('"signed_at": "2026', '"signed_at": "noon', "is damaged"),
    ],
)
def test_a_damaged_line_is_refused_when_it_is_asked_about(old: str, new: str, why: str) -> None:
    first, second = _of_two().split('\n{"id": "y"')
    assert old in second
    _, cards = read_for_questions(f'{first}\n{{"id": "y"{second.replace(old, new, 1)}'.encode(), "all.json")
    assert cards["x"].view.id == "x"
    with pytest.raises(CannotTell) as refused:
        _ = cards["y"]
    assert why in refused.value.message
    assert refused.value.help


def test_two_features_on_one_line_are_both_there() -> None:
    text = _of_two()
    together = text.replace('},\n{"id": "y"', '}, {"id": "y"', 1)
    assert together != text
    assert dict(read_for_questions(together.encode(), "all.json")[1]) == dict(
        read_for_questions(text.encode(), "all.json")[1]
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('{"id": "y"', '{"id": "x"'),
        ('{"id": "y"', '{"id": "../y"'),
        ('},\n{"id": "y"', '}\n{"id": "y"'),
        ('\n{"id": "y"', '\n"z",\n{"id": "y"'),
        ("\n], ", "\n, "),
        ("\n], ", ",\n], "),
        ('"registries"', '"registrars"'),
    ],
)
def test_what_is_wrong_around_the_lines_is_refused_as_ever(old: str, new: str) -> None:
    text = _of_two()
    assert old in text
    damaged = text.replace(old, new, 1).encode()
    refusals = []
    for read in (read_published, read_for_questions):
        with pytest.raises(CannotTell) as refused:
            read(damaged, "all.json")
        refusals.append(refused.value.message)
    assert refusals[0] == refusals[1]


def test_findings_made_against_it_lead_to_the_pages_of_the_rules() -> None:
    told = Settings(version=1, docs="https://docs.example.com/readyctl")
    claim = status({"id": "x", "level": "planned"}, signed())
    moment = Inventory([claim], as_of=TODAY, revision=None, settings=told)
    page = features_json(publish(moment, Audience.SALES, {}))
    basis = read_published(page.encode(), "features.json").basis
    assert basis is not None
    assert basis.settings.docs == told.docs
    older = json.loads(page)
    del older["basis"]["settings"]["docs"]
    basis = read_published(json.dumps(older).encode(), "features.json").basis
    assert basis is not None
    assert basis.settings.docs is None


@given(st.data())
def test_no_damage_is_a_crash(data: st.DataObject) -> None:
    text = _file().encode()
    at = data.draw(st.integers(0, len(text) - 1))
    damaged = data.draw(
        st.sampled_from([text[:at], text[:at] + b"\xff" + text[at + 1 :], text[:at] + text[at + 1 :]])
    )
    with suppress(CannotTell):
        assert read_published(damaged, "features.json").basis is not None


def test_a_feature_that_stands_in_it_twice_is_refused() -> None:
    whole = json.loads(_file())
    whole["features"] *= 2
    with pytest.raises(CannotTell, match="stands in it 2 times"):
        read_published(json.dumps(whole).encode(), "features.json")
