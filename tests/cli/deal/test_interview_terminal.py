"""The interview through a real pseudo-terminal: keys, drafts, killed processes."""

import json
import os
import signal
import sys
from pathlib import Path

import pexpect
import pytest

from readyctl.adapters.yaml.reader import read
from readyctl.core.deal.note import Handoff
from support.terminal import ended, interrupted, typing

STEPS = ("buyer: asks for it", "team lead: looks at it", "finance: pays it")


def start(folder: Path, *args: str, **env: str) -> "pexpect.spawn[str]":
    base = {"PATH": os.environ["PATH"], "HOME": str(folder), "LC_ALL": "C.UTF-8"}
    return typing(folder, "handoff", "new", "--output", "acme.yaml", *args, env=base | env)


def say(child: "pexpect.spawn[str]", prompt: str, text: str, tag: str = "") -> None:
    child.expect_exact(prompt)
    child.expect_exact("> ")
    child.sendline(text)
    if tag:
        child.expect_exact("not discussed: ")
        child.send(tag)


def begin(folder: Path, *args: str, **env: str) -> "pexpect.spawn[str]":
    """Start an interview of a deal in which nothing was said to the customer yet."""
    child = start(folder, *args, **env)
    say(child, "What have you told them", "")
    return child


def note(folder: Path) -> Handoff:
    document = read((folder / "acme.yaml").read_bytes())
    return Handoff.model_validate(document.data)


def finish(child: "pexpect.spawn[str]") -> None:
    """Answer nothing more, and stop the follow-ups."""
    for _ in range(40):
        if child.expect_exact(["> ", pexpect.EOF]) == 1:
            break
        child.sendline(".")
    child.close()


FACTS = ("--customer", "Acme", "--owner", "sam@example.com", "--plain")


@pytest.mark.parametrize("kill", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP])
def test_a_killed_interview_goes_on_with_nothing_lost(tmp_path: Path, kill: signal.Signals) -> None:
    child = begin(tmp_path, *FACTS)
    say(child, "What started it?", "A buyer files a request", "c")
    say(child, "how did everybody know", "The refund is paid", "a")
    say(child, "What happened first", STEPS[0], "c")
    child.expect_exact("And then?")
    child.expect_exact("> ")
    child.sendline(STEPS[1])
    child.expect_exact("not discussed: ")
    child.kill(kill)
    ended(child)
    draft = json.loads((tmp_path / ".acme.yaml.draft.json").read_text(encoding="utf-8"))
    assert [answer[1] for answer in draft["answers"]][-1] == STEPS[1]

    child = start(tmp_path, "--resume", "--plain")
    child.expect_exact(f"going on with: {STEPS[1]}")
    child.expect_exact("not discussed: ")
    child.send("n")
    say(child, "And then?", STEPS[2], "c")
    finish(child)
    assert child.exitstatus == 0
    made = note(tmp_path)
    assert made.workflow.trigger is not None
    assert made.workflow.trigger.text == "A buyer files a request"
    assert [(s.who, s.text, s.status.value) for s in made.workflow.steps[:3]] == [
        ("buyer", "asks for it", "confirmed"),
        ("team lead", "looks at it", "not_discussed"),
        ("finance", "pays it", "confirmed"),
    ]
    assert not (tmp_path / ".acme.yaml.draft.json").exists()


def test_ctrl_c_keeps_the_draft_says_how_to_go_on_and_exits_130(tmp_path: Path) -> None:
    child = begin(tmp_path, *FACTS)
    say(child, "What started it?", "A call - assumed")
    child.expect_exact("how did everybody know")
    child.expect_exact("> ")
    code, rest = interrupted(child)
    assert (code, "handoff new --output acme.yaml --resume" in rest) == (130, True)
    assert not (tmp_path / "acme.yaml").exists()
    assert "A call" in (tmp_path / ".acme.yaml.draft.json").read_text(encoding="utf-8")


def test_a_second_start_does_not_overwrite_the_first_draft(tmp_path: Path) -> None:
    child = begin(tmp_path, *FACTS)
    say(child, "What started it?", "A call", "c")
    child.expect_exact("how did everybody know")
    interrupted(child)
    child = start(tmp_path, *FACTS)
    child.expect_exact("there is a draft of this note, with two answers")
    assert ended(child)[0] == 2


