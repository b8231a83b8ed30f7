"""Starting a registry: settings, a roster with its first engineer, and one sample entry."""

import datetime as dt

from readyctl.adapters.git import branches
from readyctl.adapters.git.porcelain import Porcelain
from readyctl.adapters.git.tracked import checkout_command, tracked
from readyctl.adapters.yaml.editor import dump
from readyctl.core.entry.document import Node
from readyctl.core.entry.modeline import modeline
from readyctl.core.entry.path import ROSTER_FILE, SETTINGS_FILE, classify
from readyctl.core.level.table import WEAKEST
from readyctl.core.trust.commit import CommitHeader
from readyctl.errors import UsageError
from readyctl.workspace.changing.plan import Change
from readyctl.workspace.reading.location import Location

_WINDOWS = """\
# After how many days engineering's word is stale, by level. What is shipped changes slowly and is asked about
# once a month; what is being built or tried out, once a week. An entry may say less with `fresh_for`.
stale_after: {default: 7d, shipped: 30d}
"""


def is_new(location: Location) -> bool:
    """Whether neither settings nor a roster are there: not in the files, and not in HEAD or the index."""
    guards = _guards(location.registry)
    if any((location.top / path).exists() for path in guards):
        return False
    return not tracked(location.repository.git, guards)


def _guards(registry: str) -> list[str]:
    prefix = f"{registry}/" if registry else ""
    return [f"{prefix}{name}" for name in (SETTINGS_FILE, ROSTER_FILE)]


def default_branch(location: Location) -> str:
    """The branch that everybody's work ends up on."""
    return branches.default_branch(location.repository)


def way_back(location: Location) -> str | None:
    """The command that checks out a registry that git has and the files do not; None where it is there."""
    folder = location.top / location.registry
    there = any((folder / name).exists() for name in (SETTINGS_FILE, ROSTER_FILE))
    return None if there else checkout_command(*([location.registry] if location.registry else _guards("")))


def started(location: Location, name: str | None, today: dt.date | None) -> list[Change]:
    """The files of a new registry, with the person at the keyboard as its engineer and lead.

    `name` is what the registry is of, the repository's folder unless given; from `today` on, by the
    real clock unless given, the ledger of promises counts. Raises `UsageError` where git
    does not know who she is, or knows her by something that cannot sign.
    """
    header = Porcelain(location.top).next_header()
    if not isinstance(header, CommitHeader):
        raise UsageError(
            f"your git identity cannot sign: {header.why}", help="set `git config user.name` and user.email"
        )
    me: dict[str, Node] = {"name": header.author.name, "emails": [header.author.address], "lead": "true"}
    sample: dict[str, Node] = {
        "id": "sample-feature",
        "name": "Sample feature",
        "summary": "Shows what an entry looks like. Rename it or delete it.",
        "level": WEAKEST.value,
    }
    files = {
        SETTINGS_FILE: dump({"version": "1", "name": name or location.top.name})
        + _WINDOWS
        + dump({"promises_since": (today or dt.datetime.now(dt.UTC).date()).isoformat()}),
        ROSTER_FILE: "# Who may sign. Only people who are on it already can change it.\n"
        + dump({"engineers": [me]}),
        "features/sample/sample-feature.yaml": dump(sample),
    }
    prefix = f"{location.registry}/" if location.registry else ""
    return [_first(f"{prefix}{path}", text, location.registry) for path, text in files.items()]


def _first(path: str, text: str, registry: str) -> Change:
    where = classify(path, registry)
    head = modeline(where, registry) if where else ""
    return Change(path, None, f"{head}{text}".encode())


def added_file(location: Location, path: str, text: str, *, otherwise: str) -> Change:
    """The change that puts one file beside the registry; nothing changes where it is there, word for word.

    Raises `UsageError` with the help `otherwise` where another file has its place.
    """
    file = location.top / path
    before = file.read_bytes() if file.exists() else None
    if before not in {None, text.encode()}:
        raise UsageError(f"{path} exists already", help=otherwise)
    return Change(path, before, text.encode())
