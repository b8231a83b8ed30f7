"""Whose deals findings are about: the people who have to hear of them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from readyctl.core.entry.diagnostic import Diagnostic
from readyctl.core.entry.path import id_at
from readyctl.render.entry.report import counted
from readyctl.render.escape import markdown

NOBODY = "nobody (the note names no owner)"


class Addressee(Struct, frozen=True):
    """One owner of deals: the ids of those that have findings, the worst first, and what was found."""

    owner: str
    deals: tuple[str, ...]
    found: tuple[Diagnostic, ...]


def of_owners(owners: Mapping[str, str | None], found: Iterable[Diagnostic]) -> tuple[Addressee, ...]:
    """The findings by owner, in the order in which each owner comes up; `owners` is by the note's path."""
    by_owner: dict[str, list[Diagnostic]] = {}
    for each in found:
        by_owner.setdefault(owners.get(each.path) or NOBODY, []).append(each)
    return tuple(Addressee(owner, _deals(theirs), tuple(theirs)) for owner, theirs in by_owner.items())


def _deals(found: Sequence[Diagnostic]) -> tuple[str, ...]:
    return tuple(Counter(id_at(each.path) for each in found))


def lines(told: Iterable[Addressee]) -> Iterator[str]:
    """A line for each: `for sam@example.com: acme-2026-11, globex-2026-10 (2 errors, 1 note)`."""
    for each in told:
        yield f"for {each.owner}: {', '.join(each.deals)} ({counted(each.found)})"


def markdown_table(told: Sequence[Addressee]) -> str:
    """The same as a table with an empty line below it; empty where there is nobody."""
    if not told:
        return ""
    rows = [
        f"| {markdown(each.owner)} | {markdown(', '.join(each.deals))} | {counted(each.found)} |"
        for each in told
    ]
    return "\n".join(["| For | Deals | Found |", "|---|---|---|", *rows]) + "\n\n"
