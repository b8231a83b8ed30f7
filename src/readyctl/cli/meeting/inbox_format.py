"""How an inbox is written."""

from enum import StrEnum


class Format(StrEnum):
    """How it is written."""

    TEXT = "text"
    MARKDOWN = "markdown"
    SLACK = "slack"
    TEAMS = "teams"
    MAIL = "eml"
    JSON = "json"
