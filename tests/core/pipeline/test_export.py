import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readyctl.core.deal.note import Handoff, Stage
from readyctl.core.pipeline._values import (
    ReadAmount,
    decimal_sign,
    read_amount,
)
from readyctl.core.pipeline.columns import NO_MAPPING, MappingFile, recognised
from readyctl.core.pipeline.export import Deal, Export, read_export
from readyctl.core.pipeline.plan import Create, Update, plan
from readyctl.core.pipeline.record_ids import source_key
from readyctl.core.text.cells import UnreadCell, day_order, read_day
from readyctl.core.text.slug import slug

REPORT = (
    "Opportunity Name",
    "Stage",
    "Close Date",
    "Amount",
    "Account Name",
    "Opportunity Owner",
    "Opportunity ID",
)
LOADER = ("Id", "Name", "StageName", "CloseDate", "Amount", "AccountId", "OwnerId", "Probability", "IsClosed")
HUBSPOT = (
    "Record ID",
    "Deal Name",
    "Pipeline",
    "Deal Stage",
    "Amount",
    "Close Date",
    "Deal owner",
    "Associated Company",
)


@pytest.mark.parametrize(
    ("headings", "system", "fields"),
    [
        (REPORT, "salesforce", 7),
        (tuple(reversed(REPORT)), "salesforce", 7),
        (LOADER, "salesforce", 7),
        (HUBSPOT, "hubspot", 7),
        (tuple(heading.upper() for heading in HUBSPOT), "hubspot", 7),
        (("deal_name", "deal_stage", "record_id"), "hubspot", 3),
    ],
)
def test_an_export_is_known_by_its_headings(headings: tuple[str, ...], system: str, fields: int) -> None:
    columns = recognised(headings)
    assert columns is not None
    assert (columns.system, len(columns.places)) == (system, fields)


@pytest.mark.parametrize(
    "headings",
    [
        ("Opportunity-ID", "Opportunity-Name", "Accountname", "Phase", "Betrag", "Schlusstermin"),
        ("Datensatz-ID", "Deal-Name", "Deal-Phase", "Betrag", "Abschlussdatum", "Zuständiger Mitarbeiter"),
        (
            "ID de l'opportunité",
            "Nom de l'opportunité",
            "Nom du compte",
            "Étape",
            "Montant",
            "Date de clôture",
        ),
        ("ID de registro", "Nombre del negocio", "Etapa del negocio", "Importe", "Fecha de cierre", "Owner"),
    ],
)
def test_headings_of_other_languages_are_known(headings: tuple[str, ...]) -> None:
    columns = recognised(headings)
    assert columns is not None
    assert len(columns.places) == len(headings)


def test_a_heading_that_stands_twice_is_told_unless_a_person_said_which() -> None:
    headings = ("Record ID", "Deal Name", "Deal Stage", "Amount", "amount")
    columns = recognised(headings)
    assert columns is not None
    (doubled,) = columns.doubled
    assert (doubled.field, doubled.places) == ("amount", (3, 4))
    assert doubled.differs(("5", "N", "won", "100", "999"))
    assert not doubled.differs(("5", "N", "won", "100", "100"))
    for said in ("amount", "5"):
        chosen = recognised(headings, MappingFile.model_validate({"columns": {"amount": said}}))
        assert chosen is not None
        assert (chosen.places["amount"], chosen.doubled) == (4, ())


def test_another_systems_export_is_read_by_a_mapping() -> None:
    headings = ("Nr", "Firma", "Phase", "Summe")
    assert recognised(headings) is None
    mapping = MappingFile.model_validate(
        {
            "system": "pipedrive", "decimal": ",", "currency": "EUR",
            "columns": {"id": "Nr", "customer": "Firma", "stage": "Phase", "amount": "Summe"},
            "stages": {"Angebot": "proposal"},
        }
    )  # fmt: skip
    columns = recognised(headings, mapping)
    assert columns is not None
    export = read_export(columns, [(2, ("7", "Müller", "ANGEBOT", "1.200,50"))], mapping)
    (deal,) = export.deals
    assert (deal.system, deal.stage, deal.amount, deal.currency) == (
        "pipedrive", Stage.PROPOSAL, Decimal("1200.50"), "EUR",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("word", "stage"),
    [
        ("Prospecting", Stage.DISCOVERY), ("Qualification", Stage.DISCOVERY),
        ("Needs Analysis", Stage.EVALUATION),
        ("Value Proposition", Stage.EVALUATION), ("Id. Decision Makers", Stage.EVALUATION),
        ("Perception Analysis", Stage.EVALUATION), ("Proposal/Price Quote", Stage.PROPOSAL),
        ("Negotiation/Review", Stage.CONTRACT), ("Closed Won", Stage.WON), ("Closed Lost", Stage.LOST),
        ("qualifiedtobuy", Stage.DISCOVERY), ("contractsent", Stage.CONTRACT), ("closedwon", Stage.WON),
        ("closed-won", Stage.WON),
    ],
)  # fmt: skip
def test_the_stages_of_both_systems_are_known(word: str, stage: Stage) -> None:
    assert read(REPORT, {"Stage": word}).deals[0].stage is stage


