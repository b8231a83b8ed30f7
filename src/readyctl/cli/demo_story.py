"""The story that `readyctl demo` plays: a slide, a promise, and a word for what is real. Invented people."""

import datetime as dt
from collections.abc import Callable, Iterator

from readyctl.workspace.changing.playing import Actor, Open, Run, Scene, Tell, Write

ADA = Actor("Ada Lovelace", "ada@example.com")
BOB = Actor("Bob Byte", "bob@example.com")
PAT = Actor("Pat Product", "pat@example.com")
SAM = Actor("Sam Sales", "sam@example.com")

FEATURE = "multi-currency-reconciliation"

_SLIDE = """\
# FinanceOps: where we are going

- Automated multi-currency reconciliation
"""


def _deal(due: dt.date, said: dt.date) -> str:
    return f"""\
# yaml-language-server: $schema=../.schemas/handoff.json
id: acme-{said.year}
customer: Acme
owner: sam@example.com
stage: proposal
value: {{amount: 120000, currency: EUR}}
promises:
  - feature: {FEATURE}
    kind: contract
    due: {due}
    quote: that is coming in our next release
    said_on: {said}
    status: confirmed
workflow:
  trigger: {{text: A bank statement arrives, status: confirmed}}
  result: {{text: Every line is matched or listed, status: assumed}}
"""


def story(today: dt.date) -> Iterator[Scene]:
    """What happens in each scene, in order; all dates are reckoned from `today`."""
    for scene in SCENES:
        yield from scene(today)


def _beginning(_: dt.date) -> Iterator[Scene]:
    yield Open("A registry, and who may sign")
    yield Tell(70, "Ada leads engineering. She starts a registry: whoever is on its roster may sign.")
    yield Run(ADA, ("git", "init", "--quiet", "--initial-branch=main", "."), shown=False)
    yield Run(ADA, ("readyctl", "init", "--name", "FinanceOps", "--hooks", "--yes"))
    yield Tell(69, "Bob builds payments. He may sign what lies in that folder.")
    bob = ("--name", BOB.name, "--email", BOB.email, "--area", "payments")
    yield Run(ADA, ("readyctl", "roster", "add", *bob, "--yes"))
    yield Tell(66, "Pat, a product manager, writes down an idea. A plan needs nobody's signature.")
    words = (
        "--name",
        "Multi-currency reconciliation",
        "--summary",
        "Matches invoices and payments across currencies.",
    )
    alias = ("--alias", "automated multi-currency reconciliation", "--alias", "FX matching")
    owner = ("--owner", "payments-platform")
    yield Run(
        PAT,
        (
            "readyctl",
            "feature",
            "new",
            FEATURE,
            "--area",
            "payments",
            *words,
            *alias,
            *owner,
            "--yes",
            "--commit",
        ),
    )


def _promise(today: dt.date) -> Iterator[Scene]:
    yield Open("A slide, and a promise")
    said = today - dt.timedelta(days=56)
    yield Tell(
        60,
        "Sam's deck shows it on the roadmap slide. Nobody is dishonest; the slide just has no word for it.",
    )
    yield Write("deck.md", _SLIDE)
    yield Run(SAM, ("git", "add", "deck.md"), shown=False)
    yield Run(SAM, ("git", "commit", "--quiet", "-m", "Roadmap slide"))
    yield Tell(
        56, "A prospect asks. Sam says: that is coming in our next release. The deal's note keeps the words."
    )
    yield Write(f"registry/handoffs/acme-{said.year}.yaml", _deal(today + dt.timedelta(days=20), said))
    yield Run(SAM, ("git", "add", "registry/handoffs"), shown=False)
    yield Run(SAM, ("git", "commit", "--quiet", "-m", "Acme: the promise, in its exact words"))
    yield Tell(56, "From now on the promise is held against what is real.")
    yield Run(SAM, ("readyctl", "check", "--select", "overpromised"), ends=1)


def _unsigned(today: dt.date) -> Iterator[Scene]:
    yield Open("Somebody calls it committed")
    date = str(today - dt.timedelta(days=10))
    yield Tell(
        50, "Pat wants to help and declares it committed. The tool writes it, and says what that is worth."
    )
    values = ("--date", date, "--scope", "Every currency", "--capacity", "to be found")
    yield Run(PAT, ("readyctl", "feature", "set-level", FEATURE, "committed", *values, "--yes"))
    yield Tell(50, "The commit hook refuses it.")
    yield Run(PAT, ("git", "commit", "--quiet", "-a", "-m", "Multi-currency is committed"), ends=1)
    yield Tell(49, "Pat forces it in. A hook can be gone round; what everybody else sees cannot.")
    yield Run(PAT, ("git", "commit", "--quiet", "-a", "--no-verify", "-m", "Multi-currency is committed"))
    yield Run(PAT, ("readyctl", "feature", "list"))
    yield Run(PAT, ("readyctl", "explain", FEATURE))


