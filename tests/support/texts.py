"""The files of a registry as text: features that are valid at any level, rosters of the tests' people."""

from collections.abc import Iterable, Mapping

from support.people import Person

ROSTER = "registry/roster.yaml"
SETTINGS = "registry/readyctl.yaml"
NEEDS: Mapping[str, str] = {
    "exploratory": "",
    "planned": "",
    "committed": "delivery: {date: 2027-06-30, scope: One way only., capacity: 2 engineers in spring}\n",
    "beta": "caveats: [slow above ten currencies]\n",
    "shipped": "evidence: {production: runs since May, tests: ci, docs: the handbook, support: on call}\n",
}


def feature_path(feature_id: str = "fx", area: str = "payments") -> str:
    """Where a feature lives."""
    return f"registry/features/{area}/{feature_id}.yaml"


def feature(  # noqa: PLR0913 - one per part of the file
    feature_id: str = "fx",
    level: str = "committed",
    *,
    name: str | None = None,
    summary: str = "Matches invoices and payments.",
    more: str = "",
    accurate_as_of: str | None = None,
) -> str:
    """A feature entry that carries what its level needs. `more` is appended as written."""
    text = f"id: {feature_id}\nname: {name or f'Feature {feature_id}'}\nsummary: {summary}\nlevel: {level}\n"
    text += NEEDS[level]
    if accurate_as_of is not None:
        text += f"accurate_as_of: {accurate_as_of}\n"
    return text + more


def lead(person: Person, *, names: Iterable[str] = ()) -> str:
    """A roster line of somebody who may also change the roster."""
    return engineer(person, names=names, more=", lead: true")


def engineer(
    person: Person,
    *,
    areas: Iterable[str] = ("*",),
    names: Iterable[str] = (),
    emails: Iterable[str] = (),
    more: str = "",
) -> str:
    """A roster line: one person of engineering."""
    addresses = ", ".join(f'"{email}"' for email in (person.email, *emails))
    listed = ", ".join(f'"{area}"' for area in areas)
    also = ", ".join(f'"{name}"' for name in names)
    return f'  - {{name: "{person.name}", names: [{also}], emails: [{addresses}], areas: [{listed}]{more}}}\n'


def roster(*engineers: str, more: str = "") -> str:
    """A roster of these lines; `more` holds further top-level keys as written."""
    listed = "engineers:\n" + "".join(engineers) if engineers else "engineers: []\n"
    return listed + more


def settings(more: str = "") -> str:
    """The smallest settings file."""
    return f"version: 1\nname: Tests\n{more}"
