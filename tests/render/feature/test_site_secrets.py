"""What a site must not say: a claim nobody signed, a name customers have no business with, live markup."""

import datetime as dt
import json
import re
import xml.etree.ElementTree as ET
from html.parser import HTMLParser

import pytest
from msgspec.structs import replace

from readyctl.core.entry.document import Node
from readyctl.core.feature.inventory import FeatureStatus
from readyctl.core.feature.written import LastWord
from readyctl.core.history.audience import Audience, Publication, Told, publish
from readyctl.core.history.lines import HistoryLine
from readyctl.core.level.table import Level
from readyctl.render.feature.site.files import site_files
from support.inventories import inventory, signed, status, tombstone, unsigned

HIDDEN = "CANARY"
CLAIM: dict[str, Node] = {
    "id": "fx",
    "name": "Matching",
    "summary": f"{HIDDEN} summary",
    "level": "committed",
    "aliases": [f"{HIDDEN} alias"],
    "delivery": {"date": "2031-03-07", "scope": f"{HIDDEN} scope", "capacity": f"{HIDDEN} capacity"},
    "caveats": [f"{HIDDEN} caveat"],
    "limits": [{"metric": f"{HIDDEN} metric", "at_least": f"{HIDDEN} bound"}],
    "evidence": {"production": f"{HIDDEN} evidence"},
    "links": [f"https://{HIDDEN}.example.com"],
    "tags": [f"{HIDDEN} tag"],
    "notes": f"{HIDDEN} notes",
    "proposed": {"level": "shipped", "reason": f"{HIDDEN} reason", "set": {"delivery.date": "2031-03-07"}},
    "owner": "payments-platform",
}
LINE = HistoryLine(
    dt.date(2026, 10, 1), Level.COMMITTED, False, "Sam Seller", "0bad" * 10, f"{HIDDEN} note", "2031-03-07"
)


def everything(page: Publication) -> str:
    return "\n".join(f"{path}\n{data.decode()}" for path, data in site_files(page).items())


def page_of(feature: FeatureStatus, audience: Audience) -> Publication:
    return publish(inventory(feature), audience, {feature.id: Told((LINE, LINE))})


@pytest.mark.parametrize("audience", [Audience.SALES, Audience.CUSTOMER])
@pytest.mark.parametrize("level", ["committed", "beta", "shipped"])
def test_an_unsigned_claim_appears_nowhere(audience: Audience, level: str) -> None:
    claim = status({**CLAIM, "level": level}, unsigned(f"{HIDDEN} why"))
    once = status({"id": claim.id, "name": "Matching"}, signed())
    page = page_of(replace(claim, last_words=(LastWord(once.entry, signed().act),)), audience)
    said = everything(page)
    assert "Matching" in said
    assert HIDDEN.lower() not in said.lower()
    assert "2031" not in said
    (feature,) = json.loads(site_files(page)["features.json"])["features"]
    assert (feature["level"], feature["effective_level"]) == ("planned", "planned")
    body = site_files(page)["index.html"].decode().partition("<details")[2].partition("</details>")[0]
    assert level not in body.lower()


@pytest.mark.parametrize("audience", list(Audience))
def test_notes_are_nobodys_on_a_page_and_proposals_engineerings_alone(audience: Audience) -> None:
    said = everything(page_of(status(CLAIM, signed()), audience))
    for hidden in ("notes", "tag", "capacity"):
        assert f"{HIDDEN} {hidden}" not in said
    assert (f"{HIDDEN} reason" in said) is (audience is Audience.ENGINEERING)
    assert f"{HIDDEN} scope" in said


def test_customers_find_no_name_of_engineering_no_commit_and_no_link() -> None:
    said = everything(page_of(status(CLAIM, signed()), Audience.CUSTOMER))
    for hidden in (
        "Ada",
        "ada@example.com",
        "a1b2c3d4",
        "payments-platform",
        f"https://{HIDDEN}",
        "Sam Seller",
    ):
        assert hidden not in said
    assert f"{HIDDEN} caveat" in said
    assert "changes.atom" not in said


def test_customers_find_nothing_exploratory_not_even_the_word() -> None:
    idea = status({"id": "voice", "name": "Voice entry", "level": "exploratory"}, signed())
    known = inventory(idea, status({"id": "fx"}, signed()), tombstones=(tombstone("speech", "voice"),))
    page = publish(known, Audience.CUSTOMER, {})
    files = site_files(page)
    said = everything(page).lower()
    assert "voice" not in said
    assert "speech" not in said
    assert "exploratory" not in re.sub(
        r"<style>.*?</style>", "", files["index.html"].decode().lower(), flags=re.DOTALL
    )


PAYLOADS = [
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    '" autofocus onfocus=alert(1) x="',
    "' onmouseover='alert(1)",
    "javascript:alert(1)",
    'https://x.example.com/" onclick="alert(1)',
    "{{ 7*7 }}{% raw %}",
    "]]><!--",
    "&lt;b&gt;&#x3c;",
    "\ufffe\x1b[31m\x00",
    "\u202e",
]


class Markup(HTMLParser):
    """Collects the elements and attributes that a browser would see."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.links += [value or "" for name, value in attrs if name in {"href", "src"}]


def hostile(payload: str) -> Publication:
    data: dict[str, Node] = {
        **CLAIM,
        "name": payload,
        "summary": payload,
        "aliases": [payload],
        "delivery": {"date": "2031-03-07", "scope": payload, "capacity": payload},
        "caveats": [payload],
        "limits": [{"metric": payload, "at_least": payload, "at_most": payload}],
        "evidence": {"production": payload, "docs": payload},
        "links": [payload],
        "owner": payload,
    }
    feature = status(data, signed(by=f"Ada {payload}"), area=payload)
    line = HistoryLine(dt.date(2026, 10, 1), Level.COMMITTED, True, payload, "c0ffee", payload, payload)
    known = inventory(feature, status({**data, "id": "other"}, unsigned(payload)), name=payload)
    return publish(known, Audience.ENGINEERING, {feature.id: Told((line,))})


def parsed(page: Publication) -> Markup:
    markup = Markup()
    markup.feed(site_files(page)["index.html"].decode())
    return markup


@pytest.mark.parametrize("payload", PAYLOADS)
def test_text_of_an_entry_is_never_markup(payload: str) -> None:
    page = hostile(payload)
    harmless, found = parsed(hostile("harmless")), parsed(page)
    assert found.tags == harmless.tags
    assert found.attributes == harmless.attributes
    assert all(
        link.startswith(("#", "data:,", "changes.atom", "https://x.example.com")) for link in found.links
    )
    for path, data in site_files(page).items():
        if path.endswith((".svg", ".atom")):
            ET.fromstring(data)  # noqa: S314 - our own output, which has to be well-formed
        if path.endswith(".json"):
            json.loads(data)
        assert not re.search(rb"[\x00\x1b]", data)


def test_a_link_is_one_only_where_it_leads_to_the_web() -> None:
    assert "https://canary.example.com" in [
        link.lower() for link in parsed(page_of(status(CLAIM, signed()), Audience.SALES)).links
    ]
    assert not [link for link in parsed(hostile("javascript:alert(1)")).links if "javascript" in link]
