"""Writing a promise down and ending it in the open, as commands: what they write, refuse and settle."""

import json
import shlex
from pathlib import Path

import pytest

from support.calling import readyctl
from support.people import ADA, BOB, SAM
from support.repo import RepoBuilder
from support.texts import ROSTER, SETTINGS, engineer, feature, feature_path, lead, roster, settings

DEAL = "registry/handoffs/acme.yaml"
OTHER = "registry/handoffs/acme-2027.yaml"
FX = "  - {feature: fx, kind: contract, due: 2027-09-30, status: confirmed}\n"
DEMO = "  - {feature: fx, kind: demo, status: confirmed}\n"
HEAD = "id: acme\ncustomer: Acme\nowner: sam@example.com\nstage: proposal\n"
TOLD = ("--told-customer", "2026-02-01")
WHY = ("--reason", "they agreed")


def note(*promises: str, head: str = HEAD) -> str:
    return head + (f"promises:\n{''.join(promises)}" if promises else "")


@pytest.fixture
def repo(tmp_path: Path) -> RepoBuilder:
    repo = RepoBuilder(tmp_path / "repo")
    repo.write(ROSTER, roster(lead(ADA), engineer(BOB))).write(SETTINGS, settings())
    repo.write(feature_path("fx"), feature("fx", "shipped"))
    repo.write(feature_path("audit-export"), feature("audit-export", "planned", name="Audit export"))
    repo.write(feature_path("audit-log"), feature("audit-log", "planned", name="Audit log"))
    repo.commit("begin", by=ADA, at="2026-01-05")
    return repo


def held(repo: RepoBuilder, *promises: str) -> RepoBuilder:
    repo.write(DEAL, note(*promises)).commit("promised", by=SAM, at="2026-01-10")
    return repo


def call(repo: RepoBuilder, *args: str) -> tuple[int, str, str]:
    return readyctl(repo, "handoff", *args, "--yes", env=repo.identity(SAM))


def run(repo: RepoBuilder, *args: str) -> str:
    code, out, err = call(repo, *args)
    assert code == 0, out + err
    return out


def written(repo: RepoBuilder, path: str = DEAL) -> str:
    """The committed file: a command that says it is done has committed."""
    return repo.read(path)


def lines(repo: RepoBuilder) -> set[str]:
    """The pairs of the committed note, however they are laid out."""
    return {part.strip(" -{}[]\n") for part in written(repo).replace(",", "\n").splitlines()}


def rules(repo: RepoBuilder) -> list[str]:
    _, out, _ = readyctl(repo, "check", "--select", "RDY511,RDY513", "--format", "json")
    return [d["rule"] for d in json.loads(out)["diagnostics"]]


def printed_commands(repo: RepoBuilder) -> list[list[str]]:
    """The commands that `check` prints with what it finds about promises that ended, without the program."""
    _, out, _ = readyctl(repo, "check", "--select", "RDY511,RDY513", "--format", "json")
    helps = [d["help"] for d in json.loads(out)["diagnostics"]]
    return [shlex.split(text.partition("readyctl handoff ")[2].partition(";")[0]) for text in helps]


# -- promise -----------------------------------------------------------------------------------------------


def test_a_promise_is_written_down_and_committed_with_its_verdict(repo: RepoBuilder) -> None:
    held(repo)
    out = run(repo, "promise", "acme", "FX", "--kind", "contract", "--by", "2027-Q3",
              "--quote", "in our next release", "--said", "2026-01-20",
              "--limit", "match latency at_most 12 ms")  # fmt: skip
    assert "contract of 'fx' by 2027-09-30: " in out
    assert {"feature: fx", "kind: contract", "due: 2027-09-30", "quote: in our next release"} <= lines(repo)
    assert {"said_on: 2026-01-20", "metric: match latency", "at_most: 12 ms", "status: confirmed"} <= lines(
        repo
    )
    assert repo.git("log", "-1", "--format=%s") == "acme: promised fx (contract)"


