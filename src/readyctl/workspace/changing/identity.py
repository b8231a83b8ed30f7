"""Who is at the keyboard, as git knows her, and whether the trusted roster lets her sign here."""

import datetime as dt
from weakref import WeakKeyDictionary

from msgspec import Struct

from readyctl.core.trust.commit import Header, MalformedHeader
from readyctl.core.trust.engineering import Rejected
from readyctl.core.trust.signing import to_configure
from readyctl.workspace.reading.opening import Workspace


class Signer(Struct, frozen=True):
    """Who would be the next commit's author, and why her word would not count; None where it would.

    `to_configure` are the commands after which it would, where only a signature is missing.
    """

    name: str
    address: str
    refusal: str | None
    moment: dt.datetime | None = None
    """The date that git would give an act now; today, unless somebody told git otherwise."""
    to_configure: tuple[str, ...] = ()


def signer_here(workspace: Workspace, area: str | None) -> Signer:
    """How the next commit here would be judged for an entry of this area."""
    header = _next_header(workspace)
    if isinstance(header, MalformedHeader):
        return Signer("", "", header.why)
    if workspace.trust is None:
        return Signer(header.author.name, header.author.address, "no roster is committed yet")
    verdict = workspace.trust.judge_next(header, area)
    author = header.author
    if not isinstance(verdict, Rejected):
        return Signer(author.name, author.address, None, header.acted_at)
    wanting = to_configure(workspace.roster, author.address) if verdict.signature else ()
    return Signer(author.name, author.address, verdict.why, header.acted_at, wanting)


_ANSWERS: WeakKeyDictionary[Workspace, Header] = WeakKeyDictionary()


def _next_header(workspace: Workspace) -> Header:
    """What git says of the next commit; asked once for each registry that is opened."""
    if workspace not in _ANSWERS:
        from readyctl.adapters.git.porcelain import Porcelain  # noqa: PLC0415 - GitPython takes 90 ms

        _ANSWERS[workspace] = Porcelain(workspace.top).next_header()
    return _ANSWERS[workspace]