def read(headings: tuple[str, ...], *rows: dict[str, str], mapping: MappingFile = NO_MAPPING) -> Export:
    columns = recognised(headings, mapping)
    assert columns is not None
    usual = {
        "Opportunity Name": "Acme", "Opportunity ID": "006A", "Stage": "Prospecting",
        "Deal Name": "Acme", "Record ID": "17", "Deal Stage": "closedwon",
    }  # fmt: skip
    cells = [tuple({**usual, **row}.get(heading, "") for heading in headings) for row in rows]
    return read_export(columns, list(enumerate(cells, start=2)), mapping)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"Stage": "Weird"}, "the stage 'Weird' is unknown"),
        ({"Stage": ""}, "the deal 006A has no stage"),
        ({"Opportunity ID": ""}, "the deal 'Acme' has no id"),
        ({"Opportunity Name": ""}, "has neither a name nor a customer"),
    ],
)
def test_a_line_that_cannot_be_taken_is_named(row: dict[str, str], message: str) -> None:
    export = read(REPORT, row, {"Opportunity ID": "006B"})
    assert [deal.source_id for deal in export.deals] == ["006B"]
    (problem,) = export.problems
    assert (problem.line, problem.fatal) == (2, True)
    assert message in problem.message


def test_what_is_unclear_in_a_deal_is_left_out_and_named() -> None:
    export = read(REPORT, {"Amount": "-5", "Close Date": "31.02.2026"})
    (deal,) = export.deals
    assert (deal.amount, deal.close_date) == (None, None)
    assert [problem.fatal for problem in export.problems] == [False, False]


def test_the_same_deal_twice_is_named_and_salesforces_longer_id_is_the_same() -> None:
    export = read(REPORT, {"Opportunity ID": "006AAAAAAAAAAAA"}, {"Opportunity ID": "006AAAAAAAAAAAAY55"})
    assert len(export.deals) == 1
    assert "was in line 2 already" in export.problems[0].message


@given(st.text("abcxyzABCXYZ0189", min_size=15, max_size=15), st.text("aZ09", min_size=3, max_size=3))
def test_the_last_three_signs_of_an_id_count_unless_they_guard_the_rest(record: str, tail: str) -> None:
    key = source_key("salesforce", record)
    guarded = [guard for guard in (tail, _guard(record)) if source_key("salesforce", record + guard) == key]
    assert set(guarded) == {_guard(record)}
    assert source_key("hubspot", record + _guard(record)) != source_key("hubspot", record)


def _guard(record: str) -> str:
    """As Salesforce tells it: for each five signs, the capitals among them as bits, the last one first."""
    parts = (record[:5], record[5:10], record[10:])
    bits = ("".join("1" if sign.isupper() else "0" for sign in reversed(part)) for part in parts)
    return "".join("ABCDEFGHIJKLMNOPQRSTUVWXYZ012345"[int(five, 2)] for five in bits)


def test_long_numbers_that_differ_at_the_end_are_two_deals() -> None:
    export = read(REPORT, {"Opportunity ID": "123456789012345001"}, {"Opportunity ID": "123456789012345002"})
    assert (len(export.deals), export.problems) == (2, ())


@pytest.mark.parametrize(
    "cell",
    [
        "1.23457E+11", "1,23457E+11", "1.2e+17", "12345.0", "12345,00", "1,234", "########", "2-Jan",
        "DEC-15",
    ],
)  # fmt: skip
def test_an_id_that_a_spreadsheet_spoiled_is_refused_in_words_that_help(cell: str) -> None:
    export = read(HUBSPOT, {"Record ID": cell}, {"Record ID": "12345"})
    assert [deal.source_id for deal in export.deals] == ["12345"]
    (problem,) = export.problems
    assert problem.fatal
    assert f"the id '{cell}' is what a spreadsheet makes of" in problem.message
    assert "export again" in problem.help