def test_what_may_not_be_promised_is_recorded_all_the_same(repo: RepoBuilder) -> None:
    held(repo)
    out = run(repo, "promise", "acme", "audit export", "--kind", "contract", "--by", "2027-01-31")
    assert "planned" in out
    assert "feature: audit-export" in written(repo)


@pytest.mark.parametrize(
    "promises",
    ["", "promises:\n", "promises: null\n", "promises: []\n", f"promises:\n{DEMO}",
     "promises: [{feature: fx, kind: demo, status: confirmed}]  # by hand\n"],
)  # fmt: skip
def test_however_the_note_writes_its_promises_one_more_is_added_and_comments_stay(
    repo: RepoBuilder, promises: str
) -> None:
    text = f"# ours\n{HEAD}{promises}notes: as it is  # really\n"
    repo.write(DEAL, text).commit("a note", by=SAM, at="2026-01-10")
    run(repo, "promise", "acme", "fx", "--kind", "mention")
    after = written(repo)
    assert after.startswith("# ours\n")
    assert "notes: as it is  # really\n" in after
    _, out, _ = readyctl(repo, "handoff", "show", "acme", "--json")
    assert "mention" in out
    assert rules(repo) == []


def test_several_candidates_are_listed_and_nothing_is_written(repo: RepoBuilder) -> None:
    held(repo)
    code, out, err = call(repo, "promise", "acme", "audit", "--kind", "mention")
    assert code == 2
    assert "audit-export" in out + err
    assert "audit-log" in out + err
    assert written(repo) == note()


def test_what_nobody_knows_is_recorded_under_an_id_of_its_words_which_are_kept(repo: RepoBuilder) -> None:
    held(repo)
    out = run(repo, "promise", "acme", "Teleport the Würst", "--kind", "demo", "--said", "2026-01-20")
    assert "there is no feature 'teleport-the-wurst'" in out
    assert "quote: Teleport the Würst" in written(repo)
    run(repo, "withdraw", "acme", "Teleport the Würst", *WHY, *TOLD)
    assert rules(repo) == []


def test_what_engineering_retired_is_recorded_as_that_and_may_be_in_no_text(repo: RepoBuilder) -> None:
    held(repo)
    repo.delete(feature_path("audit-log")).commit("retire it", by=ADA, at="2026-01-12")
    code, out, err = call(repo, "promise", "acme", "log", "--kind", "contract", "--quote", "logs are in")
    assert code == 0, out + err
    assert "'log' is read as Audit log (audit-log), which is not there any more: it was retired by Ada" in err
    assert "contract of 'audit-log': it was retired by Ada" in out
    assert "feature: audit-log" in written(repo)
    code, out, err = call(repo, "withdraw", "acme", "log", *WHY, "--dry-run")
    assert code == 0, out + err
    repo.delete(feature_path("audit-export")).commit("and this", by=ADA, at="2026-01-13")
    code, _, err = call(repo, "promise", "acme", "audit", "--kind", "mention")
    assert code == 2
    assert "name audit-export or audit-log" in err
    repo.write("offer.md", "The audit log can go in the contract.\n")
    code, out, _ = readyctl(repo, "doc", "check", str(repo.top / "offer.md"))
    assert code == 1
    assert "of audit-log" in out
    assert "it was retired by Ada" in out


def test_a_deal_that_is_not_there_is_suggested_or_begun(repo: RepoBuilder) -> None:
    held(repo)
    code, _, err = call(repo, "promise", "acmee", "fx", "--kind", "demo")
    assert code == 2
    assert "did you mean acme" in err
    assert "--customer" in err
    run(repo, "promise", "globex-2027", "fx", "--kind", "demo", "--customer", "Globex")
    assert "customer: Globex\nowner: sam@example.com\n" in written(repo, "registry/handoffs/globex-2027.yaml")


