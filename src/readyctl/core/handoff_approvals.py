"""What a note says about approvals: whether there are any, and which of their parts are spelt out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from readyctl.core.handoff import Handoff, Step, Verb
from readyctl.core.handoff_lines import Part, lines
from readyctl.core.handoff_text import Statement, is_blank, mentions, said, statements, word_pattern
from readyctl.core.levels import KeyPath


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
    r"approv(?:e|es|ing)",
    r"(?:is|are|be|been|gets?|must be) approved",
    r"approved by",
    r"(?:approval|sign-?off)s? (?:by|from|of|through)",
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
    r"(?:over|above|below|under|from|up to|more than|less than|at least|at most|exceed\w*|beyond|between) "
    r"(?:[^\w\s]|\w{3} )?\d[\d.,' ]*",
    "threshold",
    "thresholds",
)
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
        "sick",
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
        r"resets?",
        r"locked",
        r"frozen",
        r"cannot be (?:changed|edited)",
        r"re-?open\w*",
    ),
}
_EDITING = word_pattern(_EDIT)
_CORE = (ApprovalPart.APPROVER, ApprovalPart.THRESHOLD, ApprovalPart.OVERRIDE, ApprovalPart.REJECTION)


@dataclass(frozen=True)
class Approval:
    """The approvals of one note: `at` is the first line that has one, `missing` the parts left open."""

    at: KeyPath
    text: str
    missing: tuple[ApprovalPart, ...]


def find_approval(note: Handoff) -> Approval | None:
    """Read what the note says about approvals; None where nobody approves anything in it.

    A bare noun ("needs approvals") is not yet an approval: that is for the rule about vague words.
    Parts are looked for in the whole note, because people spread them over several lines.
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
        if not statement.open and ACTION.search(statement.plain) and not _NONE_NEEDED.search(statement.plain):
            yield statement


def waived(statement: Statement) -> bool:
    """Whether the statement says that no approval is needed."""
    return bool(_NONE_NEEDED.search(statement.plain))


def _missing(note: Handoff, acts: list[Statement], *, has_role: bool) -> tuple[ApprovalPart, ...]:
    there = {part for part, pattern in _SAID.items() if said(note, pattern)}
    if has_role or all(_names_approver(note, act) for act in acts):
        there.add(ApprovalPart.APPROVER)
    if _has_threshold(note, acts):
        there.add(ApprovalPart.THRESHOLD)
    if ApprovalPart.OVERRIDE in there:  # whoever may override decides when the approver is away
        there.add(ApprovalPart.ABSENCE)
    if there.issuperset(_CORE) and not _edits_happen(note):  # a full path, and nobody changes anything on it
        there.add(ApprovalPart.EDITS)
    return tuple(part for part in ApprovalPart if part not in there)


def _edits_happen(note: Handoff) -> bool:
    return any(found.part is Part.WORKFLOW for found in mentions(note, _EDITING))


def _names_approver(note: Handoff, act: Statement) -> bool:
    doers = {line.at: line.line.who for line in lines(note) if isinstance(line.line, Step)}
    if not is_blank(doers.get(act.at[:-1])) or _NAMED.search(act.plain):
        return True
    return approver_in(act.plain) is not None


def approver_in(text: str) -> str | None:
    """Who approves, by a plain sentence such as `managers approve refunds`; None where nobody is named."""
    subjects = (match[1].split()[0] for match in _SUBJECT.finditer(text))
    return next((subject for subject in subjects if subject not in _NOBODY), None)


def _has_threshold(note: Handoff, acts: list[Statement]) -> bool:
    if any(_EVERY.search(act.plain) or _AMOUNT_SIGN.search(act.plain) for act in acts):
        return True
    return any(
        _AMOUNT.search(statement.plain) or _AMOUNT_SIGN.search(statement.plain)
        for statement in statements(note)
    )
