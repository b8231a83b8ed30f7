"""The richer prompt, with editing of the line and its own keys; needs the extra `tui`."""

import questionary

from readyctl.cli.deal.prompts import LinePrompts, announce
from readyctl.core.interview.conversation import Prompt


class RichPrompts(LinePrompts):
    """Lines by questionary: arrows, word-wise editing, a hint under the question. Tags are one key."""

    def __init__(self) -> None:
        super().__init__(one_key=True)

    def text(self, prompt: Prompt) -> str:
        """Ask one line."""
        announce(prompt)
        hint = f"\n  ({prompt.hint})\n  " if prompt.hint else None
        return str(questionary.text(prompt.text, instruction=hint).unsafe_ask())