def test_a_dry_run_and_a_day_to_come_write_nothing(repo: RepoBuilder) -> None:
    held(repo)
    before = repo.head
    code, out, _ = readyctl(repo, "handoff", "promise", "acme", "fx", "--kind", "demo", "--dry-run")
    assert code == 0
    assert "+  - {feature: fx" in out
    assert call(repo, "promise", "acme", "fx", "--kind", "demo", "--said", "2999-01-01")[0] == 2
    assert call(repo, "promise", "acme", "fx", "--kind", "demo", "--limit", "fast")[0] == 2
    assert repo.head == before


def test_the_same_promise_twice_is_one(repo: RepoBuilder) -> None:
    held(repo)
    run(repo, "promise", "acme", "fx", "--kind", "demo")
    before = repo.head
    run(repo, "promise", "acme", "fx", "--kind", "demo")
    assert repo.head == before


# -- withdraw ----------------------------------------------------------------------------------------------


def test_a_promise_ends_in_the_open_and_then_the_customer_is_told(repo: RepoBuilder) -> None:
    held(repo, FX, DEMO)
    run(repo, "withdraw", "acme", "FX", "--kind", "contract", *WHY)
    assert "reason: they agreed" in written(repo)
    assert rules(repo) == ["untold-withdrawal"]
    run(repo, "withdraw", "acme", "fx", *TOLD)
    assert rules(repo) == []
    assert written(repo).count("withdrawn") == 1


def test_what_is_meant_has_to_be_clear_and_there(repo: RepoBuilder) -> None:
    held(repo, FX, DEMO)
    code, _, err = call(repo, "withdraw", "acme", "fx", *WHY)
    assert code == 2
    assert "--kind contract" in err
    assert "--kind demo" in err
    assert call(repo, "withdraw", "acme", "fx", "--kind", "demo")[0] == 2
    assert call(repo, "withdraw", "acme", "audit log", *WHY)[0] == 2
    assert call(repo, "withdraw", "nobody", "fx", *WHY)[0] == 2
    assert call(repo, "withdraw", "acme", "fx", "--kind", "demo", *TOLD)[0] == 2


def test_nobody_is_told_of_the_end_of_what_was_not_said_yet(repo: RepoBuilder) -> None:
    held(repo)
    run(repo, "promise", "acme", "fx", "--kind", "mention", "--said", "2026-02-02")
    code, _, err = call(repo, "withdraw", "acme", "fx", "--kind", "mention", *WHY, *TOLD)
    assert (code, "cannot have been told on 2026-02-01 of what was said on 2026-02-02" in err) == (2, True)


def test_an_id_as_the_note_wrote_it_will_do(repo: RepoBuilder) -> None:
    held(repo, "  - {feature: Some Thing, kind: demo, status: confirmed}\n")
    run(repo, "withdraw", "acme", "Some Thing", *WHY, *TOLD)
    assert rules(repo) == []


@pytest.mark.parametrize("later", [note(), note(DEMO), note(FX.replace("contract", "mention"), DEMO),
                                   note(FX.replace("2027-09-30", "2027-12-31"), DEMO)])  # fmt: skip
def test_a_line_that_was_deleted_or_weakened_comes_back_as_withdrawn(repo: RepoBuilder, later: str) -> None:
    held(repo, FX, DEMO)
    repo.write(DEAL, later).commit("tidy", by=SAM, at="2026-01-12")
    _settle(repo)
    assert written(repo).startswith(later)


def test_a_note_that_was_deleted_comes_back_with_its_other_promises(repo: RepoBuilder) -> None:
    held(repo, FX, DEMO)
    repo.delete(DEAL).commit("tidy", by=SAM, at="2026-01-12")
    assert rules(repo) == ["vanished-promise"] * 2
    run(repo, "withdraw", "acme", "fx", "--kind", "contract", *WHY, *TOLD)
    assert rules(repo) == []
    assert DEMO in written(repo)


def test_a_note_deleted_in_the_work_tree_alone_is_brought_back_by_what_is_printed(repo: RepoBuilder) -> None:
    held(repo, FX)
    (repo.top / DEAL).unlink()
    _, out, _ = readyctl(repo, "check", "--select", "RDY511", "--format", "json")
    (finding,) = json.loads(out)["diagnostics"]
    repo.git(*shlex.split(finding["help"].partition(": git ")[2]))
    assert rules(repo) == []


