"""What engineering grants of what is asked for: the proposals, with her own words where they lack any."""

from collections.abc import Mapping, Sequence

from readyctl.cli import output
from readyctl.cli.feature.needs import asked_for, by_set, by_the_entry
from readyctl.cli.options import Writing
from readyctl.core.entry.keypath import KeyPath, dotted
from readyctl.core.feature.inventory import FeatureStatus
from readyctl.core.feature.model import Proposal
from readyctl.core.feature.proposals import asked_values, lacking, obstacles, proposal_of, with_values
from readyctl.errors import UsageError
from readyctl.render.painting import paint
from readyctl.rules.catalogue import may_be_ignored


def granted(
    chosen: Sequence[FeatureStatus], own: Sequence[str], writing: Writing, *, all_or_none: bool
) -> Mapping[str, Proposal]:
    """The proposals that can be signed, by the entry's path; `own` are values that go with each of them.

    What several of them lack is asked for once, where there is somebody to ask. Raises `UsageError` where one
    cannot be signed, or where none can; with `all_or_none` false the others are said and left.
    """
    values = asked_values(own)
    asked = {status.entry.where.path: with_values(_proposal(status), values) for status in chosen}
    answers = _answers(chosen, asked, writing) if writing.may_ask else {}
    ready: dict[str, Proposal] = {}
    left: dict[str, str] = {}
    for status in chosen:
        path = status.entry.where.path
        missing = lacking(status, asked[path])
        filled = with_values(asked[path], {dotted(key): answers[key] for key in missing if key in answers})
        if found := obstacles(status, filled, may_be_ignored):
            left[status.id] = "; ".join(found)
        else:
            ready[path] = filled
    if left and (all_or_none or not ready):
        first, why = next(iter(left.items()))
        more = f" (and {len(left) - 1} more)" if len(left) > 1 else ""
        raise UsageError(
            f"{first} could not be signed as proposed: {why}{more}",
            help=f"add {_options(chosen, asked)}, or decline it: readyctl feature decline {first}",
        )
    for name, why in left.items():
        output.say(paint("left as it is: ", "yellow"), f"{name} could not be signed: {why}")
    return ready


def _proposal(status: FeatureStatus) -> Proposal:
    asked = proposal_of(status)
    if asked is None:
        raise UsageError(
            f"{status.id} carries no proposal", help=f"sign it as it is: readyctl feature sign {status.id}"
        )
    return asked


def _missing(chosen: Sequence[FeatureStatus], asked: Mapping[str, Proposal]) -> dict[KeyPath, FeatureStatus]:
    """What any of them lacks, with the first that lacks it."""
    found: dict[KeyPath, FeatureStatus] = {}
    for status in chosen:
        for key in lacking(status, asked[status.entry.where.path]):
            found.setdefault(key, status)
    return found


def _options(chosen: Sequence[FeatureStatus], asked: Mapping[str, Proposal]) -> str:
    return " ".join(map(by_set, _missing(chosen, asked))) or "--set KEY=TEXT"


def _answers(
    chosen: Sequence[FeatureStatus], asked: Mapping[str, Proposal], writing: Writing
) -> dict[KeyPath, str]:
    """What a person says of what they lack, each thing once."""
    answers: dict[KeyPath, str] = {}
    for key, status in _missing(chosen, asked).items():
        level = asked[status.entry.where.path].level or status.declared
        if level is not None:
            output.say(f"{dotted(key)} is missing in {status.id}" + _and_others(key, chosen, asked))
            answers |= asked_for([key], level.value, by_set, by_the_entry(status, level), writing)
    return answers


def _and_others(key: KeyPath, chosen: Sequence[FeatureStatus], asked: Mapping[str, Proposal]) -> str:
    number = sum(key in lacking(status, asked[status.entry.where.path]) for status in chosen)
    return f" and {number - 1} more" if number > 1 else ""
