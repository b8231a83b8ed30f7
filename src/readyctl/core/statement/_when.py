"""Questions from when on a feature will be there, and the times that answer them."""

import datetime as dt
import re

from readyctl.core.feature.names import Mention
from readyctl.core.statement._reading import plain
from readyctl.core.statement._words import FEATURE
from readyctl.core.statement.dates import headed_date, is_ahead
from readyctl.core.statement.rivals import spoken


def says_when(question: str, about: tuple[Mention, ...], answer: str, today: dt.date) -> tuple[Mention, ...]:
    """What a question is `about`, where it asks from when on there will be that and the answer is nothing
    but a time that is still to come: `When can we have backups? Tom: March 2028.`.

    When there will be something else, a demo of it or an end to it, is another question, and so is when the
    customer needs it.
    """
    return about if about and _foretells(answer, today) and _asks_when(question, about) else ()


def _asks_when(question: str, about: tuple[Mention, ...]) -> bool:
    for mention in reversed(about):
        question = f"{question[: mention.start]}{FEATURE}{question[mention.end :]}"
    return _WHEN.search(plain(question)) is not None


def _foretells(answer: str, today: dt.date) -> bool:
    said = " ".join(spoken(answer).split())
    date = headed_date(said, today)
    if date is None or not is_ahead(said, today):
        return False
    before, _, behind = said.partition(date.words)
    return _BEFORE.fullmatch(plain(before)) is not None and not behind.strip(" .,)")


_ONE = rf"(?:(?:your|our|the|an?) )?(?:new )?{FEATURE}"
_IT = rf"{_ONE}(?:(?:,? and |,? or |, | ?& ?|/){_ONE})*"
_THERE = (
    r"(?:(?:generally )?available|ready|live|out|there|done|finished|released|launched|shipped|delivered|"
    r"included|supported|ga|in production)"
)
_WHEN = re.compile(
    r"\b(?:when|how soon|(?:by|on|from) what date|which (?:date|month|quarter|release)) (?:"
    rf"(?:will|does|do|can|could) {_IT} (?:be(?:come)? {_THERE}|come(?! to an?\b)(?: out)?|ship|launch|land|"
    r"arrive|go live)"
    rf"|(?:is|are) {_IT} (?:coming|shipping|launching|landing|arriving|going live|due|expected|planned|"
    rf"scheduled|{_THERE})"
    r"|(?:can|could|will|do|may) (?:we|i|customers?|users?|clients?|everyone|everybody) (?:get|have|expect|"
    rf"start using|see) {_IT}"
    rf"|(?:can|could|may) (?:we|i|customers?|users?|clients?|everyone|everybody) use {_IT}"
    rf"|(?:will|do|can|could|are) you (?:going to |planning to |able to )?(?:ship(?:ping)?|releas(?:e|ing)|"
    rf"launch(?:ing)?|deliver(?:ing)?|offer|support|provide|have|add(?:ing)?) {_IT})"
    r"(?:(?: ready| live| available| generally)?(?:,? please)?\W*$"
    r"| (?:for|to|in|on|at|as|with) (?!(?:an? |the |our |your |its )?(?:\w+ )?(?:reviews?|renewals?|"
    r"demos?|tests?|testing|discussion|questions?|audits?|calls?|meetings?|end|old|existing)\b))"
)
_BEFORE = re.compile(
    r"\W*(?:(?:a|answer|response|re)\b\W*)?(?:(?:it|that|they) (?:is|are|will be) |planned |due |expected |"
    r"scheduled |available |live |ready )?"
    r"(?:(?:for|in|on|by|from|as of|starting|around|about|early|mid|late|end of|the)[ -]?)*\W*"
)
"""What may stand before the time that is the answer; not `perhaps`, nor what else is to happen then."""
