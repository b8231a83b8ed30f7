"""How the judge does on labelled sentences that are kept elsewhere, by document.

python -m benchmarks.labelled FILE.tsv [--misses]

A line has five fields parted by tabs: what it is (`over` says more than the level allows, `limit` outbids a
limit, `caveat` lacks a caveat, `fine` is an allowed claim, `mention` no claim), the document, where in it the
sentence stands (`bullet under "Security"`, `table row, column "Ours"`), the feature as JSON, the sentence.
Each is put where it stands into a Markdown text of its own and read like any other file.
"""

import datetime as dt
import io
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from readyctl.adapters.documents import reading
from readyctl.core.statement.subjects import document_subjects, judge_for
from readyctl.core.statement.text_kind import TextKind
from readyctl.core.statement.verdict import ClaimedTooEarly, ClaimStatus, Overclaimed, WithCaveats
from support.inventories import inventory, signed, status

TODAY = dt.date(2026, 6, 6)
EVIDENCE = dict.fromkeys(("production", "tests", "docs", "support"), "there")
ERRORS = frozenset({"over", "limit"})


@dataclass(frozen=True)
class Line:
    """One labelled sentence."""

    label: str
    document: str
    where: str
    feature: dict[str, object]
    sentence: str


@dataclass
class Figures:
    """Counts for one document: findings that are right, wrong, and missing; the same of caveats."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    caveats: Counter[str] = field(default_factory=Counter)

    def add(self, other: "Figures") -> None:
        """Count another document's sentences too."""
        self.right += other.right
        self.wrong += other.wrong
        self.missed += other.missed
        self.caveats += other.caveats


def lines(path: Path) -> Iterator[Line]:
    """Give the labelled sentences of a file."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            label, document, where, feature, sentence = line.split("\t")
            yield Line(label, document, where, json.loads(feature), sentence)


def text(line: Line) -> str:
    """Put a sentence where it stands."""
    quoted = re.findall(r'"([^"]*)"', line.where)
    heading = quoted[0] if quoted else ""
    if line.where.startswith("table row"):
        cells = line.sentence.split(" | ")
        columns = [*[""] * (len(cells) - 1), heading] if heading else [""] * len(cells)
        if "¦" in heading:
            columns = [each.strip() for each in heading.split("¦")]
        rows = ["| " + " | ".join(row) + " |" for row in (columns, ["-"] * len(cells), cells)]
        return "\n".join(rows)
    if line.where.startswith("bullet"):
        return f"# {heading}\n\n- {line.sentence}"
    return line.sentence


def found(line: Line) -> set[str]:
    """What the judge reports of the sentence: `over`, `limit`, `caveat`."""
    data: dict[str, object] = {"id": "the-feature", **line.feature}
    if date := data.pop("date", None):
        data["delivery"] = {"date": date, "scope": "all", "capacity": "two"}
    if data["level"] == "shipped":
        data["evidence"] = EVIDENCE
    known = inventory(status(data, signed(), today=TODAY))  # type: ignore[arg-type]
    read = reading.read(io.BytesIO(text(line).encode()), "it", ".md")
    reported: set[str] = set()
    for subject in document_subjects("it", read, TextKind.PAGE, known, judge_for(known, TODAY)):
        if isinstance(value := subject.value, ClaimStatus):
            if isinstance(value.verdict, Overclaimed | ClaimedTooEarly):
                reported.add("over")
            if isinstance(value.verdict, WithCaveats):
                reported.add("caveat")
            if value.beyond:
                reported.add("limit")
    return reported


def figures(said: Line, reported: set[str]) -> Figures:
    """Count one answer."""
    wanted = said.label in ERRORS
    right = said.label in reported
    return Figures(
        right=int(wanted and right),
        wrong=int(not wanted and bool(reported & ERRORS)) + int(wanted and bool(reported - {said.label})),
        missed=int(wanted and not right),
        caveats=Counter(
            right=int(said.label == "caveat" and "caveat" in reported),
            wrong=int(said.label != "caveat" and "caveat" in reported),
            missed=int(said.label == "caveat" and "caveat" not in reported),
        ),
    )


def main(arguments: list[str]) -> None:
    """Print a table, and the sentences that were misread where they are asked for."""
    by_document: dict[str, Figures] = {}
    for line in lines(Path(arguments[0])):
        reported = found(line)
        counted = figures(line, reported)
        by_document.setdefault(line.document, Figures()).add(counted)
        if "--misses" in arguments and (reported or {"none"}) != (
            {line.label} & {*ERRORS, "caveat"} or {"none"}
        ):
            print(f"{line.label:8}{','.join(sorted(reported)) or '-':8}{line.document:15}{line.sentence}")
    whole = Figures()
    for each in by_document.values():
        whole.add(each)
    print("| document | precision | recall | caveats found | caveats wrong |\n|---|---:|---:|---:|---:|")
    for document, each in [*by_document.items(), ("**all**", whole)]:
        precision = each.right / ((each.right + each.wrong) or 1)
        recall = each.right / ((each.right + each.missed) or 1)
        caveats = each.caveats
        of = caveats["right"] + caveats["missed"]
        share = f"{caveats['right']} of {of}"
        print(f"| {document} | {precision:.3f} | {recall:.3f} | {share} | {caveats['wrong']} |")


if __name__ == "__main__":
    main(sys.argv[1:])
