"""What readyctl itself offers to a customer passes its own judge, whatever the registry and the note hold."""

import io
import json

from hypothesis import given, settings
from hypothesis import strategies as st

from readyctl.adapters.documents import reading
from readyctl.adapters.docx_writer import docx
from readyctl.core.deal.answering import Answering, RowAnswer
from readyctl.core.deal.letter import letter
from readyctl.core.deal.note import Handoff, Stage
from readyctl.core.deal.overclaims import overclaims
from readyctl.core.deal.questionnaire import Cell, Sheet, layout
from readyctl.core.deal.questions import questions
from readyctl.core.deal.scope import scope
from readyctl.core.deal.scope_text import scope_blocks
from readyctl.core.feature.ask import FoundFeature, Inquiry, ask_about
from readyctl.core.feature.inventory import FeatureStatus, Inventory
from readyctl.core.history.audience import Audience, publish
from readyctl.core.level.table import STRONGEST, WEAKEST, Level
from readyctl.core.meeting.agenda import agenda
from readyctl.core.meeting.impact import WhatIf, impact
from readyctl.core.meeting.sales_moment import SalesMoment
from readyctl.core.statement._reading import Stance
from readyctl.core.statement.badges import FoundBadge, badge_subjects, stamps
from readyctl.core.statement.passages import DocumentText, Passage, PassageKind
from readyctl.core.statement.subjects import document_subjects
from readyctl.core.statement.text_kind import TextKind
from readyctl.core.statement.verdict import ClaimStatus
from readyctl.core.trust.settings import DEFAULTS
from readyctl.render import slack
from readyctl.render.meeting import agenda_markdown, agenda_text
from readyctl.render.meeting.agenda_message import short
from readyctl.render.prose import markdown, text
from readyctl.rules.deal import open_gaps
from readyctl.rules.facts import Facts
from support.inventories import TODAY, held, inventory, retired, signed, status, unsigned
from support.site_page import render_page

CUSTOMER = Audience.CUSTOMER
EVIDENCE = {"production": "a", "tests": "b", "docs": "c", "support": "d"}
NAMES = {
    "fx": "FX matching",
    "forecast": "AI cash forecast",
    "kanban": "Kanban",
    "export": "Snowflake export",
}
TEXTS = (
    "{a} works",
    "{a}",
    "They need {a}",
    "We already have {a}; it runs with {b}",
    "We will deliver {a} in March",
    "Not {a}, but {b} is included",
    "{a} by 2027-09-30",
    "{a} with 22 currencies",
    "Is {a} there?",
    "Yes.",
    "No {a}. The platform supports {b}",
    "Managers approve refunds over 500 EUR",
    "{a} and {b} are live today",
    "lead uses {a} in under 12 ms",
    "“{a}” is available",
    "in {a}\n\n{b} is included",
    "> {a} ships with it",
    "{a} | {b} | yes",
    "# {a} is here",
    "- {a}: supported",
    "it is not only {a}",
    "{a} if {b} is available",
    "The data moves to {a} " + "and goes on " * 110 + "and we offer {b}",
)
ASKED = (
    "Do you support {a}?",
    "Is {a} included, and {b}?",
    "{a}",
    "The Vendor shall provide {a}.",
    "Describe how {a} works with {b}.",
    "{a} with 12 currencies",
    "When will {a} be available?",
)
GONE = retired("fax-intake", "Fax intake")
NAME = st.sampled_from([*NAMES.values(), GONE.fate.name])
Parts = dict[str, tuple[Level, bool, bool]]
"""By id: the level, whether it is signed, whether it has limits and caveats."""
FEATURES = st.fixed_dictionaries(
    {id_: st.tuples(st.sampled_from(list(Level)), st.booleans(), st.booleans()) for id_ in NAMES}
)


def moment(drawn: Parts) -> Inventory:
    made = (_feature(id_, level, sign=sign, more=more) for id_, (level, sign, more) in drawn.items())
    return inventory(*made, gone=(GONE,))


def _feature(feature_id: str, level: Level, *, sign: bool, more: bool) -> FeatureStatus:
    needs: dict[str, dict[str, object]] = {
        "committed": {"delivery": {"date": "2027-06-30", "scope": "One way.", "capacity": "two"}},
        "beta": {"caveats": ["iOS only"]},
        "shipped": {"evidence": EVIDENCE},
    }
    data = {"id": feature_id, "name": NAMES[feature_id], "level": level.value, **needs.get(level.value, {})}
    if more:
        data["limits"] = [
            {"metric": "currencies", "at_most": "12"},
            {"metric": "match latency", "at_least": "80 ms"},
        ]
        data["caveats"] = ["EU only", "iOS only"]
    return status(data, signed() if sign else unsigned())  # type: ignore[arg-type]


