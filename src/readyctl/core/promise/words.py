"""The verdict on a promise in words; the same in every table and agenda."""

from collections.abc import Mapping
from typing import assert_never

from readyctl.core.feature.permission import Allowed, NotAllowed, TooEarly, Undated
from readyctl.core.promise.check import Broken, PromiseCheck, UnknownFeature
from readyctl.core.quantity.limits import Beyond, Unverified
from readyctl.core.quantity.quantity import Unclear

_NAMES: Mapping[type, str] = {
    UnknownFeature: "unknown-feature",
    NotAllowed: "overpromised",
    TooEarly: "too-early",
    Undated: "undated-contract",
    Broken: "broken",
}


def verdict(check: PromiseCheck) -> str:
    """The verdict in one word, as rules and JSON name it; `fits` where nothing is wrong."""
    if not isinstance(check.standing, Allowed):
        return _NAMES[type(check.standing)]
    if _outbid(check):
        return "beyond-limit"
    return "unverified" if _unsure(check) else "fits"


def is_fine(check: PromiseCheck) -> bool:
    """Whether the promise may stand as it is."""
    return isinstance(check.standing, Allowed) and not _outbid(check) and not _unsure(check)


def verdict_words(check: PromiseCheck) -> str:
    """The verdict in a clause, with every limit that it outbids or that nobody has confirmed."""
    clauses = [_standing_words(check)] if not isinstance(check.standing, Allowed) else []
    clauses += [
        f"{limit.metric} is {limit.verdict.bound}, not {limit.verdict.claim}"
        for limit in check.limits
        if isinstance(limit.verdict, Beyond)
    ]
    if not clauses and _unsure(check):
        clauses.append("nobody has confirmed the numbers in it")
    return "; ".join(clauses) or _standing_words(check)


def _outbid(check: PromiseCheck) -> bool:
    return any(isinstance(limit.verdict, Beyond) for limit in check.limits)


def _unsure(check: PromiseCheck) -> bool:
    return any(isinstance(limit.verdict, Unverified | Unclear) for limit in check.limits)


def _standing_words(check: PromiseCheck) -> str:
    match check.standing:
        case Allowed(conditions=conditions):
            return "fine" if not conditions else f"fine, {'; '.join(conditions)}"
        case UnknownFeature():
            return _unknown_words(check.promise.feature, check.standing)
        case NotAllowed(reason=why):
            return why
        case TooEarly(signed=signed):
            return f"engineering signed {signed}"
        case Undated(signed=signed):
            return f"it needs a date, {signed} or later"
        case Broken(breaking=what):
            since = f"commit {what.commit[:12]} of {what.on}" if what.commit else str(what.on)
            return f"that was fine on {what.made}; since {since} it is {what.is_now}"
        case _:
            assert_never(check.standing)


def _unknown_words(feature_id: str, unknown: UnknownFeature) -> str:
    if unknown.split:
        return f"'{feature_id}' was split, and goes on as {' and '.join(unknown.suggestions)}"
    if unknown.became:
        return f"'{feature_id}' is not there any more: {unknown.became}"
    hint = f" (is it {' or '.join(unknown.suggestions)}?)" if unknown.suggestions else ""
    return f"there is no feature '{feature_id}'{hint}"
