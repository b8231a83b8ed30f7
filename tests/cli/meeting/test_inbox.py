"""What waits for one person, and what changed for her own deals."""

import json
import shlex
from email import message_from_string
from email.policy import default
from pathlib import Path
from typing import Any

import pytest

from support.cli import run
from support.people import ADA, BOB, PAT, SAM, Person
from support.repo import RepoBuilder
from support.texts import ROSTER, SETTINGS, engineer, feature, feature_path, lead, roster, settings

TODAY = "2026-02-01"
KIM = Person("Kim Keys", "kim@example.com")


def note(deal: str, owner: Person, feature_id: str, *, amount: int = 0, more: str = "") -> str:
    return (
        f"id: {deal}\ncustomer: {deal.title()}\nowner: {owner.email}\nstage: proposal\n"
        f"value: {{amount: {amount}, currency: EUR}}\n"
        f"promises:\n  - {{feature: {feature_id}, kind: demo, status: confirmed}}\n{more}"
    )


@pytest.fixture
def repo(tmp_path: Path) -> RepoBuilder:
    """Payments is Bob's, search nobody's by name; Sam and Kim have a deal each."""
    repo = RepoBuilder(tmp_path / "repo")
    repo.write(ROSTER, roster(lead(ADA), engineer(BOB, areas=["payments"]))).write(SETTINGS, settings())
    repo.write(feature_path("fx"), feature("fx", "committed"))
    repo.write(feature_path("find", "search"), feature("find", "shipped"))
    repo.write(feature_path("lost"), feature("lost", "exploratory"))
    repo.commit("begin", by=ADA, at="2026-01-05")
    repo.write("registry/handoffs/acme.yaml", note("acme", SAM, "fx", amount=120000))
    repo.write("registry/handoffs/globex.yaml", note("globex", KIM, "find", amount=80000))
    repo.commit("deals", by=SAM, at="2026-01-06")
    return repo


def test_what_changed_can_be_cut_to_the_deals_that_one_owns(repo: RepoBuilder) -> None:
    repo.write(feature_path("fx"), feature("fx", "beta"))
    repo.write(feature_path("find", "search"), feature("find", "beta"))
    repo.commit("news", by=ADA, at="2026-01-30")
    mine = run(repo, "diff", "HEAD~1", "--mine", by=SAM).out
    assert "fx: committed → beta" in mine
    assert "find" not in mine
    assert "find: shipped → beta" in run(repo, "diff", "HEAD~1", "--mine", by=KIM).out
    nobodys = run(repo, "diff", "HEAD~1", "--mine", by=PAT)
    assert (nobodys.code, "pat@example.com owns no deal here" in nobodys.err) == (2, True)


def test_a_promise_that_left_a_note_of_mine_is_mine(repo: RepoBuilder) -> None:
    repo.delete("registry/handoffs/acme.yaml").commit("tidy", by=PAT, at="2026-01-30")
    repo.write("registry/handoffs/other.yaml", note("other", SAM, "find")).commit(
        "new", by=SAM, at="2026-01-31"
    )
    told = run(repo, "diff", "2026-01-10", "--mine", by=SAM).out
    assert "Acme (acme, 120,000 EUR): demo of 'fx', without a word" in told
    assert "without a word" not in run(repo, "diff", "2026-01-10", "--mine", by=KIM).out


@pytest.fixture
def busy(repo: RepoBuilder) -> RepoBuilder:
    """Something of every kind waits: for Bob, for Ada as lead, for Sam, for Kim."""
    asked = "proposed: {level: beta, set: {caveats: slow}, by: pat@example.com, reason: Acme wants it}\n"
    untold = "withdrawn: {on: 2026-01-20, reason: cut}"
    repo.write(feature_path("fx"), feature("fx", "committed", more="owner: pat@example.com\n" + asked))
    repo.write(feature_path("new"), feature("new", "beta")).write(feature_path("bad"), "id: bad\n")
    repo.write(feature_path("page", "web"), feature("page", "planned"))
    repo.write("registry/handoffs/acme.yaml", note("acme", SAM, "fx", amount=120000) + (
        f"  - {{feature: find, kind: demo, status: confirmed, {untold}}}\n"
        f"questions: [{{text: Who approves?, status: not_discussed}}]\n"
    ))  # fmt: skip
    repo.delete("registry/handoffs/globex.yaml").delete(feature_path("lost"))
    decided = "{feature: fx, found: it is late, decision: move it, owner: kim@example.com, by: 2026-01-20}"
    record = (
        f"date: 2026-01-10\nrevision: {repo.head}\nattendees: [ada@example.com]\nmismatches: [{decided}]\n"
    )
    repo.write("registry/syncs/2026-01-10.yaml", record)
    repo.write(ROSTER, roster(lead(ADA), engineer(BOB, areas=["payments"]), engineer(PAT)))
    repo.commit("a busy week", by=PAT, at="2026-01-21")
    return repo


