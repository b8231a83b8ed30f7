"""Who has to decide what: one list behind `inbox --all`, `suggest`, `sync agenda` and the one screen."""

import json
from email import message_from_string
from email.policy import default

import pytest

from support.cli import run
from support.people import ADA, BOB, PAT, SAM, Person
from support.repo import RepoBuilder
from support.texts import ROSTER, SETTINGS, engineer, feature, feature_path, lead, roster, settings

TODAY = "2026-02-01"
EVE = Person("Eve Stranger", "eve@example.com")


@pytest.fixture(scope="module")
def repo(tmp_path_factory: pytest.TempPathFactory) -> RepoBuilder:
    """Something of most kinds waits, for an engineer, a lead and a seller."""
    repo = RepoBuilder(tmp_path_factory.mktemp("waits") / "repo")
    repo.write(ROSTER, roster(lead(ADA), engineer(BOB, areas=["payments"]))).write(SETTINGS, settings())
    repo.write(feature_path("fx"), feature("fx", "beta", name="FX *now* <!channel>"))
    repo.write(feature_path("find", "search"), feature("find", "shipped"))
    repo.commit("begin", by=ADA, at="2026-01-05")
    asked = "proposed: {level: committed, by: pat@example.com, reason: Acme}\n"
    repo.write(feature_path("fx"), feature("fx", "shipped", name="FX *now* <!channel>", more=asked))
    repo.write(feature_path("idea"), feature("idea", "beta"))
    repo.write("registry/handoffs/acme.yaml", (
        "id: acme\ncustomer: Acme\nowner: sam@example.com\nstage: proposal\nclose_date: 2026-03-01\n"
        "value: {amount: 120000, currency: EUR}\npromises:\n"
        "  - {feature: fx, kind: contract, due: 2026-03-15, status: confirmed}\n"
    ))  # fmt: skip
    decided = "{feature: find, found: it is slow, decision: measure, owner: ada@example.com, by: 2026-01-20}"
    record = f"date: 2026-01-10\nrevision: {repo.head}\nattendees: []\nmismatches: [{decided}]\n"
    repo.write("registry/syncs/2026-01-10.yaml", record)
    repo.commit("a busy week", by=PAT, at="2026-01-21")
    return repo


def asked(repo: RepoBuilder, *words: str, by: Person = SAM) -> str:
    done = run(repo, *words, "--as-of", TODAY, by=by)
    assert done.code == 0, done.err
    return done.out


def names(people: list[dict[str, str | None]]) -> str:
    return " or ".join(each["name"] or each["address"] or "" for each in people)


def test_the_pages_agree(repo: RepoBuilder) -> None:
    everybody = json.loads(asked(repo, "inbox", "--all", "--json"))["waits"]
    listed = {
        (names(group["who"]), i["what"], i["subject"], i["command"])
        for group in everybody
        for i in group["items"]
    }  # fmt: skip
    assert {what for _, what, *_ in listed} >= {"decide", "sign", "confirm", "review", "tell", "due", "ask"}
    repairs = json.loads(asked(repo, "suggest", "--json"))["repairs"]
    assert {(" or ".join(r["by"]), r["what"], r["subject"], r["command"]) for r in repairs} == listed
    agenda = json.loads(asked(repo, "sync", "agenda", "--json"))
    steps = [*(step for item in agenda["features"] for step in item["steps"]), *agenda["besides"]]
    told = {(s["who"], s["what"], s["subject"], s["command"]) for s in steps}
    assert told <= listed
    assert len(told) + agenda["elsewhere"] == len(listed)
    assert all(item["steps"] for item in agenda["features"] if item["needs_decision"])
    for who in ("ada@example.com", "bob@example.com", "sam@example.com"):
        hers = json.loads(asked(repo, "inbox", "--for", who, "--json"))["items"]
        assert {(i["what"], i["subject"], i["command"]) for i in hers} <= {row[1:] for row in listed}
    screen = json.loads(asked(repo, "status", "--json"))
    assert screen["mine"] + screen["others"] == len(listed)


def test_one_page_says_who_what_why_by_when_and_how(repo: RepoBuilder) -> None:
    page = asked(repo, "inbox", "--all")
    assert page.startswith("2026-02-01: ")
    bobs = page[page.index("Bob Byte <bob@example.com>") :]
    assert "decide   fx (120,000 EUR of Acme, 11 days, due 2026-03-15): pat@example.com asks for" in bobs
    assert "sam@example.com\n" in page
    assert "readyctl handoff questions acme" in page


@pytest.mark.parametrize("words", [("inbox", "--all"), ("suggest",)])
def test_it_is_printed_for_chats_and_mails_and_what_people_typed_does_nothing_there(
    repo: RepoBuilder, words: tuple[str, ...]
) -> None:
    markdown = asked(repo, *words, "--format", "markdown")
    assert "- **Bob Byte: decide fx** (120,000 EUR of Acme, 11 days, due 2026-03-15): " in markdown
    slack = json.loads(asked(repo, *words, "--format", "slack"))
    assert "<!channel>" not in json.dumps(slack)
    assert len(slack["text"]) < 60
    assert json.loads(asked(repo, *words, "--format", "teams"))["type"] == "message"
    mail = message_from_string(asked(repo, *words, "--format", "eml", by=ADA), policy=default)
    assert (mail["To"], mail["From"]) == ("ada@example.com", "ada@example.com")
    assert "readyctl handoff questions acme" in mail.get_content()


def test_whom_no_file_names_is_told_who_git_takes_her_for_and_where_to_look(
    repo: RepoBuilder,
) -> None:
    done = run(repo, "inbox", "--as-of", TODAY, by=EVE)
    assert (done.code, done.out) == (0, "")
    assert (
        "git's author here is Eve Stranger <eve@example.com>, whom no file of the registry names" in done.err
    )
    for command in ("readyctl inbox --all", "readyctl inbox --for bob@example.com"):
        assert f"  {command}\n" in done.err
        assert run(repo, *command.split()[1:], "--as-of", TODAY, by=EVE).code == 0
    screen = asked(repo, "status", by=EVE)
    assert "git takes you for Eve Stranger <eve@example.com>, whom no file of the registry names" in screen
    assert "Bob Byte (" in screen
    hers = asked(repo, "status", by=BOB)
    assert "things wait for you, Bob Byte <bob@example.com>" in hers


def test_a_part_of_a_name_is_enough_and_several_are_listed(repo: RepoBuilder) -> None:
    assert asked(repo, "inbox", "--for", "Ada") == asked(repo, "inbox", "--for", "ada@example.com")
    several = run(repo, "inbox", "--for", "b", "--as-of", TODAY)
    assert several.code == 0
    both = run(repo, "inbox", "--for", "example", "--as-of", TODAY)
    assert both.code == 2
    assert "may be ada@example.com or bob@example.com or" in both.err
    assert run(repo, "inbox", "--all", "--for", "Ada").code == 2
