"""Short lines as people write them: who does what, from where to where, when."""

import re

from readyctl.core.deal.actors import person, spoken_actor
from readyctl.core.deal.text import plain
from readyctl.core.entry.document import Node
from readyctl.core.interview._answers import only_verbs, verbs
from readyctl.core.interview._movements import ARROW, SHORT, between_systems, movements

__all__ = ["between_systems", "exception", "movements", "role", "roles", "step"]

_APPROVES = re.compile(
    r"^(?P<who>[\w' -]{2,40}?)\s+(?:(?:may|must|can|has to|have to)\s+)?(?:approves?|signs? off)\b"
)
_APPROVAL = re.compile(
    r"^(?:approvals?|sign-?offs?)(?: by)?:\s+(?P<who>[^\s,;:.]+(?: [^\s,;:.]+){0,2}?)"
    r"(?=\s+(?:over|above|below|under|for|from|up to|if|when|on)\b|[\s.]*$|\s*[,;(])",
    re.IGNORECASE,
)
_NAMED_NEXT = r"(?=[^\s,;:.]+(?: [^\s,;:.]+){0,3}?(?::| (?:can|may|could|is allowed to|are allowed to)) )"
_PIECES = re.compile(
    rf"\s*[;\n]\s*|\.\s+|\s*,\s*(?:and\s+)?{_NAMED_NEXT}|\s+and\s+{_NAMED_NEXT}", re.IGNORECASE
)
"""Where one role ends and the next begins: before a name that is followed by what it may do."""
_ACTOR = re.compile(r"^(?P<who>[^:]{1,60}):\s+(?P<text>\S.*)$")
_CAN = re.compile(
    r"^(?P<role>.{1,60}?)\s+(?:can|may|could|is allowed to|are allowed to)\s+(?P<verbs>.+)$", re.IGNORECASE
)

_ONLY = re.compile(r"^(?P<role>[^:,;.]{1,40}?)\s+(?P<verbs>(?:only|just)\s+.+)$", re.IGNORECASE)
"""`finance only looks`: without the `only` it would be a step as well."""


def role(text: str) -> dict[str, Node] | None:
    """Read `Finance can view and export`, `Finance: view, export` or `finance only looks`; None where no verb
    follows a name.
    """
    found = _CAN.match(text) or _ACTOR.match(text) or _ONLY.match(text)
    if found is None or len(text) > SHORT or plain(found[1]) in _NO_NAMES:
        return None
    name, said = found[1].strip(), found[2]
    can = verbs(said)
    return {"role": name, "can": [verb.value for verb in can]} if can and only_verbs(said) else None


def spoken_roles(text: str) -> tuple[str, ...]:
    """The pieces of an answer that each speak of one role: `finance can view; the lead may approve`."""
    return tuple(piece for piece in map(str.strip, _PIECES.split(text)) if piece)


def roles(text: str) -> tuple[dict[str, Node], ...]:
    """Read `controllers can edit, CFO can approve`; empty where any piece of it is no role with its verbs."""
    found = [role(piece) for piece in spoken_roles(text)]
    return tuple(one for one in found if one) if all(found) else ()


_NO_NAMES = frozenset(
    (
        *(
            "owner",
            "account",
            "company",
            "stage",
            "close date",
            "closing date",
            "account executive",
            "sales rep",
        ),
        *("approval", "approvals", "sign-off", "signoff", "sign-offs"),
        *("next step", "next steps", "to do", "todo", "note", "notes", "deadline", "date", "start date"),
        *(
            "important",
            "example",
            "for example",
            "status",
            "value",
            "budget",
            "contact",
            "done",
            "done so far",
        ),
    )
)
_CUSTOMERS = frozenset(("customer", "client"))


def _names(found: re.Match[str] | None) -> bool:
    """Whether the words before a colon may be somebody; `Customer:` only where the customer acts."""
    if found is None:
        return False
    name = plain(found[1]).strip("*_ ")
    acts = re.match(r"[a-z]+s\b", found[2]) is not None
    return name not in _NO_NAMES and (name not in _CUSTOMERS or acts)


def step(text: str) -> dict[str, Node]:
    """Read `team lead: reviews it`, or `team lead reviews it`; else nobody is named."""
    if (found := _ACTOR.match(text)) and _names(found):
        return {"who": found["who"].strip(), "text": found["text"].strip()}
    who = _approver(text) or spoken_actor(text)
    return {"who": who, "text": text} if who else {"text": text}


def _approver(text: str) -> str | None:
    """Who approves, in the plural too: `Managers` of `Managers approve refunds`."""
    found = _APPROVES.match(text) or _APPROVAL.match(text)
    return person(found["who"]) if found else None


def chain(text: str) -> tuple[str, ...]:
    """`clerk enters it → manager approves it → AP pays it` as its steps; anything else as it is."""
    pieces = tuple(piece for piece in map(str.strip, ARROW.split(text)[::2]) if piece)
    if len(pieces) < 2 or len(text) > SHORT or movements(text):  # noqa: PLR2004 - one piece is no chain
        return (text,)
    acted = all("who" in step(piece) for piece in pieces)
    return pieces if acted or len(pieces) > 2 else (text,)  # noqa: PLR2004 - two may be old and new


def exception(text: str) -> dict[str, Node]:
    """Read `when the approver is away: finance may override`, or `if …, …`; else the text alone."""
    found = re.match(
        r"^(?:when|if|in case)\s+(?P<when>[^:,]{3,120})[:,]\s+(?P<text>\S.*)$", text, re.IGNORECASE
    )
    return {"when": found["when"].strip(), "text": found["text"].strip()} if found else {"text": text}
