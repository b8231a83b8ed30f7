"""Going on with what is there already: sorting an import's lines, a note after the second call, a draft."""

from pathlib import Path

import pexpect
import pytest

from readyctl.adapters.yaml.reader import read
from readyctl.core.deal.note import Handoff
from support.cli import registry, run
from support.people import SAM
from support.repo import RepoBuilder
from support.terminal import ended, typing

NOTE = "registry/handoffs/acme.yaml"
WRITTEN = """# what Sam typed, with his own comment
id: acme
customer: Acme
owner: sam@example.com
stage: discovery
constraints:
  - {text: Audit history for seven years, status: confirmed}   # the CFO said so
questions:
  - {text: Who pays the tax?, status: not_discussed}
"""


def start(repo: RepoBuilder, *words: str) -> "pexpect.spawn[str]":
    env = {**repo.env, **repo.identity(SAM), "READYCTL_TODAY": "2026-01-05"}
    return typing(repo.top, "handoff", *words, env=env)


def end(child: "pexpect.spawn[str]") -> int | None:
    return ended(child)[0]


def the_note(repo: RepoBuilder) -> Handoff:
    return Handoff.model_validate(read((repo.top / NOTE).read_bytes()).data)


def test_lines_without_a_place_are_sorted_by_one_key_each(tmp_path: Path) -> None:
    repo = registry(tmp_path)
    call = "Just give admins full access\nbudget 120k\nthe boss is away in May\ncompetitor: Lucanet\n"
    (tmp_path / "call.md").write_text(call, encoding="utf-8")
    child = start(repo, "import", str(tmp_path / "call.md"), "acme", "--customer", "Acme")
    child.expect_exact("four lines have no place yet")
    for line, key, tag in (("full access", "l", "a"), ("120k", "i", ""), ("May", "z", ""), ("", "x", "")):
        child.expect_exact(line)
        child.expect_exact("where does it belong? ")
        child.send(key)
        if tag:
            child.expect_exact("not discussed: ")
            child.send(tag)
    child.expect_exact("where does it belong? ")
    child.send("\r")
    child.expect_exact("Keep it? [Y/n] ")
    child.sendline("")
    assert end(child) == 0
    made = the_note(repo)
    assert [(line.text, line.status.value) for line in made.constraints] == [
        ("Just give admins full access", "assumed")
    ]
    assert (made.notes, made.unsorted) == ("budget 120k", ("competitor: Lucanet",))


def test_a_note_is_gone_on_with_and_keeps_its_style(tmp_path: Path) -> None:
    repo = registry(tmp_path)
    repo.write(NOTE, WRITTEN).commit("note", by=SAM)
    child = start(repo, "new", "acme", "--plain")
    child.expect_exact("acme is the note of Acme (sam@example.com)")
    child.expect_exact("last said: Who pays the tax?")
    child.expect_exact("What is still open")
    child.expect_exact("Who pays the tax?")
    child.expect_exact("> ")
    child.sendline("finance - confirmed")
    child.expect_exact("> ")
    child.sendline(".")
    child.expect_exact("what did I miss?")
    child.expect_exact("> ")
    child.sendline("A deadline in May - assumed")
    child.expect_exact("> ")
    child.sendline("")
    child.expect_exact("Keep it? [Y/n] ")
    child.sendline("")
    assert end(child) == 0
    text = repo.read(NOTE)
    assert "# what Sam typed, with his own comment" in text
    assert "# the CFO said so" in text
    made = the_note(repo)
    assert (made.questions[0].answer, made.questions[0].status.value) == ("finance", "confirmed")
    assert [line.text for line in made.constraints][1:] == ["A deadline in May"]


@pytest.mark.parametrize("word", ["n"])
def test_a_no_at_the_end_says_that_the_answers_are_kept_and_whose_they_are(tmp_path: Path, word: str) -> None:
    repo = registry(tmp_path)
    repo.write(NOTE, WRITTEN).commit("note", by=SAM)
    child = start(repo, "new", "acme", "--plain")
    child.expect_exact("> ")
    child.sendline("finance - confirmed")
    child.expect_exact("> ")
    child.sendline(".")
    child.expect_exact("> ")
    child.sendline("")
    child.expect_exact("Keep it? [Y/n] ")
    child.sendline(word)
    child.expect_exact("your answers are kept; go on with `readyctl handoff new acme --resume`")
    assert end(child) == 1
    assert repo.read(NOTE) == WRITTEN
    child = start(repo, "new", "acme", "--resume", "--plain")
    child.expect_exact("acme is the note of Acme (sam@example.com)")
    child.expect_exact("last said: finance")
    child.expect_exact("Keep it? [Y/n] ")
    child.sendline("")
    assert end(child) == 0
    assert the_note(repo).questions[0].answer == "finance"


def test_a_note_that_cannot_be_read_is_not_gone_on_with(tmp_path: Path) -> None:
    repo = registry(tmp_path)
    repo.write(NOTE, WRITTEN.replace("stage: discovery", "stage: nowhere")).commit("note", by=SAM)
    child = start(repo, "new", "acme", "--plain")
    child.expect_exact("the note 'acme' cannot be read")
    assert end(child) == 2


def test_without_a_terminal_nothing_is_sorted_and_show_names_what_waits(tmp_path: Path) -> None:
    repo = registry(tmp_path)
    done = run(repo, "handoff", "import", "-", "acme", "--customer", "Acme", "--yes", stdin="budget 120k\n")
    assert "1 of 1 lines found no place" in done.err
    shown = run(repo, "handoff", "show", "acme").out
    assert "unsorted, for us alone\n  budget 120k" in shown
    for command in ("scope", "questions"):
        assert "120k" not in run(repo, "handoff", command, "acme").out
