"""Entries with one thing changed in each: mistyped, left out, or put where it does not belong.

Whether a change does harm is for the readers to say; some do none.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from support.whole_entries import WHOLE, Spelt, yaml

SPELLINGS = (
    "", "~", "''", '"  "', r'"two\nlines"', "' one '", "[]", "{}", "[one, two]", "{one: two}", "[null]",
    "['']", "true", "TRUE", "'true'", "no", "off", "0", "1", "'1'", "12", "+5", "-3", "007", "1.0", "1.5",
    "0.5", ".5", "1_000", "1,000", "0x1F", "0x1f", "0o17", "0b1", "1e3", "1e-3", "5E+2", ".inf", "-.inf",
    ".nan", "inf", "nan", "2026-11-22", "2024-02-29", "2023-02-29", "2026-02-30", "2026-04-31",
    "2026-13-01", "2026-11-00", "0000-01-01", "0000-Q1", "2026-1-2", "2026/11/22", "2027-Q2", "2027-Q5",
    "2027-q2", "2026-11-22T10:00:00Z", "soon", "7d", "7 d", "' 7d '", "0d", "9999d", "10000d", "3w",
    "never", "ada@example.com", "Ada@Example.com", "ada@", "'@example.com'", "a@b@c", "ada.example.com",
    "'*@example.com'", "'ada @example.com'", "'<ada@example.com>'", "ada@example.com.", "ädä@example.com",
    "exploratory", "planned", "committed", "beta", "shipped", "Committed", "ga", "done", "fx", "-fx",
    "fx_2", "FX", "a" * 64, "a" * 65, "RDY301", "RDY9999", "rdy301", "TODO", "n/a",
)  # fmt: skip
"""What stands in a value's place."""
_KEYS = ("extra", "level", "status", "notes", "id", "date", "replaced_by")
"""What is put beside the keys of a mapping."""
Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Damaged:
    """One file of the kind called `kind`, and what was done to it where."""

    kind: str
    tree: Spelt
    what: str

    @property
    def text(self) -> str:
        """As it lies in the registry."""
        return yaml(self.tree)


def damaged() -> Iterator[Damaged]:
    """Every change to every entry, thousands; the whole entries come first."""
    for kind, whole in WHOLE:
        yield Damaged(kind, whole, "nothing")
    done = set()
    for kind, whole in WHOLE:
        for path, node in _nodes(whole):
            place = (kind, tuple(step for step in path if isinstance(step, str)), str(node))
            if place in done:
                continue
            done.add(place)
            for what, changed in _changes(node):
                yield Damaged(kind, _put(whole, path, changed), f"{_dotted(path)}: {what}")


def _nodes(tree: Spelt, path: Path = ()) -> Iterator[tuple[Path, Spelt]]:
    yield path, tree
    items = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for step, below in items:
        yield from _nodes(below, (*path, step))


def _changes(node: Spelt) -> Iterator[tuple[str, Spelt]]:
    yield from ((spelling or "empty", spelling) for spelling in SPELLINGS)
    match node:
        case dict():
            for key in node:
                rest = {other: below for other, below in node.items() if other != key}
                yield f"without {key}", rest
                yield f"{key} mistyped", {**rest, f"{key}x": node[key]}
                yield f"{key} in capitals", {**rest, key.upper(): node[key]}
            yield from ((f"with {key}", {**node, key: "x"}) for key in _KEYS if key not in node)
            yield "in a list", [node]
        case list():
            yield "one of it alone", node[0]
            yield "twice", [*node, *node]
            items = ("", "''", '" "', "one", "12", "{}", "[]")
            yield from ((f"with {item or 'empty'}", [*node, item]) for item in items)
        case str():
            yield "in quotes", f'"{node}"' if '"' not in node else node
            yield "with space around", f'" {node} "' if '"' not in node else node
            yield "in capitals", node.upper()
            yield "in a list", [node]
            yield "in a mapping", {"text": node}


def _put(tree: Spelt, path: Path, changed: Spelt) -> Spelt:
    if not path:
        return changed
    step, *rest = path
    if isinstance(tree, dict):
        assert isinstance(step, str)
        return {**tree, step: _put(tree[step], tuple(rest), changed)}
    assert isinstance(tree, list)
    assert isinstance(step, int)
    return [*tree[:step], _put(tree[step], tuple(rest), changed), *tree[step + 1 :]]


def _dotted(path: Path) -> str:
    return ".".join(map(str, path)) or "the file"
