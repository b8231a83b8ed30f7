"""Commits and trees exactly as they are stored: no replacement, no graft, no index of any kind is asked."""

import re
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

IDENTITY = re.compile(rb"(?P<name>[^<>\n]*[^<>\n ]) ?<(?P<address>[^<>\s]+)> (?P<time>[0-9]+) [+-][0-9]{4}")


@dataclass(frozen=True)
class Identity:
    """One `author` or `committer` line."""

    name: str
    address: str
    time: int


@dataclass(frozen=True)
class Commit:
    """One commit. The identities are None where the header is malformed (reading 12)."""

    id: str
    parents: tuple[str, ...]
    author: Identity | None
    committer: Identity | None
    coauthors: tuple[str | None, ...]
    """One address for each line that starts with `Co-authored-by:`; None for a line with none or several."""
    files: Mapping[str, tuple[str, str]]
    """path → (mode, object id)."""
    signer: str | None = None
    """The public key by which it is truly signed, as whoever made it knows; None where it is not."""

    @property
    def ordinary(self) -> bool:
        return len(self.parents) <= 1


class Objects:
    """Every commit that can be reached from `tip`, and the blobs that they name."""

    def __init__(
        self, repo: Path, tip: str, env: Mapping[str, str], signers: Mapping[str, str] | None = None
    ) -> None:
        self._signers = signers or {}
        self._process = subprocess.Popen(
            ["git", "--no-replace-objects", "cat-file", "--batch"],
            cwd=repo, env=dict(env), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip
        self.blob = cache(self._read)
        self._tree = cache(self._flat_tree)
        self.tip = tip
        self.commits: dict[str, Commit] = {}
        waiting = [tip]
        while waiting:
            name = waiting.pop()
            if name not in self.commits:
                self.commits[name] = self._commit(name)
                waiting.extend(self.commits[name].parents)

    def close(self) -> None:
        """Let the reading process end."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait()

    def ancestors(self, name: str) -> frozenset[str]:
        """The commit itself and everything before it."""
        return self._ancestors[name]

    @cached_property
    def _ancestors(self) -> dict[str, frozenset[str]]:
        known: dict[str, frozenset[str]] = {}
        for name in self.oldest_first():
            known[name] = frozenset([name]).union(*(known[parent] for parent in self.commits[name].parents))
        return known

    def oldest_first(self) -> list[str]:
        """Every commit, parents before children."""
        done: dict[str, None] = {}
        waiting = [self.tip]
        while waiting:
            name = waiting[-1]
            missing = [parent for parent in self.commits[name].parents if parent not in done]
            if missing:
                waiting.extend(missing)
            else:
                done[waiting.pop()] = None
        return list(done)

    def _read(self, name: str) -> bytes:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(name.encode() + b"\n")
        self._process.stdin.flush()
        size = int(self._process.stdout.readline().split()[2])
        data = self._process.stdout.read(size)
        self._process.stdout.read(1)
        return data

    def _commit(self, name: str) -> Commit:
        header, _, message = self._read(name).partition(b"\n\n")
        lines = header.split(b"\n")
        return Commit(
            id=name,
            parents=tuple(line[7:].decode() for line in lines if line.startswith(b"parent ")),
            author=_identity(lines, b"author "),
            committer=_identity(lines, b"committer "),
            coauthors=tuple(_coauthors(message)),
            files=self._tree(lines[0][5:].decode(), ""),
            signer=self._signers.get(name),
        )

    def _flat_tree(self, name: str, prefix: str) -> dict[str, tuple[str, str]]:
        data, files = self._read(name), dict[str, tuple[str, str]]()
        while data:
            head, _, rest = data.partition(b"\0")
            mode, _, entry = head.decode("utf-8", "surrogateescape").partition(" ")
            object_id, data = rest[:20].hex(), rest[20:]
            if mode == "40000":
                files |= self._tree(object_id, f"{prefix}{entry}/")
            else:
                files[prefix + entry] = (mode, object_id)
        return files


def _identity(lines: list[bytes], key: bytes) -> Identity | None:
    found = [line.removeprefix(key) for line in lines if line.startswith(key)]
    match = IDENTITY.fullmatch(found[0]) if len(found) == 1 else None
    if match is None or not match["address"].isascii():
        return None
    name = match["name"].decode("utf-8", "replace")
    return Identity(name, match["address"].decode("ascii").lower(), int(match["time"]))


def _coauthors(message: bytes) -> Iterator[str | None]:
    lines: list[str] = []
    for line in message.decode("utf-8", "replace").split("\n"):
        if line[:1] in {" ", "\t"} and lines and lines[-1].lower().startswith("co-authored-by:"):
            lines[-1] += line
        else:
            lines.append(line)
    for line in lines:
        if line.lower().startswith("co-authored-by:"):
            before, _, rest = line.partition("<")
            address, closed, after = rest.partition(">")
            single = closed and not set("<>@") & set(before + after) and "<" not in address
            yield address.strip().lower() if single else None
