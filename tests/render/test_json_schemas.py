"""The published schemas accept what the format's pages show, and refuse what the reader refuses."""

import json

import jsonschema
import pytest

from readyctl.render.json_schemas import SCHEMAS, schema

FEATURE = {
    "id": "multi-currency",
    "name": "Multi-currency",
    "summary": "Matches payments across currencies.",
    "level": "committed",
    "aliases": ["FX matching", 42],
    "delivery": {"date": "2027-Q2", "scope": False, "capacity": "2 engineers"},
    "caveats": [],
    "limits": [{"metric": "currencies", "at_most": 12}],
    "evidence": {},
    "replaced_by": None,
    "accurate_as_of": "2026-11-16",
    "owner": "",
    "proposed": None,
    "links": None,
}


def fits(name: str, document: object) -> bool:
    validator = jsonschema.Draft7Validator(json.loads(schema(name)))
    return not list(validator.iter_errors(document))


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_every_schema_is_one(name: str) -> None:
    jsonschema.Draft7Validator.check_schema(json.loads(schema(name)))


def test_a_whole_feature_fits() -> None:
    assert fits("feature", FEATURE)
    assert fits("feature", {"id": "old", "replaced_by": "new"})
    assert fits("feature", {"id": "old", "replaced_by": ["one", "two"]})


@pytest.mark.parametrize(
    "change",
    [
        {"level": "Committed"},
        {"levl": "beta"},
        {"delivery": None},
        {"delivery": {"date": "2027-06-30", "scope": "", "capacity": "x"}},
        {"delivery": {"date": "soon", "scope": "s", "capacity": "c"}},
        {"aliases": "FX"},
        {"level": "beta", "caveats": []},
        {"level": "shipped"},
        {"id": "Multi Currency"},
        {"ignore": [{"code": "RDY301"}]},
    ],
)
def test_what_the_reader_refuses_does_not_fit(change: dict[str, object]) -> None:
    assert not fits("feature", FEATURE | change)


def test_settings_take_days_in_both_ways() -> None:
    assert fits("readyctl", {"version": 1, "stale_after": {"default": "7d", "shipped": 30}})
    assert not fits("readyctl", {"version": 1, "stale_after": {"default": "week"}})
    assert not fits("readyctl", {"version": 2})


def test_a_roster_fits() -> None:
    ada = {"name": "Ada Lovelace", "emails": ["ada@example.com"], "lead": True, "areas": ["*"]}
    assert fits("roster", {"assurance": "committer", "engineers": [ada], "revoked": None})
    assert not fits("roster", {"assurance": "strong", "engineers": [ada]})
