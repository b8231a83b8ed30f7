"""Many registries in one, from the command line: what they published, what collides, and what is left out."""

import json
from pathlib import Path

import jsonschema
import pytest

from readyctl.render.json_schemas import schema
from support.cli import registry, run
from support.people import ADA
from support.repo import RepoBuilder
from support.texts import SETTINGS, feature, feature_path

TODAY = "2026-01-07"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> RepoBuilder:
    """A place that is no repository, with what two registries published: both have an `fx`."""
    top = tmp_path_factory.mktemp("many")
    for name in ("Payments", "Search"):
        repo = registry(top / name)
        repo.write(SETTINGS, f"version: 1\nname: {name}\n")
        own = name.lower()
        repo.write(feature_path(own), feature(own, "shipped")).commit("more", by=ADA, at="2026-01-06")
        target = top / "desk" / "published" / own
        assert run(repo, "site", "build", "--output", str(target), at=TODAY, READYCTL_TODAY=TODAY).code == 0
    return RepoBuilder(top / "desk", create=False)


def call(desk: RepoBuilder, *args: str, day: str = TODAY) -> tuple[int, str, str]:
    done = run(desk, *args, READYCTL_TODAY=day)
    return done.code, done.out, done.err


def test_one_file_of_all_says_where_each_entry_comes_from_and_what_collides(desk: RepoBuilder) -> None:
    code, out, err = call(desk, "aggregate", "published")
    assert code == 0
    written = json.loads(out)
    jsonschema.validate(written, json.loads(schema("features-1")))
    assert [(f["id"], f["registry"]) for f in written["features"]] == [
        ("payments", "Payments"),
        ("payments-fx", "Payments"),
        ("search", "Search"),
        ("search-fx", "Search"),
    ]
    assert [(r["name"], r["as_of"], len(r["revision"])) for r in written["registries"]] == [
        ("Payments", TODAY, 40),
        ("Search", TODAY, 40),
    ]
    assert "the id fx is in several: payments-fx, search-fx" in err
    assert "the name Feature fx is in several: payments-fx, search-fx" in err
    assert call(desk, "aggregate", "published", "--strict")[0] == 1


def test_questions_documents_and_the_page_work_on_it(desk: RepoBuilder) -> None:
    assert call(desk, "aggregate", "published", "--output", "all.json")[:2] == (0, "")
    told = ("--registry", "all.json")
    code, out, err = call(desk, "ask", "Feature payments", *told)
    assert (code, "says the registry Payments" in out) == (0, True)
    assert err.startswith("from all.json: 2 registries, the oldest, Payments, as of 2026-01-07 (today)")
    assert json.loads(call(desk, "ask", "search-fx", *told, "--json")[1])["about"]["registry"] == "Search"
    assert call(desk, "ask", "fx", *told)[1].startswith('Unknown: two features answer to "fx"')
    (desk.top / "offer.txt").write_text("Feature fx is available today. Feature search is available today.\n")
    code, out, _ = call(desk, "doc", "check", "offer.txt", *told, "--json")
    assert (code, [d["subject"] for d in json.loads(out)["diagnostics"]]) == (1, ["payments-fx"])
    assert call(desk, "site", "build", "--from", "all.json", "--output", "page")[0] == 0
    page = (desk.top / "page" / "index.html").read_text()
    assert 'id="search-fx"' in page
    assert "<bdi>Search</bdi>, as of" in page
    assert (desk.top / "page" / "features.json").read_text() == (desk.top / "all.json").read_text()


def test_what_cannot_be_used_is_named_here_and_in_the_file(
    desk: RepoBuilder,
) -> None:
    (desk.top / "broken.json").write_text("{")
    (desk.top / "empty").mkdir(exist_ok=True)
    code, out, err = call(desk, "aggregate", "published", "broken.json", "empty", "missing.json")
    assert code == 3
    assert [one["path"] for one in json.loads(out)["left_out"]] == [
        "broken.json",
        "empty/features.json",
        "missing.json",
    ]
    assert "left out: broken.json: broken.json is damaged" in err
    (desk.top / "partial.json").write_text(out)
    code, _, err = call(desk, "ask", "Feature payments", "--registry", "partial.json")
    assert (code, "not in it: three files that could not be used when it was made" in err) == (0, True)
    assert call(desk, "site", "build", "--from", "partial.json", "--output", "partial")[0] == 0
    assert "Not in it" in (desk.top / "partial" / "index.html").read_text()


def test_an_old_file_is_left_out_and_the_one_file_is_as_old_as_its_oldest_part(desk: RepoBuilder) -> None:
    newer = (desk.top / "published" / "search" / "features.json").read_text().replace(TODAY, "2026-01-12")
    (desk.top / "newer.json").write_text(newer)
    code, out, err = call(desk, "aggregate", "published/payments", "newer.json", day="2026-01-14")
    assert (code, json.loads(out)["as_of"]) == (0, TODAY)
    (desk.top / "mixed.json").write_text(out)
    assert call(desk, "ask", "payments", "--registry", "mixed.json", day="2026-01-14")[0] == 0
    code, _, err = call(desk, "ask", "payments", "--registry", "mixed.json", day="2026-01-15")
    assert (code, "Payments in it is as of 2026-01-07" in err) == (3, True)
    code, out, err = call(desk, "aggregate", "published/payments", "newer.json", day="2026-01-15")
    assert (code, len(json.loads(out)["registries"])) == (3, 1)
    assert (
        call(desk, "aggregate", "published/payments", "newer.json", "--max-age", "30", day="2026-01-15")[0]
        == 0
    )


def test_where_nothing_can_be_used_nothing_is_written(desk: RepoBuilder) -> None:
    code, out, err = call(desk, "aggregate", "nowhere", "--output", "none.json")
    assert (code, out) == (3, "")
    assert "nothing can be merged" in err
    assert not (desk.top / "none.json").exists()


def test_a_page_from_a_file_is_for_sales_only(desk: RepoBuilder) -> None:
    made = str(Path("published") / "payments" / "features.json")
    code, _, err = call(desk, "site", "build", "--from", made, "--output", "out", "--audience", "customer")
    assert (code, "is for sales" in err) == (2, True)
