"""The note names a feature that the registry knows, and promises nothing about it.

## What it does
Reports the first line that names a feature, by its name or an alias, where the note has no promise of that
feature and no line that gives its id. Of what customers may not hear of, only where they named it themselves.

## Why it matters
Levels and dates are checked for promises. A feature that is only talked about travels past every check.

## Example
```yaml
constraints:
  - {text: They count on multi-currency reconciliation, status: confirmed}
```

## How to fix
Write down what was said, under `promises`, with the feature's id; or put the id into the line, so that a
reader finds the entry.
"""

from collections.abc import Iterator

from readyctl.core.deal.gaps import Gap, OnlyNamed, as_findings
from readyctl.core.deal.hearing import names_unheard
from readyctl.core.deal.note import Handoff
from readyctl.core.deal.reading import HandoffStatus
from readyctl.core.deal.text import statements
from readyctl.core.entry.diagnostic import Finding, Severity
from readyctl.core.feature.names import Exact, Shared
from readyctl.rules.facts import Facts

CODE = "RDY426"
NAME = "unpromised-feature"
SEVERITY = Severity.WARNING
SUBJECT = HandoffStatus


def check(subject: HandoffStatus, facts: Facts) -> Iterator[Finding]:
    """Report what the note leaves open, with the question to ask."""
    return as_findings(gaps(subject.note, facts))


def gaps(note: Handoff, facts: Facts) -> Iterator[Gap]:
    """Ask what was promised of each feature that is only named."""
    texts = list(statements(note))
    named = [(where, mention) for where in texts for mention in facts.inventory.names.mentions(where.text)]
    if not named:
        return
    settled = {id_ for promise in note.promises for id_ in _current(promise.feature, facts)}
    settled |= {id_ for where, mention in named for id_ in mention.ids if id_ in where.text.split()}
    for where, mention in named:
        words = where.text[mention.start : mention.end]
        if settled.isdisjoint(mention.ids) and not names_unheard(words, note, facts.inventory):
            yield OnlyNamed(
                f"'{words}' is the feature '{mention.ids[0]}', and the note promises nothing about it",
                where.at,
                f"What do you expect of {words}, by when, and where did you hear of it?",
                cost=7,
                about=(words,),
            )
        settled.update(mention.ids)


def _current(feature_id: str, facts: Facts) -> tuple[str, ...]:
    """The ids that a promise's feature goes by today, several where it was split."""
    match facts.inventory.names.find(feature_id):
        case Exact(id=one):
            return (one,)
        case Shared(ids=ids):
            return ids
        case _:
            return (feature_id,)
