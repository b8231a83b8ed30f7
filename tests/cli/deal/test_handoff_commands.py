"""Deal notes by the command line, in real repositories with two identities."""

import json
from pathlib import Path

import pytest

from support.cli import registry, run
from support.people import ADA, SAM
from support.repo import RepoBuilder
from support.texts import feature, feature_path

NOTE = "registry/handoffs/acme.yaml"
HEAD = "id: acme\ncustomer: Acme\nowner: sam@example.com\nstage: discovery\n"
WHOLE = (
    HEAD
    + """workflow:
  trigger: {text: A buyer files a refund request, status: confirmed}
  steps:
    - {who: team lead, text: Reviews it, custom: no, status: confirmed}
    - {who: finance, text: Approves each one above 500 EUR, custom: no, status: assumed}
roles:
  - {role: team lead, can: [view], status: confirmed}
data:
  - {what: refunds, from: CRM, to: billing, direction: one-way, status: confirmed}
constraints:
  - {text: Audit history for seven years, status: confirmed}
day_one:
  launch: [{text: Refunds, status: confirmed}]
"""
)


@pytest.fixture
def repo(tmp_path: Path) -> RepoBuilder:
    return registry(tmp_path)


def row(repo: RepoBuilder) -> dict[str, object]:
    answer = json.loads(run(repo, "handoff", "list", "--json").out)
    assert answer["schema"] == "readyctl.handoffs/1"
    (found,) = answer["handoffs"]
    assert isinstance(found, dict)
    return found


def note(repo: RepoBuilder, text: str = WHOLE) -> None:
    repo.write(NOTE, text).commit("note", by=SAM)


def test_list_and_show_have_the_documented_shape(repo: RepoBuilder) -> None:
    note(repo)
    found = row(repo)
    assert found["unconfirmed_share"] == 0.1429
    assert (found["estimate_gate"], found["review"], found["reviewed_by"]) == ("pass", "none", None)
    assert isinstance(found["findings"], int)
    shown = json.loads(run(repo, "handoff", "show", "acme", "--json").out)["handoffs"][0]
    assert shown.items() >= found.items()
    assert shown["lines"][1] == {
        "at": "workflow.steps[0]",
        "part": "workflow",
        "text": "team lead: Reviews it",
        "status": "confirmed",
    }
    assert "nothing yet" not in run(repo, "handoff", "show", "acme").out


def test_a_note_that_cannot_be_read_is_listed_with_the_error(repo: RepoBuilder) -> None:
    note(repo, HEAD + "constraints: [{text: no tag}]\n")
    found = row(repo)
    assert found["stage"] is None
    assert found["review"] == "none"
    assert "status" in str(found["why"])
    done = run(repo, "handoff", "check", "acme")
    assert done.code == 1
    assert f"{NOTE}:5:" in done.out


def test_the_estimate_gate_shows_its_arithmetic_and_decides_alone(repo: RepoBuilder) -> None:
    note(repo, HEAD + "promises: [{feature: fx, kind: contract, status: assumed}]\n")
    failed = run(repo, "handoff", "check", "acme", "--gate", "estimate")
    assert failed.code == 1
    assert "6 of 6 not confirmed is 100 %, the limit is 50 %: an estimate now is guesswork" in failed.err
    assert "confirm 4 more lines" in failed.err
    note(repo, WHOLE + "promises: [{feature: fx, kind: contract, status: confirmed}]\n")
    assert run(repo, "handoff", "check", "acme").code == 1, "the contract promise has no date"
    passed = run(repo, "handoff", "check", "acme", "--gate", "estimate", "--format", "json")
    assert passed.code == 0
    assert json.loads(passed.out)["schema"] == "readyctl.check/1"


