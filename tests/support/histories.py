"""Hypothesis strategies for whole histories: what people do to a registry, wisely and otherwise."""

from dataclasses import dataclass, replace
from pathlib import Path

from hypothesis import strategies as st

from support import random_files as rf
from support.bulk import BulkCommit, build
from support.people import ADA, BOB, PAT, Person
from support.random_edits import a_feature, edited
from support.random_files import ENGINEERS, PATHS, ROSTER, FeatureState, Files, RosterState, Seat, State
from support.random_people import DRAW, FIRST, HOUR, a_committer, a_date, someone, trailers

NOTHING: dict[str, State] = {rf.SETTINGS: rf.SettingsState()}
"""What even an empty registry holds."""


@dataclass(frozen=True)
class Step:
    """One commit of a history: parents by place, what the registry says, who, when."""

    parents: tuple[int, ...]
    files: Files
    author: Person = ADA
    committer: Person = ADA
    authored_at: int = FIRST
    committed_at: int = FIRST
    trailers: tuple[str, ...] = ()
    what: str = ""


@dataclass(frozen=True)
class History:
    """Commits, oldest first; the last one is the tip."""

    steps: tuple[Step, ...]

    def write(self, top: Path) -> str:
        """Build it as a repository at `top`; the tip's id."""
        return build(top, self.commits(), len(self.steps) - 1)

    def commits(self) -> list[BulkCommit]:
        """The commits for fast-import."""
        return [
            BulkCommit(
                step.parents,
                {path: rf.render(path, state) for path, state in (NOTHING | dict(step.files)).items()},
                step.author, step.committer, step.authored_at, step.committed_at,
                "\n".join([f"{number} {step.what}", "", *step.trailers, ""]).encode(),
            )
            for number, step in enumerate(self.steps)
        ]  # fmt: skip


# -- people --------------------------------------------------------------------------------------------------


def signed_off(draw: DRAW, step: Step, number: int) -> Step:
    """The step with people, dates and trailers."""
    regular = FIRST + number * HOUR
    if draw(st.integers(0, 2)):
        person = draw(st.sampled_from([ADA, ADA, BOB, BOB, *ENGINEERS[2:], PAT]))
        return replace(step, author=person, committer=person, authored_at=regular, committed_at=regular)
    author = someone(draw)
    return replace(
        step,
        author=author,
        committer=a_committer(draw, author),
        authored_at=a_date(draw, number),
        committed_at=a_date(draw, number),
        trailers=trailers(draw),
    )


# -- what is done to the registry ----------------------------------------------------------------------------


def change(draw: DRAW, steps: list[Step], tip: int) -> Step:
    """One ordinary commit on `tip`."""
    files: dict[str, State | None] = dict(steps[tip].files)
    kinds = ["edit"] * 6 + ["confirm"] * 4 + ["roster", "roster", "copy", "rename", "revert", "empty", "both"]
    kinds += ["settings"]
    kind = draw(st.sampled_from(kinds))
    path = draw(st.sampled_from(PATHS))
    now = files.get(path)
    if kind == "confirm" and isinstance(now, FeatureState):
        files[path] = replace(now, confirmed=draw(st.sampled_from([1, 3, 4])))
    if kind in {"edit", "both"}:
        files[path] = edited(draw, path, files.get(path))
    if kind in {"roster", "both"}:
        files[ROSTER] = edited(draw, ROSTER, files.get(ROSTER))
    if kind == "settings":
        files[rf.SETTINGS] = rf.SettingsState(draw(st.integers(0, len(rf.SETTINGS_TEXTS) - 1)))
    if kind in {"copy", "rename"}:
        files[rf.COPY] = files.get(path)
    if kind == "rename":
        files[path] = None
    if kind == "revert":
        older = steps[draw(st.integers(0, tip))].files
        which = draw(st.sampled_from([*PATHS, ROSTER]))
        files[which] = older.get(which)
    return Step((tip,), _present(files), what=kind)


def merge(draw: DRAW, steps: list[Step], tips: list[int]) -> Step:
    """A merge commit of these tips, each path settled in its own way."""
    sides = [steps[tip].files for tip in tips]
    how = draw(st.sampled_from(["clean", "clean", "clean", "ours", "theirs", "mixed", "by hand"]))
    base = steps[_fork(steps, tips)].files
    paths = sorted(set[str]().union(*sides))
    files: dict[str, State | None] = {}
    for path in paths:
        versions = [side.get(path) for side in sides]
        match how:
            case "clean":
                files[path] = versions[0]
                for theirs in versions[1:]:
                    files[path] = rf.three_way(base.get(path), files[path], theirs)
            case "ours":
                files[path] = versions[0]
            case "theirs":
                files[path] = versions[-1]
            case _:
                files[path] = draw(st.sampled_from([*versions, versions[0]]))
    if how == "by hand":
        path = draw(st.sampled_from([*PATHS, ROSTER]))
        files[path] = edited(draw, path, files.get(path))
    return Step(tuple(tips), _present(files), what=f"merge {how}")


