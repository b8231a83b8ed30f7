"""What a note says about approvals: whether there are any, and which of their parts are spelt out."""

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from typing import TypeGuard

from msgspec import Struct

from readyctl.core.deal.gaps import Gap
from readyctl.core.deal.lines import Part, lines
from readyctl.core.deal.note import Handoff, Step, Verb
from readyctl.core.deal.text import Statement, affirmed, is_blank, mentions, plain, statements, word_pattern
from readyctl.core.entry.keypath import KeyPath
from readyctl.core.promise.model import Tagged
from readyctl.core.text.words import key


class ApprovalPart(StrEnum):
    """What has to be known of an approval before it can be built."""

    APPROVER = "approver"
    THRESHOLD = "threshold"
    OVERRIDE = "override"
    REJECTION = "rejection path"
    ABSENCE = "absence"
    EDITS = "edits after approval"


NOUN = word_pattern("approvals?", r"sign-?offs?", r"approval (?:flow|chain|process|step)s?")
ACTION = word_pattern(
    r"approv(?:e|es|ing)(?! of )",
    r"(?:is|are|be|been|gets?|must be) approved",
    r"approved by",
    r"(?:approval|sign-?off)s? (?:by|from|of|through)",
    r"(?:approval|sign-?off)s?: \w+",
    r"sign(?:s|ed|ing)? off",
    r"authori[sz](?:e|es|ed|ing)",
    r"\w+ approval (?:above|over|below|under|for)",
    r"gives? the go-?ahead",
)
_NONE_NEEDED = word_pattern(
    r"(?:no|without(?: any)?|(?:not|n't|never) (?:need|require)s?(?: an?| any)?)"
    r" (?:\w+ )?(?:approval|sign-?off)s?",
    r"(?:approval|sign-?off)s? (?:is|are) not (?:needed|required)",
)
_NAMED = word_pattern(
    r"(?:approved|approval|sign-?off|signed off|authori[sz]ed)s? (?:by|from|of)"
    r" (?!somebody|someone|anybody)\w+",
)
_SUBJECT = re.compile(
    r"(?<![\w'-])([\w'-]+(?: (?:may|can|must|should|will|shall|has to|have to|needs? to|only))*) "
    r"(?:approves?|signs? off|authori[sz]es?|gives? the go-?ahead)(?!\w)"
)
_NOBODY = frozenset(
    {
        *(
            "to",
            "we",
            "they",
            "it",
            "you",
            "someone",
            "somebody",
            "one",
            "who",
            "that",
            "which",
            "also",
            "not",
        ),
        *(
            "can",
            "may",
            "must",
            "should",
            "will",
            "and",
            "or",
            "then",
            "needs",
            "need",
            "step",
            "steps",
            "them",
        ),
        *("people", "everybody", "anybody"),
    }
)
_AMOUNT = word_pattern(
    r"(?:over|above|below|under|up to|more than|less than|at least|at most|exceed\w*|beyond) "
    r"(?:[^\w\s]|[a-z]{3} )?\d[\d.,' ]*",
    r"(?:from|between|of) (?:[^\w\s] ?|[a-z]{3} )\d[\d.,' ]*",
    r"(?:from|between|of) \d[\d.,']*k?(?: (?:to|and) \d[\d.,']*k?)? ?"
    r"(?:[€$£%]|(?!to|and|till|until|am|pm|a\.m|p\.m|o'clock|h|hours?)[a-z]+)",
    "threshold",
    "thresholds",
)
_CLOCK = re.compile(r"\d\d?(?::\d\d)? ?(?:am|pm|o'clock|h|hours?)\b|\d\d?:\d\d")
_AMOUNT_SIGN = re.compile(r"[<>≥≤]=?\s*\S{0,3}\d")
_EVERY = word_pattern(
    "every", "all", "each", "any", "always", "regardless", "whatever the amount", "no threshold"
)
_EDIT = r"(?:edit|chang|amend|modif|revis|correct|updat)\w*"
_SAID = {
    ApprovalPart.OVERRIDE: word_pattern(
        r"overrid\w*",
        r"overrul\w*",
        r"overrode",
        r"skip\w*",
        r"bypass\w*",
        r"waive\w*",
        r"urgent\w*",
        r"escalat\w*",
        r"emergenc\w*",
        "jump the queue",
    ),
    ApprovalPart.REJECTION: word_pattern(
        r"reject\w*",
        r"declin\w*",
        r"refus(?:e|es|ed|al|als)",
        r"turn(?:s|ed)? down",
        r"den(?:y|ies|ied|ial)",
        r"disapprov\w*",
        "not approved",
        r"(?:goes|go|sent|sends?|comes?) (?:\w+ )?back",
        r"returns? to",
        "returned",
    ),
    ApprovalPart.ABSENCE: word_pattern(
        "away",
        r"absen(?:t|ce|ces)",
        "on leave",
        r"holidays?",
        r"vacations?",
        "out of office",
        "sick(?! (?:leave|pay|notes?))",
        r"deput\w*",
        r"stand-?ins?",
        r"substitut\w*",
        r"delegat\w*",
        r"back-?up",
        "unavailable",
        r"remind\w*",
        r"stall\w*",
        r"escalat\w*",
        r"(?:does not|doesn't|do not|nobody) (?:answers?|responds?|reply)",
        r"no (?:answer|response|reply)",
        r"in (?:his|her|their) place",
    ),
    ApprovalPart.EDITS: word_pattern(
        rf"{_EDIT} [^.;]{{0,40}}(?:after|once|following) [^.;]{{0,20}}approv\w*",
        rf"(?:after|once) [^.;]{{0,20}}approv\w*[^.;]{{0,40}} {_EDIT}",
        r"re-?approv\w*",
        r"approv\w* (?:again|anew|resets?)",
        r"(?:starts?|begins?) (?:over|again|anew)",
        r"back to (?:the )?(?:start|first step)",
        r"(?<!password )resets?",
        r"locked",
        r"frozen",
        r"cannot be (?:changed|edited)",
        r"re-?open\w*",
    ),
}
_EDITING = word_pattern(_EDIT)
_DECISION = word_pattern(
    r"(?:re-?|dis)?approv\w*",
    r"sign(?:s|ed|ing)?[- ]?offs?",
    r"authori[sz]\w*",
    r"(?:reject|declin|refus|overrid|overrul|bypass)\w*",
    "overrode",
    r"den(?:y|ies|ied|ial)s?",
    r"decisions?",
    r"go-?ahead",
    r"(?:a|says?) no",
)
_OBJECT = re.compile(
    r"(?:approv(?:e|es|ing)|signs? off|authori[sz](?:e|es|ing)) "
    r"(?:(?:the|an?|any|every|each|all|his|her|their|our) )*(?!if|when|it|them|or|and|by|on)([\w'-]+)"
)
_ARTICLES = frozenset({"the", "a", "an", "our", "their"})
_TELLING = frozenset({Part.WORKFLOW, Part.CONSTRAINTS, Part.QUESTIONS})
_CORE = (ApprovalPart.APPROVER, ApprovalPart.THRESHOLD, ApprovalPart.OVERRIDE, ApprovalPart.REJECTION)


