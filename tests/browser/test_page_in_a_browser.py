"""The page in a real Chromium, from a file address with the network off. Run by `make test-browser`."""

from pathlib import Path
from typing import Any

import pytest

from readyctl.core.history.audience import Audience, publish
from readyctl.core.history.merging import merge
from support.browser import TOP, look
from support.inventories import inventory, signed, status
from support.site_page import render_page
from support.site_sample import many, sample

pytestmark = pytest.mark.browser
SHOTS = TOP / ".cache/browser/screenshots"
WIDTHS = (360, 800, 1280)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[Audience, str]:
    folder = tmp_path_factory.mktemp("pages")
    for audience in Audience:
        (folder / f"{audience}.html").write_text(render_page(sample(audience)), encoding="utf-8")
    return {audience: str(folder / f"{audience}.html") for audience in Audience}


@pytest.mark.parametrize("audience", list(Audience))
def test_axe_finds_no_violation(pages: dict[Audience, str], audience: Audience) -> None:
    jobs: list[dict[str, Any]] = [
        {"page": pages[audience], "axe": True, "width": width, "scheme": scheme, "steps": steps}
        for width in WIDTHS
        for scheme in ("light", "dark")
        for steps in ([], [["open"]], [["type", "no such thing"]])
    ]
    for job, answer in zip(jobs, look(*jobs), strict=True):
        assert answer["violations"] == [], job
        assert answer["troubles"] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation_on_a_page_of_several_registries(tmp_path: Path, scheme: str) -> None:
    search = status({"id": "fuzzy", "name": "Ledger export", "level": "planned"}, signed())
    merged = merge([sample(Audience.SALES), publish(inventory(search, name="Search"), Audience.SALES, {})])
    assert merged.conflicts
    page = tmp_path / "index.html"
    page.write_text(render_page(merged.page), encoding="utf-8")
    jobs: list[dict[str, Any]] = [
        {"page": str(page), "axe": True, "width": width, "scheme": scheme, "steps": steps}
        for width in WIDTHS
        for steps in ([], [["open"]])
    ]
    for job, answer in zip(jobs, look(*jobs), strict=True):
        assert (answer["violations"], answer["troubles"], answer["wide"]) == ([], [], False), job


def test_a_search_finds_names_aliases_ids_and_former_ids(pages: dict[Audience, str]) -> None:
    page = pages[Audience.SALES]
    wanted = {
        "multi cur": ["multi-currency-reconciliation"],
        "FX MATCH": ["multi-currency-reconciliation"],
        "automated recon": ["multi-currency-reconciliation"],
        "fx-matching": ["multi-currency-reconciliation"],
        "sepa-d": ["sepa-direct-debit"],
        "العربية": ["arabic-invoices"],
        "supplíer": ["supplier-portal"],
    }
    answers = look(*({"page": page, "steps": [["type", words]]} for words in wanted))
    assert [answer["shown"] for answer in answers] == list(wanted.values())
    assert [answer["open"] for answer in answers] == list(wanted.values())
    assert {answer["count"] for answer in answers} == {"1 of 8 features"}


def test_nothing_found_says_so(pages: dict[Audience, str]) -> None:
    (answer,) = look({"page": pages[Audience.SALES], "steps": [["type", "teleportation"]]})
    assert (answer["shown"], answer["none"], answer["headings"]) == ([], True, [])


def test_filters_by_level_and_area_add_up(pages: dict[Audience, str]) -> None:
    page = pages[Audience.SALES]
    level, both, area, all_three = look(
        {"page": page, "steps": [["level", "Shipped"]]},
        {"page": page, "steps": [["level", "Shipped"], ["level", "Beta"]]},
        {"page": page, "steps": [["area", "workflow"]]},
        {"page": page, "steps": [["area", "payments"], ["level", "Shipped"], ["type", "ledger"]]},
    )
    assert level["shown"] == ["arabic-invoices", "ledger-export"]
    assert both["shown"] == ["arabic-invoices", "ledger-export", "approval-rules"]
    assert area["headings"] == ["workflow"]
    assert all_three["shown"] == ["ledger-export"]


def test_a_deep_link_opens_its_feature_below_the_search_bar(pages: dict[Audience, str]) -> None:
    page = pages[Audience.SALES]
    for answer in look(
        *({"page": page, "hash": "#sepa-direct-debit", "width": width} for width in WIDTHS),
        {"page": page, "steps": [["type", "portal"], ["hash", "sepa-direct-debit"]]},
    ):
        assert "sepa-direct-debit" in answer["open"]
        assert "sepa-direct-debit" in answer["shown"]
        assert 0 <= answer["target"] < 900