def test_a_wrong_key_is_asked_again_and_back_takes_the_last_answer_away(tmp_path: Path) -> None:
    child = begin(tmp_path, *FACTS)
    say(child, "What started it?", "A cal", "x")
    child.expect_exact("not discussed: ")
    child.send("c")
    say(child, "how did everybody know", "<")
    say(child, "What started it?", "A call", "c")
    finish(child)
    made = note(tmp_path)
    assert made.workflow.trigger is not None
    assert made.workflow.trigger.text == "A call"


def test_what_is_typed_ahead_of_a_prompt_counts(tmp_path: Path) -> None:
    child = begin(tmp_path, *FACTS)
    child.expect_exact("What started it?")
    child.expect_exact("> ")
    child.send("A call\nc")
    child.expect_exact("how did everybody know")
    child.expect_exact("> ")
    interrupted(child)
    assert '"confirmed"' in (tmp_path / ".acme.yaml.draft.json").read_text(encoding="utf-8")


def test_going_back_offers_every_answer_again_even_after_a_break(tmp_path: Path) -> None:
    child = begin(tmp_path, *FACTS)
    say(child, "What started it?", "A cal", "c")
    say(child, "how did everybody know", "It is paid", "a")
    say(child, "What happened first", "<")
    say(child, "how did everybody know", "<")
    child.expect_exact("before: A cal (confirmed). Enter keeps it")
    interrupted(child)
    child = start(tmp_path, "--resume", "--plain")
    child.expect_exact("before: A cal (confirmed). Enter keeps it")
    say(child, "What started it?", "A call", "c")
    child.expect_exact("before: It is paid (assumed). Enter keeps it")
    say(child, "how did everybody know", "")
    say(child, "What happened first", "no")
    finish(child)
    made = note(tmp_path)
    assert made.workflow.trigger is not None
    assert made.workflow.result is not None
    assert (made.workflow.trigger.text, made.workflow.result.text) == ("A call", "It is paid")
    assert (made.workflow.result.status.value, made.workflow.steps) == ("assumed", ())


def test_a_line_that_the_terminal_cut_is_said_to_be_cut(tmp_path: Path) -> None:
    child = begin(tmp_path, *FACTS)
    child.expect_exact("What started it?")
    child.expect_exact("> ")
    child.setecho(False)
    for _ in range(5):
        child.send("x" * 1000)
    child.send("\n")
    child.expect_exact("the terminal gives at most 4095 bytes of a line")
    child.expect_exact("not discussed: ")
    child.send("c")
    say(child, "how did everybody know", "It is paid", "c")
    child.expect_exact("What happened first")
    interrupted(child)


@pytest.mark.parametrize("env", [{"ACCESSIBLE": "1"}, {"TERM": "dumb"}])
def test_without_a_clever_terminal_a_letter_and_enter_will_do(tmp_path: Path, env: dict[str, str]) -> None:
    child = begin(tmp_path, *FACTS[:4], **env)
    child.expect_exact("What started it?")
    child.expect_exact("> ")
    child.sendline("Ein Käufer ruft an \U0001f4de")
    child.expect_exact("not discussed: ")
    child.sendline("a")
    finish(child)
    made = note(tmp_path)
    assert made.workflow.trigger is not None
    assert made.workflow.trigger.text == "Ein Käufer ruft an \U0001f4de"
    assert made.workflow.trigger.status.value == "assumed"


def test_the_richer_prompt_asks_the_same(tmp_path: Path) -> None:
    child = start(tmp_path, *FACTS[:4])
    child.expect_exact("What have you told them")
    child.send("\r")
    child.expect_exact("What started it?")
    child.send("A call\r")
    child.expect_exact("not discussed: ")
    child.send("c")
    child.expect_exact("how did everybody know")
    code, rest = interrupted(child)
    assert (code, "--resume" in rest) == (130, True)
    assert '"confirmed"' in (tmp_path / ".acme.yaml.draft.json").read_text(encoding="utf-8")


def test_the_editor_gets_one_page_with_the_same_questions(tmp_path: Path) -> None:
    editor = tmp_path / "editor.py"
    editor.write_text(
        "import pathlib, sys\np = pathlib.Path(sys.argv[1])\nt = p.read_text()\n"
        "assert '## What starts it' in t and '>> Think of the last time' in t\n"
        "p.write_text(t.replace('## Steps', '## Steps\\nfinance: pays it - confirmed'))\n",
        encoding="utf-8",
    )
    child = start(tmp_path, *FACTS, "--editor", EDITOR=f"{sys.executable} {editor}")
    assert ended(child)[0] == 0
    (step,) = note(tmp_path).workflow.steps
    assert (step.who, step.text) == ("finance", "pays it")