@pytest.mark.parametrize(
    "cell", ["12345", "0061x00000AbCdE", "007", "a.0", "12e5x", "2026.001", "#7", "2-jane"]
)
def test_other_ids_are_taken_as_they_are(cell: str) -> None:
    assert [deal.source_id for deal in read(HUBSPOT, {"Record ID": cell}).deals] == [cell]


@pytest.mark.parametrize("first", ["Opportunity ID", "Opportunity Name", "Stage", "Account Name"])
@pytest.mark.parametrize(
    "words",
    [
        "Grand Totals (1 record)",
        "Copyright (c) 2026",
        "Confidential - Do Not Distribute",
        "By: Sam 11/25/2026 3:04",
    ],
)
def test_a_report_s_footer_is_no_deal_whatever_column_stands_first(first: str, words: str) -> None:
    footer = {"Opportunity Name": "", "Opportunity ID": "", "Stage": "", "Account Name": "", first: words}
    export = read(REPORT, {}, footer)
    assert (len(export.deals), export.footer, export.problems) == (1, 1, ())


def test_a_deal_that_has_nothing_but_its_id_is_no_footer() -> None:
    export = read(REPORT, {"Opportunity Name": "", "Stage": ""})
    assert export.footer == 0
    assert all(problem.fatal for problem in export.problems)


def test_footers_are_counted_and_are_no_deals() -> None:
    export = read(REPORT, {}, {"Opportunity Name": "Grand Totals", "Opportunity ID": "", "Stage": ""})
    assert (len(export.deals), export.footer, export.problems) == (1, 1, ())


def test_no_currency_column_means_none() -> None:
    assert read(REPORT, {"Amount": "$5,000.00"}).deals[0].currency is None
    assert (
        read((*REPORT, "Amount Currency"), {"Amount": "5,000.00", "Amount Currency": "CHF"}).deals[0].currency
        == "CHF"
    )


@pytest.mark.parametrize(
    ("cell", "decimal", "amount"),
    [
        ("120000", None, "120000"), ("120,000.00", ".", "120000.00"), ("$ 120,000", None, "120000"),
        ("120.000,50 €", ",", "120000.50"), ("1 234,5", ",", "1234.5"), ("1'234.50", ".", "1234.50"),
        ("EUR 5,000.00", ".", "5000.00"), ("1,234,567", None, "1234567"), ("0", None, "0"),
    ],
)  # fmt: skip
def test_amounts_are_read_in_the_columns_manner(cell: str, decimal: str | None, amount: str) -> None:
    read_one = read_amount(cell, decimal)
    assert isinstance(read_one, ReadAmount)
    assert read_one.amount == Decimal(amount)


@pytest.mark.parametrize(
    ("cell", "decimal"),
    [("1,250", ","), ("1.250", "."), ("1,2,3", "."), ("1,2,3", None), ("1 2 3", None), ("12,50", ".")],
)
def test_groups_that_may_be_off_by_thousands_are_refused(cell: str, decimal: str | None) -> None:
    assert isinstance(read_amount(cell, decimal), UnreadCell)


def test_a_column_that_was_told_to_have_three_decimals_has_them() -> None:
    assert read_amount("1,250", ",", told=True) == ReadAmount(Decimal("1.250"))
    assert read_amount("12,34,567", None) == ReadAmount(Decimal(1234567))


def test_thousands_beside_a_decimal_comma_are_named() -> None:
    export = read(REPORT, {"Amount": "99,5"}, {"Opportunity ID": "006B", "Amount": "1,250"})
    assert [deal.amount for deal in export.deals] == [Decimal("99.5"), None]
    assert "may be thousands or thousandths" in export.problems[0].message


@pytest.mark.parametrize(
    ("amount", "column", "currency"),
    [("300", "usd", "USD"), ("300", "Euros", "EUR"), ("USD 300", "USD", "USD"), ("€300", "", "EUR")],
)
def test_a_currency_is_written_as_its_code(amount: str, column: str, currency: str) -> None:
    export = read((*REPORT, "Amount Currency"), {"Amount": amount, "Amount Currency": column})
    assert (export.deals[0].amount, export.deals[0].currency) == (Decimal(300), currency)


