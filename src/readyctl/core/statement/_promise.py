"""The words by which a sentence promises something of the product that no feature is named for."""

from readyctl.core.statement._words import START, VENDOR, any_of

_ALSO = r"(?:(?:in addition|additionally|also|moreover|yes|furthermore|besides|plus|and),? )"
_WHEN = r"(?:(?:since|as of|from|starting|beginning|by|in|on|today|now|currently|already)\b[^,.;:]{0,30},? )"
_SINCE = (
    r"\b(?:since|as of|from|starting)(?: in| on| the)? "
    r"(?:early |mid[- ]|late |the (?:start|beginning|end) of )?"
    r"(?:\d|q[1-4]|january|february|march|april|may|june|july|august|september|october|november|december|"
    r"today|now|this|last|spring|summer|autumn|winter)"
)
_OFTEN = (
    r"\b(?:hourly|daily|nightly|weekly|instantly|in real[- ]time|"
    r"every (?:\d+ )?(?:second|minute|hour|day|night|week)s?)\b"
)
_RUNS = (
    rf"{START}{_ALSO}?(?:(?:the|our|all|your) )?(?:[a-z][\w-]* ){{1,3}}"
    r"(?:refresh|updat|sync|synchroni[sz]|export|import|replicat|reload|rotat|run|work|back up|index|render|"
    rf"load|scal|renew)(?:es|e|s)?\b[^.;:]*(?:{_OFTEN}|{_SINCE})"
)
"""What something does, with how often or since when: `dashboards refresh hourly`."""
_IS_THERE = (
    rf"{START}{_ALSO}?{_WHEN}?(?:(?:the|our) )?(?:[a-z][\w-]* ){{1,4}}(?:is|are)"
    rf"(?: now| also| already| fully| generally)* (?:available|live|supported)\b[^.;:]*{_SINCE}"
)
"""That something is there, with since when: `smart hints are available since May`."""
_WE_MADE = (
    rf"{START}{_ALSO}?{_WHEN}?we (?:(?:have|just|now|also|recently|already) )*"
    r"(?:built|added|launched|released|shipped|introduced)\b"
)
PROMISE = any_of(
    _RUNS,
    _IS_THERE,
    _WE_MADE,
    r"\b(?:will|shall|guarantees?|commits?|undertakes?)\b",
    r"\b(?:supports?|includes?|included|integrates?|provides?|offers?|enables?|automatically|"
    r"seamlessly|predicts?|detects?|"
    r"connects?|complies|certified|translates?|calculates?|learns?|encrypted|remain|one-click|can)\b",
)
PROMISING_SUBJECT = any_of(
    _RUNS,
    _IS_THERE,
    rf"{START}{_ALSO}?{_WHEN}?{_ALSO}?(?:{VENDOR}|it|users?|you(?= can\b)|everybody|"
    r"everyone|administrators?|backups?|data|response times?|all data|invoices)\b",
)
NO_PROMISE = any_of(
    r"\b(?:not|never|no|fees?|pay(?:able|s)?|governed|liab\w+|terminat\w+|headquarters|founded|"
    r"offices?|invoice is|"
    r"confidential\w*|(?:of|upon|after) signature|project lead|amend\w*|workshop|kick-off|thank|call|"
    r"meeting|proposal|agreement|schedule|"
    r"following table|references|refer|answer to|in writing|days of|sorry|costs|section|annex|"
    r"looking forward|"
    r"trusted by|implementation team|struggle)\b",
)
