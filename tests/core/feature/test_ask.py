import datetime as dt
import json

import pytest

from readyctl.core.entry.document import Node
from readyctl.core.feature.ask import AnswerWord, FoundFeature, Inquiry, NoFeature, answer_word, ask
from readyctl.core.feature.inventory import Inventory
from readyctl.core.level.kind import Grant, Kind
from readyctl.core.level.table import NOTHING_TO_SAY, Level
from readyctl.render.feature.ask import render
from support.asked import reply_as_json as render_json
from support.inventories import TODAY, inventory, signed, status, tombstone, unsigned

NEEDS: dict[Level, dict[str, Node]] = {
    Level.EXPLORATORY: {},
    Level.PLANNED: {},
    Level.COMMITTED: {"delivery": {"date": "2027-06-30", "scope": "One way.", "capacity": "2 engineers"}},
    Level.BETA: {"caveats": ["slow above ten currencies"]},
    Level.SHIPPED: {"evidence": {"production": "p", "tests": "t", "docs": "d", "support": "s"}},
}


def of(level: Level, **more: Node) -> Inventory:
    data: dict[str, Node] = {
        "id": "fx-matching",
        "name": "FX matching",
        "level": level.value,
        "owner": "payments",
    }
    return inventory(status({**data, **NEEDS[level], **more}, signed()))


def answer(asked: Inventory, kind: Kind | None = None, by: dt.date | None = None) -> FoundFeature:
    reply = ask(Inquiry("fx matching", kind, by), asked)
    assert isinstance(reply, FoundFeature)
    return reply


@pytest.mark.parametrize("level", list(Level))
@pytest.mark.parametrize("kind", list(Kind))
def test_without_a_date_the_answer_is_the_tables(level: Level, kind: Kind) -> None:
    grant = level.row.grant(kind)
    word = answer(of(level), kind).answer
    if grant is Grant.NO:
        assert word is AnswerWord.NO
    elif grant in {Grant.FUTURE, Grant.CAVEATS, Grant.DATED}:
        assert word is AnswerWord.WITH_WORDS
    else:
        assert word is AnswerWord.YES


@pytest.mark.parametrize(
    ("level", "kind", "by", "word"),
    [
        (Level.COMMITTED, Kind.CONTRACT, "2027-06-29", AnswerWord.NO),
        (Level.COMMITTED, Kind.CONTRACT, "2027-06-30", AnswerWord.WITH_WORDS),
        (Level.COMMITTED, Kind.CONTRACT, "2027-12-31", AnswerWord.WITH_WORDS),
        (Level.COMMITTED, Kind.MENTION, "2027-01-01", AnswerWord.NO),
        (Level.PLANNED, Kind.MENTION, "2030-01-01", AnswerWord.NO),
        (Level.SHIPPED, Kind.CONTRACT, "2026-12-01", AnswerWord.YES),
    ],
)
def test_a_date_is_held_against_the_signed_one(level: Level, kind: Kind, by: str, word: AnswerWord) -> None:
    assert answer(of(level), kind, dt.date.fromisoformat(by)).answer is word


def test_after_its_date_a_committed_feature_is_mentioned_without_one() -> None:
    delivery: Node = {"date": "2026-09-30", "scope": "One way.", "capacity": "2 engineers"}
    late = of(Level.COMMITTED, delivery=delivery)
    assert answer(late, Kind.CONTRACT).answer is AnswerWord.NO
    mention = answer(late, Kind.MENTION)
    assert mention.first.conditions == ("without a date",)
    assert "2026-09-30" not in mention.words.sentence


def test_without_a_kind_every_kind_is_answered_and_mention_decides() -> None:
    reply = answer(of(Level.PLANNED))
    assert list(reply.answers) == list(Kind)
    assert reply.answer is AnswerWord.WITH_WORDS
    assert answer(of(Level.EXPLORATORY)).answer is AnswerWord.NO


