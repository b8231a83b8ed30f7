"""Random histories under `assurance: signature`: who signs with which key, truly or otherwise.

The keys are real and made once; a history names them by person and number (`0-1` is the first engineer's
first), so that what is drawn does not depend on them.
"""

import datetime as dt
import hashlib
import subprocess
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from hypothesis import strategies as st

from support.histories import History, Step, histories
from support.keys import KeyPair, key_pair
from support.random_files import ENGINEERS, RosterState, Seat, State
from support.random_people import DRAW, FIRST, HOUR
from support.repo import RepoBuilder

Ring = Mapping[str, KeyPair]
OUTSIDE = "outside"
TURN = dt.datetime.fromtimestamp(FIRST + 4 * HOUR, dt.UTC).strftime("%Y%m%d%H%M%S")
"""When keys that hold for a time end, and others begin: in the middle of most histories."""


def a_ring(folder: Path) -> Ring:
    """Two keys of each engineer, and one that no roster ever lists."""
    names = [f"{index}-{number}" for index in range(len(ENGINEERS)) for number in (1, 2)]
    return {name: key_pair(folder, name) for name in [*names, OUTSIDE]}


@dataclass(frozen=True)
class Signature:
    """What a commit carries: the key that made it, and whether over this commit and for this purpose."""

    key: str
    over_this: bool = True
    namespace: str = "git"

    @property
    def true(self) -> bool:
        return self.over_this and self.namespace == "git"


@dataclass(frozen=True)
class SignedHistory:
    """A history, and what each of its steps is signed with; None: nothing."""

    history: History
    signatures: tuple[Signature | None, ...]

    def write(self, top: Path, ring: Ring) -> tuple[str, Mapping[str, str]]:
        """Build it; the tip's id, and which public key truly signed which commit."""
        self.history.write(top)
        repo = RepoBuilder(top, create=False)
        listed = repo.git("log", "--format=%s", "--topo-order", "--reverse").splitlines()
        ids = repo.git("rev-list", "--topo-order", "--reverse", "HEAD").split()
        made: dict[str, str] = {}
        signers: dict[str, str] = {}
        for old, subject in zip(ids, listed, strict=True):
            raw = repo.run("cat-file", "commit", old).stdout
            for before, now in made.items():
                raw = raw.replace(f"parent {before}\n".encode(), f"parent {now}\n".encode())
            signature = self.signatures[int(subject.split()[0])]
            if signature:
                raw = _signed(raw, signature, ring[signature.key].file)
            made[old] = _stored(top, raw)
            if signature and signature.true:
                signers[made[old]] = ring[signature.key].public
        tip = made[ids[-1]]
        (top / ".git/refs/heads/main").write_text(f"{tip}\n", "ascii")
        return tip, signers


def _signed(raw: bytes, signature: Signature, key: Path) -> bytes:
    command = ["ssh-keygen", "-q", "-Y", "sign", "-n", signature.namespace, "-f", str(key)]
    over = raw if signature.over_this else raw + b"and more\n"
    made = subprocess.run(command, input=over, capture_output=True, check=True).stdout.rstrip(b"\n")
    header, _, message = raw.partition(b"\n\n")
    return header + b"\ngpgsig " + made.replace(b"\n", b"\n ") + b"\n\n" + message


def _stored(top: Path, raw: bytes) -> str:
    """Write a commit as a loose object; its id."""
    whole = b"commit %d\0" % len(raw) + raw
    name = hashlib.sha1(whole, usedforsecurity=False).hexdigest()
    path = top / ".git/objects" / name[:2] / name[2:]
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(zlib.compress(whole))
    return name


# -- what is drawn -------------------------------------------------------------------------------------------


@st.composite
def signed_histories(draw: DRAW, ring: Ring, longest: int = 7) -> SignedHistory:
    """A history whose rosters list keys and mostly ask for them, and whose commits are mostly signed."""
    history = draw(histories(longest=longest))
    known: dict[RosterState, RosterState] = {}
    steps = []
    for step in history.steps:
        files: dict[str, State] = {}
        for path, state in step.files.items():
            if isinstance(state, RosterState):
                if state not in known:
                    known[state] = keyed(draw, state, ring)
                files[path] = known[state]
            else:
                files[path] = state
        steps.append(replace(step, files=files))
    return SignedHistory(History(tuple(steps)), tuple(a_signature(draw, step) for step in steps))


def keyed(draw: DRAW, state: RosterState, ring: Ring) -> RosterState:
    """The roster with a grade and with keys: none, one, both, the other one, or one until and one after."""
    seats = tuple(seat and _keyed(draw, index, seat, ring) for index, seat in enumerate(state.seats))
    revoked = draw(st.sampled_from([(), (), (), (), (), ("0-2",), ("1-1",), ("0-1",)]))
    return replace(
        state,
        assurance=draw(st.sampled_from(["signature"] * 5 + [state.assurance])),
        seats=seats,
        revoked_keys=tuple(ring[name].public for name in revoked),
    )


def _keyed(draw: DRAW, index: int, seat: Seat, ring: Ring) -> Seat:
    first, second = (ring[f"{index}-{number}"].public for number in (1, 2))
    until, after = f'valid-before="{TURN}" {first}', f'valid-after="{TURN}" {second}'
    lists = [(first,), (first,), (first, second), (first, second), (second,), (), (until, after), (until,)]
    return replace(seat, keys=draw(st.sampled_from(lists)))


def a_signature(draw: DRAW, step: Step) -> Signature | None:
    """Mostly by the first key of the committer; or by another one, of anybody, or no true one at all."""
    address = step.committer.email.lower().removeprefix("2.")
    index = next((at for at, person in enumerate(ENGINEERS) if person.email == address), None)
    own = OUTSIDE if index is None else f"{index}-1"
    other = OUTSIDE if index is None else f"{index}-2"
    odd = [
        Signature(other),
        Signature(other),
        Signature(draw(st.sampled_from(["0-1", "1-1", OUTSIDE]))),
        Signature(own, over_this=False),
        Signature(own, namespace="file"),
        None,
    ]
    return draw(st.sampled_from([Signature(own)] * 10 + odd))