class Approval(Struct, frozen=True):
    """The approvals of one note: `at` is the first line that has one, `missing` the parts left open."""

    at: KeyPath
    text: str
    missing: tuple[ApprovalPart, ...]


class ApprovalGap(Gap, frozen=True, kw_only=True):
    """One part of an approval that the note leaves open; `at` is the line that has the approval."""

    part: ApprovalPart


def find_approval(note: Handoff) -> Approval | None:
    """Read what the note says about approvals; None where nobody approves anything in it.

    A bare noun ("needs approvals") is not yet an approval: that is for the rule about vague words.
    Parts are looked for in every line that speaks of the approval, because people spread them over several.
    """
    acts = list(approval_statements(note))
    roles = [(("roles", i), role) for i, role in enumerate(note.roles) if Verb.APPROVE in role.can]
    if not acts and not roles:
        return None
    at, text = (acts[0].at, acts[0].text) if acts else (roles[0][0], roles[0][1].role)
    return Approval(at, text, _missing(note, acts, has_role=bool(roles)))


def approval_statements(note: Handoff) -> Iterator[Statement]:
    """The statements by which somebody approves something, open questions left out."""
    for statement in statements(note):
        if not statement.open and _approves(statement.plain):
            yield statement


@lru_cache(maxsize=4096)  # the same sentence stands in many notes
def _approves(plain_text: str) -> bool:
    return not _NONE_NEEDED.search(plain_text) and affirmed(plain_text, ACTION) is not None


