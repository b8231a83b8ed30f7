import string
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.text.test_folding import TEXTS
from readyctl.core.feature.names import (
    Carrier,
    Close,
    Exact,
    Hold,
    Match,
    NameIndex,
    Several,
    Shared,
    Unknown,
)
from readyctl.core.text.words import key

INDEX = NameIndex(
    [
        Carrier("multi-currency-reconciliation", ("Multi-currency reconciliation", "FX matching")),
        Carrier("payments", ("Payments",)),
        Carrier("payment-batches", ("Payment batches",)),
        Carrier("refund-approvals", ("Refund approvals", "The customer's refunds")),
        Carrier("fx-a", ("Hedging",)),
        Carrier("fx-b", ("hedging",)),
    ]
)


@pytest.mark.parametrize(
    ("text", "match"),
    [
        (
            "multi-currency-reconciliation",
            Exact("multi-currency-reconciliation", "Multi-currency reconciliation"),
        ),
        (
            "MULTI CURRENCY  reconciliations",
            Exact("multi-currency-reconciliation", "Multi-currency reconciliation"),
        ),
        ("“fx–matching”", Exact("multi-currency-reconciliation", "FX matching")),
        ("fx_matchings", Exact("multi-currency-reconciliation", "FX matching")),
        ("payment batch", Exact("payment-batches", "Payment batches")),
        ("the customers refund", Exact("refund-approvals", "The customer's refunds")),
        ("multi-currency", Close("multi-currency-reconciliation", "Multi-currency reconciliation")),
        ("do you have refund approvals please", Close("refund-approvals", "Refund approvals")),
        ("refund approvlas", Close("refund-approvals", "Refund approvals")),
        (
            "multicurrency reconciliation",
            Close("multi-currency-reconciliation", "Multi-currency reconciliation"),
        ),
        ("refund aprovals", Close("refund-approvals", "Refund approvals")),
        ("FX machting", Close("multi-currency-reconciliation", "FX matching")),
        ("hedging", Shared(("fx-a", "fx-b"))),
        ("teleporter", Unknown()),
        ("", Unknown()),
        ("?!", Unknown()),
    ],
)
def test_a_feature_is_found_by_any_of_its_names(text: str, match: Match) -> None:
    assert INDEX.find(text) == match


@pytest.mark.parametrize(
    ("text", "nearest"),
    [
        ("batch import", ("batch-export",)),
        ("SSO logout", ("sso-login",)),
        ("no SSO login", ("sso-login",)),
        ("batch export in mainland China", ("batch-export",)),
        ("login without SSO", ("sso-login",)),
        ("SSO 3 login", ("sso-login",)),
    ],
)
def test_a_word_that_differs_makes_another_feature_of_it(text: str, nearest: tuple[str, ...]) -> None:
    index = NameIndex([Carrier("batch-export", ("Batch export",)), Carrier("sso-login", ("SSO login",))])
    assert index.find(text) == Unknown(nearest)
    assert index.suggest(text) == nearest


def test_the_longest_name_at_a_place_is_the_one_meant() -> None:
    text = "Payment batches go with payments; fx matching (FX-Matching) too, hedging as well."
    found = [(text[m.start : m.end], m.ids) for m in INDEX.mentions(text)]
    assert found == [
        ("Payment batches", ("payment-batches",)),
        ("payments", ("payments",)),
        ("fx matching", ("multi-currency-reconciliation",)),
        ("FX-Matching", ("multi-currency-reconciliation",)),
        ("hedging", ("fx-a", "fx-b")),
    ]


def test_names_inside_longer_words_are_not_mentions() -> None:
    assert not list(INDEX.mentions("prepayments and hedgingly"))


@given(st.lists(st.text(string.ascii_letters, min_size=1, max_size=9), min_size=1, max_size=4))
def test_a_name_is_found_however_it_is_joined_and_cased(parts: list[str]) -> None:
    index = NameIndex([Carrier("some-id", (" ".join(parts),))])
    for joined in ("-".join(parts), "_".join(parts).upper(), "  ".join(parts).swapcase()):
        match = index.find(joined)
        assert isinstance(match, Exact)
        assert [m.ids for m in index.mentions(f"({joined}),")] == [("some-id",)]


def of(id_: str, *names: str, hold: Hold = Hold.SIGNED, leads_to: tuple[str, ...] = ()) -> Carrier:
    return Carrier(id_, names, hold, leads_to)


UNSIGNED = Hold.UNSIGNED


def test_a_name_is_the_signed_claims_and_an_unsigned_one_changes_no_answer() -> None:
    index = NameIndex([of("ours", "Currency sync"), of("theirs", "Currency syncs", hold=UNSIGNED)])
    assert index.find("currency sync") == Exact("ours", "Currency sync")
    assert [m.ids for m in index.mentions("We have currency syncs.")] == [("ours",)]
    assert index.rivals("ours", "Currency sync") == ()
    assert [rival.id for rival in index.rivals("theirs", "Currency syncs")] == ["ours"]
    assert index.called("Currency sync") == ("ours", "theirs")


