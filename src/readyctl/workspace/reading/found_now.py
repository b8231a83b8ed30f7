"""What the rules find about the features of a moment of which nothing is kept, on two cores where it pays."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from readyctl.adapters.two_processes import Work, in_two_processes
from readyctl.core.entry.diagnostic import Diagnostic
from readyctl.core.entry.plain import Row, finding, finding_row
from readyctl.core.feature.inventory import FeatureStatus
from readyctl.core.feature.reading import feature_subject
from readyctl.rules.catalogue import BUT_FOR_DEALS, rules
from readyctl.rules.engine import Looking
from readyctl.rules.facts import Facts
from readyctl.rules.rule import Rule
from readyctl.workspace.reading.evidence import lost_evidence
from readyctl.workspace.reading.opening import Workspace
from readyctl.workspace.reading.repository_paths import tree_if_asked


def found_now(workspace: Workspace, facts: Facts) -> list[Diagnostic]:
    """What a check finds about the features of a moment and what they left behind, in no order.

    `facts` need to know nothing of evidence, or of the files around the registry.
    """
    run = rules(*BUT_FOR_DEALS)
    _ = facts.inventory.names.contested  # by both, so before they part

    def find(statuses: Sequence[FeatureStatus]) -> Iterator[list[Diagnostic]]:
        for looking, status in looking_around(workspace, run, facts, statuses):
            yield [seen.told() for seen in looking.at(feature_subject(status))]

    work = Work(find, _rows, _read)
    return [one for found in in_two_processes(work, facts.inventory.ordered) for one in found]


_AT_ONCE = 4000
"""Features whose evidence is looked up together: what is known of it takes more than what is found."""


def looking_around(
    workspace: Workspace, run: Sequence[Rule], facts: Facts, statuses: Sequence[FeatureStatus]
) -> Iterator[tuple[Looking, FeatureStatus]]:
    """Each of these with what looks at it by the rules of `run`, which knows to what its evidence and its
    code point.
    """
    tree = tree_if_asked(workspace, [status for status in statuses if not status.redirects])
    for start in range(0, len(statuses), _AT_ONCE):
        some = statuses[start : start + _AT_ONCE]
        lost = lost_evidence(workspace, of=[status for status in some if not status.redirects])
        looking = Looking(run, replace(facts, evidence=lost, tree=tree))
        yield from ((looking, status) for status in some)


def _rows(found: list[Diagnostic]) -> list[Row]:
    return [finding_row(one) for one in found]


def _read(_: FeatureStatus, rows: list[Row]) -> list[Diagnostic]:
    return [finding(row) for row in rows]
