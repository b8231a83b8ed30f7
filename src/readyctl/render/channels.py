"""A message as the channels take it that people read together: printed, never posted."""

from enum import StrEnum
from typing import assert_never

from readyctl.render import chat_markdown, slack, teams
from readyctl.render.message import Message


class Channel(StrEnum):
    """What takes a message; each command that prints one has these words among its formats."""

    MARKDOWN = "markdown"
    SLACK = "slack"
    TEAMS = "teams"


def posted(told: Message, channel: Channel) -> str:
    """The message as this one takes it."""
    match channel:
        case Channel.MARKDOWN:
            return chat_markdown.render(told)
        case Channel.SLACK:
            return slack.render(told)
        case Channel.TEAMS:
            return teams.render(told)
        case _:
            assert_never(channel)
