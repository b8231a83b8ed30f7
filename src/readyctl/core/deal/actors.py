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


_NO_ACTORS = word_pattern(
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


def spoken_actor(text: str) -> str | None:
    """Who acts in a plain sentence: `finance` in `Finance pays it`; None where that is not plain."""
    found = _SPOKEN.match(text)
    if found is None or (found["who"] != "IT" and _NO_ACTORS.search(plain(found["who"]))):
        return None
    return None if found["verb"] and _NO_ACTS.fullmatch(plain(found["verb"])) else found["who"]