@pytest.mark.parametrize("hold", list(Hold))
def test_between_claims_of_equal_hold_a_name_is_shared(hold: Hold) -> None:
    index = NameIndex([of("fy", "Sync", hold=hold), of("fz", "Syncs", hold=hold)])
    assert index.find("sync") == Shared(("fy", "fz"))
    assert [rival.id for rival in index.rivals("fy", "Sync")] == ["fz"]
    assert [rival.id for rival in index.rivals("fz", "Syncs")] == ["fy"]
    assert index.contested == {"fy", "fz"}


def test_an_id_is_a_name_too_and_cannot_be_taken_by_an_unsigned_claim() -> None:
    index = NameIndex([of("cs", "Currency sync"), of("currency-sync", "Other", hold=UNSIGNED)])
    assert index.find("currency-sync") == Exact("cs", "Currency sync")
    assert [rival.id for rival in index.rivals("currency-sync", "currency-sync")] == ["cs"]


def test_a_name_that_only_unsigned_claims_carry_is_known_and_makes_words_that_fit_it_ambiguous() -> None:
    index = NameIndex(
        [
            of("netsuite-sync", "NetSuite sync", "nightly NetSuite sync"),
            of("bi-export", "BI export", "nightly warehouse sync", hold=UNSIGNED),
        ]
    )
    assert index.find("nightly warehouse sync") == Exact("bi-export", "BI export")
    assert index.find("nightly sync") == Several(("netsuite-sync", "bi-export"))


def test_a_close_match_shows_no_alias_of_an_unsigned_claim() -> None:
    index = NameIndex([of("bi-export", "BI export", "nightly warehouse sync", hold=UNSIGNED)])
    assert index.find("warehouse sync") == Close("bi-export", "BI export")


def test_former_names_lead_on_and_are_no_rivals_of_the_feature_they_lead_to() -> None:
    index = NameIndex([of("new", "Smart ledger"), of("old", "Invoice pairing", leads_to=("new",))])
    assert index.find("invoice pairings") == Exact("new", "Invoice pairing")
    assert index.find("old") == Exact("new", "old")
    assert index.contested == frozenset()


def test_of_a_rename_that_awaits_engineering_the_name_is_the_successors() -> None:
    index = NameIndex([of("new", "Plan", hold=UNSIGNED), of("old", "Plan", hold=Hold.LEFT)])
    assert index.find("plan") == Exact("new", "Plan")
    assert index.find("old") == Exact("old", "Plan")


@pytest.mark.parametrize(
    ("text", "match"),
    [
        ("can I tell them we do nightly syncs to NetSuite?", Close("netsuite-sync", "nightly NetSuite sync")),
        ("can we sell NetSuite sync for end of 2030?", Close("netsuite-sync", "NetSuite sync")),
        ("NetSuite sync by Q2 2027", Close("netsuite-sync", "NetSuite sync")),
        ("will NetSuite sync be there next year", Close("netsuite-sync", "NetSuite sync")),
        ("NetSuite sync before 2030 invoices", Unknown(("netsuite-sync",))),
        ("end of year sync", Unknown(("netsuite-sync",))),
        ("do you already support NetSuite sync", Close("netsuite-sync", "NetSuite sync")),
        ("can I demo SCIM to them?", Close("scim", "SCIM")),
        ("netsuit", Close("netsuite-sync", "NetSuite sync")),
        ("net suite sync", Close("netsuite-sync", "NetSuite sync")),
        ("multicurrency", Close("fx", "Multi-currency reconciliation")),
        ("multicurency", Close("fx", "Multi-currency reconciliation")),
        ("single sign-ons", Close("sso-login", "Single sign-on")),
        ("SSO and SCIM", Several(("sso-login", "scim"))),
        ("SCIM", Exact("scim", "SCIM")),
        ("is e-invoicing live in Germany?", Unknown(("e-invoicing-peppol",))),
        ("weekly syncs from NetSuite", Unknown(("netsuite-sync",))),
        ("can I say we do not have SSO", Unknown(("sso-login",))),
        ("reconcilliaton of currencies", Unknown(("fx",))),
        ("ＮＥＴＳＵＩＴＥ\u00a0Sync", Exact("netsuite-sync", "NetSuite sync")),
        ("Wa\u0308hrungen", Exact("fx", "Währungen")),
        ("teleporter", Unknown()),
        ("can we do that?", Unknown()),
        ("available today", Unknown()),
    ],
)
def test_a_question_is_understood_as_people_ask_it(text: str, match: Match) -> None:
    index = NameIndex(
        [
            of("netsuite-sync", "NetSuite sync", "nightly NetSuite sync"),
            of("fx", "Multi-currency reconciliation", "Währungen"),
            of("sso-login", "Single sign-on", "SSO"),
            of("scim", "SCIM"),
            of("e-invoicing-peppol", "E-invoicing over Peppol"),
        ]
    )
    assert index.find(text) == match