def test_a_former_id_leads_to_its_successor(pages: dict[Audience, str]) -> None:
    (answer,) = look({"page": pages[Audience.SALES], "hash": "#fx-matching"})
    assert answer["open"] == ["multi-currency-reconciliation"]


def test_the_keyboard_is_enough(pages: dict[Audience, str]) -> None:
    page = pages[Audience.SALES]
    typed, entered = look(
        {"page": page, "steps": [["press", "s"], ["press", "e"], ["press", "p"]]},
        {"page": page, "steps": [["press", "e"], ["press", "x"], ["press", "p"], ["press", "Enter"]]},
    )
    assert (typed["focus"], typed["shown"]) == ("_q", ["sepa-direct-debit"])
    assert entered["focus"] == entered["open"][0] == "ledger-export"


def test_a_slash_searches_and_escape_takes_it_back(pages: dict[Audience, str]) -> None:
    page = pages[Audience.SALES]
    searched, reset = look(
        {"page": page, "steps": [["press", "/"], ["press", "s"], ["press", "e"], ["press", "p"]]},
        {"page": page, "steps": [["level", "Overdue"], ["type", "sepa"], ["press", "Escape"]]},
    )
    assert (searched["focus"], searched["shown"]) == ("_q", ["sepa-direct-debit"])
    assert (reset["focus"], reset["count"]) == ("_q", "8 features")


def test_what_is_the_matter_can_be_filtered_for(pages: dict[Audience, str]) -> None:
    page = pages[Audience.SALES]
    wanted = {"Overdue": ["sepa-direct-debit"], "Awaiting engineering": ["instant-payouts"]}
    answers = look(*({"page": page, "steps": [["level", label]]} for label in wanted))
    assert [answer["shown"] for answer in answers] == list(wanted.values())


def test_a_page_that_somebody_kept_says_that_it_is_old(pages: dict[Audience, str]) -> None:
    page = pages[Audience.SALES]
    kept, fresh = look({"page": page, "on": "2026-12-31"}, {"page": page, "on": "2026-11-22"})
    assert kept["old"].startswith("This page is 39 days old. Entries that are past the day")
    assert fresh["old"] == ""


def test_the_words_are_copied_as_they_stand(pages: dict[Audience, str]) -> None:
    (answer,) = look({"page": pages[Audience.SALES], "steps": [["copy", "ledger-export"]]})
    assert answer["copied"] == "Ledger export is available today."
    assert answer["open"] == []


def test_nothing_is_asked_from_outside_and_nothing_runs_over(pages: dict[Audience, str]) -> None:
    jobs = [
        {"page": page, "width": width, "steps": [["open"]]}
        for page in pages.values()
        for width in (320, *WIDTHS)
    ]
    for job, answer in zip(jobs, look(*jobs), strict=True):
        assert [url for url in answer["requests"] if not url.startswith(("file:", "data:"))] == []
        assert not answer["wide"], job
        assert answer["troubles"] == []


def test_two_thousand_features_stay_quick(tmp_path: Path, record_property: Any) -> None:
    page = tmp_path / "many.html"
    page.write_text(render_page(many(2000)), encoding="utf-8")
    words = ["f", "fe", "feature 12", "feature 1234", "", "ledger thing 19"]
    (answer,) = look({"page": str(page), "timing": words, "steps": [["type", "thing 77"]]})
    assert len(answer["shown"]) == 38
    record_property("timing", answer["timing"])
    print(f"2,000 features: {page.stat().st_size // 1024} KiB, {answer['timing']}")  # noqa: T201 - to be read


def test_pictures_to_look_at(pages: dict[Audience, str]) -> None:
    SHOTS.mkdir(parents=True, exist_ok=True)
    jobs: list[dict[str, Any]] = [
        {"page": page, "width": width, "hash": "#multi-currency-reconciliation", **look_}
        | {"shot": str(SHOTS / f"{audience}-{width}-{'-'.join(look_.values())}.png")}
        for audience, page in pages.items()
        for width in WIDTHS
        for look_ in ({"scheme": "light"}, {"scheme": "dark"}, {"media": "print"})
    ]
    look(*jobs)
    assert all(Path(job["shot"]).stat().st_size > 10_000 for job in jobs)
