"""Deals of a CRM export: each line read, with what is unclear named, and nothing guessed."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import assert_never

from msgspec import Struct

from readyctl.core.deal.note import Stage
from readyctl.core.pipeline._values import (
    Currencyless,
    ReadAmount,
    decimal_sign,
    may_be,
    read_amount,
    read_currency,
)
from readyctl.core.pipeline.columns import STAGES, Columns, MappingFile, folded
from readyctl.core.pipeline.promised import only_ticked, promised_lines
from readyctl.core.pipeline.record_ids import source_key, spoilt
from readyctl.core.text.cells import UnreadCell, day_order, read_day


class Deal(Struct, frozen=True):
    """One deal as the CRM has it; None is what the export does not say. `line` is its line in the file."""

    line: int
    system: str
    source_id: str
    customer: str
    name: str
    stage: Stage
    amount: Decimal | None
    currency: str | None
    close_date: dt.date | None
    owner: str | None
    promises: tuple[str, ...] = ()
    """What the CRM says was promised, in its words."""

    @property
    def key(self) -> tuple[str, str]:
        """What makes it the same deal in the next export."""
        return source_key(self.system, self.source_id)


class ExportProblem(Struct, frozen=True):
    """Something in one line that cannot be taken; the deal is left out only where `fatal`."""

    line: int
    message: str
    help: str = ""
    fatal: bool = False


class Export(Struct, frozen=True):
    """What an export holds: deals in its order, problems, and how many lines at its end are no deals."""

    deals: tuple[Deal, ...]
    problems: tuple[ExportProblem, ...]
    footer: int
    owned: bool = True
    """Whether a column says who owns the deals."""


class _Manner(Struct, frozen=True):
    """How this export writes what can be written in several ways."""

    stages: Mapping[str, Stage]
    decimal: str | None
    decimal_told: bool
    dates: str | None
    currency: str | None


def read_export(columns: Columns, lines: Iterable[tuple[int, Sequence[str]]], mapping: MappingFile) -> Export:
    """Read every line (number, cells) below the heading."""
    numbered = list(lines)
    rows = [(number, cells) for number, cells in numbered if not _is_footer(columns, cells)]
    manner = _Manner(
        {**STAGES, **{folded(name): stage for name, stage in mapping.stages.items()}},
        mapping.decimal or decimal_sign(columns.cell(cells, "amount") for _, cells in rows),
        mapping.decimal is not None,
        mapping.dates or day_order(columns.cell(cells, "close_date") for _, cells in rows),
        mapping.currency,
    )
    deals: dict[tuple[str, str], Deal] = {}
    problems: list[ExportProblem] = []
    for number, cells in rows:
        deal, found = _deal(columns, manner, number, cells)
        problems += found
        if deal is not None and deal.key in deals:
            first = deals[deal.key].line
            problems.append(
                ExportProblem(number, f"the deal {deal.source_id} was in line {first} already", fatal=True)
            )
        elif deal is not None:
            deals[deal.key] = deal
    return Export(
        tuple(deals.values()), tuple(problems), len(numbered) - len(rows), "owner" in columns.places
    )


def _is_footer(columns: Columns, cells: Sequence[str]) -> bool:
    """Totals, copyright and who made the report, below its rows: in whatever column stands first.

    An id has digits and no spaces; whoever has one is a deal, whatever else is missing.
    """
    source_id, stage = columns.cell(cells, "id"), columns.cell(cells, "stage")
    if source_id and not _WORDS.search(source_id):
        return False
    named = columns.cell(cells, "name") or columns.cell(cells, "customer")
    return not stage or (not source_id and not named and folded(stage) not in STAGES)


_WORDS = re.compile(r"\s|^\D+$")


def _deal(
    columns: Columns, manner: _Manner, line: int, cells: Sequence[str]
) -> tuple[Deal | None, list[ExportProblem]]:
    name, customer = columns.cell(cells, "name"), columns.cell(cells, "customer")
    source_id, said = columns.cell(cells, "id"), columns.cell(cells, "stage")
    stage = manner.stages.get(folded(said))
    fatal = list(_missing(source_id, name or customer, said, stage))
    if stage is None or fatal:
        return None, [ExportProblem(line, message, help_text, fatal=True) for message, help_text in fatal]
    amount = _money(columns, manner, cells)
    close_date = read_day(columns.cell(cells, "close_date"), manner.dates)
    said_promised = columns.cell(cells, "promises")
    unread = (*_unread(amount, close_date), *_untold(said_promised))
    problems = [ExportProblem(line, message, help_text) for message, help_text in unread]
    money = amount if isinstance(amount, ReadAmount) else None
    deal = Deal(
        line=line,
        system=columns.system,
        source_id=source_id,
        customer=customer or name,
        name=name or customer,
        stage=stage,
        amount=money.amount if money else None,
        currency=money.currency if money else None,
        close_date=close_date if isinstance(close_date, dt.date) else None,
        owner=columns.cell(cells, "owner") or None,
        promises=promised_lines(said_promised),
    )
    return deal, problems


def _money(
    columns: Columns, manner: _Manner, cells: Sequence[str]
) -> ReadAmount | UnreadCell | Currencyless | None:
    """The amount with its currency: what the cell says, else the currency's column, else the mapping."""
    cell = columns.cell(cells, "amount")
    amount = read_amount(cell, manner.decimal, told=manner.decimal_told)
    if not isinstance(amount, ReadAmount):
        return amount
    column = read_currency(columns.cell(cells, "currency"))
    if isinstance(column, UnreadCell):
        return Currencyless(f"'{cell}' has no currency that is known: {column.why}")
    if column and amount.currency and column != amount.currency:
        return Currencyless(f"'{cell}' says {amount.currency} and its currency column {column}")
    given = read_currency(manner.currency or "")
    usual = given if isinstance(given, str) else manner.currency
    currency = column or amount.currency or usual
    if not may_be(cell, currency):
        return Currencyless(f"'{cell}' says dollars, and they would be {currency}")
    return ReadAmount(amount.amount, currency)


def _missing(source_id: str, name: str, said: str, stage: Stage | None) -> Iterator[tuple[str, str]]:
    if why := spoilt(source_id):
        yield why, "export again, and import the file as it comes, not saved by a spreadsheet"
    if not source_id:
        yield (
            f"the deal '{name or said}' has no id",
            "export the id column; without it the deal has no stable key",
        )
    if not name:
        yield f"the deal {source_id} has neither a name nor a customer", "export one of the two columns"
    if stage is None:
        words = f"the stage '{said}' is unknown" if said else f"the deal {source_id} has no stage"
        yield words, f'say what it means: --stage "{said or "STAGE"}=evaluation"'


def _untold(cell: str) -> Iterator[tuple[str, str]]:
    if only_ticked(cell):
        yield (
            f"the column of promises says '{cell}', and not what was promised; none was written down",
            "write it down: readyctl handoff promise DEAL FEATURE --kind KIND",
        )


def _unread(
    amount: ReadAmount | UnreadCell | Currencyless | None, close_date: dt.date | UnreadCell | None
) -> Iterator[tuple[str, str]]:
    match amount:
        case UnreadCell(why=why, help=help_text):
            yield f"the amount {why}; it was left out", help_text
        case Currencyless(why=why):
            yield f"the amount {why}; it was left out", "mend the currency in the CRM, and export again"
        case ReadAmount() | None:
            pass
        case _:
            assert_never(amount)
    if isinstance(close_date, UnreadCell):
        yield f"the close date {close_date.why}; it was left out", close_date.help
