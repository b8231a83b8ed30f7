"""Phrases and words that should slow a call down, each with the question that it should raise."""

import re
from collections.abc import Callable
from functools import lru_cache

from msgspec import Struct

from readyctl.core.deal.approvals import NOUN, find_approval, waived
from readyctl.core.deal.note import Handoff
from readyctl.core.deal.text import Statement, affirmed, is_blank, mentions, plain, statements, word_pattern
from readyctl.core.deal.topics import REPORTS
from readyctl.core.trust.settings import Phrase

_SMALL = r"(?:simple |small |quick |little |basic |tiny |easy |plain )"

_OTHER_TOOL = (
    r"(?:an?other|a different|(?:our|the|their|your) (?:other|old|current|previous|existing)) "
    r"(?:tool|system|product|app|software|program)s?"
)
_EDIT = r"(?:update|change|edit|fix|fixe|add|correct|adjust|fill|amend)[sd]?(?:ed|ing)?"
_LATER = r"(?:later|afterwards?|any ?time)"


class RiskyPhrase(Struct, frozen=True):
    """Words that sound harmless, and what to ask when somebody says them."""

    name: str
    pattern: re.Pattern[str]
    question: str
    cost: int


RISKY: tuple[RiskyPhrase, ...] = (
    RiskyPhrase(
        "just a simple sync",
        word_pattern(
            rf"(?:just|only|simply|merely) (?:an?|(?:(?:need|want)s? )(?:an?|the)|the(?= {_SMALL})) {_SMALL}*"
            r"(?:\w+ )?(?:sync|synchronization|integration|import|export|"
            r"interface|connection|dashboard|report|form|button|screen|page|field|spreadsheet|csv|upload|tweak)",
            rf"{_SMALL}(?:sync|integration|import|export|tweak|change(?!s? of))(?! of (?:\w+ )?\d)",
        ),
        "What happens today, step by step, with one real record: where does it start, where does it go, "
        "when does it move, and what do you do when something does not match?",
        8,
    ),
    RiskyPhrase(
        "only admins need it",
        word_pattern(
            r"only (?:the |our |an? )?(?:admin|administrator)s? (?:need|use|see|get|want|will|can|have)\w*",
            r"(?:admin|administrator)s? (?:get |have |with |need )?(?:full|all|complete) (?:access|rights)",
            r"full (?:admin )?access(?! (?:logs?|lists?|histor\w+|trails?|control))",
        ),
        "Who are these people by job, and what must each of them view, edit, approve, export or delete?",
        7,
    ),
    RiskyPhrase(
        "our process is standard",
        word_pattern(
            r"(?:process|workflow|procedure|set-?up|flow|way we work)(?:es)? (?:is|are) "
            r"(?:\w+ )?(?:standard|normal|typical|usual|common)",
            r"(?:standard|typical|usual) (?:process|workflow|procedure|approval|flow|set-?up)(?:s|es)?"
            r"(?! (?:fees?|costs?|prices?|charges?|times?|days?|guides?))",
            r"(?:it|this|that|all|everything|they)(?:'s|'re| is| are) (?:all |\w+ly |pretty |quite |very |"
            r"just |rather )*(?:standard|normal|typical|the usual)(?= stuff| really| though|[.,;!]|$)",
            r"nothing (?:special|unusual)",
            r"like everybody else",
        ),
        "Could you walk us through the last time you did this, from the first click to the end?",
        7,
    ),
    RiskyPhrase(
        "we already have this in another tool",
        word_pattern(
            rf"already (?:\w+ ){{0,4}}in {_OTHER_TOOL}",
            rf"(?:have|has|do|does|use|uses|got) (?:this|that|it|these|those|them) (?:\w+ )?in {_OTHER_TOOL}",
            rf"as (?:in|it is in|it was in) {_OTHER_TOOL}",
            rf"like (?:in |it is in |it was in |with )?{_OTHER_TOOL}",
        ),
        "Which parts of that tool do you use every week, who uses them, and must its data come along?",
        8,
    ),
    RiskyPhrase(
        "users can update it later",
        word_pattern(
            rf"(?:can|could|may|will|just) (?:always |still |simply |just |be ){{0,2}}"
            rf"{_EDIT} (?:\w+ ){{0,2}}{_LATER}",
            rf"(?:users?|they|people|we|you|everyone|everybody|customers?) (?:just |simply |then )?{_EDIT} "
            rf"(?:it|this|that|them|these|those) {_LATER}",
        ),
        "Who may change it later, until when, and what has to be approved or sent again after that?",
        6,
    ),
    RiskyPhrase(
        "different people see different things",
        word_pattern(
            r"different (?:people|users|teams|roles) (?:\w+ )?(?:see|have|get|need) different",
            r"access by role",
            r"role-?based access",
            r"depend(?:s|ing) on (?:the|their) role",
        ),
        "Which kinds of people are there, and what may each of them view, edit, approve, export or delete?",
        8,
    ),
    RiskyPhrase(
        "match your approval process",
        word_pattern(
            r"match (?:your|their|our) (?:\w+ )?(?:process|workflow)",
            r"several approval steps",
            r"(?:multi-?(?:step|level|stage)|multiple|flexible) approvals?",
        ),
        "Who approves first, who next, which requests skip a step, and what happens after a no?",
        9,
    ),
)


