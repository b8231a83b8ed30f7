"""Whatever a file says, every rule answers: no entry can end the check."""

from hypothesis import given
from hypothesis import strategies as st

from readyctl.core.deal.note import Handoff
from readyctl.core.deal.reading import HandoffStatus, read_handoff
from readyctl.core.entry.document import Document, Node
from readyctl.core.entry.path import EntryKind, EntryPath
from readyctl.core.entry.subject import Subject
from readyctl.core.feature.assessing import assess
from readyctl.core.feature.inventory import Inventory
from readyctl.core.feature.model import Feature
from readyctl.core.feature.reading import feature_subject, read_feature
from readyctl.core.trust.guard_files import roster_subject, settings_subject
from readyctl.core.trust.report import TrustFacts, UnentitledChange
from readyctl.core.trust.settings import DEFAULTS
from readyctl.render.entry.formats import FORMATS
from readyctl.rules.catalogue import may_be_ignored, rules
from readyctl.rules.engine import run
from readyctl.rules.facts import Facts
from readyctl.workspace.reading.report import Report
from support.case_files import TODAY
from support.inventories import signed, unsigned

WORDS = st.sampled_from(
    [
        "x",
        "y",
        "planned",
        "committed",
        "shipped",
        "2027-Q2",
        "2026-01-01",
        "RDY301",
        "RDY201",
        "80 ms",
        "-",
        " ",
    ]
)
NODES: st.SearchStrategy[Node] = st.recursive(
    st.none() | WORDS | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=2),
    max_leaves=6,
)


def mappings(*keys: str) -> st.SearchStrategy[dict[str, Node]]:
    return st.dictionaries(st.sampled_from(keys), NODES, max_size=8)


LIKELY: st.SearchStrategy[dict[str, Node]] = st.fixed_dictionaries(
    {"id": WORDS, "name": WORDS, "summary": WORDS},
    optional={
        "level": WORDS,
        "replaced_by": WORDS | st.lists(WORDS, max_size=2),
        "aliases": st.lists(WORDS, max_size=2),
        "accurate_as_of": WORDS,
        "delivery": mappings("date", "scope", "capacity"),
        "limits": st.lists(mappings("metric", "at_most", "at_least"), max_size=2),
        "ignore": st.lists(mappings("code", "reason", "until"), max_size=2),
    },
)
FEATURES = mappings(*Feature.model_fields) | LIKELY


def document(data: dict[str, Node]) -> Document:
    return Document(data)


def where(kind: EntryKind, name: str) -> EntryPath:
    return EntryPath(f"registry/{kind}/{name}.yaml", kind, name, "payments" if kind == "feature" else None)


@given(
    st.lists(st.tuples(FEATURES, st.sampled_from(["x", "y"]), st.booleans()), max_size=4),
    mappings(*Handoff.model_fields),
    mappings("engineers", "assurance", "revoked"),
)
def test_every_rule_and_every_format_answers(
    features: list[tuple[dict[str, Node], str, bool]], note: dict[str, Node], roster: dict[str, Node]
) -> None:
    statuses = [
        assess(
            read_feature(where(EntryKind.FEATURE, name), document(data), may_be_ignored),
            signed() if is_signed else unsigned(),
            DEFAULTS,
            TODAY,
        )
        for data, name, is_signed in features
    ]
    inventory = Inventory(statuses, as_of=TODAY, revision=None, settings=DEFAULTS)
    handoff = read_handoff(where(EntryKind.HANDOFF, "deal"), document(note), may_be_ignored)
    value = HandoffStatus(handoff.where, handoff.model) if handoff.model else handoff
    guard = where(EntryKind.ROSTER, "roster")
    change = UnentitledChange(guard.path, "0bad" * 10, "sam@example.com", "she is no lead")
    facts = Facts(
        TODAY, inventory, DEFAULTS, TrustFacts(None, (change,), ("a" * 40, "b" * 40), (guard.path,))
    )
    subjects = [
        *map(feature_subject, statuses),
        Subject(value, handoff.where.path, "deal", handoff.document.source, handoff.problems),
        roster_subject(guard, document(roster)),
        settings_subject(where(EntryKind.SETTINGS, "readyctl"), document(roster)),
    ]
    found = run(rules(), subjects, facts)
    assert found == run(rules(), list(reversed(subjects)), facts)
    assert {d.code for d in found} >= {"RDY203", "RDY204", "RDY206"}

    looked_at = Report(TODAY, None, len(subjects), tuple(found))
    assert all(render(found, looked_at) for render in FORMATS.values())