def test_what_was_lost_when_a_note_moved_ends_in_the_note_that_goes_on_with_the_deal(
    repo: RepoBuilder,
) -> None:
    held(repo, FX, DEMO)
    moved = note(DEMO, head=HEAD.replace("id: acme", "id: acme-2027"))
    repo.delete(DEAL).write(OTHER, moved).commit("move", by=SAM, at="2026-01-12")
    assert rules(repo) == ["vanished-promise"]
    _settle(repo)
    assert not (repo.top / DEAL).exists()


def test_a_line_that_no_note_may_have_comes_back_as_one_that_it_may(repo: RepoBuilder) -> None:
    held(repo, "  - {feature: fx, kind: contract, due: 2027-09-30, colour: red}\n")
    repo.write(DEAL, note()).commit("tidy", by=SAM, at="2026-01-12")
    _settle(repo)
    assert readyctl(repo, "check", "--select", "unknown-key,missing-key")[0] == 0


def _settle(repo: RepoBuilder) -> None:
    """Run what `check` prints until it finds nothing: each command has to do what it says."""
    for _ in range(6):
        commands = printed_commands(repo)
        if not commands:
            return
        for command in commands:
            run(repo, *command)
    raise AssertionError("the printed commands settle nothing")


def test_every_printed_command_settles_its_finding(repo: RepoBuilder) -> None:
    sooner = FX.replace("2027-09-30", "2027-06-30")
    limit = FX.replace("status", "limits: [{metric: latency, at_most: 12 ms}], status")
    odd = '  - {feature: it\'s "odd", kind: mention, status: confirmed}\n'
    held(repo, FX, sooner, limit, DEMO, DEMO, odd)
    repo.write(DEAL, note()).commit("tidy", by=SAM, at="2026-01-12")
    assert set(rules(repo)) == {"vanished-promise"}
    _settle(repo)
    assert written(repo).count("withdrawn") == 6


def test_a_mistake_is_one_only_until_a_meeting_has_looked_at_the_promise(repo: RepoBuilder) -> None:
    held(repo, FX)
    looked_at = repo.head
    run(repo, "promise", "acme", "fx", "--kind", "demo")
    repo.write("registry/syncs/2026-01-15.yaml", f"date: 2026-01-15\nrevision: {looked_at}\n")
    repo.commit("met", by=ADA, at="2026-01-15")
    code, _, err = call(repo, "withdraw", "acme", "fx", "--kind", "contract", *WHY, "--mistake")
    assert code == 2
    assert "the sync of 2026-01-15 looked at this promise" in err
    run(repo, "withdraw", "acme", "fx", "--kind", "demo", *WHY, "--mistake")
    assert "mistake: true" in written(repo)
    assert rules(repo) == []


def test_moving_a_note_makes_no_promise_of_it_young_again(repo: RepoBuilder) -> None:
    held(repo, FX)
    repo.write("registry/syncs/2026-01-15.yaml", f"date: 2026-01-15\nrevision: {repo.head}\n")
    repo.commit("met", by=ADA, at="2026-01-15")
    moved = note(FX, head=HEAD.replace("id: acme", "id: acme-2027"))
    repo.delete(DEAL).write(OTHER, moved).commit("move", by=SAM, at="2026-01-16")
    assert call(repo, "withdraw", "acme-2027", "fx", *WHY, "--mistake")[0] == 2


def test_a_new_registry_says_since_when_promises_are_followed(tmp_path: Path) -> None:
    repo = RepoBuilder(tmp_path / "new")
    code, _, err = readyctl(repo, "init", "--yes", env=repo.identity(ADA))
    assert code == 0, err
    repo.write("registry/handoffs/acme.yaml", note(FX)).commit("promised", by=SAM)
    repo.delete("registry/handoffs/acme.yaml").commit("tidy", by=SAM)
    assert "promises_since: " in repo.read(SETTINGS)
    assert rules(repo) == ["vanished-promise"]