@given(TEXTS, st.sampled_from(["NFC", "NFD", "NFKC", "NFKD"]), TEXTS)
def test_a_name_is_found_in_every_encoding_and_where_it_stands(name: str, form: str, before: str) -> None:
    name = name.replace("\u2122", "")
    written = unicodedata.normalize(form, name)  # type: ignore[arg-type]
    index = NameIndex([of("some-id", name)])
    if key(name) and name[0].isalnum() and name[-1].isalnum():
        assert isinstance(index.find(written), Exact)
        around = before.replace("`", "")  # inside of code nothing is named
        text = f"{around} {written} {around}"
        found = list(index.mentions(text))
        assert found
        for mention in found:
            assert key(text[mention.start : mention.end]) in {key(name), ("some", "id")}


@given(
    st.lists(st.tuples(st.text("abn ", max_size=5), st.sampled_from(Hold)), max_size=6),
    st.text("abn ", max_size=7),
)
def test_only_the_strongest_claims_to_a_name_are_ever_found_by_it(
    claims: list[tuple[str, Hold]], asked: str
) -> None:
    carriers = [of(f"x{at}", name, hold=hold) for at, (name, hold) in enumerate(claims)]
    index = NameIndex(carriers)
    same = [carrier for carrier in carriers if key(carrier.names[0]) == key(asked) != ()]
    strongest = {c.id for c in same if c.hold == max(one.hold for one in same)}
    match index.find(asked):
        case Exact(id=one):
            assert strongest == {one}
        case Shared(ids=ids):
            assert strongest == set(ids)
        case _:
            assert not same


PROSE = NameIndex(
    [
        of("export", "Ledger export engine"),
        of("scheduling", "Planner"),
        of("audit-log-feed", "Feed", "audit log"),
        of("backups", "Backups", "backup"),
        of("forms", "Forms", "form"),
        of("api", "Public API", "API", "exports"),
        of("nodejs", "Node.js"),
    ]
)


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("You can export the list as CSV at any time.", []),
        ("We offer scheduling of payments.", []),
        ("This offer forms part of the contract.", []),
        ("It exports all your data.", []),
        ("To back up, form a line and backup the data.", []),
        ("Our forms are included, with exports and backups.", ["forms", "api", "backups"]),
        ("Forms part the sea of paper.", ["forms"]),
        ("The audit-log-feed is live.", ["audit-log-feed"]),
        ("The audit log feed is live.", ["audit-log-feed", "audit-log-feed"]),
        ("The Audit-Log-Feed is live.", ["audit-log-feed", "audit-log-feed"]),
        ("Use `export` or `scheduling`.", ["export", "scheduling"]),
        ("Use `export all` or `db scheduling`.", []),
        ("See readyctl:export there.", ["export"]),
        ("The file db-backup.id and the host api-demo.test.", []),
        ("Look at https://x.test/api/backups or /var/backups/api.", []),
        ("Set BACKUPS_API=1, call api.backups(), run tool --backups.", []),
        ("Mail api@backups.test about src/forms.py.", []),
        ("SSO/API, backups/forms and (API) come.", ["api", "backups", "forms", "api"]),
        ("The API. Backups, too.", ["api", "backups"]),
        ("It runs on Node.js.", ["nodejs"]),
        ("The API's limits, API-based and pre-backup.", ["api", "api", "backups"]),
    ],
)
def test_prose_paths_and_code_name_what_they_mean(text: str, ids: list[str]) -> None:
    assert [mention.ids[0] for mention in PROSE.mentions(text)] == ids


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("You can export by month.", False),
        ("We export rows.", False),
        ("Export your rows.", False),
        ("The export by month is new.", True),
        ("Export is new.", True),
        ("Use the non-export plan.", False),
        ("A self-export is none.", False),
        ("The post-export plan.", True),
    ],
)
def test_a_verb_and_a_word_that_a_syllable_turns_into_another_name_nothing(text: str, *, named: bool) -> None:
    index = NameIndex([Carrier("export", ("Export",))])
    assert bool(list(index.mentions(text))) is named


@pytest.mark.parametrize(("hold", "ids"), [(Hold.SIGNED, ["live", "fx"]), (UNSIGNED, ["fx"])])
def test_a_word_of_every_text_names_nothing_unless_engineering_signed_it(hold: Hold, ids: list[str]) -> None:
    index = NameIndex((Carrier("fx", ("FX matching",)), Carrier("live", ("Live", "is", "available"), hold)))
    found = [m.ids[0] for m in index.mentions("Live here: FX matching.")]
    assert found == ids
    assert ("live" in {m.ids[0] for m in index.mentions("FX matching is available.")}) is (
        hold is Hold.SIGNED
    )
