"""How a sentence begins that goes on about what the one before it, or the heading, names."""

import re


def pointing(sentence: str) -> re.Match[str] | None:
    """Where a sentence says `it` for a feature that is named before it, with what stands in front of that."""
    return _POINTS_BACK.match(sentence) or _WE_HAVE_IT.match(sentence)


_THEY_PEOPLE = (
    r"they (?:(?:already|also|still|now|currently|all) )*"
    r"(?:use[ds]? (?:it|them|this|that|ours?)|asks?|asked|says?|said|told|tell|think|thought|want(?:ed)?|"
    r"need(?:ed)?(?! no)|like|love|know|knew|hope|believe|decided?|agreed?|bought|buy|paid|signed|expect)\b"
)
"""`They` are people: no feature asks, wants or signs."""
_THAT_REMARK = (
    r"(?:this|that) (?:(?:also|really|all|still) )?"
    r"(?:works? (?:fine |well )?(?:for|with) (?:me|us)|makes? (?:\w+ )?sense|comes? (?:as an?|as no|up))\b"
)
"""`This` is what was said: a remark on it is no statement about the feature."""
_POINTS_BACK = re.compile(
    r"\W*(?P<we>)(?:(?:and|yes|yep|yeah|now|today|also|in addition),? )?"
    rf"(?!{_THEY_PEOPLE}|{_THAT_REMARK})"
    r"(?P<it>it|they|(?:the|this) (?:feature|module|beta|preview|pilot|early access)|"
    r"(?:this|that|these|both)(?= (?:is|are|was|were|will|shall|can|"
    r"has|"
    r"have|comes?|works?|runs?|ships?|supports?|gives?|lets?|helps?|makes?|does)\b))\b",
    re.IGNORECASE,
)
_WE_HAVE_IT = re.compile(
    r"\W*(?:(?:and|yes|yep|yeah|now|today|also|good news|luckily)\W{1,3})?"
    r"(?P<we>(?:we|you(?: will|'ll|\u2019ll)) (?:(?:do|can|already|also) )*(?:do|have|get|offer|support|"
    r"provide|deliver|include) |"
    r"we(?: will|'ll|\u2019ll| shall| plan to| expect to|(?:'re| are) going to) (?:also )?"
    r"(?:ship|deliver|release|launch|build|offer|support) )"
    r"(?P<it>it|that|this|both|them)\b",
    re.IGNORECASE,
)
EARLY = re.compile(r"(?:the|this) (beta|preview|pilot|early access)", re.IGNORECASE)
SINGULAR = frozenset(
    {"it", "this", "that"} | {f"{the} {each}" for the in ("the", "this") for each in ("feature", "module")}
)
