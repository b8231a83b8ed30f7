"""Where a registry stands as text: one screen that is read in five seconds."""

from collections.abc import Iterator

from readyctl.core.deal.money import money_words
from readyctl.core.meeting.status import Asking, RegistryStatus
from readyctl.core.text.counting import counted
from readyctl.render.meeting.waits_text import others_words, person_words
from readyctl.render.painting import Command, Line, Piece, paint


def lines(status: RegistryStatus) -> Iterator[Line]:
    """The heading, then a line for each thing there is to know."""
    yield (paint(status.name, "bold"), f", {status.as_of}")
    yield ""
    yield ("features   ", *_levels(status))
    yield ("look at    ", *_attention(status))
    yield ("promises   ", *_promises(status))
    last = f"last met {status.last_sync}" if status.last_sync else "sales and engineering have not met yet"
    missed = f", one was due on {status.missed_sync}" if status.missed_sync else ""
    yield ("meeting    ", last, paint(missed, "red"), f", next {status.next_sync}")
    yield from _waiting(status.asking)
    yield ""
    width = max(len(step.command) for step in status.steps)
    for step in status.steps:
        yield ("  ", paint(step.command.ljust(width), "cyan"), f"   {step.why}")


def _waiting(asking: Asking) -> Iterator[Line]:
    """What waits for whoever asks, who that is, and what waits for others: their inboxes are not hers."""
    if asking.whose is None:
        yield "you        git has no name for you here: git config user.email you@example.com"
    else:
        who = person_words(asking.whose)
        stranger = f"git takes you for {who}, whom no file of the registry names"
        mine = f"{counted(asking.mine, 'thing waits', 'things wait')}" if asking.mine else "nothing waits"
        yield f"you        {f'{mine} for you, {who}' if asking.known else stranger}"
    if asking.others.groups:
        yield f"others     {others_words(asking.others)}"
        yield "           ", Command("readyctl inbox --all")


def _levels(status: RegistryStatus) -> list[Piece]:
    there = [(level, number) for level, number in status.levels.items() if number]
    if not there:
        return ["none yet"]
    pieces: list[Piece] = []
    for level, number in there:
        pieces += [", " if pieces else "", paint(f"{number} {level.value}", level.row.face.style)]
    return pieces


def _attention(status: RegistryStatus) -> list[Piece]:
    words = [
        f"{len(ids)} {word}"
        for ids, word in (
            (status.unsigned, "not signed"),
            (status.stale, "out of date"),
            (status.overdue, "overdue"),
            (status.proposed, "proposed"),
        )
        if ids
    ]
    return [paint(", ".join(words), "yellow")] if words else ["no feature: all of them are signed and fresh"]


def _promises(status: RegistryStatus) -> list[Piece]:
    if not status.promises and not status.vanished:
        return ["nobody wrote one down in an open deal"]
    pieces: list[Piece] = [f"{status.promises} open"]
    wrong = [f"{status.untrue} not true today"] if status.untrue else []
    wrong += [f"{status.vanished} gone without a word"] if status.vanished else []
    if not wrong:
        return [*pieces, ", all of them hold"]
    value = f"; {money_words(status.value)} behind them" if status.value else ""
    return [*pieces, ", ", paint(", ".join(wrong), "red"), value]
