"""What waits for engineering, and the no that it may get."""

import json
from pathlib import Path

import pytest

from readyctl.adapters.git.porcelain import Porcelain
from readyctl.core.trust.commit import Header
from support.calling import readyctl
from support.people import ADA, BOB, PAT, SAM
from support.printed import commands
from support.repo import RepoBuilder
from support.terminal import ended, typing
from support.texts import ROSTER, SETTINGS, engineer, feature, feature_path, lead, roster, settings

FX = feature_path("fx")
ASKED = (
    "proposed: {level: committed, by: pat@example.com, reason: Acme waits, "
    "set: {delivery.date: 2027-06-30}}\n"
)
NOTE = """id: acme
customer: Acme
owner: sam@example.com
stage: contract
value: {amount: 1200000, currency: EUR}
promises:
  - {feature: fx, kind: mention, status: confirmed}
"""


@pytest.fixture
def repo(tmp_path: Path) -> RepoBuilder:
    repo = RepoBuilder(tmp_path / "repo")
    repo.write(ROSTER, roster(lead(ADA), engineer(BOB, areas=["other"]))).write(SETTINGS, settings())
    repo.write(FX, feature("fx", "planned")).commit("begin", by=ADA, at="2026-01-05")
    repo.write(FX, feature("fx", "planned", more=ASKED)).commit("ask", by=PAT, at="2026-01-10")
    repo.write("registry/handoffs/acme.yaml", NOTE).commit("promised", by=SAM, at="2026-01-11")
    return repo


def asked(repo: RepoBuilder) -> list[dict[str, object]]:
    code, out, _ = readyctl(repo, "feature", "proposals", "--json", "--as-of", "2026-01-20")
    assert code == 0
    found: list[dict[str, object]] = json.loads(out)["proposals"]
    return found


def test_a_request_tells_who_since_when_who_decides_and_the_deals_behind_it(repo: RepoBuilder) -> None:
    (one,) = asked(repo)
    assert (one["feature"], one["level"], one["set"]) == ("fx", "committed", {"delivery.date": "2027-06-30"})
    assert (one["by"], one["since"], one["age_days"]) == ("pat@example.com", "2026-01-10", 10)
    assert (one["deals"], one["value"]) == (["acme"], [{"amount": "1200000", "currency": "EUR"}])
    assert "Ada" in str(one["decides"])
    assert "Bob" not in str(one["decides"])


def test_an_edit_beside_the_request_makes_it_no_younger_and_another_request_does(repo: RepoBuilder) -> None:
    repo.write(FX, feature("fx", "planned", more=ASKED + "tags: [money]\n")).commit(
        "tag", by=SAM, at="2026-01-12"
    )
    assert asked(repo)[0]["since"] == "2026-01-10"
    other = ASKED.replace("2027-06-30", "2027-03-31")
    repo.write(FX, feature("fx", "planned", more=other)).commit("sooner", by=PAT, at="2026-01-13")
    assert asked(repo)[0]["since"] == "2026-01-13"


def test_the_list_names_the_commands_that_decide(repo: RepoBuilder) -> None:
    _, out, err = readyctl(repo, "feature", "proposals", "--as-of", "2026-01-20")
    assert "committed with delivery.date: 2027-06-30 (could not be signed)" in out
    assert "1,200,000 EUR" in out
    assert "readyctl feature sign fx --accept" in err
    assert (
        readyctl(repo, "feature", "decline", "fx", "--reason", "no", "--dry-run", env=repo.identity(ADA))[0]
        == 0
    )


def test_declining_takes_the_request_out_and_says_why_in_the_commit(repo: RepoBuilder) -> None:
    args = ("feature", "decline", "fx", "--reason", "nobody is free before summer", "--yes")
    code, _, err = readyctl(repo, *args, env=repo.identity(ADA))
    assert code == 0, err
    assert "tell pat@example.com" in err
    assert "nobody is free before summer" in repo.git("log", "-1", "--format=%B")
    assert repo.read(FX) == feature("fx", "planned")
    assert asked(repo) == []