def _met(today: dt.date) -> Iterator[Scene]:
    yield Open("Sales and engineering meet")
    met = today - dt.timedelta(days=46)
    yield Tell(46, "Sales and engineering meet, as every month. The mismatch gets an owner and a day.")
    yield Write(
        "meeting.yaml",
        f"""\
attendees: [ada@example.com, bob@example.com, pat@example.com, sam@example.com]
mismatches:
  - feature: {FEATURE}
    found: The slide and the Acme deal say more than anybody signed
    decision: Bob says what can be built by when; Pat asks for that
    owner: bob@example.com
    by: {today - dt.timedelta(days=44)}
""",
    )
    record = ("readyctl", "sync", "record", "--answers", "meeting.yaml", "--date", str(met), "--yes")
    yield Run(ADA, record)
    yield Run(ADA, ("rm", "meeting.yaml"), shown=False)


def _signed(today: dt.date) -> Iterator[Scene]:
    yield Open("Engineering signs what it can stand behind")
    date = str(today + dt.timedelta(days=15))
    yield Tell(
        45, "Bob looked at it: not every currency, and not by then. Pat asks for what he can stand behind."
    )
    values = (
        f"delivery.date={date}",
        "delivery.scope=12 currencies at launch",
        "delivery.capacity=2 engineers",
    )
    sets = tuple(part for value in values for part in ("--set", value))
    reason = ("--reason", "Acme signs if we commit")
    propose = ("readyctl", "feature", "propose", FEATURE, "committed", *sets, *reason, "--yes", "--commit")
    yield Run(PAT, propose)
    yield Tell(44, "Bob reads what changed, accepts it, and signs: a commit of his own.")
    yield Run(BOB, ("readyctl", "feature", "sign", FEATURE, "--accept", "--yes"))
    yield Run(SAM, ("readyctl", "feature", "list"))


def _taken_back(today: dt.date) -> Iterator[Scene]:
    yield Open("A promise is taken back in the open")
    said = today - dt.timedelta(days=40)
    deal = f"acme-{(today - dt.timedelta(days=56)).year}"
    yield Tell(40, "Sam offers early access on a call, and writes down what he said. It may not be said yet.")
    offer = ("--kind", "early_access", "--quote", "you can try it next week", "--said", str(said))
    yield Run(SAM, ("readyctl", "handoff", "promise", deal, "FX matching", *offer, "--yes"))
    yield Tell(38, "Deleting the line would fool nobody. He tells Acme, and ends the promise in the open.")
    told = ("--reason", "they wait for the release", "--told-customer", str(today - dt.timedelta(days=38)))
    yield Run(
        SAM, ("readyctl", "handoff", "withdraw", deal, FEATURE, "--kind", "early_access", *told, "--yes")
    )


def _shipped(_: dt.date) -> Iterator[Scene]:
    yield Open("It ships")
    yield Tell(5, "It is in production. Bob says so, with the evidence that shipped needs.")
    proof = {
        "production": "https://status.example.com/fx",
        "tests": "https://ci.example.com/fx",
        "docs": "https://docs.example.com/fx",
        "support": "payments on-call",
    }
    evidence = tuple(part for key, text in proof.items() for part in ("--evidence", f"{key}={text}"))
    yield Run(BOB, ("readyctl", "feature", "set-level", FEATURE, "shipped", *evidence, "--yes"))
    yield Run(BOB, ("readyctl", "feature", "sign", FEATURE, "--yes"))


def _walk(_: dt.date) -> Iterator[Scene]:
    yield Open("What everybody sees today")
    yield Tell(0, "Today. What everybody can see:")
    yield Run(SAM, ("readyctl", "feature", "list"))
    yield Run(SAM, ("readyctl", "ask", "automated multi-currency reconciliation", "--kind", "contract"))
    yield Run(SAM, ("readyctl", "log", FEATURE))
    yield Run(SAM, ("readyctl", "diff", "--since", "last-sync"))
    yield Run(SAM, ("readyctl", "deck", "check", "deck.md"))
    yield Tell(0, "And on one screen:")
    yield Run(SAM, ("readyctl",))


SCENES: tuple[Callable[[dt.date], Iterator[Scene]], ...] = (
    _beginning,
    _promise,
    _unsigned,
    _met,
    _signed,
    _taken_back,
    _shipped,
    _walk,
)
"""Each under a headline of its own."""
