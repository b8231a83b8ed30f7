"""The roster's file: what it says, which may be more than counts, and single changes of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from readyctl.adapters.git.tracked import tracked
from readyctl.adapters.yaml.editor import edit_file
from readyctl.adapters.yaml.reader import read
from readyctl.core.entry.document import Node
from readyctl.core.entry.edit import Append, Edit, Remove, Set
from readyctl.core.entry.schema import validate
from readyctl.core.trust.roster import Roster
from readyctl.errors import UsageError
from readyctl.workspace.changing.identity import signer_here
from readyctl.workspace.changing.plan import Change
from readyctl.workspace.changing.standing import not_checked_out
from readyctl.workspace.reading.opening import Workspace


@dataclass(frozen=True)
class RosterFile:
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
    try:
        data = (workspace.top / path).read_bytes()
    except FileNotFoundError:
        if tracked(workspace.repository.git, [path]):
            raise not_checked_out(path) from None
        raise UsageError(f"there is no {path}", help="start a registry with `readyctl init`") from None
    return RosterFile(path, data, _valid(data))


def with_engineer(
    file: RosterFile, name: str, emails: Sequence[str], areas: Sequence[str], *, lead: bool
) -> Change:
    """The change that puts a new engineer on the roster; without areas, all are hers."""
    return _changed(file, [Append(("engineers",), _engineer(name, emails, areas, lead=lead))])


def with_more(
    file: RosterFile, index: int, emails: Sequence[str], areas: Sequence[str], *, lead: bool
) -> Change:
    """The change that adds addresses and areas to an engineer, and makes her a lead where `lead` says so."""
    known = file.roster.engineers[index]
    fresh = [address for address in emails if address.lower() not in known.emails]
    edits: list[Edit] = [Append(("engineers", index, "emails"), address) for address in fresh]
    if lead and not known.lead:
        edits.append(Set(("engineers", index, "lead"), "true"))
    if areas:
        kept = [area for area in known.areas if area != "*"]
        edits.append(Set(("engineers", index, "areas"), [*kept, *(a for a in areas if a not in kept)]))
    return _changed(file, edits)


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
    model, problems = validate(Roster, read(data))
    if model is None or problems:
        raise UsageError(f"the roster would not be valid: {problems[0].message}", help=problems[0].help)
    return model


def _engineer(name: str, emails: Sequence[str], areas: Sequence[str], *, lead: bool) -> dict[str, Node]:
    entry: dict[str, Node] = {"name": name, "emails": list(emails)}
    if lead:
        entry["lead"] = "true"
    if areas:
        entry["areas"] = list(areas)
    return entry
