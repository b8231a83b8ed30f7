"""What answers a question about a feature, or a wish for one, with yes."""

import re

from readyctl.core.quantity.reading import find_all
from readyctl.core.statement._reading import plain
from readyctl.core.statement._words import YES
from readyctl.core.statement.rivals import spoken


def answers(words: str) -> bool:
    """Whether a sentence behind a question says yes to it, or gives the number that was asked for."""
    text = plain(words)
    return bool(
        _YES.match(text) or _YES.match(plain(spoken(words))) or _ANSWERS.match(text)
    ) or _states_number(words)


def covers(words: str) -> bool:
    """Whether a sentence behind a wish says that it is fulfilled."""
    return _COVERED.match(plain(words)) is not None


def states(words: str) -> bool:
    """Whether a sentence below a feature's heading says that it is there, leaving out what: `Live today`."""
    return _STATES.match(plain(words)) is not None


def _states_number(words: str) -> bool:
    """Whether an answer is a number and little else: `Tom: two years`."""
    said = spoken(words)
    return len(said.split()) <= _SHORT and bool(find_all(said)) and not _NEGATED.search(plain(said))


_NEGATED = re.compile(r"\b(?:not|no|never|none)\b")


_SHORT = 6
"""Words of an answer that is a number, and of no sentence beside one."""
_COVERED = re.compile(
    r"\W*(?:(?:and|yes|well|good news|luckily)\W+)?(?:we (?:have |got |have got )you covered|consider it "
    r"done|(?:now |and now )?you (?:have got|have|got|get) (?:it|that|them|both)\b(?! (?:on|in) )|"
    r"we (?:already )?do(?=\W*$)|that is "
    r"(?:already )?(?:covered|taken care of|included|no problem)|possible\W*$|no problem)\b"
)
"""What one says to a wish, and means yes."""
_ANSWERS = re.compile(
    r"\W*(?:a|answer|response|re)\s*[:.)-]\s*(?!.*\b(?:no|not|none|never|n/a|unfortunately|planned|roadmap|"
    r"later|depends|perhaps|maybe|sorry|unknown|please|who|why|tb[acd]|to be)\b)\w"
)
"""What follows a question as its answer, and says neither no nor perhaps: it has to be so."""
_YES = re.compile(
    rf"\W*(?:(?:a|answer|response|re)\s*[:.)-]\s*)?(?:{YES}|we do|it does|correct|fully|compliant|"
    r"possible|sorted|supported|included|available|provided|native(?:ly)?|"
    r"built[- ]in|consider it (?:done|sorted|included)|live|ga(?=\W*$)|you bet|"
    r"(?:all )?(?:done|covered|check|shipped|released|ready|there)"
    r"(?=\W*$|,(?! please)| (?:today|now|already|as well|too)\b)|(?:it|that) (?:is|sure does)(?=\W*$)|"
    r"we (?:already |do )?(?:have|offer|support|provide) (?:it|that|this|them|both)(?! on ))\b"
    r"(?!.*\b(?:not|planned|roadmap|talk|discuss|get back|depends)\b)"
)
_STATES = re.compile(
    r"\W*(?:(?:now|already|fully|generally|currently|also|status ?:)\W{1,3})*"
    r"(?:supported|included|available|live|ga|shipped|released|in production|ready|out now|launched)"
    r"(?=\W*$|[.!,;:]| (?:today|now|already|since|out of the box|as standard|as part of|"
    r"(?:in|to|for|on|with) (?:every|all|each|any)|in production|(?:from|by|in) [^.]*\d)\b)"
    r"(?!.*\b(?:not|no|never|planned|roadmap|unless|expected|subject to|tb[acd])\b)"
)
"""What is said of the thing in the heading without naming it: its state, and for whom or since when."""
