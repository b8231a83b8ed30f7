"""The richer prompt, with editing of the line and its own keys; needs the extra `tui`."""

import sys

import questionary

from readyctl.cli import output
from readyctl.cli.deal.prompts import LinePrompts, announce
from readyctl.core.interview.conversation import Prompt

_INDENT = "  "


class RichPrompts(LinePrompts):
    """Lines by questionary: arrows, word-wise editing, a hint under the question. Tags are one key."""

    def __init__(self) -> None:
        super().__init__(one_key=True)

    def text(self, prompt: Prompt) -> str:
        """Ask one line."""
        announce(prompt)
        hint = f"\n{_lines(f'({prompt.hint})')}" if prompt.hint else ""
        question = _lines(prompt.text).removeprefix(_INDENT)
        return str(questionary.text(question, instruction=f"{hint}\n{_INDENT}").unsafe_ask())


def _lines(text: str) -> str:
    """The text in lines that fit: what is wider than the terminal would not be shown at all."""
    from readyctl.cli.drawing import wrapped

    width = output.width_of(sys.stdout)
    return "\n".join(wrapped([_INDENT + text], colour=False, width=width and width - 1))