def test_a_review_by_an_engineer_opens_the_proposal_gate_until_a_line_changes(repo: RepoBuilder) -> None:
    note(repo)
    gate = ("handoff", "check", "acme", "--gate", "proposal")
    assert run(repo, *gate).code == 1
    first = run(repo, "handoff", "review", "acme", "--verdict", "approved", "--yes")
    assert first.code == 0
    assert "nobody of engineering has read it" in first.err
    assert (row(repo)["review"], row(repo)["reviewed_by"]) == ("valid", "ada@example.com")
    assert run(repo, *gate).code == 0

    uncovered = repo.read(NOTE).replace("stage: discovery", "stage: proposal")
    repo.write(NOTE, uncovered).commit("stage", by=SAM)
    assert row(repo)["review"] == "valid"

    repo.write(NOTE, uncovered.replace("seven years", "ten years")).commit("late", by=SAM)
    assert row(repo)["review"] == "outdated"
    done = run(repo, *gate)
    assert done.code == 1
    assert "sam@example.com changed constraints[0].text" in done.out
    shown = run(repo, "handoff", "review", "acme")
    assert "changed since the review: sam@example.com changed constraints[0].text" in shown.err

    again = run(
        repo, "handoff", "review", "acme", "--verdict", "changes_requested", "--remarks", "why ten?", "--yes"
    )
    assert again.code == 0
    assert row(repo)["review"] == "changes_requested"
    assert run(repo, *gate).code == 1


def test_writing_the_note_oneself_is_no_review_and_a_typed_one_neither(repo: RepoBuilder) -> None:
    repo.write(NOTE, WHOLE + "review: {as_of: 2026-01-05, verdict: approved}\n").commit("own", by=ADA)
    assert row(repo)["review"] == "none"
    repo.write(NOTE, WHOLE + "review: {as_of: 2026-01-06, verdict: approved}\n").commit("typed", by=SAM)
    assert row(repo)["review"] == "none"


def test_the_verdict_is_the_engineers_whatever_is_typed_afterwards(repo: RepoBuilder) -> None:
    note(repo)
    run(repo, "handoff", "review", "acme", "--verdict", "changes_requested", "--yes")
    forged = repo.read(NOTE).replace("changes_requested", "approved")
    repo.write(NOTE, forged).commit("approved", by=SAM)
    assert row(repo)["review"] == "changes_requested"


def test_a_line_that_is_not_committed_yet_voids_a_review(repo: RepoBuilder) -> None:
    note(repo)
    run(repo, "handoff", "review", "acme", "--verdict", "approved", "--yes")
    repo.put(NOTE, repo.read(NOTE).replace("seven", "ten"))
    assert row(repo)["review"] == "outdated"
    refused = run(repo, "handoff", "review", "acme", "--verdict", "approved", "--yes")
    assert refused.code == 1
    assert "not committed" in refused.err


def test_a_review_is_outdated_when_a_promised_feature_changes(repo: RepoBuilder) -> None:
    note(repo, WHOLE + "promises: [{feature: fx, kind: contract, due: 2027-06-30, status: confirmed}]\n")
    run(repo, "handoff", "review", "acme", "--verdict", "approved", "--yes")
    assert row(repo)["review"] == "valid"
    later = feature().replace("2027-06-30", "2027-09-30")
    repo.write(feature_path(), later).commit("slip", by=ADA)
    assert row(repo)["review"] == "outdated"
    assert "the date of 'fx' went from 2027-06-30 to 2027-09-30" in run(repo, "handoff", "show", "acme").out


@pytest.mark.parametrize("move", [("--area", "ledger"), ("currency",)])
def test_a_review_outlives_a_promised_features_new_place_or_name(
    repo: RepoBuilder, move: tuple[str, ...]
) -> None:
    note(repo, WHOLE + "promises: [{feature: fx, kind: contract, due: 2027-06-30, status: confirmed}]\n")
    run(repo, "handoff", "review", "acme", "--verdict", "approved", "--yes")
    moved = run(repo, "feature", "rename", "fx", *move, "--yes", "--commit")
    assert moved.code == 0, moved.err
    assert row(repo)["review"] == "valid", run(repo, "handoff", "show", "acme").out


def test_a_sales_rep_cannot_review(repo: RepoBuilder) -> None:
    note(repo)
    repo.git("config", "user.name", SAM.name)
    repo.git("config", "user.email", SAM.email)
    before = repo.head
    done = run(
        repo, "handoff", "review", "acme", "--verdict", "approved", "--yes",
        GIT_AUTHOR_NAME=SAM.name, GIT_AUTHOR_EMAIL=SAM.email,
        GIT_COMMITTER_NAME=SAM.name, GIT_COMMITTER_EMAIL=SAM.email,
    )  # fmt: skip
    assert done.code == 1
    assert "would not count" in done.err
    assert repo.head == before


