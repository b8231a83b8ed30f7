"""Small states that stand for a feature or a roster, and the many texts that say the same."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from support.bulk import LINK, REGULAR
from support.people import ADA, BOB, CARA, Person

DAN = Person("Dan Disk", "dan@example.com")
ENGINEERS = (ADA, BOB, CARA, DAN)
ALIASES = {ADA.email: "ada", BOB.email: "Bob B.", CARA.email: "cc", DAN.email: "D. Disk"}
IGNORED = "assistant@example.com"
PATHS = (
    "registry/features/payments/fa.yaml",
    "registry/features/payments/fb.yaml",
    "registry/features/ledger/fc.yaml",
)
COPY = "registry/features/ledger/fd.yaml"

CLAIMS = (
    ("committed", 'delivery: {date: 2027-06-30, scope: "one way", capacity: two engineers}'),
    ("committed", 'delivery: {date: 2027-Q2, scope: "one way", capacity: two engineers}'),
    ("beta", "caveats: [slow, '12']"),
    ("shipped", "evidence: {production: since May, tests: ci, docs: x, support: on call}"),
    ("planned", "caveats: []"),
    ("exploratory", "caveats: []"),
)
IDEA = len(CLAIMS) - 1
SUMMARIES = ("Matches payments.", "Matches payments and invoices.", "Matches 012 payments.")
CONFIRMED = (None, "accurate_as_of: 2026-01-05", 'accurate_as_of: "2026-01-05"', "accurate_as_of: 2026-02-01",
             "accurate_as_of: 2026-02-01T10:00:00Z", "accurate_as_of: null")  # fmt: skip
OWNERS = (None, "owner: platform", "owner: sales\nnotes: anything\ntags: [a, b]",
          "code: [registry/features/ledger]", "proposed: {level: shipped, by: sam@example.com}")  # fmt: skip
BROKEN = (b"id: [unclosed\n", b"id: fa\nid: fa\n", b"- a list\n", b"id: &anchor fa\nname: *anchor\n", b"")
STYLES = 5


@dataclass(frozen=True)
class FeatureState:
    """What one version of a feature says, by choices from small tables, so that values meet again."""

    claim: int = 0
    summary: int = 0
    confirmed: int = 0
    owner: int = 0
    style: int = 0
    broken: int | None = None
    mode: str = REGULAR


@dataclass(frozen=True)
class Seat:
    """One engineer's line on the roster."""

    lead: bool = False
    areas: tuple[str, ...] = ("*",)
    alias: bool = False
    second_address: bool = False
    keys: tuple[str, ...] = ()
    """Lines of public keys, with their bounds."""


@dataclass(frozen=True)
class RosterState:
    """What one version of the roster says."""

    seats: tuple[Seat | None, ...] = (Seat(lead=True), Seat(), None, None)
    """One for each of ENGINEERS; None is not listed."""
    assurance: str = "committer"
    forge: bool = True
    ignored: bool = False
    revoked: frozenset[int] = frozenset()
    revoked_keys: tuple[str, ...] = ()
    confirmed: int = 0
    style: int = 0
    broken: int | None = None


@dataclass(frozen=True)
class SettingsState:
    """What one version of the settings says; nothing of it touches who signed what."""

    text: int = 0


State = FeatureState | RosterState | SettingsState
Files = Mapping[str, State]
ROSTER = "registry/roster.yaml"
SETTINGS = "registry/readyctl.yaml"
SETTINGS_TEXTS = (b"version: 1\n", b"version: 1\nstale_after: {default: 30d}\n", b"version: [1\n")


@lru_cache(maxsize=5000)
def render(path: str, state: State) -> tuple[str, bytes]:
    """(mode, content) of a state at a path."""
    if isinstance(state, SettingsState):
        return REGULAR, SETTINGS_TEXTS[state.text]
    if isinstance(state, RosterState):
        return REGULAR, _roster(state)
    if state.mode == LINK:
        return LINK, b"fa.yaml"
    return state.mode, _feature(path.rpartition("/")[2].removesuffix(".yaml"), state)


def _feature(feature_id: str, state: FeatureState) -> bytes:
    if state.broken is not None:
        return BROKEN[state.broken]
    level, needs = CLAIMS[state.claim]
    lines = [f"id: {feature_id}", f"name: Feature {feature_id}", f"summary: {SUMMARIES[state.summary]}"]
    lines += [f"level: {level}", needs]
    lines += [extra for extra in (CONFIRMED[state.confirmed], OWNERS[state.owner]) if extra]
    return _styled(lines, state.style)


def _styled(lines: list[str], style: int) -> bytes:
    """The same content: as it is, reordered, quoted, with comments, with other line ends."""
    if style == 1:
        lines.reverse()
    if style == 2:
        lines = [f'"{key}":  {rest} # {key}' for key, rest in (line.split(": ", 1) for line in lines)]
    if style == 3:
        lines = ["# a comment", "---", *lines, "", "# the end"]
    return ("\r\n" if style == 4 else "\n").join([*lines, ""]).encode()


def _roster(state: RosterState) -> bytes:
    if state.broken is not None:
        return (b"engineers: [unclosed\n", b"engineers: []\nunknown_key: 1\n", b"")[state.broken]
    lines = [f"assurance: {state.assurance}"]
    lines += ["forge_committers: [noreply@github.com]" if state.forge else "forge_committers: []"]
    lines += [f"ignored_coauthors: [{IGNORED}]"] if state.ignored else []
    gone = [ENGINEERS[index].email for index in sorted(state.revoked)]
    revoked = ", ".join([*gone, *(f"'{key}'" for key in state.revoked_keys)])
    lines += [f"revoked: [{revoked}]"] + ([f"confirmed: again {state.confirmed}"] if state.confirmed else [])
    seats = [_seat(person, seat) for person, seat in zip(ENGINEERS, state.seats, strict=True) if seat]
    lines += [f"engineers: [{', '.join(seats)}]"]
    return _styled(lines, state.style)


def _seat(person: Person, seat: Seat) -> str:
    emails = [person.email] + ([f"2.{person.email}"] if seat.second_address else [])
    names = f', names: ["{ALIASES[person.email]}"]' if seat.alias else ""
    areas = ", ".join(f'"{area}"' for area in seat.areas)
    more = ", lead: true" if seat.lead else ""
    keys = ", ".join(f"'{key}'" for key in seat.keys)
    more += f", keys: [{keys}]" if keys else ""
    return f'{{name: "{person.name}", emails: [{", ".join(emails)}]{names}, areas: [{areas}]{more}}}'


def seated(state: RosterState, index: int, seat: Seat | None) -> RosterState:
    """The roster with one seat changed."""
    return replace(state, seats=(*state.seats[:index], seat, *state.seats[index + 1 :]))


def three_way(base: State | None, ours: State | None, theirs: State | None) -> State | None:
    """What a textual auto-merge makes of two versions: field by field, ours where both changed."""
    if theirs in (ours, base):
        return ours
    if ours == base or ours is None:
        return theirs
    if base is None or theirs is None or not type(base) is type(ours) is type(theirs):
        return ours
    changed = {
        name: value for name, value in vars(theirs).items()
        if getattr(ours, name) == getattr(base, name) != value
    }  # fmt: skip
    return replace(ours, **changed)
