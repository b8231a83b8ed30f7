"""What makes an engineer's commit a confirmation, and what git needs to be told to sign it."""

import datetime as dt
import shlex

from readyctl.core.trust.roster import Roster

_FILE = "~/.ssh/id_ed25519.pub"


def confirmation_text(current: str | None, now: dt.datetime) -> str:
    """The new text of `accurate_as_of`: today; a time of today where it already says today.

    A commit confirms only if it changes the text, so the answer always differs from `current`.
    """
    today = now.date().isoformat()
    if current is None or not current.startswith(today):
        return today
    stamp = now.strftime("%Y-%m-%dT%H:%M:%SZ")
    return stamp if stamp != current else now.strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def to_configure(roster: Roster | None, address: str) -> tuple[str, ...]:
    """The commands after which an engineer's commits are signed by a key that the roster lists for her.

    Where it lists none, the first is a lead's to run. Empty for whoever is not on the roster.
    """
    engineer = roster.find(address) if roster else None
    if engineer is None:
        return ()
    listing = f"readyctl roster add --name {shlex.quote(engineer.name)} --key {_FILE}"
    return (
        *(() if engineer.keys else (listing,)),
        "git config gpg.format ssh",
        f"git config user.signingKey {_FILE}",
        "git config commit.gpgSign true",
    )