def waived(statement: Statement) -> bool:
    """Whether the statement says that no approval is needed."""
    return bool(_NONE_NEEDED.search(statement.plain))


def _missing(note: Handoff, acts: list[Statement], *, has_role: bool) -> tuple[ApprovalPart, ...]:
    about = list(_about(note, acts))
    there = {part for part, pattern in _SAID.items() if any(pattern.search(text) for text in about)}
    if has_role or all(_names_approver(note, act) for act in acts):
        there.add(ApprovalPart.APPROVER)
    if any(_names_threshold(text) for text in about) or any(_EVERY.search(act.plain) for act in acts):
        there.add(ApprovalPart.THRESHOLD)
    if ApprovalPart.OVERRIDE in there:  # whoever may override decides when the approver is away
        there.add(ApprovalPart.ABSENCE)
    if there.issuperset(_CORE) and not _edits_happen(note):  # a full path, and nobody changes anything on it
        there.add(ApprovalPart.EDITS)
    return tuple(part for part in ApprovalPart if part not in there)


def _about(note: Handoff, acts: list[Statement]) -> Iterator[str]:
    """The lines that speak of the approval: by the decision, by who takes it, or by what is approved."""
    acting = {act.at[:-1] for act in acts}
    names = [role.role for role in note.roles if Verb.APPROVE in role.can]
    names += [line.line.who or "" for line in lines(note) if line.at in acting and _has_doer(line.line)]
    named = [tuple(word for word in key(name) if word not in _ARTICLES) for name in names]
    named += [key(found) for act in acts if (found := approver_in(act.plain))]
    named += [key(match[1]) for act in acts for match in _OBJECT.finditer(act.plain)]
    for line in lines(note):
        texts = (getattr(line.line, "when", None), getattr(line.line, "text", None))
        text = plain(" ".join(text for text in texts if text))
        if line.at in acting or (line.part in _TELLING and _speaks_of(text, named)):
            yield text


def _speaks_of(text: str, named: list[tuple[str, ...]]) -> bool:
    words = set(key(text))
    return bool(_DECISION.search(text)) or any(name and words.issuperset(name) for name in named)


def _has_doer(line: Tagged) -> TypeGuard[Step]:
    return isinstance(line, Step) and not is_blank(line.who)


def _edits_happen(note: Handoff) -> bool:
    return any(found.part is Part.WORKFLOW for found in mentions(note, _EDITING))


def _names_approver(note: Handoff, act: Statement) -> bool:
    doers = {line.at for line in lines(note) if _has_doer(line.line)}
    return act.at[:-1] in doers or bool(_NAMED.search(act.plain)) or approver_in(act.plain) is not None


def approver_in(text: str) -> str | None:
    """Who approves, by a plain sentence such as `managers approve refunds`; None where nobody is named."""
    subjects = (match[1].split()[0] for match in _SUBJECT.finditer(text))
    return next((subject for subject in subjects if subject not in _NOBODY), None)


def _names_threshold(text: str) -> bool:
    timeless = _CLOCK.sub("", text)
    return bool(_AMOUNT.search(timeless) or _AMOUNT_SIGN.search(timeless))