@st.composite
def notes(draw: st.DrawFn) -> Handoff:
    name, tag = NAME, st.sampled_from(["confirmed", "assumed"])
    words = st.builds(lambda t, a, b: t.format(a=a, b=b), st.sampled_from(TEXTS), name, name)
    line = st.fixed_dictionaries({"text": words, "status": tag})
    lines = st.lists(line, max_size=3)
    promise = st.fixed_dictionaries(
        {
            "feature": st.sampled_from([*NAMES, "nothing-known", GONE.where.id]),
            "kind": st.sampled_from(["mention", "demo", "early_access", "contract"]),
            "due": st.sampled_from([None, "2027-06-30", "2027-01-31", "2027-12-31"]),
            "quote": st.one_of(st.none(), words),
            "limits": st.sampled_from([[], [{"metric": "currencies", "at_most": "10"}]]),
            "status": tag,
        }
    )
    movement = st.fixed_dictionaries({"what": words, "from": name, "to": name, "status": tag})
    return Handoff.model_validate(
        {
            "id": "acme",
            "customer": draw(
                st.sampled_from(["Acme", "AI cash forecast is live Ltd", "Enterprise Features Ltd"])
            ),
            "owner": "sam@example.com",
            "stage": "proposal",
            "workflow": {"trigger": draw(line), "steps": draw(lines), "result": draw(line)},
            "roles": draw(st.lists(st.fixed_dictionaries({"role": words, "status": tag}), max_size=2)),
            "data": draw(st.lists(movement, max_size=2)),
            "constraints": draw(lines),
            "day_one": {"launch": draw(lines), "later": draw(lines), "manual": draw(lines)},
            "questions": draw(lines),
            "promises": draw(st.lists(promise, max_size=3)),
            "unsorted": ["Kanban lol"],
        }
    )


def claims(said: str | bytes, ending: str, kind: TextKind, known: Inventory) -> list[ClaimStatus]:
    """The claims of a text, read as `doc check` reads it."""
    data = said if isinstance(said, bytes) else said.encode()
    return claims_in(reading.read(io.BytesIO(data), "it", ending), kind, known)


def claims_in(read: DocumentText, kind: TextKind, known: Inventory) -> list[ClaimStatus]:
    """The claims of what was read."""
    subjects = document_subjects("it", read, kind, known, held(known).judge)
    return [subject.value for subject in subjects if isinstance(subject.value, ClaimStatus)]


def refused(said: str | bytes, ending: str, kind: TextKind, known: Inventory) -> list[str]:
    """The sentences that are errors in a text."""
    return [claim.claim.sentence for claim in claims(said, ending, kind, known) if not claim.clean]


def unsigned_words(said: str, ending: str, kind: TextKind, known: Inventory) -> list[str]:
    """The numbers, places and `all` in a text about which the entries say nothing."""
    found = [claim.unverified for claim in claims(said, ending, kind, known)]
    return [words for each in found for words in (*each.measured, *each.sweeping)]


@given(FEATURES, notes())
@settings(max_examples=60, deadline=None)
def test_the_scope_may_be_sent_as_a_proposal(drawn: Parts, note: Handoff) -> None:
    known = moment(drawn)
    blocks = list(scope_blocks(scope(note, held(known))))
    assert refused(text(blocks), ".txt", TextKind.PROPOSAL, known) == []
    assert refused(markdown(blocks), ".md", TextKind.PROPOSAL, known) == []
    assert "lol" not in text(blocks)


@given(FEATURES, notes())
@settings(max_examples=40, deadline=None)
def test_what_may_not_be_contracted_stands_below_if_at_all(drawn: Parts, note: Handoff) -> None:
    known = moment(drawn)
    above = text(scope_blocks(scope(note, held(known)))).partition("Not included:")[0]
    for name, view in held(known).named(above.partition("\n")[2]):
        assert view.level.row.grant(TextKind.PROPOSAL.row).rank, f"{name} is {view.level}"


@given(FEATURES, notes())
@settings(max_examples=25, deadline=None)
def test_the_scope_as_a_word_document_may_be_sent_as_a_proposal(drawn: Parts, note: Handoff) -> None:
    known = moment(drawn)
    sent = docx(scope_blocks(scope(note, held(known))))
    assert refused(sent, ".docx", TextKind.PROPOSAL, known) == []


def untrue(said: str, ending: str, known: Inventory) -> list[str]:
    """What a text for the house says of a feature that is not so. That a feature is an idea is so, though no
    customer may hear it.
    """
    return [
        one.claim.sentence
        for one in claims(said, ending, TextKind.MAIL, known)
        if not one.clean and not (one.view.level == WEAKEST and one.claim.stance is Stance.DIRECTION)
    ]


@given(FEATURES, notes(), st.sampled_from(list(Stage)))
@settings(max_examples=40, deadline=None)
def test_no_agenda_says_of_a_feature_what_is_not_so(drawn: Parts, note: Handoff, stage: Stage) -> None:
    known = moment(drawn)
    note = note.model_copy(update={"stage": stage, "customer": "Acme"})
    made = agenda(SalesMoment(known, (note,), said=overclaims(note, held(known))))
    assert untrue(agenda_text.render(made), ".txt", known) == []
    assert untrue(agenda_markdown.render(made), ".md", known) == []
    blocks = json.loads(slack.render(short(made)))["blocks"]
    assert untrue("\n\n".join(block["text"]["text"] for block in blocks), ".md", known) == []


