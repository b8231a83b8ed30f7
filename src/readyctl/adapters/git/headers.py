"""Reading a raw commit object strictly: what cannot be read with certainty stands for nobody."""

import re
from functools import lru_cache

from readyctl.core.trust.commit import CommitHeader, Header, MalformedHeader, Person

_IDENTITY = re.compile(rb"([^<>\n]*) <([^<>\s]+)> (\d{1,12}) ([+-]\d{4})")
_USUAL = re.compile(rb"tree [0-9a-f]+\n(?:parent [0-9a-f]+\n)*author ([^\n]+)\ncommitter ([^\n]+)")
"""The header of nearly every commit, with nothing besides."""
_END_OF_TIME = 253402300799  # the last second of the year 9999
_COAUTHOR = re.compile(rb"^co-authored-by[ \t]*:(.*(?:\n[ \t]+.*)*)$", re.IGNORECASE | re.MULTILINE)
"""One line with those that go on with it: git folds them into one."""
_ADDRESS = re.compile(rb"[^<>@]*<([^<>]*)>[^<>@]*")
"""Exactly one address, and nothing beside it that could be another."""


def parse_header(commit: str, raw: bytes) -> Header:
    """Read one commit object.

    A header with two authors, an address that is not ASCII, or a time stamp that is none gives
    `MalformedHeader`.
    """
    head, _, message = raw.partition(b"\n\n")
    if usual := _USUAL.fullmatch(head):
        author = _person(usual[1])
        committer = author if usual[1] == usual[2] else _person(usual[2])
        if author and committer:
            return CommitHeader(commit, author, committer, tuple(_coauthors(message)), _subject(message))
    lines = head.split(b"\n")
    people = []
    for role in (b"author", b"committer"):
        found = [line[len(role) + 1 :] for line in lines if line.startswith(role + b" ")]
        if len(found) != 1:
            return MalformedHeader(commit, f"the commit has {len(found)} {role.decode()} lines")
        person = _person(found[0])
        if person is None:
            return MalformedHeader(commit, f"the commit's {role.decode()} line is malformed")
        people.append(person)
    author, committer = people
    return CommitHeader(commit, author, committer, tuple(_coauthors(message)), _subject(message))


def _subject(message: bytes) -> str:
    return message.lstrip(b"\n").partition(b"\n")[0].decode("utf-8", "replace")


def _person(line: bytes) -> Person | None:
    match = _IDENTITY.fullmatch(line)
    if match is None or not match[2].isascii() or not match[1].strip():
        return None
    if int(match[3]) > _END_OF_TIME:
        return None
    return Person(_text(match[1]), _text(match[2]), int(match[3]))


@lru_cache(maxsize=1024)
def _text(written: bytes) -> str:
    """Names and addresses, of which a history has few: each is kept once."""
    return written.decode("utf-8", "replace").strip()


def _coauthors(message: bytes) -> list[str | None]:
    found: list[str | None] = []
    if b"authored-by" not in message.lower():
        return found
    for line in _COAUTHOR.findall(message.replace(b"\r", b"\n")):
        address = _ADDRESS.fullmatch(line)
        text = address[1].strip() if address else b""
        found.append(text.decode("ascii") if text and text.isascii() else None)
    return found
