"""How the judge does on labelled statements, by document.

python -m benchmarks.labelled FILE.tsv [--misses]

The file has the form that `tests/support/labelled_statements.py` tells of. Each statement is put where it
stands into a Markdown text of its own and read like any other file.
"""

import sys
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from support.claim_cases import Score
from support.labelled_statements import ERRORS, Part, Statement, part


@dataclass(frozen=True)
class Figures:
    """What was found in one document: what may not be said, and what lacks its caveat."""

    statements: int = 0
    errors: Score = field(default_factory=Score)
    caveats: Score = field(default_factory=Score)

    def __add__(self, other: "Figures") -> "Figures":
        """Both documents' statements."""
        return Figures(
            self.statements + other.statements, self.errors + other.errors, self.caveats + other.caveats
        )

    def cells(self) -> str:
        """The end of a table's row, as `HEAD` names it."""
        overclaims, caveats = self.errors.right + self.errors.missed, self.caveats
        recall = f"{self.errors.recall:.3f}" if overclaims else ""
        share = f"{caveats.right} of {caveats.right + caveats.missed}"
        return (
            f"{self.statements} | {overclaims} | {self.errors.precision:.3f} | {recall} | {share} "
            f"| {caveats.wrong} |"
        )


HEAD = "statements | overclaims | precision | recall | caveats found | caveats wrong |"
RULE = "---:|---:|---:|---:|---:|---:|"


def figures(said: Statement, reported: dict[str, set[str]]) -> Figures:
    """Count the answers on one statement, for every feature that is labelled or reported."""
    errors, caveats = Score(), Score()
    for name in said.labels.keys() | reported.keys():
        label, found = said.labels.get(name, "mention"), reported.get(name, set())
        errors.right += int(label in ERRORS and label in found)
        errors.missed += int(label in ERRORS and label not in found)
        errors.wrong += len(found & ERRORS - {label})
        caveats.right += int(label == "caveat" and "caveat" in found)
        caveats.missed += int(label == "caveat" and "caveat" not in found)
        caveats.wrong += int(label != "caveat" and "caveat" in found)
    return Figures(1, errors, caveats)


def by_document(statements: Part) -> dict[str, Figures]:
    """Measure a part: its figures by document."""
    found: dict[str, Figures] = {}
    for said in statements.statements:
        before = found.get(said.document, Figures())
        found[said.document] = before + figures(said, statements.reported(said))
    return found


def total(found: dict[str, Figures]) -> Figures:
    """Add up the figures of all documents."""
    return sum(found.values(), Figures())


def without_one(found: dict[str, Figures]) -> str:
    """How far the whole hangs on one document: the lowest and the highest figures with one left out."""
    if len(found) < 2:
        return "one document only"
    rest = [total({name: each for name, each in found.items() if name != out}).errors for out in found]
    ranges = (sorted(each.precision for each in rest), sorted(each.recall for each in rest))
    precision, recall = (f"{each[0]:.3f} to {each[-1]:.3f}" for each in ranges)
    return f"with one document left out: precision {precision}, recall {recall}"


def misses(statements: Part) -> None:
    """Print the statements that were misread: what was wanted, what was reported, the place, the words.

    Those of documents that are held back are counted in the table and not shown.
    """
    for said in statements.statements:
        if said.document in statements.held_back:
            continue
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
    print(f"\n{without_one(found)}")


if __name__ == "__main__":
    main(sys.argv[1:])