@pytest.mark.parametrize(
    ("amount", "column", "message"),
    [("USD 300", "EUR", "says USD and its currency column EUR"), ("300", "shells", "'shells'")],
)
def test_currencies_that_contradict_or_say_nothing_are_named(amount: str, column: str, message: str) -> None:
    export = read((*REPORT, "Amount Currency"), {"Amount": amount, "Amount Currency": column})
    assert (export.deals[0].amount, export.deals[0].currency) == (None, None)
    assert message in export.problems[0].message


@pytest.mark.parametrize("column", ["EUR", ""])
def test_dollars_are_no_euros_whoever_says_so(column: str) -> None:
    mapping = MappingFile(currency="EUR") if not column else NO_MAPPING
    plain = {"Opportunity ID": "006B", "Amount": "1,200", "Amount Currency": column}
    rows = ({"Amount": "$1,200", "Amount Currency": column}, plain)
    export = read((*REPORT, "Amount Currency"), *rows, mapping=mapping)
    assert [(deal.amount, deal.currency) for deal in export.deals] == [
        (None, None),
        (Decimal(1200), "EUR"),
    ]
    assert "'$1,200' says dollars, and they would be EUR" in export.problems[0].message


@pytest.mark.parametrize("column", ["CAD", "USD", "JPY", ""])
def test_dollars_are_of_any_currency_that_is_not_known_by_another_sign(column: str) -> None:
    export = read((*REPORT, "Amount Currency"), {"Amount": "$ 300", "Amount Currency": column})
    assert (export.deals[0].amount, export.deals[0].currency) == (Decimal(300), column or None)


@pytest.mark.parametrize(
    ("amount", "column", "help_text"),
    [
        ("USD 300", "EUR", "mend the currency"),
        ("300", "shells", "mend the currency"),
        ("300 in their currency", "EUR", "a plain number"),
        ("30,00,0", "EUR", "--decimal"),
    ],
)
def test_the_help_follows_what_is_wrong_and_not_the_words_of_the_cell(
    amount: str, column: str, help_text: str
) -> None:
    export = read((*REPORT, "Amount Currency"), {"Amount": amount, "Amount Currency": column})
    assert help_text in export.problems[0].help


@pytest.mark.parametrize("cell", ["-5", "(500)", "abc", "1.2.3", "EUR", "12e5", "120.000"])
def test_amounts_that_are_unclear_are_refused(cell: str) -> None:
    assert isinstance(read_amount(cell, None), UnreadCell)


@given(
    st.decimals(min_value=0, max_value=10**9, places=2), st.sampled_from([(",", "."), (".", ","), (" ", ",")])
)
def test_an_amount_written_with_cents_reads_back(amount: Decimal, signs: tuple[str, str]) -> None:
    thousands, decimal = signs
    cell = f"{amount:,.2f}".translate({ord(","): thousands, ord("."): decimal})
    assert decimal_sign([cell]) == decimal
    assert read_amount(cell, decimal) == ReadAmount(amount)


def test_a_column_that_contradicts_itself_tells_nothing() -> None:
    assert decimal_sign(["1.50", "1,50"]) is None
    assert day_order(["13/01/2026", "01/13/2026"]) is None
    assert day_order(["01/02/2026"]) is None


@pytest.mark.parametrize(
    ("cell", "order", "day"),
    [
        ("2026-12-15", None, "2026-12-15"), ("2026-12-15 10:30", None, "2026-12-15"),
        ("15.12.2026", None, "2026-12-15"), ("12/15/2026", "month first", "2026-12-15"),
        ("3/4/2026", "day first", "2026-04-03"), ("3/4/26", "month first", "2026-03-04"),
        ("4/4/2026", None, "2026-04-04"), ("12/15/2026", None, "2026-12-15"),
        ("15/12/2026", None, "2026-12-15"), ("2026/12/15", None, "2026-12-15"),
        ("2026/3/4", "day first", "2026-03-04"), ("15-Dec-26", None, "2026-12-15"),
        ("Dec 15, 2026", None, "2026-12-15"), ("December 15 2026", None, "2026-12-15"),
        ("15.12.26", None, "2026-12-15"), ("15. Dezember 2026", None, "2026-12-15"),
        ("15 déc. 2026", None, "2026-12-15"), ("3rd Mar 2026", None, "2026-03-03"),
    ],
)  # fmt: skip
def test_days_are_read_in_the_columns_manner(cell: str, order: str | None, day: str) -> None:
    assert read_day(cell, order) == dt.date.fromisoformat(day)


