"""Where the page of a rule is: the one place that knows, for who builds the pages and who points to them."""

import re

from msgspec import Struct

DOCS_PATTERN = r"^https?://[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*(:[0-9]{1,5})?(/[A-Za-z0-9._~%+@=,;:&-]*)*$"
"""An address that a page's place can be put behind: without a question, a name or a password. Nothing in it
means anything to Markdown, HTML or a terminal.
"""
_ADDRESS = re.compile(DOCS_PATTERN.removesuffix("$"), re.ASCII)


def docs_address(text: str) -> str:
    """Where the built documentation is to be found; without a slash at its end. Raises ValueError with a
    sentence for what is no such address.
    """
    if not _ADDRESS.fullmatch(text):
        raise ValueError(f"'{text}' is not a web address such as https://docs.example.com/readyctl")
    return text.rstrip("/")


class RulePage(Struct, frozen=True):
    """What a rule tells: a sentence, a paragraph on what it does, and the whole page as Markdown."""

    summary: str
    does: str
    whole: str


def rule_page(code: str) -> str:
    """The page's place below the top of the built documentation: `rules/CODE.html`. It never changes."""
    return f"rules/{code}.html"


def rule_address(docs: str | None, code: str) -> str | None:
    """The page's address where the documentation is at `docs`; None where nobody said where it is."""
    return f"{docs}/{rule_page(code)}" if docs else None


def rule_command(code: str) -> str:
    """The command that shows the same page, wherever the documentation is."""
    return f"readyctl help {code}"
