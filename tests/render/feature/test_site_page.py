import base64
import datetime as dt
import hashlib
import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import jsonschema
import pytest

from readyctl.core.entry.document import Node
from readyctl.core.feature.inventory import FeatureStatus
from readyctl.core.history.audience import Audience, Told, publish
from readyctl.core.history.lines import HistoryLine
from readyctl.core.level.table import Level
from readyctl.render.feature.site.files import site_files
from support.inventories import REVISION, inventory, signed, status, tombstone, unsigned
from support.site_page import render_page

ATOM = "{http://www.w3.org/2005/Atom}"
BETA: dict[str, Node] = {
    "id": "rules",
    "name": "Approval rules",
    "level": "beta",
    "caveats": ["At most two levels."],
    "owner": "wf",
}

LINES = tuple(
    HistoryLine(dt.date.fromisoformat(day), level, counts, "ada@example.com", "c0ffee", due=due)
    for day, level, counts, due in (
        ("2026-11-20", Level.COMMITTED, True, "2027-06-30"),
        ("2026-10-12", Level.COMMITTED, True, "2027-03-31"),
        ("2026-10-02", Level.SHIPPED, False, "2026-12-31"),
        ("2026-09-01", Level.PLANNED, False, None),
    )
)
FX: dict[str, Node] = {
    "id": "fx",
    "level": "committed",
    "delivery": {"date": "2027-06-30", "scope": "One way.", "capacity": "2"},
}
PAGE = publish(inventory(status(FX, signed())), Audience.SALES, {"fx": Told(LINES)})


def html(*features: FeatureStatus, audience: Audience = Audience.SALES) -> str:
    return render_page(publish(inventory(*features), audience, {}))


def test_what_is_worked_out_for_a_row_is_not_held_with_its_feature() -> None:
    assert 'class="may cond"' in render_page(PAGE)
    assert not [card.view.id for card in PAGE.cards if vars(card.view)]


def test_the_header_says_of_when_and_of_what_revision() -> None:
    page = html()
    assert "2026-11-22" in page
    assert REVISION[:12] in page
    assert "May I mention, demo, offer or contract this?" in page


def test_a_stale_entry_says_how_old_its_word_is_and_whom_to_ask() -> None:
    page = html(status(BETA, signed(at="2026-11-02")))
    assert "Last confirmed 20 days ago, ask <bdi>wf</bdi>" in page
    assert "last confirmed 20 days ago" in page


def test_a_signature_shows_its_grade() -> None:
    assert "grade committer via forge" in html(status(BETA, signed(via_forge=True)))
    assert "verified" not in html(status(BETA, signed())).lower()


def test_the_answers_are_those_of_the_one_table() -> None:
    page = html(status(BETA, signed()))
    answers = re.findall(r'<span class="may (\w+)"><span class="key">([^<]+)</span> ([^<]+)</span>', page)
    assert answers == [
        ("cond", "Mention", "with its caveats"),
        ("cond", "Demo", "with its caveats"),
        ("cond", "Early access", "with its caveats"),
        ("no", "Contract", "no"),
    ]


def test_no_id_of_a_feature_can_be_one_of_the_pages_own() -> None:
    ids = ["q", "count", "find", "area", "features", "none", "body", "location"]
    page = html(*(status({"id": name}, unsigned()) for name in ids))
    found = re.findall(r'\sid="([^"]+)"', page)
    assert len(found) == len(set(found))
    assert set(ids) <= set(found)


def test_former_ids_are_anchors() -> None:
    stones = (tombstone("old", "rules"), tombstone("both", "rules", "fx"))
    known = inventory(status(BETA, signed()), status({"id": "fx"}, unsigned()), tombstones=stones)
    page = render_page(publish(known, Audience.SALES, {}))
    inside = page.partition('<details id="rules"')[2].partition("</details>")[0]
    assert '<code id="old">old</code>' in inside
    assert '<p id="both">' in page


@pytest.mark.parametrize("live", [False, True])
def test_only_the_pages_own_style_and_script_may_work(*, live: bool) -> None:
    page = render_page(publish(inventory(), Audience.SALES, {}), live=live)
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy
    said = policy[1].replace("&#39;", "'")
    assert said.startswith("default-src 'none'; ")
    assert ("connect-src 'self'" in said) is live
    for text in re.findall(r"<(?:style|script)>(.*?)</(?:style|script)>", page, flags=re.DOTALL):
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in said
    assert not re.search(r"\son\w+=|\sstyle=", page)


@pytest.mark.parametrize("audience", [Audience.SALES, Audience.ENGINEERING])
def test_the_data_has_the_shape_of_feature_list(audience: Audience) -> None:
    features = (status(BETA, signed()), status({"id": "fx", "level": "shipped"}, unsigned()))
    answer = json.loads(site_files(publish(inventory(*features), audience, {}))["features.json"])
    schema = json.loads((Path(__file__).parents[3] / "schemas/features-1.schema.json").read_text())
    jsonschema.validate(answer, schema)


def test_the_feed_is_atom_with_stable_ids() -> None:
    feeds = [ET.fromstring(site_files(PAGE)["changes.atom"]) for _ in range(2)]  # noqa: S314
    ids = [[entry.findtext(f"{ATOM}id") for entry in feed.findall(f"{ATOM}entry")] for feed in feeds]
    assert ids[0] == ids[1]
    assert len(set(ids[0])) == 4
    assert feeds[0].findtext(f"{ATOM}updated") == "2026-11-20T00:00:00Z"
    titles = [entry.findtext(f"{ATOM}title") for entry in feeds[0].findall(f"{ATOM}entry")]
    assert titles == [
        "fx: Committed by 2027-06-30, signed",
        "fx: Committed by 2027-03-31, signed",
        "fx: Planned, awaiting engineering",
        "fx: Planned",
    ]


def test_every_feature_has_both_badges() -> None:
    files = site_files(publish(inventory(status(BETA, signed())), Audience.SALES, {}))
    assert json.loads(files["badges/rules.json"]) == {
        "schemaVersion": 1, "label": "Approval rules", "message": "Beta", "color": "8a4600",
    }  # fmt: skip
    assert list(files)[-1] == "index.html"
