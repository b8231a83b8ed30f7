"""What short answers grant and deny: rights, and one way or both. In doubt they are read as neither."""

import re

from readyctl.core.deal.note import Direction, Verb
from readyctl.core.deal.text import is_blank, plain, word_pattern

_VERBS = {
    Verb.VIEW: word_pattern("view", "views", "see", "sees", "read", "reads", "read-only", "look", "looks"),
    Verb.EDIT: word_pattern(
        "edit", "edits", "change", "changes", "write", "writes", "create", "creates", "update", "updates"
    ),
    Verb.APPROVE: word_pattern("approve", "approves", "sign off", "signs off"),
    Verb.EXPORT: word_pattern("export", "exports", "download", "downloads"),
    Verb.DELETE: word_pattern("delete", "deletes", "remove", "removes"),
}
_ALL_VERBS = word_pattern("^all$", "everything", "full access", "all of them", "all five", "all rights")
_DENIES = re.compile(
    r"(?<!\w)(?:not|never|no|none|nothing|nobody|cannot|except|but|without|neither|nor|unless|apart from"
    r"|\w+n't)(?!\w)"
)
_CONNECTING = re.compile(
    r"\b(?:and|or|also|only|just|can|may|all|everything|they|it|them|the|rights?)\b|[\s,;.&/-]"
)
_UNSURE = word_pattern("not sure", "unsure", "maybe", "perhaps", "probably", "unclear", "unknown", "no idea")
_NONE_BACK = word_pattern(
    r"(?:no|not|never|nothing|none|nobody|\w+n't)(?:\s+\w+){0,4}\s+back",
    r"(?:not|never|no)\s+(?:two(?:[- ]way|\s+ways)|both(?:\s+ways)?)",
)
_ONE = word_pattern(
    "one[- ]way",
    "one direction",
    "one way only",
    "^one$",
    "^only",
    "only (?:from|to|goes|one)",
    "^(?:no|nope)",
)
_TWO = word_pattern("two[- ]way", "two ways", "^two$", "both", "both ways", "back", "bidirectional")
_NOT_ONE = word_pattern(r"(?:not|never)\s+(?:only\s+)?one[- ]way")
_DONT_KNOW = word_pattern(
    r"(?:i|we|they)?\s*(?:do not|don't|dont|didn't|did not) know(?: yet)?",
    "no idea",
    "not sure(?: yet)?",
    "unsure",
    "unknown",
    "unclear",
    "to be (?:decided|defined|discussed)",
    "dunno",
    "idk",
)
_NOTHING = frozenset(
    ("no", "none", "nope", "nothing", "nothing else", "no more", "nobody", "never", "nothing more", "no one")
) | frozenset(
    ("that's it", "thats it", "that is it", "that's all", "thats all", "that is all", "no, that's it")
)

_SAID_NOTHING = re.compile(
    r"\b(?:said|told (?:them |him |her )?|promised (?:them )?|mentioned) ?nothing\b"
    r"|\b(?:nobody|no one|no-one) (?:has |had )?(?:said|told|promised|mentioned)\b"
    r"|\b(?:did not|didn't|didnt|have not|haven't|never) (?:say|said|tell|told|promised?|mention(?:ed)?)\b"
)


def denies_all(text: str) -> bool:
    """Whether the whole answer is `no`, `none`, `nothing else` or `that's it`."""
    return plain(text).strip(" .,!") in _NOTHING


def knows_nothing(text: str) -> bool:
    """Whether the whole answer is that nobody knows: `?`, `tbd`, `I don't know`."""
    return is_blank(text) or _DONT_KNOW.fullmatch(plain(text).strip(" .,!")) is not None


def says_nothing(text: str) -> bool:
    """Whether the answer is that nobody said or promised anything: `we said nothing about when`."""
    return _SAID_NOTHING.search(plain(text)) is not None


def denies(text: str) -> bool:
    """Whether the words take something away: not, never, except, but and the like."""
    return _DENIES.search(plain(text)) is not None


def direction(text: str) -> Direction | None:
    """Read an answer about one way or both; None where it says neither, or both, or is unsure."""
    words = plain(text)
    if _UNSURE.search(words) or _NOT_ONE.search(words):
        return None
    one = _NONE_BACK.search(words) or _ONE.search(words)
    two = _TWO.search(_NONE_BACK.sub(" ", words))
    if bool(one) == bool(two):
        return None
    return Direction.ONE_WAY if one else Direction.TWO_WAY


def verbs(text: str) -> tuple[Verb, ...]:
    """What a role may do, from words such as `see and approve`, in the order of the five verbs.

    `everything` is all five only where no verb is named; words that deny anything grant nothing.
    """
    words = plain(text)
    if denies(words):
        return ()
    named = tuple(verb for verb, pattern in _VERBS.items() if pattern.search(words))
    return named or (tuple(Verb) if _ALL_VERBS.search(words) else ())


def only_verbs(text: str) -> bool:
    """Whether the words are verbs of rights and nothing else, so that the verbs keep all of them."""
    left = _ALL_VERBS.sub(" ", plain(text))
    for pattern in _VERBS.values():
        left = pattern.sub(" ", left)
    return not _CONNECTING.sub("", left)
