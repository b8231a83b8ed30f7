"""The roster's file: what it says, which may be more than counts, and single changes of it."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from readyctl.adapters.yaml.editor import edit_file
from readyctl.adapters.yaml.reader import read
from readyctl.core.entry.document import Node
from readyctl.core.entry.edit import Append, Edit, Remove, Set
from readyctl.core.trust.keys import parse_key
from readyctl.core.trust.reading import read_roster
from readyctl.core.trust.roster import Engineer, Roster
from readyctl.errors import UsageError
from readyctl.workspace.changing.identity import signer_here
from readyctl.workspace.changing.plan import Change
from readyctl.workspace.changing.standing import standing_guard
from readyctl.workspace.reading.opening import Workspace


class RosterFile(Struct, frozen=True):
    """The roster as the file says it; `path` is from the top."""

    path: str
    data: bytes
    roster: Roster

    def called(self, name: str) -> int | None:
        """The place of the engineer of this name; None where there is none."""
        return next((i for i, e in enumerate(self.roster.engineers) if e.is_called(name)), None)

    def index(self, who: str) -> int | None:
        """The place of the engineer who is called so, or has this address; None where there is none."""
        engineers = enumerate(self.roster.engineers)
        return next((i for i, e in engineers if e.is_called(who) or who.lower() in e.emails), None)

    @property
    def known(self) -> list[str]:
        """Every name and every address in it."""
        engineers = self.roster.engineers
        return [e.name for e in engineers] + [address for e in engineers for address in e.emails]


def roster_file(workspace: Workspace) -> RosterFile:
    """Read the roster of the work tree. Raises `UsageError` where there is none, or none that is valid."""
    path = workspace.guards.roster
    data = standing_guard(workspace.top, path)
    return RosterFile(path, data, _valid(data))


class Seat(Struct, frozen=True):
    """What is to be said of an engineer: addresses, areas (without any, all are hers), keys, and the lead."""

    emails: Sequence[str] = ()
    areas: Sequence[str] = ()
    keys: Sequence[str] = ()
    lead: bool = False


def with_engineer(file: RosterFile, name: str, seat: Seat) -> Change:
    """The change that puts a new engineer on the roster."""
    return _changed(file, [Append(("engineers",), _engineer(name, seat))])


def with_more(file: RosterFile, index: int, seat: Seat) -> Change:
    """The change that adds to what the roster says of an engineer; it takes nothing away."""
    known = file.roster.engineers[index]
    fresh = [address for address in seat.emails if address.lower() not in known.emails]
    edits: list[Edit] = [Append(("engineers", index, "emails"), address) for address in fresh]
    if seat.lead and not known.lead:
        edits.append(Set(("engineers", index, "lead"), "true"))
    if seat.areas:
        kept = [area for area in known.areas if area != "*"]
        edits.append(Set(("engineers", index, "areas"), [*kept, *(a for a in seat.areas if a not in kept)]))
    if seat.keys:
        edits.append(Set(("engineers", index, "keys"), _keys_with(known, seat.keys)))
    return _changed(file, edits)


def _keys_with(known: Engineer, keys: Sequence[str]) -> list[Node]:
    """Her keys with these; one that is listed already takes the bounds that it is given now."""
    given = {parse_key(key).public for key in keys}
    return [*(key for key in known.keys if parse_key(key).public not in given), *keys]


def key_line(given: str, until: dt.date | None) -> str:
    """A key as the roster lists it, from a file or as it is typed; `until` is the last day on which it holds.

    Raises `UsageError` where it is no public key.
    """
    text = given
    if " " not in given.strip():
        try:
            text = Path(given).expanduser().read_text("utf-8", "replace")
        except OSError as error:
            raise UsageError(
                f"the key {given} cannot be read: {error.strerror}",
                help="name a public key's file, or give the whole line in quotes",
            ) from None
    if "PRIVATE KEY" in text:
        raise UsageError(f"{given} holds a private key", help=f"give the public one: {given}.pub")
    try:
        key = parse_key(text.strip().partition("\n")[0])
    except ValueError as error:
        raise UsageError(
            str(error), help="make one with `ssh-keygen -t ed25519`, and name the .pub file that it writes"
        ) from None
    if until is None:
        return text.strip().partition("\n")[0]
    end = until + dt.timedelta(days=1)
    return f'valid-before="{end:%Y%m%d}" {key.public}'


def who_counts(workspace: Workspace) -> tuple[str, ...] | None:
    """Whose change of the roster would be followed, by name, where that of the person here would not be.

    None where hers would; empty where any engineer's would, because there is no lead.
    """
    roster = workspace.roster
    if roster is None:
        return None
    me = signer_here(workspace, None)
    engineer = roster.find(me.address)
    leads = tuple(known.name for known in roster.engineers if known.lead)
    return None if me.refusal is None and engineer and (engineer.lead or not leads) else leads


def without(file: RosterFile, index: int) -> Change:
    """The change that takes an engineer off."""
    return _changed(file, [Remove(("engineers", index))])


def _changed(file: RosterFile, edits: Sequence[Edit]) -> Change:
    after = edit_file(file.data, edits)
    _valid(after)
    return Change(file.path, file.data, after)


def _valid(data: bytes) -> Roster:
    model, problems = read_roster(read(data))
    if model is None or problems:
        raise UsageError(f"the roster would not be valid: {problems[0].message}", help=problems[0].help)
    return model


def _engineer(name: str, seat: Seat) -> dict[str, Node]:
    entry: dict[str, Node] = {"name": name, "emails": list(seat.emails)}
    if seat.lead:
        entry["lead"] = "true"
    if seat.areas:
        entry["areas"] = list(seat.areas)
    if seat.keys:
        entry["keys"] = list(seat.keys)
    return entry