@pytest.mark.parametrize(
    "cell",
    ["3/4/2026", "soon", "2026-02-30", "31.02.2026", "15 Foo 2026", "1 Ju 2026", "Mar 2026", "32 May 2026"],
)
def test_days_that_are_unclear_are_refused(cell: str) -> None:
    assert isinstance(read_day(cell, None), UnreadCell)


def deal(**changes: object) -> Deal:
    usual: dict[str, object] = {
        "line": 2, "system": "salesforce", "source_id": "006A", "customer": "Acme", "name": "Acme",
        "stage": Stage.PROPOSAL,
        "amount": Decimal(100), "currency": "EUR", "close_date": dt.date(2026, 12, 15), "owner": "Sam",
    }  # fmt: skip
    return Deal(**{**usual, **changes})  # type: ignore[arg-type]


def created(one: Deal) -> Handoff:
    (action,) = plan([one], [], [])
    assert isinstance(action, Create)
    return Handoff.model_validate(action.data)


def updated(one: Deal, note: Handoff) -> Update:
    (action,) = plan([one], [note], [note.id])
    assert isinstance(action, Update)
    return action


def test_a_new_deal_becomes_a_note_and_again_nothing() -> None:
    note = created(deal())
    assert (note.id, note.customer, note.stage, note.owner) == ("acme", "Acme", Stage.PROPOSAL, "Sam")
    assert updated(deal(), note).sets == {}


def test_what_the_import_wrote_follows_the_crm() -> None:
    action = updated(deal(stage=Stage.CONTRACT, amount=Decimal(130)), created(deal()))
    assert action.kept == ()
    assert action.sets["stage",] == "contract"
    assert action.sets["value", "amount"] == "130"
    assert set(action.sets) == {("stage",), ("value", "amount"), ("source", "seen")}


def test_what_a_person_wrote_stays() -> None:
    note = created(deal()).model_copy(update={"stage": Stage.EVALUATION, "owner": "Kim"})
    action = updated(deal(stage=Stage.CONTRACT), note)
    assert action.sets == {}
    assert action.kept == (("stage", "evaluation", "contract"), ("owner", "Kim", "Sam"))


def test_an_amount_and_its_currency_are_one_value() -> None:
    note = created(deal())
    assert note.value is not None
    hers = note.model_copy(update={"value": note.value.model_copy(update={"currency": "USD"})})
    action = updated(deal(amount=Decimal(130)), hers)
    assert action.sets == {}
    assert action.kept == (("value", "100 USD", "130 EUR"),)
    both = updated(deal(amount=Decimal(130), currency="CHF"), note)
    assert (both.sets["value", "amount"], both.sets["value", "currency"]) == ("130", "CHF")


def test_of_a_note_written_by_hand_only_what_is_missing_is_filled() -> None:
    note = Handoff.model_validate(
        {
            "id": "acme", "customer": "ACME Inc.", "owner": "kim@example.com", "stage": "discovery",
            "source": {"system": "salesforce", "id": "006A"},
        }
    )  # fmt: skip
    action = updated(deal(), note)
    assert action.sets["value",] == {"amount": "100", "currency": "EUR"}
    assert action.sets["close_date",] == "2026-12-15"
    assert ("stage",) not in action.sets
    assert [key for key, _, _ in action.kept] == ["stage", "owner"]


def test_what_the_crm_no_longer_says_stays() -> None:
    assert updated(deal(amount=None, currency=None, close_date=None), created(deal())).sets == {}


def test_ids_are_free_short_and_the_same_each_time() -> None:
    long = "x" * 80
    deals = [
        deal(source_id=str(n), name=name)
        for n, name in enumerate(["Acme", "ACME!", "acme", long, long, "???"])
    ]
    actions = plan(deals, [], ["acme"])
    ids = [action.id for action in actions]
    assert ids == [action.id for action in plan(deals, [], ["acme"])]
    assert len(set(ids)) == len(ids)
    assert ids[0] == "acme-0"
    assert all(len(new_id) <= 64 for new_id in ids)


@given(st.text(max_size=40))
def test_a_slug_is_an_id_or_nothing(text: str) -> None:
    made = slug(text)
    if made:
        Handoff.model_validate({"id": made[:64], "customer": "c", "owner": "o", "stage": "won"})


def test_an_umlaut_keeps_its_letter() -> None:
    assert slug("Müller & Söhne: Phase 2") == "muller-sohne-phase-2"