def test_declining_what_nobody_asks_for_is_refused(repo: RepoBuilder) -> None:
    repo.write(FX, feature("fx", "planned")).commit("taken back", by=PAT)
    code, _, err = readyctl(repo, "feature", "decline", "fx", "--reason", "no", "--yes")
    assert (code, "nobody asks" in err) == (2, True)


def test_without_a_reason_and_without_a_terminal_it_names_the_option(repo: RepoBuilder) -> None:
    code, _, err = readyctl(repo, "feature", "decline", "fx", "--yes")
    assert (code, "--reason" in err) == (2, True)


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines()]


WANTED = ASKED.replace(
    "delivery.date: 2027-06-30", "delivery.date: 2027-06-30, delivery.scope: EUR, delivery.capacity: two"
)


def test_a_request_is_seen_wherever_engineering_looks(repo: RepoBuilder) -> None:
    at = ("--as-of", "2026-01-20")
    said = lines(readyctl(repo, "explain", "fx", *at)[1])
    (asked,) = (line for line in said if line.startswith("asked for: "))
    assert "by pat@example.com ten days ago: Acme waits (one open deal, 1,200,000 EUR)" in asked
    assert "could not be signed as it is: the level is 'committed' and 'delivery.scope' is missing" in said
    (decides,) = (line for line in said if "decides" in line)
    assert next(commands(decides)) == ["readyctl", "feature", "sign", "fx", "--accept"]
    listed = readyctl(repo, "feature", "list", "--proposed", "--json")[1]
    assert [each["id"] for each in json.loads(listed)["features"]] == ["fx"]
    assert "one request to decide as well (fx)" in readyctl(repo, "stale", *at)[2]
    agenda = readyctl(repo, "sync", "agenda", *at)[1]
    assert "1 of 1 item needs a decision" in agenda
    assert "asked of engineering by pat@example.com since 2026-01-10: committed with" in agenda
    for audience, shown in (("engineering", True), ("sales", False), ("customer", False)):
        assert readyctl(repo, "site", "build", "--audience", audience, "--output", audience)[0] == 0
        page = (repo.top / audience / "index.html").read_text()
        assert ("Acme waits" in page) is shown, audience


def test_what_was_granted_is_asked_for_no_more_and_goes_with_the_signature(repo: RepoBuilder) -> None:
    granted = feature(
        "fx", "committed", more=WANTED.replace("EUR", "One way only.").replace("two", "2 engineers in spring")
    )
    repo.write(FX, granted).commit("as asked", by=ADA, at="2026-01-15")
    assert asked(repo) == []
    assert readyctl(repo, "feature", "sign", "fx", "--yes", env=repo.identity(ADA))[0] == 0
    assert "proposed" not in repo.read(FX)


def test_before_a_request_is_granted_the_day_told_is_the_one_that_would_be_signed(repo: RepoBuilder) -> None:
    wanted = "proposed: {by: pat@example.com, set: {delivery.date: 2027-06-10}}\n"
    repo.write(FX, feature("fx", "committed", more=wanted)).commit("sooner", by=PAT, at="2026-01-15")
    sign = ("feature", "sign", "fx", "--accept", "--dry-run", "--as-of", "2027-05-31")
    _, out, err = readyctl(repo, *sign, env=repo.identity(ADA))
    (told,) = (line.strip() for line in (out + err).splitlines() if "its delivery date" in line)
    assert told == "its delivery date 2027-06-10 is in ten days"


def test_what_is_done_by_other_commands_is_asked_for_no_more_where_it_counts(repo: RepoBuilder) -> None:
    repo.write(FX, feature("fx", "planned", more=WANTED)).commit("all of it", by=PAT)
    values = ("--date", "2027-06-30", "--scope", "EUR", "--capacity", "two")
    level = ("feature", "set-level", "fx", "committed", *values, "--yes")
    assert readyctl(repo, *level, env=repo.identity(PAT))[0] == 0
    assert "proposed" in (repo.top / FX).read_text()
    repo.checkout()
    repo.git("checkout", "--", FX)
    code, _, err = readyctl(repo, *level, "--commit", env=repo.identity(ADA))
    assert (code, "remove proposed: that is what it asks for" in err) == (0, True)
    assert "proposed" not in repo.read(FX)
    more = 'proposed: {by: pat@example.com, set: {caveats: "EUR only"}}\n'
    repo.write(FX, repo.read(FX) + more).commit("a caveat", by=PAT)
    edit = ("feature", "edit", "fx", "--add", "caveats=EUR only", "--yes", "--commit")
    assert readyctl(repo, *edit, env=repo.identity(ADA))[0] == 0
    assert "proposed" not in repo.read(FX)


