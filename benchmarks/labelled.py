"""How the judge does on labelled statements, by document.

python -m benchmarks.labelled FILE.tsv [--misses]

The file has the form that `tests/support/labelled_statements.py` tells of. Each statement is put where it
stands into a Markdown text of its own and read like any other file.
"""

import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from support.labelled_statements import ERRORS, Part, Statement, part


@dataclass
class Figures:
    """Counts for one document: findings that are right, wrong, and missing; the same of caveats."""

    statements: int = 0
    right: int = 0
    wrong: int = 0
    missed: int = 0
    caveats: Counter[str] = field(default_factory=Counter)

    def add(self, other: "Figures") -> None:
        """Count another document's statements too."""
        self.statements += other.statements
        self.right += other.right
        self.wrong += other.wrong
        self.missed += other.missed
        self.caveats += other.caveats

    def cells(self) -> str:
        """The end of a table's row, as `HEAD` names it."""
        precision = self.right / ((self.right + self.wrong) or 1)
        overclaims, caveats = self.right + self.missed, self.caveats
        recall = f"{self.right / overclaims:.3f}" if overclaims else ""
        share = f"{caveats['right']} of {caveats['right'] + caveats['missed']}"
        return (
            f"{self.statements} | {overclaims} | {precision:.3f} | {recall} | {share} | {caveats['wrong']} |"
        )


HEAD = "statements | overclaims | precision | recall | caveats found | caveats wrong |"
RULE = "---:|---:|---:|---:|---:|---:|"


def figures(said: Statement, reported: dict[str, set[str]]) -> Figures:
    """Count the answers on one statement, for every feature that is labelled or reported."""
    counted = Figures(statements=1)
    for name in said.labels.keys() | reported.keys():
        label, found = said.labels.get(name, "mention"), reported.get(name, set())
        wanted = label in ERRORS
        counted.right += int(wanted and label in found)
        counted.missed += int(wanted and label not in found)
        counted.wrong += len(found & ERRORS - {label})
        counted.caveats["right"] += int(label == "caveat" and "caveat" in found)
        counted.caveats["missed"] += int(label == "caveat" and "caveat" not in found)
        counted.caveats["wrong"] += int(label != "caveat" and "caveat" in found)
    return counted


def by_document(statements: Part) -> dict[str, Figures]:
    """Measure a part: its figures by document."""
    found: dict[str, Figures] = {}
    for said in statements.statements:
        found.setdefault(said.document, Figures()).add(figures(said, statements.reported(said)))
    return found


def total(found: dict[str, Figures]) -> Figures:
    """Add up the figures of all documents."""
    whole = Figures()
    for each in found.values():
        whole.add(each)
    return whole


def misses(statements: Part) -> None:
    """Print the statements that were misread: what was wanted, what was reported, the place, the words."""
    for said in statements.statements:
        reported = statements.reported(said)
        for name in said.labels.keys() | reported.keys():
            label, found = said.labels.get(name, "mention"), reported.get(name, set())
            if found != ({label} & {*ERRORS, "caveat"}):
                print(f"{label}\t{','.join(sorted(found)) or '-'}\t{said.document}\t{name}\t{said.where}")
                print(f"\t{said.words}")


def main(arguments: list[str]) -> None:
    """Print a table, and the statements that were misread where they are asked for."""
    statements = part(Path(arguments[0]))
    if "--misses" in arguments:
        misses(statements)
    found = by_document(statements)
    print(f"| document | {HEAD}\n|---|{RULE}")
    for document, each in [*found.items(), ("**all**", total(found))]:
        print(f"| {document} | {each.cells()}")


if __name__ == "__main__":
    main(sys.argv[1:])