def test_scope_claims_only_what_is_confirmed_and_can_be_traced(repo: RepoBuilder) -> None:
    note(repo)
    done = run(repo, "handoff", "scope", "acme", "--trace")
    assert done.code == 0
    assumed = done.out.split("Not included:")[0]
    assert "no approval paths, one user role (team lead) [roles[0], line 11] and a one-way data" in assumed
    assert "from CRM to billing [data[0], line 13]" in assumed
    assert (
        "proposal: finance: Approves each one above 500 EUR (assumed) [workflow.steps[1], line 9]" in done.out
    )


def test_scope_as_data_says_what_the_text_says_and_on_which_lines(repo: RepoBuilder) -> None:
    note(repo)
    told = json.loads(run(repo, "handoff", "scope", "acme", "--json").out)
    text = run(repo, "handoff", "scope", "acme").out
    excluded = "not part of this proposal: finance: Approves each one above 500 EUR (assumed)"
    assert {"text": excluded, "on": ["workflow.steps[1]"]} in told["excluded"]
    named = [phrase for under in told["included"] for phrase in under["phrases"]]
    for phrase in (*told["assumes"], *named, *told["excluded"], *told["open"]):
        assert phrase["text"] in text
    assert run(repo, "handoff", "scope", "acme", "--json", "--format", "markdown").code == 2


def test_scope_as_a_document(repo: RepoBuilder, tmp_path: Path) -> None:
    from docx import Document

    note(repo)
    assert run(repo, "handoff", "scope", "acme", "--format", "docx").code == 2
    target = tmp_path / "scope.docx"
    assert run(repo, "handoff", "scope", "acme", "--format", "docx", "--output", str(target)).code == 0
    text = [paragraph.text for paragraph in Document(str(target)).paragraphs]
    assert text[0] == "Scope for Acme"
    assert "Not included:" in text


def test_questions_are_few_and_the_most_expensive_come_first(repo: RepoBuilder) -> None:
    note(repo, HEAD)
    few = json.loads(run(repo, "handoff", "questions", "acme", "--json").out)
    everything = json.loads(run(repo, "handoff", "questions", "acme", "--json", "--all").out)
    assert len(few["questions"]) == 7
    assert len(everything["questions"]) == few["open"] > 7
    costs = [question["cost"] for question in everything["questions"]]
    assert costs == sorted(costs, reverse=True)
    assert run(repo, "handoff", "questions", "acme").out.startswith("To give Acme an estimate that holds")


def test_a_suppressed_question_is_not_asked_until_the_day_it_ends(repo: RepoBuilder) -> None:
    note(repo, HEAD + "ignore: [{code: RDY416, reason: they start empty, until: 2026-03-01}]\n")
    asked = "What is in the old system"
    soon = run(repo, "handoff", "questions", "acme", "--all", READYCTL_TODAY="2026-02-01")
    later = run(repo, "handoff", "questions", "acme", "--all", READYCTL_TODAY="2026-03-02")
    assert asked not in soon.out
    assert asked in later.out


def test_an_interview_never_asks_where_nobody_is(repo: RepoBuilder) -> None:
    done = run(repo, "handoff", "new", "--customer", "Acme")
    assert done.code == 2
    assert "--answers FILE" in done.err


