"""Features in other programs' YAML: Backstage's catalog entities and Kubernetes' enhancements, as rows."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from readyctl.core.entry.document import Node
from readyctl.core.feature.outside import FeatureRow
from readyctl.core.feature.reading import at
from readyctl.core.feature.sources import Origin
from readyctl.core.text.slug import slug

KINDS = ("component", "api", "system")
"""What of a Backstage catalog is a feature."""


def rows_of(
    source: Origin, documents: Iterable[tuple[int, Mapping[str, Node]]], place: str
) -> tuple[list[FeatureRow], list[str]]:
    """The rows of a file's documents, and a sentence for each that is none; `place` names the file."""
    rows: list[FeatureRow] = []
    remarks: list[str] = []
    for line, data in documents:
        where = f"{place}line {line}"
        read = _READERS[source.name](data)
        if isinstance(read, str):
            remarks.append(f"{where} {read} and was left out")
        else:
            rows.append(FeatureRow(where, {key: text for key, text in read.items() if text}))
    return rows, remarks


def _backstage(data: Mapping[str, Node]) -> dict[str, str] | str:
    kind = _text(data, "kind")
    if slug(kind) not in KINDS:
        return f"is of kind {kind}" if kind else "has no kind"
    name, title = _text(data, "metadata", "name"), _text(data, "metadata", "title")
    space = _text(data, "metadata", "namespace") or "default"
    links = at(dict(data), ("metadata", "links"))
    return {
        "key": f"{slug(kind)}:{space}/{name}" if name else "",
        "id": slug(name),
        "name": title or name,
        "aliases": name if title else "",
        "summary": _text(data, "metadata", "description"),
        "level": _text(data, "spec", "lifecycle"),
        "area": _reference(_text(data, "spec", "system") or _text(data, "spec", "domain")),
        "owner": _reference(_text(data, "spec", "owner")),
        "tags": "\n".join(_texts(at(dict(data), ("metadata", "tags")))),
        "links": "\n".join(_text(link, "url") for link in _mappings(links)),
    }


def _kep(data: Mapping[str, Node]) -> dict[str, str] | str:
    title = _text(data, "title")
    if not title:
        return "has no title"
    number, sig = _number(_text(data, "kep-number")), _text(data, "owning-sig")
    people = _texts(data.get("authors")) or _texts(data.get("owners"))
    status, stage = _text(data, "status"), _text(data, "stage")
    milestones = at(dict(data), ("milestone",))
    stages = milestones if isinstance(milestones, dict) else {}
    tags = [f"{each} {release}" for each in stages if (release := _text(milestones, each))]
    return {
        "key": number,
        "id": slug(f"kep-{number}") if number else "",
        "name": title,
        "aliases": f"KEP-{number}" if number else "",
        "summary": title,
        # What is being built is as ready as its stage says; before and after that, its status says it.
        "level": stage if stage and slug(status) in {"", "implementable"} else status,
        "area": sig,
        "owner": ", ".join(people) or sig,
        "tags": "\n".join(tags),
    }


def _number(text: str) -> str:
    """A KEP's number; nothing for the zeros or letters of one that has none yet, which many share."""
    return text if text.isdecimal() and text.strip("0") else ""


def head_of(text: str) -> str:
    """The YAML at the head of a Markdown file, between two lines of dashes; nothing where there is none."""
    first, _, rest = text.removeprefix("\ufeff").partition("\n")
    head, end, _ = rest.partition("\n---")
    return f"\n{head}\n" if first.strip() == "---" and end else ""


def _text(node: Node | Mapping[str, Node], *path: str) -> str:
    found = at(dict(node) if isinstance(node, Mapping) else node, path)
    return found.strip() if isinstance(found, str) else ""


def _texts(node: Node) -> list[str]:
    return [item.strip() for item in node if isinstance(item, str)] if isinstance(node, list) else []


def _mappings(node: Node) -> Iterator[Mapping[str, Node]]:
    yield from (item for item in node if isinstance(item, dict)) if isinstance(node, list) else ()


def _reference(text: str) -> str:
    """The name in a reference to another entity: `group:default/team-a` is `team-a`."""
    return text.rpartition("/")[2].rpartition(":")[2]


_READERS: Mapping[str, Callable[[Mapping[str, Node]], dict[str, str] | str]] = {
    "backstage": _backstage,
    "kep": _kep,
}
