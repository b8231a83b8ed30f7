"""What is said of an owner whom nobody knows."""

from readyctl.core.meeting.owners import Owners

_MOST = 6


def unknown_words(written: str) -> str:
    """That nobody goes by this."""
    return f"no file of the registry names '{written}'"


def known_words(written: str, owners: Owners) -> str:
    """Whom it may mean, who is known, and how to name anybody else."""
    meant = owners.meant(written)[:_MOST]
    near = f"did you mean {' or '.join(meant)}? " if meant else ""
    people, left = owners.people[:_MOST], len(owners.people) - _MOST
    more = f" and {left} more" if left > 0 else ""
    known = f"known are {', '.join(people)}{more}; " if people else ""
    return f"{near}{known}name anybody else by an address"
