"""How an inbox is written."""

from enum import StrEnum
from typing import Literal


class Format(StrEnum):
    """How it is written."""

    TEXT = "text"
    MARKDOWN = "markdown"
    SLACK = "slack"
    TEAMS = "teams"
    MAIL = "eml"
    JSON = "json"


Sent = Literal[Format.MARKDOWN, Format.SLACK, Format.TEAMS, Format.MAIL]
"""What is a message to people."""
