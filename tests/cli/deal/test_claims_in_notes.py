"""What a deal note's lines say of features, held against the registry: in every gate that a note passes."""

import json
from pathlib import Path

import pytest

from support.calling import readyctl
from support.people import ADA, BOB, SAM
from support.repo import RepoBuilder
from support.texts import ROSTER, SETTINGS, engineer, feature, feature_path, lead, roster, settings

DEAL = "registry/handoffs/acme.yaml"
WHOLE = """\
workflow:
  trigger: {text: A buyer files a refund request, status: confirmed}
  steps:
    - {who: team lead, text: Reads the request, status: confirmed}
    - {who: finance reviewer, text: Checks the amount, status: confirmed}
    - {who: finance reviewer, text: Pays the refund, status: confirmed}
  result: {text: The refund is paid, status: confirmed}
roles:
  - {role: finance reviewer, can: [view, edit], status: confirmed}
data:
  - {what: refunds, from: CRM, to: ERP, direction: one-way, when: nightly, format: CSV, status: confirmed}
"""


def note(*lines: str, stage: str = "proposal", part: str = "launch", more: str = "") -> str:
    head = f"id: acme\ncustomer: Acme\nowner: sam@example.com\nstage: {stage}\n{WHOLE}{more}"
    if part == "constraints":
        return head + "constraints:\n" + "".join(f"  - {line}\n" for line in lines)
    return head + f"day_one:\n  {part}:\n" + "".join(f"    - {line}\n" for line in lines)


def sure(text: str) -> str:
    return f"{{text: {text}, status: confirmed}}"


@pytest.fixture
def repo(tmp_path: Path) -> RepoBuilder:
    repo = RepoBuilder(tmp_path / "repo")
    repo.write(ROSTER, roster(lead(ADA), engineer(BOB))).write(SETTINGS, settings())
    repo.write(feature_path("forecast"), feature("forecast", "exploratory", name="AI cash forecast"))
    repo.write(feature_path("fx"), feature("fx", "committed", name="FX matching"))
    repo.write(feature_path("kanban"), feature("kanban", "beta", name="Kanban"))
    repo.write(feature_path("export"), feature("export", "shipped", name="Snowflake export"))
    repo.commit("begin", by=ADA, at="2026-01-05")
    return repo


def found(repo: RepoBuilder, *args: str) -> tuple[int, list[tuple[str, str, int]]]:
    code, out, _ = readyctl(repo, *args, "--format", "json", "--as-of", "2026-01-06")
    told = json.loads(out)["diagnostics"]
    return code, [(d["rule"], d["severity"], d["line"]) for d in told if d["code"].startswith("RDY6")]


def file(repo: RepoBuilder, text: str) -> None:
    repo.write(DEAL, text).commit("a note", by=SAM, at="2026-01-05")


@pytest.mark.parametrize(
    ("line", "stage", "rules"),
    [
        ("AI cash forecast works", "discovery", ["overclaim"]),
        ("AI cash forecast", "discovery", ["overclaim"]),
        ("They need AI cash forecast", "proposal", []),
        ("Acme needs AI cash forecast", "proposal", []),
        ("Kanban works", "discovery", ["missing-caveat"]),
        ("Kanban works", "contract", ["overclaim"]),
        ("Kanban works", "won", []),
        ("FX matching is there by 2027-06-30", "proposal", []),
        ("FX matching is there by March 2027", "proposal", ["claim-too-early"]),
        ("Snowflake export works", "contract", []),
    ],
)
def test_a_confirmed_line_may_say_what_the_stage_allows(
    repo: RepoBuilder, line: str, stage: str, rules: list[str]
) -> None:
    file(repo, note(sure(line), stage=stage))
    _, told = found(repo, "handoff", "check", "acme")
    assert [rule for rule, _, _ in told] == rules
    # A list of everything counts a note's open points in one line.
    assert found(repo, "check")[1] == [each for each in told if each[1] == "error"]


def test_the_finding_stands_at_the_line(repo: RepoBuilder) -> None:
    file(repo, note(sure("Refunds are paid"), sure("AI cash forecast works")))
    at = note().count("\n") + 2
    assert found(repo, "check") == (1, [("overclaim", "error", at)])


@pytest.mark.parametrize(
    "text",
    [
        note("{text: AI cash forecast works, status: assumed}"),
        note(sure("AI cash forecast works"), part="later"),
        note(sure("AI cash forecast works"), part="manual"),
        note(sure("They have AI cash forecast in another tool"), part="constraints"),
    ],
)
def test_what_is_assumed_later_or_theirs_claims_nothing(repo: RepoBuilder, text: str) -> None:
    file(repo, text)
    assert found(repo, "check")[1] == []


