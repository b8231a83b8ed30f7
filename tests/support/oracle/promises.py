"""What the ledger has to say, worked out from the versions alone, without following anything.

A promise that any reachable version held is owed: it is in the note at the tip, or was withdrawn in the open,
or is among the vanished. What is among the vanished was once there and is not there now.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Said:
    """A promise as this oracle reads it: `due` and `limit` as numbers, None where there is none."""

    feature: str
    kind: str
    due: int | None
    limit: int | None
    withdrawn: bool = False

    @property
    def words(self) -> tuple[object, ...]:
        """What it says, whether or not it was withdrawn."""
        return (self.feature, self.kind, self.due, self.limit)


KINDS = ("mention", "demo", "early_access", "contract")


def covers(one: Said, other: Said) -> bool:
    """Whether one promises all that the other does: sooner or as soon, as tight, in as great a kind."""
    if one.feature != other.feature or KINDS.index(one.kind) < KINDS.index(other.kind):
        return False
    in_time = other.due is None or (one.due is not None and one.due <= other.due)
    return in_time and (other.limit is None or (one.limit is not None and one.limit <= other.limit))


def forgotten(
    versions: Iterable[Sequence[Said]], tip: Sequence[Said], vanished: Iterable[Said]
) -> list[Said]:
    """Promises that somebody made and nobody accounts for; empty where the ledger is right."""
    held = [*versions]
    known = [*tip, *vanished, *(said for version in held for said in version if said.withdrawn)]
    return [
        said
        for version in held
        for said in version
        if not said.withdrawn and not any(covers(other, said) for other in known)
    ]


def invented(versions: Iterable[Sequence[Said]], tip: Sequence[Said], vanished: Iterable[Said]) -> list[Said]:
    """What is called vanished and never was there, or is there still; empty where the ledger is right."""
    written = Counter(said.words for version in versions for said in version)
    accounted = Counter(said.words for said in (*tip, *vanished))
    return [said for said in vanished if accounted[said.words] > written[said.words]]