@pytest.mark.parametrize("level", [Level.COMMITTED, Level.BETA, Level.SHIPPED])
def test_an_unsigned_feature_is_planned_and_nothing_it_claims_leaks(level: Level) -> None:
    secret: dict[str, Node] = {
        "summary": "CANARY summary",
        "aliases": ["CANARY alias"],
        "delivery": {"date": "2031-12-24", "scope": "CANARY scope", "capacity": "CANARY capacity"},
        "caveats": ["CANARY caveat"],
        "limits": [{"metric": "CANARY metric", "at_most": "12"}],
        "evidence": {"production": "CANARY", "tests": "CANARY", "docs": "CANARY", "support": "CANARY"},
    }
    plain: dict[str, Node] = {
        "id": "fx-matching",
        "name": "FX matching",
        "level": level.value,
        "owner": "payments",
    }
    asked = inventory(status({**plain, **secret}, unsigned()))
    reply = answer(asked)
    assert {kind: answer_word(permission) for kind, permission in reply.answers.items()} == {
        Kind.MENTION: AnswerWord.WITH_WORDS,
        Kind.DEMO: AnswerWord.NO,
        Kind.EARLY_ACCESS: AnswerWord.NO,
        Kind.CONTRACT: AnswerWord.NO,
    }
    shown = render(reply, TODAY) + render_json(reply, asked)
    assert "CANARY" not in shown
    assert "2031" not in shown
    assert level.value not in shown
    assert "payments" in shown


@pytest.mark.parametrize(
    ("level", "said"),
    [
        (Level.PLANNED, "future direction, without a date"),
        (
            Level.COMMITTED,
            "not available today; we plan to deliver it by 2027-06-30. What it covers: One way.",
        ),
        (Level.BETA, "available as a beta. What to know: slow above ten currencies."),
        (Level.SHIPPED, "FX matching is available today."),
    ],
)
def test_a_sentence_is_offered_that_may_be_said(level: Level, said: str) -> None:
    assert said in render(answer(of(level)), TODAY)


def test_an_exploratory_feature_is_not_talked_about() -> None:
    assert "FX matching" not in answer(of(Level.EXPLORATORY)).words.sentence


def test_former_names_lead_on_and_split_ones_are_offered() -> None:
    asked = inventory(
        status({"id": "new-one", "level": "planned"}, signed()),
        status({"id": "half-a", "level": "planned"}, signed()),
        status({"id": "half-b", "level": "planned"}, signed()),
        tombstones=(tombstone("old-one", "new-one"), tombstone("whole", "half-a", "half-b")),
    )
    found = ask(Inquiry("old one"), asked)
    assert isinstance(found, FoundFeature)
    assert found.view.id == "new-one"
    split = ask(Inquiry("whole"), asked)
    assert isinstance(split, NoFeature)
    assert split.suggestions == ("half-a", "half-b")
    shown = render(split, TODAY)
    assert 'two features answer to "whole"' in shown
    assert "1. half-a (half-a) is planned" in shown
    assert "2. half-b (half-b) is planned" in shown


def both() -> Inventory:
    """Two features that engineering signed under one name, and another one."""
    shipped = {"id": "fz", "name": "Currency syncs", "level": "shipped", **NEEDS[Level.SHIPPED]}
    return inventory(
        status({"id": "fy", "name": "Currency sync", "level": "planned"}, signed()),
        status(shipped, signed()),
        status({"id": "bank", "name": "Bank feeds", "level": "exploratory"}, signed()),
    )


@pytest.mark.parametrize("words", ["Currency sync", "currency-syncs", "CURRENCY  SYNC"])
def test_two_features_of_one_name_are_both_shown_with_their_verdicts(words: str) -> None:
    reply = ask(Inquiry(words, Kind.CONTRACT), both())
    assert isinstance(reply, NoFeature)
    assert (reply.answer, reply.suggestions) == (AnswerWord.UNKNOWN, ("fy", "fz"))
    shown = render(reply, TODAY)
    assert shown.startswith(f'Unknown: two features answer to "{words}".\n')
    since = "engineering confirmed it on 2026-11-16"
    assert f"1. Currency sync (fy) is planned; {since}.\n     contract: no" in shown
    assert f"2. Currency syncs (fz) is shipped; {since}.\n     contract: yes" in shown