def test_git_is_asked_once_who_signs_however_many_are_granted(
    repo: RepoBuilder, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a1", "a2", "a3"):
        repo.write(feature_path(name), feature(name, "planned", more=WANTED))
    repo.commit("import", by=PAT)
    asks: list[Header] = []
    ask = Porcelain.next_header

    def heard(here: Porcelain) -> Header:
        asks.append(ask(here))
        return asks[-1]

    monkeypatch.setattr(Porcelain, "next_header", heard)
    sign = ("feature", "sign", "--mine", "--accept", "--dry-run")
    assert readyctl(repo, *sign, env=repo.identity(ADA))[0] == 0
    assert len(asks) == 1


def test_many_are_granted_in_one_commit_with_a_summary_and_what_lacks_is_left(repo: RepoBuilder) -> None:
    for name in ("a1", "a2", "a3", "a4"):
        repo.write(feature_path(name), feature(name, "planned", more=WANTED.replace("Acme", name)))
    forged = WANTED.replace("pat@example.com", r'"pat\n\nCo-authored-by: Eve <eve@example.com>"')
    repo.write(feature_path("a4"), feature("a4", "planned", more=forged))
    repo.commit("import", by=PAT)
    before = repo.head
    sign = ("feature", "sign", "--area", "payments", "--accept", "--yes")
    code, _, err = readyctl(repo, *sign, env=repo.identity(ADA))
    assert code == 0, err
    told = [line for line in err.splitlines() if "could not be signed" not in line]
    assert told[0] == "• apply 4 proposals and sign:"
    assert "a1: planned → committed with delivery.date: 2027-06-30" in err
    assert "fx could not be signed: the level is 'committed' and 'delivery.scope' is missing" in err
    assert repo.git("rev-list", "--count", f"{before}..HEAD") == "1"
    assert "a3: committed with" in repo.git("log", "-1", "--format=%B")
    assert [each["feature"] for each in asked(repo)] == ["fx"]
    listed = json.loads(readyctl(repo, "feature", "list", "--area", "payments", "--json")[1])["features"]
    assert [each["effective_level"] for each in listed] == ["committed"] * 4 + ["planned"]
    own = ("--set", "delivery.scope=EUR only", "--set", "delivery.capacity=me")
    mine = ("feature", "sign", "--mine", "--accept", "--yes")
    code, _, err = readyctl(repo, *mine, env=repo.identity(ADA))
    assert (code, "add --set delivery.scope=TEXT --set delivery.capacity=TEXT" in err) == (2, True)
    assert readyctl(repo, *mine, *own, env=repo.identity(BOB))[2].strip().startswith("nothing is proposed")
    assert readyctl(repo, *mine, *own, env=repo.identity(ADA))[0] == 0
    assert asked(repo) == []
    assert "EUR only" in repo.read(FX)


def test_an_area_that_is_none_is_named_and_not_taken_for_nothing_to_do(repo: RepoBuilder) -> None:
    code, _, err = readyctl(repo, "feature", "sign", "--area", "paymnts", "--yes", env=repo.identity(ADA))
    assert (code, "did you mean payments?" in err) == (2, True)


@pytest.mark.parametrize(
    ("args", "why"),
    [
        (("committed",), "committed needs delivery.date, delivery.scope, delivery.capacity"),
        (("beta", "--set", "caveats=TBD"), "says that there is nothing"),
        (("beta", "--set", "caveats=slow", "--set", "delivery.dat=x"), "unknown key 'dat'"),
        (("planned",), "fx is planned already"),
    ],
)
def test_what_could_not_be_signed_is_not_asked_for(
    repo: RepoBuilder, args: tuple[str, ...], why: str
) -> None:
    call = ("feature", "propose", "fx", *args, "--reason", "why", "--yes")
    code, _, err = readyctl(repo, *call, env=repo.identity(PAT))
    assert (code, why in err) == (2, True), err
    assert repo.git("status", "--porcelain") == ""


def test_a_request_that_somebody_else_took_away_is_told_to_whoever_asked(repo: RepoBuilder) -> None:
    wanted = feature("fx", "planned", more=WANTED)
    repo.write(FX, wanted).commit("all of it", by=PAT, at="2026-01-12")
    start = repo.head
    gone = repo.write(FX, feature("fx", "planned")).commit("tidy", by=SAM, at="2026-01-14")
    words = f"was removed by sam@example.com in {gone[:12]}"
    assert words in readyctl(repo, "diff", start, "HEAD")[1]
    assert words in readyctl(repo, "diff", start, "HEAD", "--format", "markdown")[1].replace("\\", "")
    (told,) = json.loads(readyctl(repo, "diff", start, "HEAD", "--json")[1])["requests"]
    assert (told["ending"], told["by"], told["ended_by"]) == ("removed", "pat@example.com", "sam@example.com")
    assert json.loads(readyctl(repo, "diff", gone, "HEAD", "--json")[1])["requests"] == []

    def waits(whose: str) -> list[dict[str, str]]:
        found = json.loads(readyctl(repo, "inbox", "--for", whose, "--json")[1])["items"]
        return [item for item in found if "was removed by" in item["why"]]

    assert waits("sam@example.com") == []
    (item,) = waits("pat@example.com")
    (again,) = commands(item["command"])
    assert readyctl(repo, *again[1:], "--yes", "--commit", env=repo.identity(PAT))[0] == 0
    assert waits("pat@example.com") == []


def test_who_asked_may_take_it_back_and_a_no_of_engineering_is_told_as_one(repo: RepoBuilder) -> None:
    start = repo.head
    repo.write(FX, feature("fx", "planned")).commit("not needed", by=PAT)
    assert json.loads(readyctl(repo, "diff", start, "HEAD", "--json")[1])["requests"] == []
    repo.write(FX, feature("fx", "planned", more=ASKED)).commit("needed", by=PAT)
    start = repo.head
    readyctl(repo, "feature", "decline", "fx", "--reason", "no", "--yes", env=repo.identity(ADA))
    (told,) = json.loads(readyctl(repo, "diff", start, "HEAD", "--json")[1])["requests"]
    assert told["ending"] == "declined"


def test_set_level_of_somebody_who_may_not_sign_becomes_a_request_at_a_terminal(repo: RepoBuilder) -> None:
    call = ("feature", "set-level", "fx", "beta", "--caveat", "slow")
    child = typing(repo.top, *call, env=repo.env | repo.identity(SAM))
    child.expect_exact("Make it a proposal to engineering instead?")
    child.sendline("")
    child.expect_exact("reason")
    child.sendline("the pilot went well")
    child.expect_exact("Go on?")
    child.sendline("y")
    assert ended(child)[0] == 0
    (one,) = asked(repo)
    assert (one["level"], one["set"], one["by"]) == ("beta", {"caveats": "slow"}, "sam@example.com")
    assert (repo.top / FX).read_text().startswith(feature("fx", "planned"))


def test_propose_asks_again_for_an_answer_that_could_not_be_signed(repo: RepoBuilder) -> None:
    child = typing(repo.top, "feature", "propose", "fx", "committed", env=repo.env | repo.identity(SAM))
    for answer in ("Q3", "2027-Q3", "TBD", "EUR", "two people", "they wait", "y"):
        child.expect([r": $", r"\] $"])
        child.sendline(answer)
    assert ended(child)[0] == 0
    (one,) = asked(repo)
    assert one["set"] == {
        "delivery.date": "2027-Q3",
        "delivery.scope": "EUR",
        "delivery.capacity": "two people",
    }
