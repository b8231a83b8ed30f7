"""The prospect's story: a slide said Q2, a prospect heard "it exists", and two syncs put it right.

Every step is a commit by the person who made it; the steps can be built up to any point.
"""

from collections.abc import Callable

from support.people import ADA, BOB, PAT, SAM
from support.repo import RepoBuilder
from support.texts import ROSTER, SETTINGS, engineer, feature, feature_path, lead, roster, settings

ID = "multi-currency-reconciliation"
FEATURE = feature_path(ID)
DEAL = "registry/handoffs/prospect-2025-02.yaml"
OTHER_DEAL = "registry/handoffs/globex-2025-03.yaml"
FIRST_SYNC = "registry/syncs/2025-03-03.yaml"
SECOND_SYNC = "registry/syncs/2025-04-07.yaml"

_HEAD = f"""id: {ID}
name: Multi-currency reconciliation
summary: Matches invoices and payments across currencies at daily reference rates.
"""
_TAIL = """aliases: [automated multi-currency reconciliation, FX matching]
owner: payments-platform
"""
_LIMITS = """limits:
  - {metric: match latency, at_least: 80 ms}
  - {metric: currencies, at_most: 12}
"""
_DELIVERY = """delivery:
  date: %s
  scope: One-way conversion into the base currency; 12 currencies at launch.
  capacity: 2 engineers, weeks 14 to 22
"""
_EVIDENCE = """evidence:
  production: live since June
  tests: nightly suite
  docs: docs/multi-currency
  support: runbook and on-call
"""
PLANNED = f"{_HEAD}level: planned\n{_TAIL}"
COMMITTED = f"{_HEAD}level: committed\n{_DELIVERY % '2025-05-30'}{_LIMITS}{_TAIL}"
SLIPPED = f"{_HEAD}level: committed\n{_DELIVERY % '2025-06-20'}{_LIMITS}{_TAIL}"
SHIPPED = f"{_HEAD}level: shipped\n{_EVIDENCE}{_LIMITS}{_TAIL}"

PROMISE = f"""id: prospect-2025-02
customer: Prospect
owner: sam@example.com
stage: proposal
value: {{amount: 120000, currency: EUR}}
close_date: 2025-03-31
promises:
  - feature: {ID}
    kind: contract
    due: 2025-06-30
    quote: that is coming in our next release
    said_on: 2025-02-10
    status: assumed
"""
_GLOBEX = f"""id: globex-2025-03
customer: Globex
owner: sam@example.com
stage: evaluation
value: {{amount: 80000, currency: USD}}
promises:
  - {{feature: {ID}, kind: mention, status: confirmed, said_on: 2025-03-20}}
  - {{feature: exports, kind: demo, status: confirmed, said_on: 2025-03-20}}
"""

Step = Callable[[RepoBuilder], object]


def _begin(repo: RepoBuilder) -> None:
    repo.write(ROSTER, roster(lead(ADA), engineer(BOB))).write(SETTINGS, settings())
    repo.commit("Begin a registry", by=ADA, at="2025-01-06")
    repo.write(
        feature_path("exports"), feature("exports", "shipped", name="Exports", more="owner: reporting\n")
    )
    repo.write(feature_path("unsold"), feature("unsold", "shipped", name="Unsold thing"))
    repo.commit("What is in production", by=ADA, at="2025-01-07")
    repo.write(FEATURE, PLANNED).commit("The roadmap slide says Q2", by=PAT, at="2025-01-20")


def _demo(repo: RepoBuilder) -> None:
    repo.write(DEAL, PROMISE).commit("What the prospect heard", by=SAM, at="2025-02-10")


def _claim(repo: RepoBuilder) -> None:
    repo.write(FEATURE, COMMITTED).commit("Say committed for Q2", by=PAT, at="2025-02-17")


def _first_sync(repo: RepoBuilder) -> None:
    revision = repo.head
    record = f"""date: 2025-03-03
revision: {revision}
attendees: [ada@example.com, sam@example.com]
mismatches:
  - feature: {ID}
    found: the deal says contract, and the claim of committed is not signed
    decision: engineering confirms scope and date
    owner: ada@example.com
    by: 2025-03-14
notes: the first meeting
"""
    repo.write(FIRST_SYNC, record).commit("sync of 2025-03-03", by=ADA, at="2025-03-03")


def _sign(repo: RepoBuilder) -> None:
    repo.write(FEATURE, COMMITTED + "accurate_as_of: 2025-03-10\n")
    repo.commit("Stand behind the date", by=ADA, at="2025-03-10")


def _slip(repo: RepoBuilder) -> None:
    repo.write(OTHER_DEAL, _GLOBEX).commit("A second deal", by=SAM, at="2025-03-20")
    repo.write(FEATURE, SLIPPED + "accurate_as_of: 2025-03-27\n")
    repo.commit("Two more weeks for rounding", by=ADA, at="2025-03-27")


def _second_sync(repo: RepoBuilder) -> None:
    revision = repo.head
    record = f"""date: 2025-04-07
revision: {revision}
attendees: [ada@example.com, sam@example.com]
mismatches:
  - feature: {ID}
    found: the deal says contract, and the claim of committed is not signed
    decision: engineering confirms scope and date
    owner: ada@example.com
    by: 2025-03-14
    done: 2025-03-10
"""
    repo.write(SECOND_SYNC, record).commit("sync of 2025-04-07", by=ADA, at="2025-04-07")


def _ship(repo: RepoBuilder) -> None:
    repo.write(FEATURE, SHIPPED).commit("It is in production", by=ADA, at="2025-06-18")
    repo.write(DEAL, PROMISE.replace("stage: proposal", "stage: won"))
    repo.commit("The prospect signed", by=SAM, at="2025-06-19")


STEPS: tuple[tuple[str, Step], ...] = (
    ("begin", _begin),
    ("demo", _demo),
    ("claim", _claim),
    ("first sync", _first_sync),
    ("sign", _sign),
    ("slip", _slip),
    ("second sync", _second_sync),
    ("ship", _ship),
)


def tell(repo: RepoBuilder, *, until: str = "ship") -> RepoBuilder:
    """Build the story up to and with the step named."""
    for name, step in STEPS:
        step(repo)
        if name == until:
            return repo
    raise ValueError(f"the story has no step '{until}'")
