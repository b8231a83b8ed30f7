"""The page for daily use, read as a browser reads it: rows, words to copy, filters, days."""

import datetime as dt
from dataclasses import dataclass, field
from html.parser import HTMLParser

import pytest

from readyctl.core.entry.document import Node
from readyctl.core.feature.inventory import FeatureStatus
from readyctl.core.feature.wording import saying
from readyctl.core.history.audience import Audience, publish
from readyctl.core.text.dates import with_spoken_days
from support.inventories import inventory, signed, status, unsigned
from support.site_page import render_page
from support.site_sample import PAST, features, sample

MET = dt.date(2026, 11, 10)


@dataclass
class Row:
    """One feature's row: its attributes, what stands in it closed, and the words to copy."""

    attributes: dict[str, str | None]
    closed: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    buttons: int = 0


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.rows: dict[str, Row] = {}
        self.last: Row | None = None
        self.inside: list[str] = []
        self.chips: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        if tag == "details":
            self.last = self.rows[known["id"] or ""] = Row(known)
        if tag == "button" and self.last is not None:
            self.last.buttons += 1
        if tag == "input" and known.get("name") == "is":
            self.chips.append(known["value"] or "")
        if tag not in {"meta", "link", "input", "br"}:
            self.inside.append(f"{tag}.{known.get('class') or ''}")

    def handle_endtag(self, tag: str) -> None:
        while self.inside and not self.inside.pop().startswith(f"{tag}."):
            pass

    def handle_data(self, data: str) -> None:
        if self.last is not None and any(part.startswith("summary.") for part in self.inside):
            self.last.closed.append(data)
        if self.last is not None and "span.words" in self.inside:
            self.last.words.append(data)


def read(page: str) -> _Reader:
    reader = _Reader()
    reader.feed(page)
    return reader


def sales(*known: FeatureStatus) -> _Reader:
    return read(render_page(publish(inventory(*known), Audience.SALES, PAST, MET)))


@pytest.mark.parametrize("audience", list(Audience))
def test_every_row_has_the_words_that_may_be_said_and_a_button_to_copy_them(audience: Audience) -> None:
    page = sample(audience)
    reader = read(render_page(page))
    assert len(reader.rows) == len(page.cards)
    for card in page.cards:
        said, row = saying(card.view), reader.rows[card.view.id]
        words = f"{said.sentence} {said.disclaimer}" if said.disclaimer else said.sentence
        assert "".join(row.words) == with_spoken_days(words)
        assert row.buttons == 1


def test_a_caveat_is_seen_without_opening_a_row() -> None:
    data: dict[str, Node] = {"id": "x", "level": "planned", "caveats": ["EUR only."]}
    shown = sales(status(data, signed())).rows["x"]
    assert "EUR only." in "".join(shown.closed) + "".join(shown.words)


def test_rows_are_found_by_what_is_the_matter_with_them() -> None:
    reader = sales(*features())
    found = {id_: (row.attributes.get("data-is") or "").split() for id_, row in reader.rows.items()}
    assert "stale" in found["approval-rules"]
    assert "overdue" in found["sepa-direct-debit"]
    assert "awaiting" in found["instant-payouts"]
    assert "changed" in found["multi-currency-reconciliation"]
    assert "changed" not in found["ledger-export"]
    assert reader.chips == ["stale", "overdue", "awaiting", "changed"]


def test_customers_are_not_told_what_is_the_matter() -> None:
    page = publish(inventory(*features()), Audience.CUSTOMER, PAST, MET)
    assert page.last_sync is None
    assert read(render_page(page)).chips == []


def test_a_row_says_until_when_its_word_is_fresh_for_whoever_keeps_the_page() -> None:
    reader = sales(*features())
    assert reader.rows["multi-currency-reconciliation"].attributes["data-until"] == "2026-11-27"
    assert "data-until" not in sales(status({"id": "y"}, unsigned())).rows["y"].attributes


def test_the_page_of_sales_does_not_say_that_engineering_stands_behind_every_row() -> None:
    page = render_page(publish(inventory(*features()), Audience.SALES, PAST, MET))
    assert "stands behind" not in page
    assert "Promise nothing that has no row here." in page