def test_answers_from_a_file_need_neither_repository_nor_git(repo: RepoBuilder, tmp_path: Path) -> None:
    answers = tmp_path / "answers.yaml"
    answers.write_text(
        "customer: Acme\nowner: sam@example.com\nid: acme\n"
        "trigger: A buyer files a request - confirmed\n"
        "step: ['team lead: reviews it - confirmed', 'pays']\n"
        "roles: [{role: team lead, can: [view], status: confirmed}]\n"
        "value: {amount: 10, currency: EUR}\n",
        encoding="utf-8",
    )
    target = tmp_path / "plain" / "note.yaml"
    target.parent.mkdir()
    done = run(
        repo,
        "handoff",
        "new",
        "--answers",
        str(answers),
        "--output",
        str(target),
        GIT_DIR="/nowhere",
        PATH="",
    )
    assert (done.code, done.err.count("error")) == (0, 0), done.err
    filed = run(repo, "handoff", "import", str(target), "--yes")
    assert filed.code == 0, filed.err
    shown = json.loads(run(repo, "handoff", "show", "acme", "--json").out)["handoffs"][0]
    assert [(line["at"], line["status"]) for line in shown["lines"]][:3] == [
        ("workflow.trigger", "confirmed"),
        ("workflow.steps[0]", "confirmed"),
        ("workflow.steps[1]", "assumed"),
    ]
    assert any(line["at"] == "roles[0]" for line in shown["lines"])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("customer: Acme\ncolour: blue\n", "'colour' is no question"),
        ("customer: [\n", "answers.yaml:"),
        ("customer: Acme\ntrigger: {a: b}\n", "'trigger' is no line of text"),
    ],
)
def test_answers_that_cannot_be_read_are_refused(
    repo: RepoBuilder, tmp_path: Path, text: str, said: str
) -> None:
    answers = tmp_path / "answers.yaml"
    answers.write_text(text, encoding="utf-8")
    done = run(repo, "handoff", "new", "acme", "--answers", str(answers), "--yes")
    assert done.code == 2
    assert said in done.err


def test_import_keeps_every_line_and_shows_where_it_went(repo: RepoBuilder, tmp_path: Path) -> None:
    notes = tmp_path / "acme.md"
    notes.write_bytes(
        b"# Call\r\nManagers approve refunds over 500 EUR - assumed.\r\nThe weather was nice.\r\n"
    )
    done = run(repo, "handoff", "import", str(notes), "--customer", "Acme", "--yes")
    assert done.code == 0, done.err
    assert "workflow.steps[0]" in done.err
    assert "1 of 3 lines found no place and stay under `unsorted`" in done.err
    text = (repo.top / NOTE).read_text(encoding="utf-8")
    assert "The weather was nice." in text
    assert "\r" not in text


def test_import_from_a_pipe(repo: RepoBuilder) -> None:
    done = run(
        repo, "handoff", "import", "-", "acme", "--customer", "Acme", "--yes", stdin="Who pays? - open\n"
    )
    assert done.code == 0, done.err
    assert "{text: Who pays?, status: not_discussed}" in (repo.top / NOTE).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("blob", "said"),
    [
        (b"fine\n\xff\xfe\n", "acme.md:2: the text is not UTF-8"),
        ("fine\nbad \u202e char\n".encode(), "acme.md:2: the text has the character U+202E"),
        (b"\n\n", "has no line to import"),
        (b"line - assumed\n" * 10_000, "64 KiB"),
    ],
)
def test_import_says_clearly_what_it_cannot_take(
    repo: RepoBuilder, tmp_path: Path, blob: bytes, said: str
) -> None:
    notes = tmp_path / "acme.md"
    notes.write_bytes(blob)
    done = run(repo, "handoff", "import", str(notes), "--customer", "Acme", "--yes")
    assert done.code == 2
    assert said in done.err
    assert not (repo.top / NOTE).exists()


def test_edit_changes_one_line_and_nothing_else(repo: RepoBuilder) -> None:
    text = WHOLE.replace("roles:", "# who\r\nroles:").replace("\r\n", "\n")
    note(repo, text)
    done = run(repo, "handoff", "edit", "acme", "--set", "workflow.steps[1].status=confirmed", "--yes")
    assert done.code == 0, done.err
    wanted = text.replace(
        "above 500 EUR, custom: no, status: assumed", "above 500 EUR, custom: no, status: confirmed"
    )
    assert (repo.top / NOTE).read_text(encoding="utf-8") == wanted
    added = run(repo, "handoff", "edit", "acme", "--add", "constraints=In English - assumed", "--yes")
    assert added.code == 0, added.err
    assert "{text: In English, status: assumed}" in (repo.top / NOTE).read_text(encoding="utf-8")
    assert run(repo, "handoff", "edit", "acme", "--add", "constraints=no tag", "--yes").code == 2
    assert run(repo, "handoff", "edit", "acme", "--set", "stage=signed", "--yes").code == 2


