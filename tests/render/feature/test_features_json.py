"""`feature list --json`, as the contract has it."""

import json

import jsonschema
import pytest

from readyctl.core.entry.document import Node, Problem
from readyctl.core.history.audience import Audience, publish
from readyctl.render.feature.features_json import feature, render
from readyctl.render.feature.site.features_json import features_json
from readyctl.render.json_schemas import schema
from support.inventories import inventory, signed, status, unsigned

DELIVERY: Node = {"date": "2027-06-30", "scope": "all", "capacity": "2"}
COMMITTED: dict[str, Node] = {"id": "x", "name": "X", "level": "committed", "delivery": DELIVERY}


def test_a_signed_feature() -> None:
    assert feature(status(COMMITTED, signed())).model_dump(mode="json") == {
        "id": "x",
        "area": "payments",
        "name": "X",
        "level": "committed",
        "effective_level": "committed",
        "signed": True,
        "signed_by": "ada@example.com",
        "signed_at": "2026-11-16T09:00:00Z",
        "commit": "a1b2c3d4" * 5,
        "assurance": "committer",
        "via_forge": False,
        "why": None,
        "accurate_as_of": "2026-11-16",
        "stale": False,
        "age_days": 6,
        "ended": False,
        "may": {"mention": "yes", "demo": "no", "early_access": "no", "contract": "by 2027-06-30"},
    }


def test_an_unsigned_feature_says_who_set_it_and_why_it_does_not_count() -> None:
    row = feature(status(COMMITTED, unsigned())).model_dump(mode="json")
    assert (row["level"], row["effective_level"], row["signed"]) == ("committed", "planned", False)
    assert (row["signed_by"], row["signed_at"], row["commit"]) == ("sam@example.com", None, "0bad" * 10)
    assert row["why"] == "sam@example.com is not on the roster"
    assert row["accurate_as_of"] is None


def test_the_list_fits_its_published_schema() -> None:
    invalid = status({"id": "z"}, unsigned(), problems=(Problem("tag", "a tag"),))
    written = json.loads(render(inventory(), [status(COMMITTED, signed()), invalid]))
    assert (written["schema"], written["as_of"]) == ("readyctl.features/1", "2026-11-22")
    assert [row["id"] for row in written["features"]] == ["x", "z"]
    jsonschema.validate(written, json.loads(schema("features-1")))


@pytest.mark.parametrize("audience", [Audience.SALES, Audience.ENGINEERING])
def test_a_page_tells_what_was_signed_and_the_words_for_each_kind(audience: Audience) -> None:
    delivery: Node = {"date": "2027-Q2", "scope": "all", "capacity": "2"}
    said: dict[str, Node] = {
        **COMMITTED,
        "summary": "It is X.",
        "aliases": ["Ex"],
        "delivery": delivery,
        "caveats": ["EUR only"],
        "limits": [{"metric": "currencies", "at_most": "12"}],
    }
    written = json.loads(features_json(publish(inventory(status(said, signed())), audience, {})))
    jsonschema.validate(written, json.loads(schema("features-1")))
    (row,) = written["features"]
    words = (
        "X is not available today; we plan to deliver it by 2027-06-30 (2027-Q2). What it covers: all. "
        "What to know: EUR only."
    )
    assert {key: row[key] for key in ("summary", "aliases", "caveats", "limits", "delivery")} == {
        "summary": "It is X.",
        "aliases": ["Ex"],
        "caveats": ["EUR only"],
        "limits": [{"metric": "currencies", "at_least": None, "at_most": "12"}],
        "delivery": {"date": "2027-06-30", "written": "2027-Q2", "scope": "all"},
    }
    assert row["sentences"] == {"mention": words, "demo": None, "early_access": None, "contract": words}
    assert row["disclaimer"] == "The date is for the scope named; only what the contract says is binding."
    assert row["fresh_until"] == "2026-11-23"


@pytest.mark.parametrize("audience", list(Audience))
def test_of_an_unsigned_claim_a_page_tells_none_of_it(audience: Audience) -> None:
    claim = status({**COMMITTED, "level": "planned", "summary": "CANARY"}, unsigned())
    forced = status({**COMMITTED, "caveats": ["CANARY"], "limits": [{"metric": "CANARY"}]}, unsigned())
    written = features_json(publish(inventory(forced), audience, {}))
    assert "CANARY" not in written
    if audience is Audience.CUSTOMER:
        assert "sentences" not in features_json(publish(inventory(claim), audience, {}))
    else:
        (row,) = json.loads(written)["features"]
        assert (row["summary"], row["delivery"], row["ends"]) == (None, None, None)
        assert row["sentences"]["contract"] is None
        assert row["sentences"]["mention"].startswith("X is on our roadmap as a future direction")
