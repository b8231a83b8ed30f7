"""Statements that carry a label and stand in a document, and what the judge of claims reports of them.

A part is a folder of `tests/claims` with `statements.tsv`: five fields parted by tabs, a label, the document,
where in it the statement stands, the feature, the statement. The feature is an id of `features.yaml` beside
it, and every statement is judged against all of these; or it is JSON, and is the only one there is.
"""

import datetime as dt
import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from readyctl.adapters.documents import reading
from readyctl.core.feature.inventory import Inventory
from readyctl.core.statement.subjects import document_subjects, judge_for
from readyctl.core.statement.text_kind import TextKind
from readyctl.core.statement.verdict import ClaimedTooEarly, ClaimStatus, Overclaimed, WithCaveats
from support.inventories import inventory, signed, status

TODAY = dt.date(2026, 6, 6)
LABELS = ("over", "limit", "caveat", "fine", "mention")
"""More than the level allows, outbids a limit, lacks its caveat, an allowed claim, no claim."""
ERRORS = frozenset({"over", "limit"})
_EVIDENCE = dict.fromkeys(("production", "tests", "docs", "support"), "there")


@dataclass(frozen=True)
class Statement:
    """What stands at one place of a document, with a label for each feature that it names."""

    document: str
    where: str
    words: str
    labels: dict[str, str]


@dataclass(frozen=True)
class Part:
    """Labelled statements, the features that they speak of, and by document what it is judged as and what it
    opens with. `own` are names of the vendor, `held_back` documents whose answers nobody looks at.
    """

    statements: tuple[Statement, ...]
    features: dict[str, dict[str, Any]]
    kinds: dict[str, TextKind]
    openings: dict[str, str]
    own: tuple[str, ...]
    held_back: frozenset[str] = frozenset()

    def reported(self, said: Statement) -> dict[str, set[str]]:
        """What the judge reports of a statement where it stands, by feature: `over`, `limit`, `caveat`."""
        alone = {name: each for name, each in self.features.items() if name in said.labels}
        known = _inventory(tuple((self.features if self.kinds else alone).values()))
        kind = self.kinds.get(said.document, TextKind.PAGE)
        text = "\n\n".join((*filter(None, [self.openings.get(said.document)]), placed(said)))
        read = reading.read(io.BytesIO(text.encode()), "it", ".md")
        found: dict[str, set[str]] = {}
        for subject in document_subjects("it", read, kind, known, judge_for(known, TODAY, self.own)):
            if isinstance(value := subject.value, ClaimStatus):
                found.setdefault(value.view.id, set()).update(_labels(value))
        return found


def part(statements: Path) -> Part:
    """Read a file of labelled statements, with `features.yaml` and `documents.yaml` where they lie beside."""
    beside: dict[str, Any] = {"own": [], "documents": {}, "openings": {}}
    features: dict[str, dict[str, Any]] = {}
    if (listed := statements.parent / "features.yaml").exists():
        features = {each["id"]: each for each in yaml.safe_load(listed.read_text(encoding="utf-8"))}
        beside = yaml.safe_load((statements.parent / "documents.yaml").read_text(encoding="utf-8"))
    labels: dict[tuple[str, str, str, str], dict[str, str]] = {}
    for label, document, where, feature, words in _lines(statements):
        only, name = "", feature
        if feature.startswith("{"):
            only, name = feature, f"feature-{len(features)}"
            features[name] = {"id": name, **json.loads(feature)}
        labels.setdefault((document, where, words, only), {})[name] = label
    return Part(
        tuple(Statement(*place[:3], labels=each) for place, each in labels.items()),
        features,
        {name: TextKind[kind.upper()] for name, kind in beside["documents"].items()},
        beside["openings"],
        tuple(beside["own"]),
        frozenset(beside.get("held_back", ())),
    )


def placed(said: Statement) -> str:
    """Put a statement where it stands, as Markdown."""
    quoted = re.findall(r'"([^"]*)"', said.where)
    heading = quoted[0] if quoted else ""
    if said.where.startswith("table row"):
        return _table(heading, [cell.strip() for cell in said.words.split("|")])
    if said.where.startswith("bullet"):
        return f"# {heading}\n\n- {said.words}"
    return f"# {said.words}\n" if said.where == "heading" else said.words


def _table(heading: str, cells: list[str]) -> str:
    columns = [*[""] * (len(cells) - 1), heading] if heading else [""] * len(cells)
    if "¦" in heading:
        columns = [each.strip() for each in heading.split("¦")]
    cells += [""] * (len(columns) - len(cells))
    return "\n".join("| " + " | ".join(row) + " |" for row in (columns, ["-"] * len(cells), cells))


def _lines(path: Path) -> Iterator[list[str]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.split("\t")


def _inventory(features: tuple[dict[str, Any], ...]) -> Inventory:
    return inventory(*(status(_entry(each), signed(), today=TODAY) for each in features))


def _entry(feature: dict[str, Any]) -> dict[str, Any]:
    data = dict(feature)
    if date := data.pop("date", None):
        data["delivery"] = {"date": str(date), "scope": "all", "capacity": "two"}
    return {**data, "evidence": _EVIDENCE} if data["level"] == "shipped" else data


def _labels(status: ClaimStatus) -> Iterator[str]:
    if isinstance(status.verdict, Overclaimed | ClaimedTooEarly):
        yield "over"
    if isinstance(status.verdict, WithCaveats):
        yield "caveat"
    if status.beyond:
        yield "limit"