def test_the_words_of_a_promise_are_judged_for_what_its_keys_do_not_say(repo: RepoBuilder) -> None:
    promise = "promises:\n  - {{feature: fx, kind: {}, due: 2027-06-30, quote: '{}', status: confirmed}}\n"
    soon = promise.format("contract", "FX matching is coming in our next release")
    file(repo, note(sure("Refunds are paid"), more=soon))
    assert found(repo, "check")[1] == []
    there = promise.format("contract", "FX matching is live today, and AI cash forecast works")
    file(repo, note(sure("Refunds are paid"), more=there))
    assert [rule for rule, _, _ in found(repo, "check")[1]] == ["overclaim", "overclaim"]
    _, shown, _ = readyctl(repo, "handoff", "show", "acme", "--as-of", "2026-01-06")
    words = ("--kind", "mention", "--quote", "FX matching is live today")
    _, noted, _ = readyctl(repo, "handoff", "promise", "acme", "fx", *words, "--dry-run")
    for text in (shown, noted):
        assert "of fx, the quote says that it is available, and it is committed" in text


def by_ada(repo: RepoBuilder, *args: str) -> tuple[int, str]:
    who = {"AUTHOR": ADA, "COMMITTER": ADA}
    env = {f"GIT_{role}_NAME": person.name for role, person in who.items()}
    env |= {f"GIT_{role}_EMAIL": person.email for role, person in who.items()}
    code, _, err = readyctl(repo, *args, env=env)
    return code, err


@pytest.mark.parametrize(
    "text",
    [
        note(sure("AI cash forecast works"), stage="discovery"),
        note(sure("Kanban works"), stage="discovery"),
        note(
            sure("Refunds are paid"),
            stage="discovery",
            more="promises: [{feature: forecast, kind: contract, due: 2027-06-30, status: confirmed}]\n",
        ),
    ],
)
def test_the_gate_to_a_proposal_lets_no_error_pass_whoever_approved_it(repo: RepoBuilder, text: str) -> None:
    file(repo, text)
    review = ("handoff", "review", "acme", "--verdict", "approved", "--yes")
    gate = ("handoff", "check", "acme", "--gate", "proposal")
    code, err = by_ada(repo, *review)
    assert (code, "--despite" in err) == (2, True)
    assert "review:" not in repo.read(DEAL)
    assert by_ada(repo, *review, "--despite", "they know")[0] == 0
    assert "despite: they know" in repo.read(DEAL)
    code, _, err = readyctl(repo, *gate)
    assert (code, "engineering's review is valid" in err) == (1, True)
    assert "settle that before it goes into a proposal" in err


def test_a_clean_note_passes_the_gate_once_it_is_reviewed(repo: RepoBuilder) -> None:
    file(repo, note(sure("Snowflake export works")))
    gate = ("handoff", "check", "acme", "--gate", "proposal")
    assert readyctl(repo, *gate)[0] == 1
    assert by_ada(repo, "handoff", "review", "acme", "--verdict", "approved", "--yes")[0] == 0
    assert readyctl(repo, *gate)[0] == 0


def test_a_reviewer_sees_what_may_not_be_said_before_anything_else(repo: RepoBuilder) -> None:
    file(repo, note(sure("Kanban works"), stage="discovery"))
    _, err = by_ada(repo, "handoff", "review", "acme")
    assert (
        err.index("overclaim")
        < err.index("it names without a promise: Kanban (beta)")
        < err.index("review: ")
    )
    code, _ = by_ada(repo, "handoff", "review", "acme", "--verdict", "changes_requested", "--yes")
    assert code == 0


def test_a_later_approval_without_errors_forgets_why_the_earlier_one_was_given(repo: RepoBuilder) -> None:
    file(repo, note(sure("Kanban works")))
    review = ("handoff", "review", "acme", "--verdict", "approved", "--yes")
    assert by_ada(repo, *review, "--despite", "they know")[0] == 0
    file(repo, repo.read(DEAL).replace("Kanban works", "Refunds are paid"))
    assert by_ada(repo, *review)[0] == 0
    assert "they know" not in repo.read(DEAL)


def test_a_note_cannot_ignore_what_its_lines_may_not_say(repo: RepoBuilder) -> None:
    ignored = "ignore: [{code: RDY603, reason: we want it, until: 2027-01-01}]\n"
    file(repo, note(sure("AI cash forecast works"), more=ignored))
    code, told = found(repo, "check")
    assert (code, [rule for rule, _, _ in told]) == (1, ["overclaim"])