class VagueWord(Struct, frozen=True):
    """A word that names a feature and not yet a need; `detailed` tells whether the note says more."""

    name: str
    pattern: re.Pattern[str]
    detailed: Callable[[Handoff, Statement], bool]
    question: str
    cost: int


_REPORT_DETAIL = word_pattern(
    r"(?:by|per) \w+",
    "every",
    "each",
    "daily",
    "weekly",
    "monthly",
    "quarterly",
    r"filter\w*",
    r"columns?",
    r"(?:for|to) (?:the |our )?\w+",
    r"shows?",
    r"lists?",
    r"counts?",
    "no reports?",
    "no dashboards?",
    "without",
)
_SHEET_DETAIL = word_pattern(r"columns?", r"rows?", r"fields?", r"templates?", "no spreadsheets?")
_NO_SYNC = word_pattern(r"(?:no|without(?: any)?) (?:\w+ )?(?:sync|integration)s?")


def _approvals_detailed(note: Handoff, where: Statement) -> bool:
    return waived(where) or find_approval(note) is not None


def _admins_detailed(note: Handoff, _: Statement) -> bool:
    return any("admin" in plain(role.role) and role.can for role in note.roles)


def _sync_detailed(note: Handoff, where: Statement) -> bool:
    return bool(_NO_SYNC.search(where.plain)) or any(not is_blank(d.source or d.to) for d in note.data)


def _reports_detailed(note: Handoff, _: Statement) -> bool:
    return any(_REPORT_DETAIL.search(found.plain) for found in mentions(note, REPORTS))


def _sheets_detailed(note: Handoff, where: Statement) -> bool:
    moved = any(not is_blank(d.source or d.to) and not is_blank(d.format) for d in note.data)
    return moved or bool(_SHEET_DETAIL.search(where.plain))


VAGUE: tuple[VagueWord, ...] = (
    VagueWord(
        "approvals",
        NOUN,
        _approvals_detailed,
        "Take one recent request: who approved it, from what amount on, and what if they say no?",
        9,
    ),
    VagueWord(
        "admin access",
        word_pattern(r"admin(?:istrator)? (?:access|rights|role|account)s?", r"admins?", "administrators?"),
        _admins_detailed,
        "Which jobs are behind the word admin, and what may each view, edit, approve, export or delete?",
        7,
    ),
    VagueWord(
        "sync",
        word_pattern(r"sync\w*", r"integrat\w+", r"interfaces? (?:to|with)"),
        _sync_detailed,
        "Which records move, from where to where, how often, and which side is right when they differ?",
        8,
    ),
    VagueWord(
        "dashboard",
        word_pattern(r"dashboards?", r"report(?:s|ing)?"),
        _reports_detailed,
        "Who looks at it, to decide what, filtered by what, and which number counts when two differ?",
        6,
    ),
    VagueWord(
        "spreadsheet",
        word_pattern(r"spread-?sheets?", "excel", r"csv(?: files?)?"),
        _sheets_detailed,
        "Could you send one real file: which columns, how many rows, how often, and who cleans it?",
        6,
    ),
)


def own_phrases(phrases: tuple[Phrase, ...]) -> tuple[RiskyPhrase, ...]:
    """Read the extra phrases of `readyctl.yaml`; their text is taken literally, case and spacing aside."""
    return tuple(
        RiskyPhrase(found.phrase, word_pattern(re.escape(plain(found.phrase))), found.question, 6)
        for found in phrases
    )


def risky_phrases(note: Handoff, extra: tuple[Phrase, ...]) -> list[tuple[Statement, RiskyPhrase]]:
    """Every risky phrase with the statement it stands in; open questions ask and do not count."""
    own = own_phrases(extra)
    return [
        (where, phrase)
        for where in statements(note)
        if not where.open
        for phrase in (*_risky(where.plain), *(each for each in own if affirmed(where.plain, each.pattern)))
    ]


# The same sentence stands in many notes, and is looked through once.


@lru_cache(maxsize=4096)
def _risky(plain_text: str) -> tuple[RiskyPhrase, ...]:
    return tuple(phrase for phrase in RISKY if affirmed(plain_text, phrase.pattern))


@lru_cache(maxsize=4096)
def _vague(plain_text: str) -> tuple[VagueWord, ...]:
    return tuple(word for word in VAGUE if affirmed(plain_text, word.pattern))


def vague_words(note: Handoff) -> list[tuple[Statement, VagueWord]]:
    """Each vague word that the note leaves without detail, at the first statement that uses it.

    A statement with a risky phrase raises its own question, so its words raise none. A word that is denied
    ("no reports") names nothing that anybody wants.
    """
    said = [
        (where, words)
        for where in statements(note)
        if not where.open and (words := _vague(where.plain)) and not _risky(where.plain)
    ]
    found = []
    for word in VAGUE:
        uses = [where for where, words in said if word in words]
        if uses and not any(word.detailed(note, where) for where in uses):
            found.append((uses[0], word))
    return found
