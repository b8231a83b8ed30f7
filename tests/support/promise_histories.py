"""Random git histories of deal notes: edited, moved, copied, broken, deleted, merged in every way."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from hypothesis import strategies as st

from support.bulk import REGULAR, BulkCommit, build
from support.oracle.promises import KINDS, Said
from support.people import ADA, SAM
from support.texts import ROSTER, SETTINGS, lead, roster, settings

PLACES = {"acme": ("acme", "acme-2027"), "globex": ("globex",)}
"""The files in which the note of each deal may be."""


@dataclass(frozen=True)
class Note:
    """One version of a note; `text` stands in for what cannot be read."""

    deal: str
    said: tuple[Said, ...] = ()
    stage: str = "proposal"
    broken: bool = False

    def yaml(self, stem: str) -> bytes:
        """The file."""
        if self.broken:
            return f"id: {stem}\nsource: {{system: crm, id: {self.deal}\n".encode()
        head = f"id: {stem}\ncustomer: {self.deal}\nowner: sam@example.com\nstage: {self.stage}\n"
        lines = "".join(map(_line, self.said))
        more = f"promises:\n{lines}" if lines else ""
        return f"{head}source: {{system: crm, id: {self.deal}}}\n{more}".encode()


def _line(said: Said) -> str:
    due = f", due: 2027-{said.due:02}-01" if said.due is not None else ""
    limit = f", limits: [{{metric: latency, at_most: {said.limit} ms}}]" if said.limit is not None else ""
    ended = ", withdrawn: {on: 2026-01-01, reason: over}" if said.withdrawn else ""
    return f"  - {{feature: {said.feature}, kind: {said.kind}{due}{limit}, status: confirmed{ended}}}\n"


State = Mapping[str, Note]
"""The notes of one commit by the stems of their files."""


@dataclass(frozen=True)
class PromiseHistory:
    """Commits as (parents, notes); the last is the tip, and reaches whatever its parents lead to."""

    commits: tuple[tuple[tuple[int, ...], State], ...]

    def write(self, top: Path) -> str:
        """Build it as a repository at `top`; the tip's id."""
        fixed = {ROSTER: roster(lead(ADA)), SETTINGS: settings()}
        begun = {path: (REGULAR, text.encode()) for path, text in fixed.items()}
        made = []
        for number, (parents, state) in enumerate(self.commits):
            files = {f"registry/handoffs/{s}.yaml": (REGULAR, note.yaml(s)) for s, note in state.items()}
            by, at = (SAM if number else ADA), 1_770_000_000 + number * 3600
            made.append(BulkCommit(parents, begun | files, by, by, at, at))
        return build(top, made, len(made) - 1)

    def reached(self) -> Sequence[State]:
        """The notes of every commit that the tip reaches."""
        found, stack = set[int](), [len(self.commits) - 1]
        while stack:
            number = stack.pop()
            if number not in found:
                found.add(number)
                stack.extend(self.commits[number][0])
        return [self.commits[number][1] for number in sorted(found)]

    def versions(self, deal: str) -> Sequence[Note]:
        """Every readable version of a deal's notes that the tip reaches."""
        notes = (note for state in self.reached() for note in state.values())
        return [note for note in notes if note.deal == deal and not note.broken]


saids = st.builds(
    Said,
    st.sampled_from(["fx", "sso"]),
    st.sampled_from(KINDS),
    st.none() | st.integers(5, 7),
    st.none() | st.sampled_from([12, 80]),
    st.sampled_from([False, False, True]),
)


EDITS = ("delete", "lines", "drop", "end", "move", "copy", "drop", "delete", "move", "broken", "lost", "same")
"""What one person makes of one file; the first is what is drawn most."""


@st.composite
def promise_histories(draw: st.DrawFn) -> PromiseHistory:
    """Any history; the first commit has both deals."""
    begun = {
        deal: Note(deal, tuple(draw(st.lists(saids, min_size=1, max_size=3)))) for deal in ("acme", "globex")
    }
    commits: list[tuple[tuple[int, ...], State]] = [((), begun)]
    for number in range(1, draw(st.integers(5, 10))):
        parents = draw(st.lists(st.integers(0, number - 1), min_size=1, max_size=2, unique=True))
        state = _merged(draw, [commits[parent][1] for parent in parents])
        if len(parents) == 1 or draw(st.booleans()):
            state = _edited(draw, state)
        commits.append((tuple(parents), state))
    return PromiseHistory(tuple(commits))


def _merged(draw: st.DrawFn, parents: Sequence[State]) -> State:
    """Each file as one of the parents has it, or not at all, or with the lines of both."""
    state: dict[str, Note] = {}
    for stem in sorted({stem for parent in parents for stem in parent}):
        there = [parent.get(stem) for parent in parents]
        notes = [note for note in there if note is not None]
        if len(notes) > 1 and draw(st.booleans()):
            both = tuple(dict.fromkeys(said for note in notes for said in note.said))
            state[stem] = replace(notes[0], said=both)
        elif (note := draw(st.sampled_from(there))) is not None:
            state[stem] = note
    return state


def _edited(draw: st.DrawFn, before: State) -> State:
    """What one person makes of one file."""
    deal = draw(st.sampled_from(sorted(PLACES)))
    stem = draw(st.sampled_from(PLACES[deal]))
    state, note = dict(before), before.get(stem)
    if note is None:
        state[stem] = Note(deal, tuple(draw(st.lists(saids, max_size=3))))
        return state
    match draw(st.sampled_from(EDITS)):
        case "lines":
            state[stem] = replace(note, said=tuple(draw(st.lists(saids, max_size=3))), broken=False)
        case "drop":
            state[stem] = replace(note, said=note.said[1:], broken=False)
        case "end":
            state[stem] = replace(note, said=tuple(replace(said, withdrawn=True) for said in note.said))
        case "move" | "copy" as what:
            other = draw(st.sampled_from(PLACES[deal]))
            state[other] = draw(st.sampled_from([note, replace(note, said=note.said[:1])]))
            if what == "move" and other != stem:
                del state[stem]
        case "delete":
            del state[stem]
        case "broken":
            state[stem] = replace(note, broken=True)
        case "lost":
            state[stem] = replace(note, stage="lost")
        case _:
            pass
    return state