def test_an_honest_note_can_be_pushed(repo: RepoBuilder) -> None:
    base = repo.head
    file(repo, note(sure("AI cash forecast works")))
    code, told = found(repo, "check", "--range", f"{base}..HEAD")
    assert [(rule, severity) for rule, severity, _ in told] == [("overclaim", "warning")]
    assert code == 0


def test_the_scope_says_only_what_may_stand_in_a_contract(repo: RepoBuilder) -> None:
    lines = ("AI cash forecast works", "Kanban works", "Snowflake export works", "FX matching works")
    promises = (
        "promises:\n"
        "  - {feature: fx, kind: contract, due: 2027-09-30, status: confirmed}\n"
        "  - {feature: kanban, kind: contract, due: 2027-09-30, status: confirmed}\n"
    )
    file(repo, note(*map(sure, lines), more=promises))
    _, out, _ = readyctl(repo, "handoff", "scope", "acme", "--as-of", "2026-01-06")
    above, _, below = out.partition("Not included:")
    assert "Included on day one: Snowflake export works." in above
    assert "we plan to deliver it by 2027-09-30. What it covers: One way only." in above
    assert "only what the contract says is binding" in above
    assert not any(name in above for name in ("AI cash forecast", "Kanban"))
    assert "- not part of this proposal: AI cash forecast\n" in below
    assert "- not part of this proposal: Kanban works (early access, with its caveats)\n" in below
    assert "- not part of this proposal: FX matching works (coming by 2027-06-30)\n" in below
    for output_format, ending in (("text", ".txt"), ("markdown", ".md")):
        _, out, _ = readyctl(repo, "handoff", "scope", "acme", "--format", output_format)
        args = (
            "doc",
            "check",
            "-",
            "--as",
            ending,
            "--kind",
            "proposal",
            "--strict",
            "--as-of",
            "2026-01-06",
        )
        assert readyctl(repo, *args, stdin=out)[:2] == (0, "")


def test_diff_shows_the_deal_that_only_names_a_feature(repo: RepoBuilder) -> None:
    file(repo, note(sure("They count on Snowflake export"), part="constraints"))
    repo.write(feature_path("export"), feature("export", "beta", name="Snowflake export"))
    repo.commit("down", by=ADA)
    _, out, _ = readyctl(repo, "diff", "HEAD~1", "HEAD", "--json")
    assert [change["deals"] for change in json.loads(out)["changes"]] == [["acme"]]


def test_the_json_of_a_note_has_what_no_text_for_a_customer_has(repo: RepoBuilder) -> None:
    more = (
        "unsorted: [budget lol]\n"
        "promises:\n"
        "  - {feature: fx, kind: demo, status: confirmed}\n"
        "  - {feature: kanban, kind: demo, status: confirmed, "
        "withdrawn: {on: 2026-01-05, reason: no budget, told_customer: null}}\n"
    )
    file(repo, note(sure("Refunds are paid"), more=more))
    (row,) = json.loads(readyctl(repo, "handoff", "show", "acme", "--json")[1])["handoffs"]
    assert row["unsorted"] == ["budget lol"]
    ended = {"on": "2026-01-05", "reason": "no budget", "told_customer": None, "mistake": False}
    assert [one["withdrawn"] for one in row["promises"]] == [None, ended]
    assert "unsorted-lines" in readyctl(repo, "handoff", "check", "acme")[1]
    assert "unsorted-lines" not in readyctl(repo, "check")[1]
    for text in ("scope", "questions"):
        assert "lol" not in readyctl(repo, "handoff", text, "acme")[1]
    assert readyctl(repo, "handoff", "edit", "acme", "--unset", "unsorted[0]", "--yes")[0] == 0
    assert "lol" not in (repo.top / DEAL).read_text()


def test_the_names_of_our_own_reach_the_judge_of_note_lines(repo: RepoBuilder) -> None:
    line = sure("Initech supports AI cash forecast")
    repo.write(DEAL, note(line, part="constraints")).commit("a note", by=SAM)
    assert "RDY603" in readyctl(repo, "check", "--select", "RDY603")[1]
    repo.write(SETTINGS, settings("own: [FinanceOps]\n")).commit("who we are", by=ADA)
    assert "RDY603" not in readyctl(repo, "check", "--select", "RDY603")[1]
    repo.write(SETTINGS, settings("own: [Initech]\n")).commit("who we are", by=ADA)
    assert "RDY603" in readyctl(repo, "check", "--select", "RDY603")[1]