@given(FEATURES)
@settings(max_examples=40, deadline=None)
def test_the_customer_page_may_be_shown_to_every_customer(drawn: Parts) -> None:
    known = moment(drawn)
    page = publish(known, CUSTOMER, {})
    assert refused(render_page(page), ".html", TextKind.PAGE, known) == []
    assert unsigned_words(render_page(page), ".html", TextKind.PAGE, known) == []
    assert {card.view.id for card in page.cards} <= {id_ for id_, (_, sign, _) in drawn.items() if sign}


@given(FEATURES, notes())
@settings(max_examples=40, deadline=None)
def test_the_questions_may_be_sent_as_a_mail(drawn: Parts, note: Handoff) -> None:
    known = moment(drawn)
    asked = questions(note, open_gaps(note, Facts(TODAY, known, DEFAULTS)))
    sent = text(letter(note, asked, held(known)))
    assert refused(sent, ".txt", TextKind.MAIL, known) == []


@given(FEATURES)
@settings(max_examples=60, deadline=None)
def test_the_answer_of_ask_may_be_sent_as_a_mail(drawn: Parts) -> None:
    known = moment(drawn)
    for feature_id in NAMES:
        reply = ask_about(feature_id, Inquiry(feature_id), known)
        assert isinstance(reply, FoundFeature)
        said = f"{reply.words.sentence} {reply.words.disclaimer or ''}"
        assert refused(said, ".txt", TextKind.MAIL, known) == []
        assert unsigned_words(said, ".txt", TextKind.MAIL, known) == []


@given(FEATURES, notes(), st.sampled_from(list(Level)))
@settings(max_examples=40, deadline=None)
def test_what_impact_tells_a_customer_may_be_sent_when_it_is_so(
    drawn: Parts, note: Handoff, level: Level
) -> None:
    known = moment(drawn)
    for feature_id in NAMES:
        found = impact(feature_id, WhatIf(level), known, [note])
        then = moment(drawn | {feature_id: (level, True, drawn[feature_id][2])})
        for one in found.untrue if found else ():
            assert refused(one.draft, ".txt", TextKind.MAIL, then) == []


@given(FEATURES)
@settings(max_examples=60, deadline=None)
def test_every_stamped_badge_is_true(drawn: Parts) -> None:
    known = moment(drawn)
    for feature_id, stamp in stamps(known).items():
        badge = FoundBadge(feature_id, stamp.level.row.face.word, "slide 1", stamped=stamp.level)
        (subject,) = badge_subjects("deck", (badge,), known, TODAY)
        assert subject.value.state == "CURRENT"  # type: ignore[attr-defined]


@given(FEATURES, st.lists(st.tuples(st.sampled_from(ASKED), NAME, NAME), min_size=1, max_size=6))
@settings(max_examples=40, deadline=None)
def test_an_answered_questionnaire_may_be_sent_as_a_proposal(
    drawn: Parts, asked: list[tuple[str, str, str]]
) -> None:
    known = moment(drawn)
    questions = [text.format(a=a, b=b) for text, a, b in asked]
    rows = {n: (f"REQ-{n}", text) for n, text in enumerate(questions, 2)}
    cells = {(n, c): Cell(text, taken=True) for n, row in rows.items() for c, text in enumerate(row, 1)}
    titles = {(1, c): Cell(text, taken=True) for c, text in enumerate(("Id", "Question"), 1)}
    form = Sheet("RFP", {**titles, **cells})
    columns = layout(form, {})
    assert columns is not None
    for row in Answering(held(known), {}).answers(form, columns):
        if isinstance(row, RowAnswer):
            said = [Passage(text, "", PassageKind.CELL, label=label) for text in row.texts.values()
                    for label in (row.question, f"REQ-{row.row}")]  # fmt: skip
            found = claims_in(DocumentText(tuple(said)), TextKind.PROPOSAL, known)
            assert [claim.claim.sentence for claim in found if not claim.clean] == []


def test_the_oracle_of_this_file_sees_what_it_must() -> None:
    known = moment({feature_id: (list(Level)[1], True, False) for feature_id in NAMES})
    assert refused("We support FX matching", ".txt", TextKind.PROPOSAL, known)
    assert not refused("FX matching is not here", ".txt", TextKind.PROPOSAL, known)
    live = moment(dict.fromkeys(NAMES, (STRONGEST, True, False)))
    assert unsigned_words("FX matching runs in all 22 regions of Japan.", ".txt", TextKind.MAIL, live)
    sold = render_page(publish(moment(dict.fromkeys(NAMES, (STRONGEST, True, False))), CUSTOMER, {}))
    assert len(refused(sold, ".html", TextKind.PAGE, known)) >= len(NAMES)
