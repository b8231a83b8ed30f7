"""What readyctl says to one file alone, and what its published schema says."""

import json
from collections.abc import Callable, Mapping
from functools import cache

import jsonschema

from readyctl.adapters.yaml.reader import read
from readyctl.core.deal.reading import read_handoff
from readyctl.core.entry.document import Document, Problem
from readyctl.core.entry.path import EntryKind, EntryPath
from readyctl.core.entry.schema import validate
from readyctl.core.feature.reading import read_feature
from readyctl.core.meeting.record import read_record
from readyctl.core.statement.waivers import read_waivers
from readyctl.core.trust.elsewhere import Elsewhere
from readyctl.core.trust.reading import read_roster, read_settings
from readyctl.render.file_kinds import file_kind
from readyctl.render.json_schemas import schema
from readyctl.rules.catalogue import may_be_ignored, may_be_waived
from support import core_schema
from support.damage import Damaged

_OF_OTHER_FILES = frozenset({"id-mismatch", "malformed-name"})
"""What hangs on the file's name, which no schema of its text can know."""
_ENTRY = EntryPath("registry/features/payments/fx.yaml", EntryKind.FEATURE, "fx", "payments")
_DEAL = EntryPath("registry/handoffs/acme-2026-11.yaml", EntryKind.HANDOFF, "acme-2026-11")
_SYNC = EntryPath("registry/syncs/2026-11-02.yaml", EntryKind.SYNC, "2026-11-02")
_READERS: Mapping[str, Callable[[Document], tuple[Problem, ...]]] = {
    "entry": lambda document: read_feature(_ENTRY, document, may_be_ignored).problems,
    "deal": lambda document: read_handoff(_DEAL, document, may_be_ignored).problems,
    "roster": lambda document: read_roster(document)[1],
    "settings": lambda document: read_settings(document)[1],
    "waivers": lambda document: read_waivers(document, may_be_waived)[1],
    "sync": lambda document: read_record(_SYNC, document).problems,
    "elsewhere": lambda document: validate(Elsewhere, document)[1],
}


def problems(one: Damaged) -> tuple[Problem, ...]:
    """Every error that readyctl finds in the file alone."""
    document = read(one.text.encode())
    found = document.problems if document.data is None else _READERS[one.kind](document)
    return tuple(problem for problem in found if problem.rule not in _OF_OTHER_FILES)


def refusals(one: Damaged) -> list[str]:
    """What a validator of JSON Schema has against it."""
    return [error.message for error in _validator(one.kind).iter_errors(core_schema.data(one.tree))]


@cache
def _validator(kind: str) -> jsonschema.Draft7Validator:
    known = file_kind(kind)
    assert known is not None
    return jsonschema.Draft7Validator(json.loads(schema(known.schema)))
