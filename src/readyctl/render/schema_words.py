"""What an editor shows for words and patterns: what each level allows, what a value looks like."""

from collections.abc import Mapping
from enum import StrEnum

from readyctl.core.deal.note import AMOUNT_PATTERN
from readyctl.core.entry.fields import (
    DAY_PATTERN,
    DAYS_PATTERN,
    DUE_PATTERN,
    FLAG_PATTERN,
    ID_PATTERN,
    LINE_PATTERN,
)
from readyctl.core.entry.keypath import dotted
from readyctl.core.entry.rule_page import DOCS_PATTERN
from readyctl.core.entry.schema_words import listed
from readyctl.core.level.answer_code import AnswerCode
from readyctl.core.level.kind import Grant, Kind
from readyctl.core.level.table import Level
from readyctl.core.statement.waivers import SAYING_PATTERN
from readyctl.core.trust.keys import KEY_PATTERN
from readyctl.core.trust.written_roster import ADDRESS_PATTERN, REVOKED_PATTERN
from readyctl.core.trust.written_settings import COUNT_PATTERN, SHARE_PATTERN, VERSION_PATTERN

FORMS: Mapping[str, str] = {
    DAY_PATTERN: "a day",
    DUE_PATTERN: "a day, or a quarter",
    DAYS_PATTERN: "a number of days",
    FLAG_PATTERN: "true or false",
    ID_PATTERN: "an id: a-z, 0-9 and -",
    LINE_PATTERN: "text",
    SAYING_PATTERN: "text",
    r"^RDY\d{3}$": "the code of a rule",
    AMOUNT_PATTERN: "a number",
    ADDRESS_PATTERN: "an e-mail address",
    KEY_PATTERN: "a public ssh key",
    REVOKED_PATTERN: "an e-mail address, or a public ssh key",
    VERSION_PATTERN: "a whole number",
    SHARE_PATTERN: "a number",
    COUNT_PATTERN: "a whole number",
    DOCS_PATTERN: "a web address",
}
"""What each pattern asks for, in words."""
REFUSALS: Mapping[str, str] = {
    DAY_PATTERN: "Write a day of the calendar, such as 2026-11-22.",
    DUE_PATTERN: "Write a day of the calendar, such as 2027-06-30, or a quarter, such as 2027-Q2.",
    DAYS_PATTERN: "Write a number of days, such as 7d.",
    FLAG_PATTERN: "Write true or false.",
    ID_PATTERN: "Write an id: a-z, 0-9 and -, at most 64.",
    LINE_PATTERN: "Write something, on one line.",
    SAYING_PATTERN: "Write something.",
    r"^RDY\d{3}$": "Write the code of a rule.",
    AMOUNT_PATTERN: "Write a number, such as 120000.",
    ADDRESS_PATTERN: "Write an e-mail address, such as ada@example.com.",
    KEY_PATTERN: "Write a public ssh key, as in the .pub file.",
    REVOKED_PATTERN: "Write an e-mail address, or a public ssh key as in the .pub file.",
    VERSION_PATTERN: "Write 1.",
    SHARE_PATTERN: "Write a number above 0, at most 1.",
    COUNT_PATTERN: "Write a whole number of at least 1.",
    DOCS_PATTERN: "Write a web address, such as https://docs.example.com/readyctl.",
}
"""What an editor says where a value does not fit its pattern."""


def word_meaning(word: StrEnum) -> str:
    """What one of the words of a list means, for whoever chooses one; empty where it says that itself."""
    match word:
        case Level():
            return level_meaning(word)
        case Kind():
            return f"{word.question} Allowed at {_allowing(word)}."
        case AnswerCode():
            return f'Written as "{word.wording}", unless the settings say otherwise.'
        case _:
            return ""


def level_meaning(level: Level) -> str:
    """What a level means, what sales may do with it, and what it asks of an entry."""
    row = level.row
    grants = " ".join(f"{kind.label}: {row.grant(kind)}." for kind in Kind)
    needs = f" It needs {listed([f'`{dotted(path)}`' for path in row.needs], 'and')}." if row.needs else ""
    signed = " It counts once engineering has signed it." if row.needs_signature else ""
    return f"{row.meaning[:1].upper()}{row.meaning[1:]}. {grants}{needs}{signed}"


def _allowing(kind: Kind) -> str:
    return listed([level for level in Level if level.row.grant(kind) is not Grant.NO], "and")
