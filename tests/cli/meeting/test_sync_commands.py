"""Two meetings a month apart on a real history: agenda, record, comparison, trend."""

import json
from pathlib import Path

import pytest
from icalendar import Calendar

from support.calling import readyctl
from support.people import ADA
from support.repo import RepoBuilder
from support.story import ID, tell

FIRST_AGENDA = """\
Sync of 2025-03-02: 1 of 1 item needs a decision; 1 open deal, 120,000 EUR; the first sync, next 2025-04-02.

1. Multi-currency reconciliation is planned.
   Awaits engineering. Owner: payments-platform.
   1 open promise, 1 that may not be made, 120,000 EUR: Prospect (proposal) contract by 2025-06-30.
   ! what the entry claims awaits engineering, so it counts as planned.
   ! Prospect was promised a contract by 2025-06-30: not before engineering signs what the entry claims; \
until then it is planned.
   sam@example.com tells the customer: readyctl handoff check prospect-2025-02
   Ada Lovelace or Bob Byte signs: readyctl feature sign multi-currency-reconciliation

Waits for somebody besides:
  Ada Lovelace or Bob Byte reviews: prospect-2025-02 (120,000 EUR, 20 days, closes 2025-03-31): \
readyctl handoff review prospect-2025-02
  sam@example.com asks: prospect-2025-02 (120,000 EUR, 20 days, closes 2025-03-31): \
readyctl handoff questions prospect-2025-02
  two things about features that nobody is being sold: readyctl inbox --all

In the next six weeks:
  2025-03-31  the deal with Prospect is to close
  2025-04-02  the next sync
"""
SECOND_AGENDA = """\
Sync of 2025-04-06: 2 of 2 items need a decision; 2 open deals, 120,000 EUR and 80,000 USD; \
last sync 2025-03-03, next 2025-05-03.

1. Multi-currency reconciliation is committed for 2025-06-20, planned at the last sync.
   Signed, confirmed 10 days ago. Its signed date slipped once, 21 days. Owner: payments-platform.
   2 open promises, 120,000 EUR and 80,000 USD: Prospect (proposal) contract by 2025-06-30; \
Globex (evaluation) mention.
   ! it is stale: payments-platform has to confirm it again.
   > still open, ada@example.com by 2025-03-14: the deal says contract, and the claim of committed is not \
signed: engineering confirms scope and date.
   Ada Lovelace sees to it: readyctl explain multi-currency-reconciliation
   Ada Lovelace or Bob Byte confirms: readyctl feature sign multi-currency-reconciliation

2. Exports is shipped.
   Signed, confirmed 89 days ago. Owner: reporting.
   1 open promise, 80,000 USD: Globex (evaluation) demo, kept.
   ! it is stale: reporting has to confirm it again.
   Ada Lovelace or Bob Byte confirms: readyctl feature sign exports

Waits for somebody besides:
  Ada Lovelace or Bob Byte reviews: prospect-2025-02 (120,000 EUR, 55 days, was to close 2025-03-31): \
readyctl handoff review prospect-2025-02
  sam@example.com asks: prospect-2025-02 (120,000 EUR, 55 days, was to close 2025-03-31): \
readyctl handoff questions prospect-2025-02
  sam@example.com asks: globex-2025-03 (80,000 USD, 17 days): readyctl handoff questions globex-2025-03
  one thing about features that nobody is being sold: readyctl inbox --all

In the next six weeks:
  2025-05-03  the next sync

Changed since the sync of 2025-03-03:
  Multi-currency reconciliation: planned → committed; mention it: yes; put it in a contract: by 2025-06-20
  Multi-currency reconciliation: signed by ada@example.com
  Promises made:
    Globex (globex-2025-03, 80,000 USD): demo of 'exports', by sam@example.com on 2025-03-20
    Globex (globex-2025-03, 80,000 USD): mention of 'multi-currency-reconciliation', \
by sam@example.com on 2025-03-20
"""
TREND = """\
2025-03 to 2025-06, 2 syncs

                          Mar Apr May Jun
mismatches found    █▁▁▁    1   0   0   0   1 in all
mismatches settled  █▁▁▁    1   0   0   0   1 in all
signed slips        █▁▁▁    1   0   0   0   1 in all
promises kept       ▅▁▁█    1   0   0   2   3 in all
promises late       ▁▁▁▁    0   0   0   0   0 in all
promises broken     ▁▁▁▁    0   0   0   0   0 in all
promises withdrawn  ▁▁▁▁    0   0   0   0   0 in all
promises vanished   ▁▁▁▁    0   0   0   0   0 in all

Signed dates moved by 21 days in all.
"""


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> RepoBuilder:
    return tell(RepoBuilder(tmp_path_factory.mktemp("story") / "repo"))


