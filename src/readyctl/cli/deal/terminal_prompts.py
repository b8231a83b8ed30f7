"""The prompts that fit this terminal."""

import os
import sys

from readyctl.cli.deal.prompts import Front, LinePrompts


def front(*, plain: bool) -> Front:
    """The front for this terminal: the richer one where it is installed and fits, else line prompts."""
    simple = plain or bool(os.environ.get("ACCESSIBLE")) or os.environ.get("TERM", "dumb") == "dumb"
    if not simple:
        try:
            from readyctl.cli.deal.rich_prompts import RichPrompts
        except ImportError:
            return LinePrompts(one_key=_has_keys())
        return RichPrompts()
    return LinePrompts(one_key=_has_keys() and not os.environ.get("ACCESSIBLE"))


def _has_keys() -> bool:
    try:
        import termios
    except ImportError:  # no POSIX terminal: a letter and Enter will do
        return False
    return bool(termios) and sys.stdin.isatty() and os.environ.get("TERM", "dumb") != "dumb"