def test_retro_tells_what_was_open_what_changed_late_and_what_to_ask(repo: RepoBuilder) -> None:
    for deal in ("one", "two"):
        path = f"registry/handoffs/{deal}.yaml"
        text = HEAD.replace("id: acme", f"id: {deal}").replace("discovery", "proposal")
        text += "constraints: [{text: The usual nightly export, status: assumed}]\n"
        repo.write(path, text).commit(deal, by=SAM, at="2026-01-10")
    path = "registry/handoffs/one.yaml"
    settled = repo.read(path).replace("assumed", "confirmed")
    repo.write(path, settled).commit("settled", by=SAM, at="2026-01-24")
    done = run(repo, "handoff", "retro")
    assert done.code == 0, done.err
    assert "14 days" in done.out
    assert "2 of 2 deals" in done.out
    assert (
        "one, after the proposal, never reviewed: sam@example.com changed constraints[0].status" in done.out
    )
    assert "usual nightly export" in done.out
    assert "+++ b/registry/readyctl.yaml" in done.out
    data = json.loads(run(repo, "handoff", "retro", "--last", "1", "--json").out)
    assert data["schema"] == "readyctl.retro/1"
    assert len(data["deals"]) == 1
    assert run(repo, "handoff", "retro", "--since", "2026-06-01").out == ""


def test_an_unknown_note_gets_a_suggestion(repo: RepoBuilder) -> None:
    note(repo)
    done = run(repo, "handoff", "show", "acne")
    assert done.code == 2
    assert "did you mean acme" in done.err


def test_the_whole_check_looks_at_notes_too(repo: RepoBuilder) -> None:
    note(repo)
    found = json.loads(run(repo, "check", "--format", "json").out)["diagnostics"]
    assert [d["rule"] for d in found if d["path"] == NOTE and d["severity"] != "error"] == ["incomplete-note"]
    selected = run(repo, "check", "--select", "RDY406,RDY411", "--format", "json").out
    assert {"RDY406", "RDY411"} == {d["code"] for d in json.loads(selected)["diagnostics"]}


def test_windows_line_ends_stay_and_odd_scripts_are_kept(repo: RepoBuilder) -> None:
    text = WHOLE.replace("Audit history for seven years", "\u05e9\u05dc\u05d5\u05dd \U0001f680").replace(
        "\n", "\r\n"
    )
    note(repo, text)
    done = run(repo, "handoff", "edit", "acme", "--set", "stage=evaluation", "--yes")
    assert done.code == 0, done.err
    wanted = text.replace("stage: discovery", "stage: evaluation")
    assert (repo.top / NOTE).read_bytes() == wanted.encode()
    assert "\U0001f680" in run(repo, "handoff", "scope", "acme").out


def test_a_note_of_ten_thousand_lines_is_judged_or_refused_with_its_size(repo: RepoBuilder) -> None:
    note(repo, HEAD + "notes: |\n" + "  x\n" * 10_000)
    assert row(repo)["estimate_gate"] == "fail"
    note(repo, HEAD + "constraints:\n" + "  - {text: a line, status: assumed}\n" * 10_000)
    done = run(repo, "handoff", "check", "acme")
    assert done.code == 1
    assert "65536" in done.out


def test_an_engineer_who_changes_the_note_in_the_same_commit_has_not_reviewed_it(repo: RepoBuilder) -> None:
    note(repo)
    text = WHOLE.replace("seven", "ten") + "review: {as_of: 2026-01-06, verdict: approved}\n"
    repo.write(NOTE, text).commit("both", by=ADA)
    assert row(repo)["review"] == "none"
    run(repo, "handoff", "review", "acme", "--verdict", "approved", "--yes")
    assert row(repo)["review"] == "valid"


def test_a_dry_review_writes_nothing(repo: RepoBuilder) -> None:
    note(repo)
    before = repo.head
    done = run(repo, "handoff", "review", "acme", "--verdict", "approved", "--dry-run")
    assert done.code == 0
    assert (repo.head, row(repo)["review"]) == (before, "none")
