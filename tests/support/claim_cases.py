"""The labelled sentences of `tests/claims`, and how well the judge of claims does on them."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from readyctl.core.feature.names import Carrier, NameIndex
from readyctl.core.statement.claims import Judge
from readyctl.core.statement.passages import Passage, PassageKind

HERE = Path(__file__).parent.parent / "claims"


@dataclass(frozen=True)
class Case:
    """One labelled sentence: the stance it takes to each feature, and whether it promises an unknown one."""

    text: str
    kind: PassageKind
    claims: dict[str, str]
    unknown: bool
    source: str


@dataclass
class Score:
    """Counts of right, wrong and missed answers."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    same_stance: int = 0

    def __add__(self, other: "Score") -> "Score":
        """The answers to both."""
        return Score(
            self.right + other.right,
            self.wrong + other.wrong,
            self.missed + other.missed,
            self.same_stance + other.same_stance,
        )

    @property
    def precision(self) -> float:
        """The share of what was found that is true."""
        return self.right / ((self.right + self.wrong) or 1)

    @property
    def recall(self) -> float:
        """The share of what is true that was found."""
        return self.right / ((self.right + self.missed) or 1)


def cases(part: str) -> Iterator[Case]:
    """Give the sentences of a folder: `author/dev`, `author/test`, `reviewed/misread`."""
    for path in sorted((HERE / part).glob("*.yaml")):
        for entry in yaml.safe_load(path.read_text(encoding="utf-8"))["sentences"]:
            kind = PassageKind(entry.get("as", "body"))
            yield Case(entry["text"], kind, entry["claims"], entry.get("unknown", False), path.stem)


def judge(part: str = "author/dev") -> Judge:
    """Give the judge, knowing the features that the sentences of this part name."""
    features = yaml.safe_load(((HERE / part).parent / "features.yaml").read_text(encoding="utf-8"))
    names = NameIndex(Carrier(id_, tuple(called)) for id_, called in features.items())
    return Judge(names, dt.date(2026, 11, 22), frozenset({"financeops"}))


def answers(judge: Judge, case: Case) -> dict[str, str]:
    """What the judge makes of one sentence: stances by feature."""
    passage = Passage(case.text, "", case.kind)
    return {claim.ids[0]: claim.stance.value for claim in judge.read(passage).claims}


def scores(part: str) -> dict[str, tuple[Score, Score]]:
    """Score each file of a part: claims, and promises of unknown capabilities."""
    reader = judge(part)
    found: dict[str, tuple[Score, Score]] = {}
    for case in cases(part):
        claims, unknown = found.setdefault(case.source, (Score(), Score()))
        said = answers(reader, case)
        claims.right += len(said.keys() & case.claims.keys())
        claims.wrong += len(said.keys() - case.claims.keys())
        claims.missed += len(case.claims.keys() - said.keys())
        claims.same_stance += sum(said.get(name) == stance for name, stance in case.claims.items())
        sounds = bool(reader.read(Passage(case.text, "", case.kind)).unknown)
        unknown.right += sounds and case.unknown
        unknown.wrong += sounds and not case.unknown
        unknown.missed += case.unknown and not sounds
    return found


def total(found: dict[str, tuple[Score, Score]], which: int) -> Score:
    """Add up all files of a part: 0 for claims, 1 for unknown capabilities."""
    return sum((pair[which] for pair in found.values()), Score())


def fx_judge() -> Judge:
    """A judge that knows two features, `fx` and `sso`, and what the vendor is called."""
    carriers = [Carrier("fx", ("FX matching",)), Carrier("sso", ("Single sign-on",))]
    return Judge(NameIndex(carriers), dt.date(2026, 11, 22), frozenset({"financeops"}))
