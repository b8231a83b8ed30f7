"""Reading a raw commit object strictly: what cannot be read with certainty stands for nobody."""

import re

from readyctl.core.trust.commit import CommitHeader, Header, MalformedHeader, Person

_IDENTITY = re.compile(rb"([^<>\n]*) <([^<>\s]+)> (\d{1,12}) ([+-]\d{4})")
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
    subject = message.lstrip(b"\n").partition(b"\n")[0].decode("utf-8", "replace")
    return CommitHeader(commit, author, committer, tuple(_coauthors(message)), subject)


def _person(line: bytes) -> Person | None:
    match = _IDENTITY.fullmatch(line)
    if match is None or not match[2].isascii() or not match[1].strip():
        return None
    if int(match[3]) > _END_OF_TIME:
        return None
    return Person(match[1].decode("utf-8", "replace").strip(), match[2].decode("ascii"), int(match[3]))


def _coauthors(message: bytes) -> list[str | None]:
    found: list[str | None] = []
    if b"authored-by" not in message.lower():
        return found
    for line in _COAUTHOR.findall(message.replace(b"\r", b"\n")):
        address = _ADDRESS.fullmatch(line)
        text = address[1].strip() if address else b""
        found.append(text.decode("ascii") if text and text.isascii() else None)
    return found
