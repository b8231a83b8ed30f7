"""Where features come from: each system's own names of columns, by the keys of an entry."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from readyctl.core.text.folding import folded

LISTS = ("tags", "aliases", "links")
"""Keys that hold several texts; a heading may stand over several columns."""
DATE, SCOPE, CAPACITY = "delivery.date", "delivery.scope", "delivery.capacity"
ASKED = (DATE, SCOPE, CAPACITY)
"""Keys that an import never writes into an entry: they are part of what is asked of engineering."""
OUTCOME = "outcome"
"""What came of a closed record: `won't fix` says more than `closed` does."""
KEYS = ("id", "key", "name", "summary", "level", OUTCOME, "area", "owner", *LISTS, *ASKED)
"""What a column can be; `key` is the record's own in the system it comes from."""


class Origin(Struct, frozen=True):
    """A system that features come from. `columns` are headings, in any case, by key: first ones first.

    `title` is how people call it, `about` what the command does in a line, `markup` whether its texts are
    HTML, `is_yaml` whether it is a file of YAML documents and no table.
    """

    name: str
    title: str
    about: str
    columns: Mapping[str, Sequence[str]]
    markup: bool = False
    is_yaml: bool = False


_TABLE = {
    "id": ("id", "key", "slug"),
    "name": ("name", "title", "feature", "summary name"),
    "summary": ("summary", "description"),
    "level": ("level", "status", "stage", "maturity", "readiness"),
    "area": ("area", "team", "component"),
    "owner": ("owner", "lead", "assignee"),
    "tags": ("tags", "labels"),
    "aliases": ("aliases", "also known as"),
    "links": ("links", "link", "url"),
    DATE: (DATE, "delivery date", "due date", "target date", "release date", "due"),
    SCOPE: (SCOPE,),
    CAPACITY: (CAPACITY,),
}
SOURCES: Mapping[str, Origin] = {
    source.name: source
    for source in (
        Origin("csv", "the table", "Features from a table, whatever wrote it.", _TABLE),
        Origin(
            "jira",
            "Jira",
            "Features from Jira's CSV export.",
            {
                "key": ("issue key", "key"),
                "name": ("summary",),
                "summary": ("description",),
                "level": ("status",),
                OUTCOME: ("resolution",),
                "area": ("component/s", "components", "component", "project key"),
                "owner": ("assignee",),
                "tags": ("labels",),
                "links": ("issue url", "url"),
                DATE: ("due date", "custom field (target end)", "custom field (end date)"),
            },
        ),
        Origin(
            "linear",
            "Linear",
            "Features from Linear's CSV export, of issues or of projects.",
            {
                "key": ("id",),
                "name": ("title", "name"),
                "summary": ("description", "summary", "issue description"),
                "level": ("status",),
                "area": ("team", "teams", "project"),
                "owner": ("assignee", "lead"),
                "tags": ("labels",),
                "links": ("url", "link"),
                DATE: ("due date", "target date"),
            },
        ),
        Origin(
            "productboard",
            "Productboard",
            "Features from Productboard's CSV export.",
            {
                "key": ("id", "feature id", "entity_id", "uuid"),
                "name": ("feature name", "name", "entity_name", "title", "feature"),
                "summary": ("description", "feature description"),
                "level": ("status", "status_name", "feature status"),
                "area": ("component", "product", "component name", "product name"),
                "owner": ("owner email", "owner", "owner_email"),
                "tags": ("tags", "feature tags"),
                "links": ("pb_url", "productboard url", "link", "url", "feature link"),
                DATE: ("timeframe end", "timeframe end date", "due date", "release date", "timeframe"),
            },
            markup=True,
        ),
        Origin(
            "aha",
            "Aha!",
            "Features from a list report of Aha! as CSV.",
            {
                "key": (
                    "feature reference #",
                    "reference #",
                    "epic reference #",
                    "master feature reference #",
                ),
                "name": ("feature name", "name", "epic name", "master feature name"),
                "summary": ("feature description", "description", "epic description"),
                "level": ("feature status", "status", "epic status", "master feature status"),
                "area": ("workspace name", "product name", "component"),
                "owner": ("feature assigned to", "assigned to", "epic assigned to"),
                "tags": ("feature tags", "tags"),
                "links": ("feature url", "url", "aha! url"),
                DATE: ("feature due date", "feature end date", "due date", "release date"),
            },
            markup=True,
        ),
        Origin(
            "backstage", "Backstage", "Components, APIs and systems of a catalog-info.yaml.", {}, is_yaml=True
        ),
        Origin("kep", "Kubernetes", "Enhancements from kep.yaml, or the head of a KEP.", {}, is_yaml=True),
    )
}
"""Every source, by the name of its command."""


def places_of(source: Origin, headings: Sequence[str], told: Mapping[str, str]) -> dict[str, tuple[int, ...]]:
    """The columns of each key: as told, else under a heading of the source's.

    Of equal headings a list takes all, everything else the first.
    """
    known = [folded(heading) for heading in headings]
    found: dict[str, tuple[int, ...]] = {}
    for key in KEYS:
        if key in told:
            at = [index for index, heading in enumerate(headings) if heading == told[key]]
        else:
            word = next((word for word in source.columns.get(key, ()) if word in known), None)
            at = [index for index, heading in enumerate(known) if heading == word]
        if at:
            found[key] = tuple(at) if key in LISTS else (at[0],)
    return found