def waits(repo: RepoBuilder, who: str) -> list[dict[str, Any]]:
    done = run(repo, "inbox", "--for", who, "--json", "--as-of", TODAY)
    assert (done.code, done.err) == (0, "")
    answer = json.loads(done.out)
    assert (answer["schema"], answer["for"], answer["as_of"]) == ("readyctl.inbox/1", who, TODAY)
    items: list[dict[str, Any]] = answer["items"]
    return items


def told(repo: RepoBuilder, who: str) -> set[tuple[str, str]]:
    return {(item["what"], item["subject"]) for item in waits(repo, who)}


def test_each_person_sees_what_is_hers_and_nothing_else(busy: RepoBuilder) -> None:
    bobs = {
        ("decide", "fx"),
        ("confirm", "fx"),
        ("sign", "new"),
        ("settle", "bad"),
        ("review", "acme"),
        ("settle", "lost"),
    }
    assert told(busy, "bob@example.com") == bobs
    lain_too_long = {("confirm", "fx"), ("review", "acme")}
    leads = {("confirm", "find"), ("settle", "roster")} | lain_too_long
    assert told(busy, "ada@example.com") == leads
    assert told(busy, "sam@example.com") == {("tell", "acme"), ("ask", "acme")}
    assert told(busy, "kim@example.com") == {("tell", "globex"), ("due", "fx")}
    assert told(busy, "pat@example.com") == set()


def test_every_command_that_an_inbox_prints_runs_and_looking_settles_nothing(busy: RepoBuilder) -> None:
    everybody = ("bob@example.com", "ada@example.com", "sam@example.com", "kim@example.com")
    before = {who: waits(busy, who) for who in everybody}
    commands = {item["command"] for items in before.values() for item in items}
    assert len(commands) > 9
    for command in sorted(commands):
        name, *args = shlex.split(command)
        assert name == "readyctl"
        writes = ["--dry-run"] if args[1] in {"sign", "withdraw"} else []
        by = BOB if "new" in args or "fx" in args else ADA
        done = run(busy, *args, *writes, by=by, READYCTL_TODAY=TODAY)
        assert done.code in {0, 1}, (command, done)
    assert {who: waits(busy, who) for who in everybody} == before


def test_a_thing_is_gone_once_its_fact_has_changed(busy: RepoBuilder) -> None:
    for subject in ("new", "fx"):
        assert run(busy, "feature", "sign", subject, "--yes", by=BOB, at=TODAY).code == 0
    [untold] = [i for i in waits(busy, "sam@example.com") if "withdraw" in i["command"]]
    told_now = shlex.split(untold["command"])[1:]
    assert run(busy, *told_now, "--yes", by=SAM, at=TODAY, READYCTL_TODAY=TODAY).code == 0
    assert {("sign", "new"), ("confirm", "fx")}.isdisjoint(told(busy, "bob@example.com"))
    assert untold not in waits(busy, "sam@example.com")


def test_it_is_as_valuable_and_as_old_as_what_stands_behind_it(busy: RepoBuilder) -> None:
    first = waits(busy, "bob@example.com")[0]
    assert first["value"] == [{"amount": "120000", "currency": "EUR"}]
    decide = next(i for i in waits(busy, "bob@example.com") if i["what"] == "decide")
    assert (decide["since"], decide["age_days"]) == ("2026-01-21", 11)
    assert decide["why"] == "pat@example.com asks for beta with caveats: slow: Acme wants it"


def test_without_a_name_it_is_of_whoever_would_commit_here(busy: RepoBuilder) -> None:
    out = run(busy, "inbox", "--as-of", TODAY, by=SAM).out
    assert out.startswith("sam@example.com, 2026-02-01: ")
    assert "Acme has not been told that demo of 'find' was withdrawn" in out
    nobody = run(busy, "inbox", "--as-of", TODAY, by=PAT)
    assert (nobody.code, nobody.out, "nothing waits" in nobody.err) == (0, "", True)


def test_a_name_that_no_file_mentions_is_no_empty_inbox(busy: RepoBuilder) -> None:
    by_name = json.loads(run(busy, "inbox", "--for", "bob byte", "--json", "--as-of", TODAY).out)
    assert by_name["items"] == waits(busy, "bob@example.com")
    wrong = run(busy, "inbox", "--for", "bop@example.com", "--as-of", TODAY)
    assert (wrong.code, "did you mean bob@example.com" in wrong.err) == (2, True)


def test_the_weekly_message_says_what_changed_for_the_deals_of_its_owner(busy: RepoBuilder) -> None:
    hostile = feature("fx", "shipped", name="FX *now* <!channel>")
    busy.write(feature_path("fx"), hostile).commit("done", by=BOB, at="2026-01-30")
    markdown = run(busy, "inbox", "--for", "sam@example.com", "--format", "markdown", "--as-of", TODAY).out
    slack = run(busy, "inbox", "--for", "sam@example.com", "--format", "slack", "--as-of", TODAY).out
    assert "- **New since 2026-01-25, you may say:** FX \\*now\\*" in markdown
    assert "- **You may not say any more:** nothing" in markdown
    assert "`readyctl handoff questions acme`" in markdown
    assert "<!channel>" not in slack + markdown.replace("\\<", "")
    told = json.loads(slack)
    assert told["text"] == "sam@example.com, 2026-02-01: two things wait"
    assert told["blocks"][1]["text"]["text"].startswith("*New since 2026-01-25, you may say:* FX")
    engineers = run(busy, "inbox", "--for", "bob@example.com", "--format", "slack", "--as-of", TODAY).out
    assert "you may say" not in engineers