@pytest.mark.parametrize(("at", "expected"), [("2025-03-02", FIRST_AGENDA), ("2025-04-06", SECOND_AGENDA)])
def test_the_agenda_of_each_meeting(story: RepoBuilder, at: str, expected: str) -> None:
    assert readyctl(story, "sync", "agenda", "--at", at) == (0, expected, "")


def test_a_feature_that_nobody_sells_is_not_walked(story: RepoBuilder) -> None:
    for chosen in ("text", "markdown", "json", "slack", "ics"):
        _, out, _ = readyctl(story, "sync", "agenda", "--at", "2025-04-06", "--format", chosen)
        assert "nsold" not in out


def test_a_won_deal_with_its_promise_kept_is_not_open(story: RepoBuilder) -> None:
    _, out, _ = readyctl(story, "sync", "agenda", "--at", "2025-06-20")
    walked, _, changed = out.partition("Changed since")
    assert "Prospect" not in walked
    assert "2025-06-30, with the deal, which is won" in changed
    assert "Globex (evaluation) mention, kept" in out
    assert "committed → shipped" in out


def test_an_unsigned_claim_does_not_leak_into_any_agenda(story: RepoBuilder) -> None:
    for chosen in ("text", "markdown", "json", "slack", "ics"):
        _, out, _ = readyctl(story, "sync", "agenda", "--at", "2025-03-02", "--format", chosen)
        for secret in ("committed", "2025-05-30", "One-way", "12 currencies", "80 ms"):
            assert secret not in out, chosen


def test_the_agenda_as_data(story: RepoBuilder) -> None:
    _, out, _ = readyctl(story, "sync", "agenda", "--at", "2025-04-06", "--json")
    said = json.loads(out)
    assert (said["schema"], said["last_sync"], said["next_sync"]) == (
        "readyctl.agenda/1",
        "2025-03-03",
        "2025-05-03",
    )
    assert said["value"] == [
        {"amount": "120000", "currency": "EUR"},
        {"amount": "80000", "currency": "USD"},
    ]
    first = said["features"][0]
    assert (first["level"], first["level_at_last_sync"], first["slips"][0]["days"]) == (
        "committed",
        "planned",
        21,
    )
    assert [promise["verdict"] for promise in first["promises"]] == ["fits", "fits"]
    assert first["still_open"][0]["owner"] == "ada@example.com"


def test_the_calendar_holds_every_day_ahead(story: RepoBuilder, tmp_path: Path) -> None:
    file = tmp_path / "sync.ics"
    code, out, _ = readyctl(
        story, "sync", "agenda", "--at", "2025-04-06", "--format", "ics", "--output", str(file)
    )
    assert (code, out) == (0, "")
    data = file.read_bytes()
    assert b"\r\n" in data
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    events = Calendar.from_ical(data).walk("VEVENT")
    assert [(str(e["SUMMARY"]), str(e.decoded("DTSTART"))) for e in events] == [
        ("The next sync", "2025-05-03"),
        ("Multi-currency reconciliation is to be delivered", "2025-06-20"),
        ("Multi-currency reconciliation is promised to Prospect", "2025-06-30"),
    ]
    assert len({str(event["UID"]) for event in events}) == 3


def test_the_trend(story: RepoBuilder) -> None:
    assert readyctl(story, "sync", "log", "--at", "2025-06-20") == (0, TREND, "")
    _, out, _ = readyctl(story, "sync", "log", "--at", "2025-06-20", "--json")
    months = json.loads(out)["months"]
    assert [month["month"] for month in months] == ["2025-03", "2025-04", "2025-05", "2025-06"]
    assert months[0] == {
        "month": "2025-03", "syncs": 1, "found": 1, "settled": 1,
        "slips": 1, "slipped_days": 21, "kept": 1, "late": 0, "broken": 0,
        "withdrawn": 0, "vanished": 0,
    }  # fmt: skip


ANSWERS = f"""\
attendees: [ada@example.com, sam@example.com]
mismatches:
  - feature: {ID}
    found: "no date: the deal says Q2"
    decision: engineering dates it
    owner: ada@example.com
  - {{feature: exports, found: nobody asked}}
notes: "#1"
"""


@pytest.fixture
def fresh(tmp_path: Path) -> RepoBuilder:
    repo = tell(RepoBuilder(tmp_path / "repo"), until="demo")
    repo.git("config", "user.name", ADA.name)
    repo.git("config", "user.email", ADA.email)
    (repo.top / "answers.yaml").write_text(ANSWERS)
    return repo


