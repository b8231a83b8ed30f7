"""Who acts in a plain sentence."""

import re

from readyctl.core.deal.text import plain, word_pattern

_SPOKEN = re.compile(
    r"^(?:(?:the|an?|our|their|each|every)\s+)?"
    r"(?P<who>(?:[^\W\d_][\w'-]*\s+)?(?:[^\W\d_][\w'-]*(?<!s)|sales|operations|ops|logistics|boss))\s+"
    r"(?:(?:may|can|must|will|has to|have to)\s+\w+|(?P<verb>\w{3,}(?<!s)s))(?!\w)"
    r"(?!\s+(?:is|are|was|were|be|been|has|have|had|must|can|may|will|should|gets?|comes?|goe?s?|arrives?)\b)",
    re.IGNORECASE,
)


_NO_ACTS = word_pattern(
    r"(?:i|wa|doe|ha|thi|a|it)s",
    r"(?:goe|come|arrive|move|start|end|need|get|become|appear|happen|exist|contain)s",
    r"(?:remain|stay|belong|depend|expire|change|matche|shows?)s?",
)


_FOLLOWERS = word_pattern(
    r"(?:super ?)?(?:admin|administrator|user|manager|lead|employee|customer|client|vendor|supplier)s",
    r"(?:buyer|seller|approver|reviewer|owner|director|controller|accountant|agent|clerk|contractor)s",
    r"(?:partner|team|member|record|invoice|account|thing|file|row|contact|ticket|day|week|month|year)s",
)
"""Words that end like a verb of somebody who acts, and are more people or things."""
_BEFORE_NAMES = re.compile(
    r"^(?:(?:only|just|always|usually|often|sometimes|also|then|first|next|later|maybe|perhaps|normally|mostly"
    r"|so|and|but|all|most|some|both|the)\s+)+",
    re.IGNORECASE,
)
"""Words that stand before a name and are no part of it."""
_NO_ACTORS = word_pattern(
    r"(?:only|just|always|usually|often|sometimes|also|maybe|perhaps|please|all|most|some|many|few|both|no|any"
    r"|other|another|every|each|more|new|old|give|let|make|get|keep|put|ask|allow|need|want|show|tell|call|have"
    r"|use|take|see|do|be)",
    r"(?:approve|review|check|pay|send|sign|enter|create|file|confirm|edit|export|import|upload|release|write)",
    "it",
    "this",
    "that",
    "he",
    "she",
    "they",
    "we",
    "you",
    "i",
    "who",
    "which",
    "somebody",
    "someone",
    "nobody",
    "everything",
    "nothing",
    "there",
    "to",
    "then",
    "and",
    "or",
    "not",
    "must",
    "should",
    "first",
    "second",
    "next",
)


def person(words: str) -> str | None:
    """The name in words where somebody acts: `Only managers` are managers, `Just give` is nobody."""
    name = _BEFORE_NAMES.sub("", words.strip()).strip()
    told = plain(name)
    nobody = not told or (name != "IT" and _NO_ACTORS.search(told)) or _BEFORE_NAMES.match(f"{told} ")
    return None if nobody else name


def spoken_actor(text: str) -> str | None:
    """Who acts in a plain sentence: `finance` in `Finance pays it`; None where that is not plain."""
    found = _SPOKEN.match(text)
    if found is None or (found["who"] != "IT" and _NO_ACTORS.search(plain(found["who"]))):
        return None
    verb = plain(found["verb"] or "")
    return None if _NO_ACTS.fullmatch(verb) or _FOLLOWERS.fullmatch(verb) else found["who"]
