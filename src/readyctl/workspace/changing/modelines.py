"""What editors need in a registry: the schemas of its files, and the line in each new file that names one."""

from collections.abc import Mapping

from msgspec.structs import replace

from readyctl.core.entry.modeline import modeline, schema_of, schema_path
from readyctl.core.entry.path import classify
from readyctl.workspace.changing.plan import Change, Plan
from readyctl.workspace.reading.location import Location


def schemas(location: Location, texts: Mapping[str, str]) -> list[Change]:
    """The changes that put these schemas into the registry, by their names, or bring them up to date."""
    found = []
    for name, text in texts.items():
        path = schema_path(name, location.registry)
        file = location.top / path
        found.append(Change(path, file.read_bytes() if file.exists() else None, text.encode(), made=True))
    return found


def with_modelines(plan: Plan, registry: str) -> Plan:
    """The same plan, in which each fresh file names its schema, where the registry has that.

    Files that are there stay as they are, byte by byte, and so do those that move or are handed in.
    """
    there: dict[str, bool] = {}
    return replace(plan, changes=[_named(change, plan, registry, there) for change in plan.changes])


def _named(change: Change, plan: Plan, registry: str, there: dict[str, bool]) -> Change:
    where = classify(change.path, registry) if change.fresh else None
    if where is None or change.after is None:
        return change
    schema = schema_of(where, registry)
    if schema not in there:
        there[schema] = (plan.top / schema).is_file()
    line = modeline(where, registry).encode() if there[schema] else b""
    return replace(change, after=line + change.after)
