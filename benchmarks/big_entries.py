"""What the files of a large registry say: entries of ordinary length, deals with many promises."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

LEVELS = ("exploratory", "planned", "committed", "beta", "shipped")
KINDS = ("mention", "demo", "early_access", "contract")
STAGES = ("discovery", "evaluation", "proposal", "contract", "won", "lost")


@dataclass
class Entry:
    """One feature as it is now, and under which id and in which area."""

    number: int
    area: int
    moved: int = 0
    revision: int = 0
    scope: int = 1

    @property
    def id(self) -> str:
        """The id that it has today."""
        again = f"-{self.moved}" if self.moved and not self.number % 2 else ""
        return f"feature-{self.number}{again}"

    @property
    def path(self) -> str:
        """Its file below the registry's folder."""
        return f"features/area-{self.area}/{self.id}.yaml"

    def revise(self, *, signing: bool) -> None:
        """Change what is not covered alone, or the claim too."""
        self.revision += 1
        if not signing:
            self.scope = self.revision

    def move(self, areas: int) -> None:
        """Give it another id, or another area."""
        self.moved += 1
        self.revise(signing=False)
        if self.number % 2:
            self.area = (self.area + 1) % areas

    def tombstone(self) -> bytes:
        """What stays at its path when it gets its next id."""
        moved, self.moved = self.moved, self.moved + 1
        heir, self.moved = self.id, moved
        return f"id: {self.id}\nname: Feature number {self.number}\nreplaced_by: {heir}\n".encode()

    def text(self) -> bytes:
        """The file."""
        number, level = self.number, LEVELS[self.number % len(LEVELS)]
        wrong = "levle: 1\n" if number % 97 == 96 else ""
        return f"""# yaml-language-server: $schema=../../../schemas/feature.schema.json
id: {self.id}
name: Feature number {number}
summary: Does the work of number {number}, and says so in a sentence of ordinary length.
level: {level}
aliases: [number {number}, the {number} thing]
delivery:{_delivery(level, self.scope)}
caveats:
  - Slow above {number} currencies. # revision {self.revision}
  - Not for bulk imports ({self.scope}).
limits:
  - {{metric: match latency, at_least: 80 ms}}
  - {{metric: currencies, at_most: 12}}
evidence:
  production: https://status.example.com/{number}
  tests: nightly suite {number}
  docs: https://docs.example.com/{number}
  support: on call, tier 2
replaced_by: null
accurate_as_of: 2023-11-{self.revision % 13 + 1:02d}
owner: team-{number % 17}
proposed: null
links: []
tags: [area-{self.area}, wave-{number % 7}]
notes: Anything at all, revision {self.revision}.
{wrong}""".encode()


def _delivery(level: str, scope: int) -> str:
    if level in {"exploratory", "planned"}:
        return f"\n  scope: Part {scope} of it.\n  capacity: null"
    return f"\n  date: 2027-06-30\n  scope: Part {scope} of it.\n  capacity: 2 engineers, weeks 14 to 22"


@dataclass(frozen=True)
class Deal:
    """One deal: how many promises it has, about so many features."""

    number: int
    promises: int
    features: int


def deal_text(deal: Deal, rng: random.Random) -> bytes:
    """The note of a deal; about half of its promises may be made today."""
    lines = [
        f"id: deal-{deal.number}",
        f"customer: Customer {deal.number}",
        "owner: sam@example.com",
        f"stage: {STAGES[deal.number % len(STAGES)]}",
        f"value: {{amount: {1000 + deal.number * 37 % 90000}, currency: EUR}}",
        f"close_date: 2027-{deal.number % 12 + 1:02d}-15",
        "promises:",
    ]
    for number in range(deal.promises):
        kind = KINDS[(deal.number + number) % len(KINDS)]
        lines += [
            f"  - feature: feature-{_unmoved(rng, deal.features)}",
            f"    kind: {kind}",
            f"    quote: you will have part {number} of it by then",
            "    said_on: 2024-06-03",
            f"    status: {'confirmed' if number % 3 else 'assumed'}",
        ]
        if kind == "contract":
            lines.append(
                f"    due: 2027-{number % 12 + 1:02d}-30" if number % 12 != 1 else "    due: 2027-02-28"
            )
    lines += [
        "workflow:",
        "  trigger: {text: A buyer files a refund request, status: confirmed}",
        "  result: {text: The refund is paid, status: confirmed}",
        "notes: Anything.",
    ]
    return ("\n".join(lines) + "\n").encode()


def _unmoved(rng: random.Random, features: int) -> int:
    """Mostly the number of a feature that keeps its id."""
    number = rng.randrange(features)
    return number if number % 10 or rng.random() < 0.1 else number + 1 if number + 1 < features else 1


def roster_text(people: Sequence[tuple[str, str]]) -> bytes:
    """The roster of these people, the first of them the lead."""
    lines = ["assurance: committer", "engineers:"]
    for place, (name, address) in enumerate(people):
        lines += [f"  - name: {name}", f"    emails: [{address}]"]
        if not place:
            lines.append("    lead: true")
    return ("\n".join(lines) + "\n").encode()


def settings_text() -> bytes:
    """Settings with one window, so short that a check finds six things in every ten entries at the end."""
    return b"version: 1\nname: Benchmark\nstale_after: {default: 50d}\n"
