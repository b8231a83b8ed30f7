"""The judge of claims: measured on labelled sentences, and told what it must tell apart."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readyctl.core.feature.names import Carrier, NameIndex
from readyctl.core.statement.claims import Judge
from readyctl.core.statement.dates import find_date
from readyctl.core.statement.passages import Passage, PassageKind
from readyctl.core.statement.sentences import clauses, sentences
from support.claim_cases import Case, Score, answers, cases, judge, scores, total

TODAY = dt.date(2026, 11, 22)
READER = Judge(
    NameIndex([Carrier("fx", ("FX matching",)), Carrier("sso", ("Single sign-on",))]),
    TODAY,
    frozenset({"financeops"}),
)


def stances(text: str, kind: PassageKind = PassageKind.BODY, label: str = "") -> dict[str, str]:
    said = READER.read(Passage(text, "", kind, label=label))
    return {claim.ids[0]: claim.stance.value for claim in said.claims}


@pytest.mark.parametrize("part", ["author/dev", "author/test"])
def test_precision_and_recall_stay_above_what_was_aimed_at(part: str) -> None:
    claims: Score = total(scores(part), 0)
    assert claims.precision >= 0.95
    assert claims.recall >= 0.85


@pytest.mark.parametrize("case", list(cases("reviewed/misread")), ids=lambda case: case.text)
def test_what_a_reviewer_found_misread_is_read_as_labelled(case: Case) -> None:
    assert answers(judge("reviewed/misread"), case) == case.claims


def test_there_are_enough_labelled_sentences_of_each_kind() -> None:
    for part in ("author/dev", "author/test"):
        found = list(cases(part))
        assert len(found) >= 150
        assert len({case.source for case in found}) == 5
    assert len(list(judge().names.mentions("SSO, BYOK and uptime"))) == 3


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("FinanceOps supports FX matching.", "available"),
        ("We do FX matching.", "available"),
        ("FX matching is generally available.", "available"),
        ("FX matching will be released in May.", "commitment"),
        ("Provider shall deliver FX matching.", "commitment"),
        ("FX matching is in beta.", "beta"),
        ("We will show you FX matching in the demo.", "demo"),
        ("FX matching is on our roadmap.", "direction"),
        ("We are exploring FX matching.", "direction"),
        ("Once released, FX matching will handle 12 currencies.", "direction"),
        ("If you choose the large plan, FX matching is included.", "available"),
        ("Do you have FX matching? Yes, we do.", "available"),
        ("We do not have it today, but FX matching is being built.", "commitment"),
        ("FX matching does not exist yet, but it will be delivered by June.", "commitment"),
        ("Customers have been using FX matching since 2023.", "available"),
        ("FX matching responds within 12 ms.", "available"),
        ("FX matching - GA", "available"),
        ("Introducing FX matching.", "available"),
        ("Pricing includes FX matching.", "available"),
        ("We don't just support FX matching, we automate it.", "available"),
        ("Compared with Brightbooks, we offer FX matching in every plan.", "available"),
        ("Customer shall have access to FX matching.", "commitment"),
        ("FX matching by June.", "commitment"),
        ("FX matching follows.", "commitment"),
        ("FX matching comes later.", "commitment"),
        ("We expect to release FX matching in 2027.", "direction"),
        ("Provider may offer FX matching later.", "direction"),
        ("The parties acknowledge that FX matching is a planned feature.", "direction"),
        ("FX matching is only available as a beta.", "beta"),
    ],
)
def test_claims_are_told_by_how_they_speak(text: str, stance: str) -> None:
    assert stances(text) == {"fx": stance}


@pytest.mark.parametrize(
    "text",
    [
        "FinanceOps does not support FX matching.",
        "FX matching is not supported.",
        "FX matching isn't available.",
        "The offer includes neither single sign-on nor FX matching.",
        "The scope excludes FX matching.",
        "Do you support FX matching?",
        "If we ever build FX matching, we will tell you.",
        "Brightbooks supports FX matching.",
        "Your current tool offers FX matching.",
        "You said that you need FX matching.",
        "The customer said “FX matching is live”.",
        '"FX matching" means the function described in annex A.',
        "Thank you for asking about FX matching.",
        "Customer is responsible for FX matching.",
        "Unlike Brightbooks, which supports FX matching, FinanceOps focuses on accuracy.",
        "Brightbooks and Quillon both offer FX matching.",
        "They support FX matching.",
        "The buyer's portal supports FX matching.",
        "FX matching was discussed in the meeting.",
        "A description of FX matching follows.",
        "FX matching is a must.",
        "FX matching is hard.",
        "I'll send you a video about FX matching.",
        "It is not true that we support FX matching.",
        "Nothing herein shall be construed as a promise to deliver FX matching.",
        "The Vendor shall not be obliged to provide FX matching.",
        "Out of scope: FX matching",
        "FX matching? Not yet.",
        "FX matching",
    ],
)
def test_mentions_are_no_claims(text: str) -> None:
    assert stances(text) == {}


def test_the_kind_of_passage_counts() -> None:
    said = "FX matching for all entities"
    assert stances(said, PassageKind.BULLET) == {"fx": "available"}
    assert stances("We support FX matching.", PassageKind.QUOTE) == {}
    assert stances("We support FX matching.", PassageKind.CODE) == {}
    assert stances("4.2 FX matching", PassageKind.HEADING) == {}


@pytest.mark.parametrize(
    ("answer", "stance"),
    [("Yes", "available"), ("Included", "available"), ("No", None), ("Planned", "direction")],
)
def test_a_cell_answers_for_its_row(answer: str, stance: str | None) -> None:
    assert stances(answer, PassageKind.CELL, "FX matching") == ({"fx": stance} if stance else {})


@pytest.mark.parametrize(
    ("text", "label", "claims", "unknown"),
    [
        ("We will deliver it in 2027.", "FX matching", ["fx"], []),
        ("We will deliver robots in 2027.", "Data centres", [], ["We will deliver robots in 2027."]),
        ("Yes. We will deliver robots.", "FX matching", ["fx"], ["We will deliver robots."]),
        ("We will deliver FX matching in 2027.", "Single sign-on", ["fx"], []),
    ],
)
def test_a_sentence_is_a_claim_or_a_promise_of_something_unknown_and_never_both(
    text: str, label: str, claims: list[str], unknown: list[str]
) -> None:
    said = READER.read(Passage(text, "", PassageKind.CELL, label=label))
    assert [claim.ids[0] for claim in said.claims] == claims
    assert [each.sentence for each in said.unknown] == unknown


@given(
    st.lists(st.sampled_from(["We support FX matching.", "We will deliver robots.", "Is it there?", "Yes."])),
    st.sampled_from(list(PassageKind)),
    st.sampled_from(["", "FX matching", "Robots"]),
)
def test_what_is_said_stands_where_it_is_said_to_stand(
    parts: list[str], kind: PassageKind, label: str
) -> None:
    text = " ".join(parts)
    said = READER.read(Passage(text, "", kind, label=label))
    places = [claim.start for claim in said.claims] + [each.start for each in said.unknown]
    assert all(0 <= place <= len(text) for place in places)
    assert all(text[each.start :].lstrip().startswith(each.sentence) for each in said.unknown)


def test_without_an_own_name_a_proper_name_is_the_vendors() -> None:
    reader = Judge(READER.names, TODAY)
    assert [c.ids for c in reader.read(Passage("Atlas supports FX matching.", "")).claims] == [("fx",)]


def test_a_claim_knows_its_line() -> None:
    passage = Passage("Scope.\nWe support\nFX matching.", "", line=10)
    (claim,) = READER.read(passage).claims
    assert (claim.line, claim.named, claim.sentence) == (12, "FX matching", "We support\nFX matching.")


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("by 2027-06-30", "2027-06-30"),
        ("by 30 June 2027", "2027-06-30"),
        ("by June 30, 2027", "2027-06-30"),
        ("in Q2 2027", "2027-06-30"),
        ("in 2027-Q2", "2027-06-30"),
        ("in the second quarter of 2027", "2027-06-30"),
        ("in Q1", "2027-03-31"),
        ("by December", "2026-12-31"),
        ("in March", "2027-03-31"),
        ("during 2027", "2027-12-31"),
        ("on 1 May", "2027-05-01"),
        ("in our next release", None),
        ("before the summer", None),
        ("on 31 February 2027", None),
    ],
)
def test_dates_are_read_as_the_latest_day_they_allow(text: str, last: str | None) -> None:
    found = find_date(f"It will be there {text}.", TODAY)
    assert found is not None
    assert found.last == (dt.date.fromisoformat(last) if last else None)


def test_a_number_is_no_date() -> None:
    assert find_date("It takes 12 ms for 2,027 users.", TODAY) is None


def test_dots_that_end_nothing() -> None:
    text = "See sec. 12.2, e.g. 99.9% of v2.0. It holds! Does it? Yes."
    assert [s.text for s in sentences(text)] == [
        "See sec. 12.2, e.g. 99.9% of v2.0.",
        "It holds!",
        "Does it?",
        "Yes.",
    ]


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="aF .,;?!-\u2013\"'\n1", max_size=60))
def test_sentences_and_clauses_stand_where_they_say(text: str) -> None:
    for sentence in sentences(text):
        assert text[sentence.start :].startswith(sentence.text)
        for clause in clauses(sentence.text):
            assert sentence.text[clause.start :].startswith(clause.text)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "FX matching",
                "is",
                "not",
                "will",
                ",",
                ".",
                "?",
                "we",
                "support",
                "it",
                "once released",
                "if",
                ";",
                "-",
                '"',
                "no",
            ]
        )
    )
)
def test_any_words_are_read_without_an_error(words: list[str]) -> None:
    for claim in READER.read(Passage(" ".join(words), "")).claims:
        assert claim.named in claim.passage.text


@pytest.mark.parametrize(
    "piece",
    ["FX matching ", "not ", "we support ", "it is, ", "planned to ", "'", "\u2013 ", "no more than ", '"'],
)
def test_a_sentence_without_end_takes_no_endless_time_and_hides_no_later_one(piece: str) -> None:
    said = READER.read(Passage(f"FX matching {piece * 3_000}. Single sign-on is live.", ""))
    assert "Single sign-on is live." in {claim.sentence for claim in said.claims if claim.ids == ("sso",)}


@given(st.integers(1, 10), st.sampled_from("\u00ad\u200b\u200d\u2060\ufeff\u200e"))
def test_a_character_that_shows_nothing_hides_no_name(at: int, unseen: str) -> None:
    name = "FX matching"
    text = f"We support {name[:at]}{unseen}{name[at:]}."
    (claim,) = READER.read(Passage(text, "")).claims
    assert claim.named == f"{name[:at]}{unseen}{name[at:]}"


def test_the_metrics_of_features_are_asked_for_only_where_a_text_may_name_one() -> None:
    asked: list[str] = []

    def metrics() -> NameIndex:
        asked.append("metrics")
        return NameIndex([Carrier("fx", ("requests a day",))])

    reader = Judge(READER.names, TODAY, metrics=metrics)
    reader.read(Passage("We support FX matching. It takes 5000 requests a day.", ""))
    reader.read(Passage("yes", "", PassageKind.CELL, label="FX matching", column="Requests a day"))
    assert not asked
    reader.read(Passage("5000", "", PassageKind.CELL, label="Calls", column="Requests a day"))
    assert asked
