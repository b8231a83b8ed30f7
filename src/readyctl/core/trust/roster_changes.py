"""What one roster says and another does not, in words for the person who is about to stand behind it."""

from collections.abc import Iterator

from readyctl.core.entry.schema_words import listed
from readyctl.core.trust.roster import Engineer, Roster

_EVERY = "*"


def granted_beyond(trusted: Roster, written: Roster) -> tuple[str, ...]:
    """Everything that `written` grants and `trusted` does not: one clause each; empty for nothing."""
    return (*_people_granted(trusted, written), *_rules_granted(trusted, written))


def taken_away(trusted: Roster, written: Roster) -> tuple[str, ...]:
    """Everybody who could sign or lead by `trusted` and could not by `written`: one clause each."""
    return (*_people_lost(trusted, written), *_rules_lost(trusted, written))


def _people_granted(trusted: Roster, written: Roster) -> Iterator[str]:
    for engineer in written.engineers:
        known = _same_person(engineer, trusted)
        if known:
            yield from _more(engineer, known)
        else:
            yield f"{_called(engineer)} would become {_role(engineer)}"
    if trusted.has_lead and not written.has_lead:
        yield "any engineer could change the roster, as it names no lead"


def _same_person(engineer: Engineer, roster: Roster) -> list[Engineer]:
    """Whoever has one of her addresses there; more than one, where an address moved to somebody else."""
    return [other for other in roster.engineers if set(other.emails) & set(engineer.emails)]


def _called(engineer: Engineer) -> str:
    return f"{engineer.name} <{', '.join(engineer.emails)}>"


def _role(engineer: Engineer) -> str:
    if engineer.lead:
        return "a lead, who may change the roster and sign every area"
    areas = "every area" if _EVERY in engineer.areas else listed(engineer.areas, "and")
    return f"an engineer of {areas}"


def _more(engineer: Engineer, known: list[Engineer]) -> Iterator[str]:
    """What somebody has beyond every one of those whose addresses she has."""
    name = engineer.name
    if engineer.lead and not all(other.lead for other in known):
        yield f"{name} would become a lead, who may change the roster and sign every area"
    elif areas := _areas_beyond(engineer, known):
        yield f"{name} would sign {areas}"
    for address in engineer.emails:
        if not any(address in other.emails for other in known):
            yield f"commits of {address} would count as {name}'s"
    for called in (name, *engineer.names):
        if not all(other.is_called(called) for other in known):
            yield f"commits under the name '{called}' would count as {name}'s"
    for key in engineer.keys:
        if not all(key in other.keys for other in known):
            yield f"the key {key} would count as {name}'s"


def _areas_beyond(engineer: Engineer, known: list[Engineer]) -> str:
    fresh = [a for a in engineer.areas if not all(other.may_sign(a) for other in known)]
    if _EVERY in fresh:
        return "every area"
    return f"{', '.join(fresh)} too" if fresh else ""


def _rules_granted(trusted: Roster, written: Roster) -> Iterator[str]:
    if written.assurance.rank < trusted.assurance.rank:
        yield f"commits would count at the grade '{written.assurance}' instead of '{trusted.assurance}'"
    for address in written.forge_committers:
        if address not in trusted.forge_committers:
            yield f"commits made by {address} would count as merged on a forge"
    for address in written.ignored_coauthors:
        if address not in trusted.ignored_coauthors:
            yield f"commits that name {address} as a co-author would count"
    for address in trusted.revoked:
        if address not in written.revoked:
            yield f"{address} would not be revoked any more"


def _people_lost(trusted: Roster, written: Roster) -> Iterator[str]:
    for engineer in trusted.engineers:
        now = _same_person(engineer, written)
        if not now:
            yield f"{_called(engineer)} would not be an engineer any more"
            continue
        for address in sorted(set(engineer.emails) - written.addresses):
            yield f"commits of {address} would not count any more"
        if engineer.lead and not any(other.lead for other in now):
            yield f"{engineer.name} would not be a lead any more"
        lost = [a for a in engineer.areas if not any(other.may_sign(a) for other in now)]
        if lost:
            areas = "every area" if _EVERY in lost else ", ".join(lost)
            yield f"{engineer.name} would not sign {areas} any more"


def _rules_lost(trusted: Roster, written: Roster) -> Iterator[str]:
    if written.assurance.rank > trusted.assurance.rank:
        yield f"commits would count only at the grade '{written.assurance}', not at '{trusted.assurance}'"
    for address in written.revoked:
        if address not in trusted.revoked:
            yield f"nothing that {address} ever signed would count"