def test_a_record_is_written_committed_and_read_back(fresh: RepoBuilder) -> None:
    looked_at = fresh.head
    code, out, err = readyctl(
        fresh, "sync", "record", "--answers", "answers.yaml", "--yes", "--date", "2025-03-03"
    )
    assert code == 0, err
    assert "+++ b/registry/syncs/2025-03-03.yaml" in out
    assert "nobody owns, the mismatch of exports" in err
    assert fresh.head != looked_at
    assert fresh.git("show", "--name-only", "--format=%an: %s") == (
        "Ada Lovelace: sync of 2025-03-03: 2 mismatches\n\nregistry/syncs/2025-03-03.yaml"
    )
    _, agenda, _ = readyctl(fresh, "sync", "agenda", "--json", "--as-of", "2025-03-04")
    said = json.loads(agenda)
    assert said["last_sync"] == "2025-03-03"
    assert said["features"][0]["still_open"] == [
        {
            "found": "no date: the deal says Q2",
            "decision": "engineering dates it",
            "owner": "ada@example.com",
            "by": None,
        }
    ]
    assert looked_at in fresh.read("registry/syncs/2025-03-03.yaml")


def test_a_second_record_of_one_day_is_refused(fresh: RepoBuilder) -> None:
    day = ("--date", "2025-03-03")
    readyctl(fresh, "sync", "record", "--answers", "answers.yaml", "--yes", *day)
    code, _, err = readyctl(fresh, "sync", "record", "--answers", "answers.yaml", "--yes", *day)
    assert code == 1
    assert "there is a record of 2025-03-03 already" in err


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ("date: 2025-03-03", "-:1:1: 'date' is filled in by the command itself"),
        ("attendees: []\nmismatch: []", "-:2:1: 'mismatch' is no part of a record"),
        ("attendees: [", "-:2:1: this cannot be read"),
        ("mismatches: [{feature: x}]", "-:1:14: 'mismatches[0].found' is missing"),
        ("mismatches:\n- {feature: x, found: y, by: soon}", "-:2:30: mismatches[0].by"),
        (
            "mismatches: [{feature: x, found: y, owner: Ada Lovelase, done: 2025-03-03}]",
            (
                "-:1:44: no file of the registry names 'Ada Lovelase', who is to see to x\n"
                "help: did you mean Ada Lovelace? known are Ada Lovelace"
            ),
        ),
    ],
)
def test_answers_that_cannot_be_taken_are_named(fresh: RepoBuilder, answers: str, said: str) -> None:
    code, _, err = readyctl(fresh, "sync", "record", "--answers", "-", "--yes", stdin=answers)
    assert code == 2
    assert said in err
    assert not (fresh.top / "registry/syncs").exists()


def test_nobody_is_asked_where_nobody_can_answer(fresh: RepoBuilder) -> None:
    code, _, err = readyctl(fresh, "sync", "record")
    assert code == 2
    assert "--answers FILE" in err
    code, out, _ = readyctl(fresh, "sync", "record", "--answers", "answers.yaml", "--dry-run")
    assert code == 0
    assert "nobody asked" in out
    assert not (fresh.top / "registry/syncs").exists()


def test_the_comparison_since_the_last_sync_names_the_deals(story: RepoBuilder) -> None:
    code, out, _ = readyctl(story, "diff", "2025-03-03", "2025-04-06", "--json")
    assert code == 0
    changes = [change for change in json.loads(out)["changes"] if change["feature"] == ID]
    assert {deal for change in changes for deal in change["deals"]} == {"globex-2025-03", "prospect-2025-02"}
    assert changes[0]["value"] == [
        {"amount": "120000", "currency": "EUR"},
        {"amount": "80000", "currency": "USD"},
    ]
    _, out, _ = readyctl(story, "diff", "--since", "last-sync")
    assert "    deals: prospect-2025-02, globex-2025-03 (120,000 EUR and 80,000 USD)\n" in out


def _recorded(repo: RepoBuilder, day: str) -> str:
    return (repo.top / f"registry/syncs/{day}.yaml").read_text()


def test_a_record_of_an_earlier_day_names_the_commit_of_that_day(fresh: RepoBuilder) -> None:
    then = fresh.write("README", "then").commit("then", by=ADA, at="2025-08-01")
    now = fresh.write("README", "now").commit("now", by=ADA, at="2025-08-20")
    args = ("sync", "record", "--answers", "-", "--yes", "--no-commit")
    assert readyctl(fresh, *args, "--date", "2025-08-10", stdin="attendees: []")[0] == 0
    assert then in _recorded(fresh, "2025-08-10")
    named = ("--date", "2025-08-11", "--revision", now[:12])
    assert readyctl(fresh, *args, *named, stdin="attendees: []")[0] == 0
    assert now in _recorded(fresh, "2025-08-11")


def test_a_record_of_a_day_to_come_is_refused(fresh: RepoBuilder) -> None:
    args = ("sync", "record", "--answers", "-", "--yes", "--date", "9999-01-01")
    code, _, err = readyctl(fresh, *args, stdin="attendees: []")
    assert (code, "9999-01-01 is still to come" in err) == (2, True)


def test_a_record_tells_a_feature_that_nobody_knows(fresh: RepoBuilder) -> None:
    answers = "mismatches: [{feature: teleporter, found: sold}]"
    _, _, err = readyctl(fresh, "sync", "record", "--answers", "-", "--dry-run", stdin=answers)
    assert "note: there is no feature 'teleporter'" in err
