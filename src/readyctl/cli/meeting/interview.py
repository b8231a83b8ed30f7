"""The questions of `sync record` on a terminal: what is still open, what the agenda found, what else."""

import datetime as dt
from collections.abc import Callable, Iterator
from itertools import count

from msgspec.structs import replace

from readyctl.cli import output
from readyctl.cli.deal.asking import clean
from readyctl.core.entry.days import said_day
from readyctl.core.entry.document import Node
from readyctl.core.meeting.agenda import Agenda
from readyctl.core.meeting.draft import MeetingDraft
from readyctl.core.meeting.owners import Owners
from readyctl.render.meeting.agenda_text import asked_words, shown_steps
from readyctl.render.meeting.owners import known_words, unknown_words
from readyctl.render.painting import Line

SKIP = "."


class Sitting:
    """Puts each question once: what the draft answers already is not asked, what is answered is saved.

    Days are given as of `today`; `following` is the next meeting's day, by which a decision is to be done
    unless somebody says otherwise; `owner` is who sees to the first one, one of the `owners` that may.
    """

    def __init__(
        self,
        draft: MeetingDraft,
        save: Callable[[MeetingDraft], None],
        *,
        today: dt.date,
        following: dt.date,
        owner: str | None,
        owners: Owners,
    ) -> None:
        self._draft = draft
        self._save = save
        self._today = today
        self._following = following
        self._owner = owner if owner and owners.knows(owner) else None
        self._owners = owners
        self._introduction: tuple[Line, ...] = ()
        self._left = {question for question, answer in draft.answers.items() if answer}

    def introduce(self, *lines: Line) -> None:
        """Say this before the next question, if one is asked."""
        self._introduction = lines

    def text(self, key: str, question: str, default: str = "") -> str:
        """The answer in a line. Enter gives the default; a full stop, like no default, leaves it out.

        Raises KeyboardInterrupt or EOFError where the person leaves.
        """
        return self._answer(key, question, default, lambda said: said)

    def owner(self, key: str) -> str:
        """Who sees to it: whoever saw to the last one, unless another is named."""
        said = self._answer(key, "Who sees to it", self._owner or "", self._somebody)
        self._owner = said or self._owner
        return said

    def by(self, key: str) -> str:
        """By when it is to be done."""
        return self._answer(key, "By when", self._following.isoformat(), self._day)

    def done(self, key: str) -> str:
        """The day on which it was done, if it was."""
        return self._answer(key, f"Done on (a day, as {self._today}; Enter if it is not done)", "", self._day)

    def say_what_is_left(self) -> None:
        """Name the draft's answers to what nobody asks any more, so that none is lost without a word."""
        for question, answer in self._draft.answers.items():
            if question in self._left:
                output.say(f"note: left out, because it is asked no more: {question}: {answer}")

    def _answer(self, key: str, question: str, default: str, check: Callable[[str], str | None]) -> str:
        self._left.discard(key)
        kept = self._draft.answers.get(key)
        if kept is not None and (not kept or check(kept) is not None):
            return kept
        output.say_lines(*self._introduction)
        self._introduction = ()
        shown = f"{question} [{default}]" if default else question
        said: str | None = None
        while said is None:
            output.say_without_end(f"{shown}: ")
            typed = clean(input())
            said = "" if typed == SKIP else check(typed or default)
        self._draft = replace(self._draft, answers={**self._draft.answers, key: said})
        self._save(self._draft)
        return said

    def _somebody(self, said: str) -> str | None:
        if not said or self._owners.knows(said):
            return said
        output.say(f"{unknown_words(said)}; {known_words(said, self._owners)}")
        return None

    def _day(self, said: str) -> str | None:
        try:
            return said_day(said).isoformat() if said else ""
        except ValueError:
            output.say(f"'{said}' is not a day; write it as {self._following}")
            return None


def interview(agenda: Agenda, sitting: Sitting) -> dict[str, Node]:
    """The answers, as a file of answers would hold them."""
    output.say_lines("Every answer is kept as you give it; Ctrl-C stops, and you can go on later.")
    output.say("Enter takes what stands in brackets, or skips; a full stop always skips.")
    attendees = [
        name.strip() for name in sitting.text("who", "Who is here (addresses, with commas)").split(",")
    ]
    mismatches: list[Node] = [*_still_open(agenda, sitting), *_found(agenda, sitting), *_more(sitting)]
    notes = sitting.text("notes", "Notes")
    sitting.say_what_is_left()
    return {
        "attendees": [name for name in attendees if name],
        "mismatches": mismatches,
        "notes": notes or None,
    }


def _still_open(agenda: Agenda, sitting: Sitting) -> Iterator[Node]:
    walked = [(item.view.name, open_one) for item in agenda.items for open_one in item.undecided]
    besides = [(open_one.feature, open_one) for open_one in agenda.undecided]
    for name, open_one in (*walked, *besides):
        decision = open_one.decision or "no decision"
        sitting.introduce(f"{name}, still open: {open_one.found} ({decision})")
        if done := sitting.done(f"done, {open_one.feature}, {open_one.found}"):
            kept = {"feature": open_one.feature, "found": open_one.found, "done": done}
            by = open_one.by.isoformat() if open_one.by else None
            yield {**kept, **_filled({"decision": open_one.decision, "owner": open_one.owner, "by": by})}


def _found(agenda: Agenda, sitting: Sitting) -> Iterator[Node]:
    """What does not match, and what is asked of engineering; first of all, who has to do what about it."""
    for item in agenda.items:
        steps: list[Line] = [("  ", *told.pieces) for told in shown_steps(item)]
        asked = (asked_words(item.asked),) if item.asked else ()
        for found in dict.fromkeys((*item.mismatches, *asked)):
            sitting.introduce(f"{item.view.name}: {found}", *steps)
            steps.clear()
            what = f"{item.view.id}, {found}"
            if decision := sitting.text(f"decision, {what}", "Decision"):
                yield {"feature": item.view.id, "found": found, **_seen_to(decision, what, sitting)}


def _more(sitting: Sitting) -> Iterator[Node]:
    for number in count(1):
        what = f"another {number}"
        feature = sitting.text(what, "Another mismatch: the feature's id (empty to end)")
        if not feature:
            return
        if found := sitting.text(f"found, {what}", "What does not match"):
            decision = sitting.text(f"decision, {what}", "Decision")
            yield {"feature": feature, "found": found, **_seen_to(decision, what, sitting)}


def _seen_to(decision: str, what: str, sitting: Sitting) -> dict[str, Node]:
    owner, by = sitting.owner(f"owner, {what}"), sitting.by(f"by, {what}")
    return _filled({"decision": decision, "owner": owner, "by": by})


def _filled(values: dict[str, str | None]) -> dict[str, Node]:
    return {key: value for key, value in values.items() if value}
