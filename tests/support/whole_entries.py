"""Files of every kind with all that they may say, as trees of YAML spellings: a leaf stands as written."""

from collections.abc import Iterator

Spelt = dict[str, "Spelt"] | list["Spelt"] | str

_KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGu1GPnTQb5WmHYQx8bIkPz4RSEqSEJVZJZFnE4nYwqV"
_LIMIT: Spelt = {"metric": "match latency", "at_least": "80 ms", "at_most": "200 ms"}
_IGNORE: Spelt = {"code": "RDY302", "reason": "it is on a printed slide", "until": "2027-01-01"}
_FEATURE: dict[str, Spelt] = {
    "id": "fx",
    "name": "FX matching",
    "summary": "Matches invoices and payments across currencies.",
    "level": "exploratory",
    "aliases": ["currency matching", "FX reconciliation"],
    "limits": [_LIMIT],
    "ends": "2028-12-31",
    "fresh_for": "5d",
    "ignore": [_IGNORE],
    "accurate_as_of": "2026-11-16",
    "owner": "payments-platform",
    "proposed": {
        "level": "beta",
        "by": "pat@example.com",
        "reason": "Acme signs in March",
        "set": {"delivery.date": "2027-06-30"},
    },
    "code": ["src/fx/**"],
    "links": ["https://wiki.example.com/fx"],
    "tags": ["finance"],
    "notes": "The pilot runs at two customers.",
}
_DELIVERY: Spelt = {
    "date": "2027-Q2",
    "scope": "12 currencies at launch.",
    "capacity": "2 engineers in spring",
}
_EVIDENCE: Spelt = {
    "production": "runs since May",
    "tests": "tests/fx/",
    "docs": "docs/fx.md#limits",
    "support": "on call",
}
_LINE: Spelt = {"text": "Audit history for seven years", "status": "confirmed"}
_DEAL: dict[str, Spelt] = {
    "id": "acme-2026-11",
    "customer": "Acme",
    "owner": "sam@example.com",
    "stage": "proposal",
    "value": {"amount": "120000", "currency": "EUR"},
    "close_date": "2026-12-15",
    "source": {"system": "salesforce", "id": "0061x00000abcde", "seen": {"stage": "proposal"}},
    "promises": [
        {
            "feature": "fx",
            "kind": "contract",
            "status": "confirmed",
            "due": "2027-06-30",
            "quote": "that is coming in our next release",
            "said_on": "2026-11-03",
            "limits": [_LIMIT],
            "withdrawn": {
                "on": "2026-11-20",
                "reason": "moved to a later phase",
                "told_customer": "2026-11-21",
                "mistake": "false",
            },
        }
    ],
    "workflow": {
        "trigger": _LINE,
        "steps": [{"text": "Approves", "status": "assumed", "who": "team lead", "custom": "no"}],
        "result": _LINE,
        "exceptions": [{"text": "The deputy approves", "status": "assumed", "when": "the approver is away"}],
    },
    "roles": [{"role": "finance reviewer", "can": ["view", "approve"], "status": "confirmed"}],
    "data": [
        {
            "what": "customer records",
            "from": "CRM",
            "to": "ERP",
            "direction": "one-way",
            "when": "nightly",
            "format": "CSV",
            "source_of_truth": "CRM",
            "on_error": "finance corrects by hand",
            "custom": "unknown",
            "status": "not_discussed",
        }
    ],
    "constraints": [_LINE],
    "day_one": {"launch": [_LINE], "later": [_LINE], "manual": [_LINE]},
    "questions": [
        {"text": "Who approves?", "status": "confirmed", "asked_of": "buyer", "answer": "The team lead does"}
    ],
    "unsorted": ["budget about 120k"],
    "ignore": [_IGNORE],
    "review": {"as_of": "2026-11-20", "verdict": "approved", "remarks": "look twice", "despite": "it moves"},
    "notes": "They know our competitor well.",
}
_ROSTER: dict[str, Spelt] = {
    "assurance": "committer",
    "forge_committers": ["noreply@github.com"],
    "engineers": [
        {
            "name": "Ada Lovelace",
            "names": ["ada"],
            "emails": ["ada@example.com", "ada@users.noreply.github.com"],
            "lead": "true",
            "areas": ['"*"'],
            "keys": [_KEY],
        },
        {"name": "Grace Hopper", "emails": ["grace@example.com"], "areas": ["payments"]},
    ],
    "ignored_coauthors": ["assistant@example.com"],
    "revoked": ["mallory@example.com"],
    "confirmed": "2026-11-20 after the merge of the two teams",
}
_SETTINGS: dict[str, Spelt] = {
    "version": "1",
    "name": "FinanceOps",
    "stale_after": {"default": "7d", "shipped": "30d"},
    "sync": {"every": "month"},
    "docs": "https://docs.example.com/readyctl",
    "estimate_gate": "0.5",
    "phrases": [{"phrase": "just a simple sync", "question": "Which system wins?"}],
    "rfp": {"codes": {"available": "S", "not_offered": "N"}},
    "recheck_after_commits": "20",
    "limits": [_LIMIT],
    "coverage": {"ignore": ["docs/**", "tests/**"]},
    "own": ["FinanceOps", "Ledger Ltd"],
    "promises_since": "2026-11-01",
}
_WAIVERS: dict[str, Spelt] = {
    "waivers": [
        {
            "document": "MSA.docx",
            "feature": "fx",
            "words": "within 12 milliseconds",
            "code": "RDY603",
            "reason": "the pilot agreement names the limit in its annex",
            "until": "2026-12-31",
        },
        {"feature": "fx", "reason": "the annex says so", "until": "2026-12-31"},
    ]
}
_SYNC: dict[str, Spelt] = {
    "date": "2026-11-02",
    "revision": "3f2c9d41c0de",
    "attendees": ["ada@example.com", "sam@example.com"],
    "mismatches": [
        {
            "feature": "fx",
            "found": "the deal says March, engineering signed June",
            "decision": "Sam tells Acme",
            "owner": "sam@example.com",
            "by": "2026-11-20",
            "done": "2026-11-18",
        }
    ],
    "notes": "The first meeting.",
}
WHOLE: tuple[tuple[str, dict[str, Spelt]], ...] = (
    ("entry", _FEATURE),
    ("entry", _FEATURE | {"level": "planned", "caveats": ["slow above ten currencies"]}),
    ("entry", _FEATURE | {"level": "committed", "delivery": _DELIVERY}),
    ("entry", _FEATURE | {"level": "beta", "caveats": ["slow above ten currencies"]}),
    ("entry", _FEATURE | {"level": "shipped", "evidence": _EVIDENCE, "replaced_by": ["fx-2"]}),
    (
        "entry",
        {
            "id": "fx",
            "name": "FX",
            "summary": "The old matching.",
            "aliases": ["old FX"],
            "replaced_by": ["fx-matching"],
            "accurate_as_of": "2026-11-16",
            "owner": "payments-platform",
            "links": ["https://wiki.example.com/fx"],
            "tags": ["finance"],
            "notes": "Renamed with the second version.",
        },
    ),
    ("deal", _DEAL),
    ("roster", _ROSTER),
    ("settings", _SETTINGS),
    ("waivers", _WAIVERS),
    ("sync", _SYNC),
    ("elsewhere", {"registry": "../product", "max_age": "7d"}),
)
"""By the name of the kind, as in `readyctl help file`."""


def yaml(tree: Spelt) -> str:
    """The text of a file."""
    return "".join(f"{line}\n" for line in _lines(tree))


def _lines(tree: Spelt) -> Iterator[str]:
    match tree:
        case dict():
            for key, below in tree.items():
                yield from _under(f"{key}:", below)
        case list():
            for below in tree:
                yield from _under("-", below)
        case _:
            yield tree


def _under(head: str, below: Spelt) -> Iterator[str]:
    if isinstance(below, str):
        yield f"{head} {below}".rstrip()
    elif not below:
        yield f"{head} {'{}' if isinstance(below, dict) else '[]'}"
    else:
        yield head
        yield from (f"  {line}" for line in _lines(below))