def _present(files: dict[str, State | None]) -> Files:
    return {path: state for path, state in files.items() if state is not None}


def _fork(steps: list[Step], tips: list[int]) -> int:
    """Some commit that all tips have in common (the newest), or the first tip's oldest."""
    common = set.intersection(*(_ancestors(steps, tip) for tip in tips))
    return max(common, default=min(_ancestors(steps, tips[0])))


def _ancestors(steps: list[Step], tip: int) -> set[int]:
    found, waiting = set[int](), [tip]
    while waiting:
        number = waiting.pop()
        if number not in found:
            found.add(number)
            waiting.extend(steps[number].parents)
    return found


def beginning(draw: DRAW) -> Step:
    """The first commit: mostly a lead brings the roster and perhaps a feature."""
    lone = RosterState(seats=(Seat(lead=True), Seat(), Seat(areas=("payments",)), None))
    leaderless = RosterState(seats=(Seat(), Seat(), None, None))
    rosters = [
        lone,
        lone,
        RosterState(),
        leaderless,
        RosterState(seats=(Seat(lead=True), Seat(lead=True), None, None)),
    ]
    files: dict[str, State | None] = {ROSTER: draw(st.sampled_from([*rosters, *rosters, None]))}
    for path in PATHS:
        files[path] = draw(st.sampled_from([None, FeatureState(), FeatureState(claim=rf.IDEA)]))
    return Step((), _present(files), what="begin")


@st.composite
def histories(draw: DRAW, longest: int = 16) -> History:
    """A history of up to about `longest` commits on up to four lines, mostly joined in the end."""
    first = beginning(draw)
    steps = [first if draw(st.integers(0, 5)) else signed_off(draw, first, 0)]
    lines = [0]
    for _ in range(draw(st.integers(2, longest))):
        number = len(steps)
        kind = draw(
            st.sampled_from(
                ["change"] * 7 + ["branch", "branch", "merge", "merge", "merge", "root", "leaving"]
            )
        )
        line = draw(st.integers(0, len(lines) - 1))
        if kind == "leaving":
            steps.extend(leaving(draw, steps, lines[line]))
            lines[line] = len(steps) - 1
            continue
        if kind == "merge" and len(lines) > 1:
            step = _join(draw, steps, lines)
        elif kind == "root" and number > 3 and draw(st.booleans()):
            step = _unrelated(draw)
            lines.append(number)
            line = len(lines) - 1
        elif kind == "branch" and len(lines) < 4:
            step = change(draw, steps, draw(st.integers(max(0, number - 5), number - 1)))
            lines.append(number)
            line = len(lines) - 1
        else:
            step = change(draw, steps, lines[line])
        steps.append(signed_off(draw, step, number))
        if len(step.parents) > 1:
            lines[lines.index(step.parents[0])] = number
            lines[:] = [tip for tip in lines if tip not in step.parents or draw(st.booleans())]
        else:
            lines[line] = number
    while len(lines) > 1:
        step = merge(draw, steps, lines[:3])
        lines[:3] = [len(steps)]
        steps.append(signed_off(draw, step, len(steps)))
    return History(tuple(steps))


def leaving(draw: DRAW, steps: list[Step], tip: int) -> list[Step]:
    """Somebody acts on one line while a lead takes her off the roster on another, and the two are merged."""
    number, files = len(steps), steps[tip].files
    who, path = draw(st.sampled_from([1, 2])), draw(st.sampled_from(PATHS))
    state, roster = files.get(path), files.get(ROSTER)
    acted = replace(state, confirmed=4) if isinstance(state, FeatureState) else a_feature(draw)
    left = rf.seated(roster if isinstance(roster, RosterState) else RosterState(), who, None)
    moment = FIRST + number * HOUR
    regular = Step((tip,), files, authored_at=moment, committed_at=moment)
    hers = replace(regular, files={**files, path: acted}, author=ENGINEERS[who], committer=ENGINEERS[who])
    gone = replace(regular, files={**files, ROSTER: left}, what="leaving")
    together = merge(draw, [*steps, hers, gone], draw(st.permutations([number, number + 1])))
    return [hers, gone, replace(together, authored_at=moment, committed_at=moment)]


def _join(draw: DRAW, steps: list[Step], lines: list[int]) -> Step:
    order = draw(st.permutations(lines))
    count = draw(st.sampled_from([2, 2, 2, 3]))
    return merge(draw, steps, list(dict.fromkeys(order))[:count])


def _unrelated(draw: DRAW) -> Step:
    files: dict[str, State | None] = {path: draw(st.sampled_from([None, FeatureState()])) for path in PATHS}
    files[ROSTER] = draw(st.sampled_from([None, None, None, None, RosterState()]))
    return Step((), _present(files), what="unrelated root")