@pytest.mark.parametrize("words", ["currency sync from Rome", "bank feeds without a bank", "Currency sync"])
def test_while_a_candidate_is_known_nobody_is_told_that_there_is_nothing(words: str) -> None:
    asked = both()
    reply = ask(Inquiry(words), asked)
    assert isinstance(reply, NoFeature)
    assert reply.candidates
    said = json.loads(render_json(reply, asked))
    assert (said["answer"], said["words"]) == ("unknown", "")
    assert [one["id"] for one in said["candidates"]] == said["suggestions"] == list(reply.suggestions)
    assert NOTHING_TO_SAY not in render(reply, TODAY)


def test_a_feature_that_lost_its_signature_is_found_by_its_alias_and_awaits_engineering() -> None:
    claim: dict[str, Node] = {"id": "region", "name": "Region copy", "aliases": ["cross region copy"]}
    asked = inventory(status({**claim, "level": "committed", **NEEDS[Level.COMMITTED]}, unsigned()))
    reply = ask(Inquiry("cross region copy", Kind.CONTRACT), asked)
    assert isinstance(reply, FoundFeature)
    assert (reply.view.id, reply.answer) == ("region", AnswerWord.NO)
    assert "a claim of more awaits engineering" in render(reply, TODAY)


def test_an_unsigned_level_makes_no_phrase_less_ambiguous() -> None:
    shipped: dict[str, Node] = {"level": "shipped", **NEEDS[Level.SHIPPED]}
    names: dict[str, Node] = {"name": "NetSuite sync", "aliases": ["nightly NetSuite sync"]}
    sync = status({"id": "netsuite-sync", **names, **shipped}, signed())
    export: dict[str, Node] = {"id": "bi-export", "name": "BI export", "aliases": ["nightly warehouse sync"]}
    for signoff in (signed(), unsigned()):
        reply = ask(Inquiry("nightly sync"), inventory(sync, status({**export, **shipped}, signoff)))
        assert (reply.answer, isinstance(reply, NoFeature)) == (AnswerWord.UNKNOWN, True)


def test_of_many_candidates_a_screenful_is_shown() -> None:
    exports = [{"id": f"export-{n}", "name": f"Export {n} files", "level": "planned"} for n in range(12)]
    asked = inventory(*(status(one, signed()) for one in exports))
    shown = render(ask(Inquiry("export files"), asked), TODAY)
    assert "  9. Export" in shown
    assert "  and 3 more" in shown


def test_what_nobody_knows_is_unknown_and_json_says_so() -> None:
    asked = of(Level.SHIPPED)
    reply = ask(Inquiry("teleporter", Kind.CONTRACT, dt.date(2027, 1, 1)), asked)
    assert reply.answer is AnswerWord.UNKNOWN
    said = json.loads(render_json(reply, asked))
    assert said["schema"] == "readyctl.ask/1"
    assert (said["question"], said["kind"], said["by"]) == ("teleporter", "contract", "2027-01-01")
    assert (said["answer"], said["feature"], said["suggestions"]) == ("unknown", None, [])


@pytest.mark.parametrize(
    ("level", "bound"),
    [
        (Level.COMMITTED, "never promise it before 2027-06-30"),
        (Level.SHIPPED, "never promise more than currencies: at most 12"),
    ],
)
def test_a_candidate_for_a_whole_question_shows_the_day_and_the_limits_that_the_question_may_outbid(
    level: Level, bound: str
) -> None:
    known = of(level, limits=[{"metric": "currencies", "at_most": "12"}])
    asked = Inquiry("can I tell Northwind that they get FX matching with 20 currencies in Q1", None, None)
    reply = ask(asked, known)
    assert isinstance(reply, NoFeature)
    assert f"     {bound}\n" in render(reply, TODAY)