def test_what_the_screen_counts_is_what_the_inboxes_hold(busy: RepoBuilder) -> None:
    screen = json.loads(run(busy, "status", "--json", "--as-of", TODAY, by=SAM).out)
    items = [i for who in ("bob", "ada", "sam", "kim") for i in waits(busy, f"{who}@example.com")]
    features = {
        what: {i["subject"] for i in items if i["what"] == what} for what in ("sign", "confirm", "decide")
    }
    assert features["sign"] | {"bad"} == set(screen["unsigned"])
    assert features["confirm"] == set(screen["stale"])
    assert features["decide"] == set(screen["proposed"])
    assert screen["mine"] == len(waits(busy, "sam@example.com"))
    assert screen["next"][0] == {"command": "readyctl inbox", "why": "three things wait for you"}
    assert (screen["untrue"], screen["vanished"]) == (1, 1)


def test_an_area_that_no_line_names_is_settled_by_giving_it_to_somebody(repo: RepoBuilder) -> None:
    repo.write(
        ROSTER, roster(engineer(ADA, areas=["search"], more=", lead: true"), engineer(BOB, areas=["x"]))
    )
    repo.commit("areas", by=ADA, at="2026-01-07")
    [item] = [i for i in waits(repo, "ada@example.com") if i["subject"] == "payments"]
    assert item["what"] == "settle"
    given = ["--name", "Bob Byte", "--yes"]
    assert run(repo, *shlex.split(item["command"])[1:], *given, by=ADA, at="2026-01-08").code == 0
    assert ("settle", "payments") not in told(repo, "ada@example.com")
    assert ("confirm", "fx") in told(repo, "bob@example.com")


def test_the_cheapest_repairs_come_first_whoever_asks_and_each_line_is_a_command_that_runs(
    busy: RepoBuilder,
) -> None:
    done = run(busy, "suggest", "--json", "--as-of", TODAY, by=SAM)
    assert done.code == 0, done.err
    answer = json.loads(done.out)
    assert (answer["schema"], answer["as_of"]) == ("readyctl.suggest/1", TODAY)
    repairs = answer["repairs"]
    assert [(each["what"], each["subject"]) for each in repairs[:2]] == [("confirm", "fx"), ("decide", "fx")]
    assert repairs[0]["value"] == [{"amount": "120000", "currency": "EUR"}]
    assert [each["effort"] for each in repairs[:2]] == [1, 1]
    for each in repairs:
        _, *args = shlex.split(each["command"])
        asks = args[1] in {"sign", "review", "withdraw"}
        tried = run(busy, *args, *(["--dry-run"] if asks else []), "--as-of", TODAY)
        assert tried.code in {0, 1} or asks, (each["command"], tried.err)
    text = run(busy, "suggest", "--as-of", TODAY)
    assert "confirm  fx (effort 1, 120,000 EUR)" in text.out
    assert "readyctl feature sign fx" in text.out


def test_the_message_is_a_card_for_teams_and_a_mail_to_whose_inbox_it_is(busy: RepoBuilder) -> None:
    asked = ("inbox", "--for", "sam@example.com", "--as-of", TODAY, "--format")
    card = json.loads(run(busy, *asked, "teams").out)["attachments"][0]["content"]
    assert card["body"][1]["inlines"][0]["text"] == "New since 2026-01-25, you may say:"
    mail = message_from_string(run(busy, *asked, "eml", by=BOB).out, policy=default)
    assert (mail["To"], mail["From"]) == ("sam@example.com", "bob@example.com")
    assert "readyctl handoff" in mail.get_content()


def test_a_comparison_is_a_message_for_a_channel(busy: RepoBuilder) -> None:
    asked = ("diff", "--since", "2026-01-01", "--as-of", TODAY, "--format")
    slack = json.loads(run(busy, *asked, "slack").out)
    assert slack["text"].startswith("What changed for sales, ")
    assert len(slack["blocks"]) > 1
    assert json.loads(run(busy, *asked, "teams").out)["type"] == "message"


def test_what_changed_for_the_deals_of_one_owner_is_a_mail_to_her(repo: RepoBuilder) -> None:
    repo.write(feature_path("find", "search"), feature("find", "beta"))
    repo.commit("news", by=ADA, at="2026-01-30")
    asked = ("diff", "HEAD~1", "--format", "eml")
    done = run(repo, *asked, "--for", "kim@example.com", by=ADA)
    mail = message_from_string(done.out, policy=default)
    assert done.code == 0, done.err
    assert (mail["To"], mail["From"]) == ("kim@example.com", "ada@example.com")
    assert "May say less: Feature find" in mail.get_content()
    mine = message_from_string(run(repo, *asked, by=SAM).out, policy=default)
    assert (mine["To"], "find" in mine.get_content()) == ("sam@example.com", False)
    assert run(repo, *asked, "--mine", "--for", "sam@example.com").code == 2
