"""Ways of putting an interview's prompts to a person; all ask the same questions."""

import os
import re
import sys
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from typing import Protocol

from readyctl.cli import output
from readyctl.core.interview.conversation import Prompt
from readyctl.core.promise.model import Status
from readyctl.render.painting import paint

TAG_KEYS = {"c": Status.CONFIRMED, "a": Status.ASSUMED, "n": Status.NOT_DISCUSSED}
_TAG_WORDS = {key: status.value.replace("_", " ") for key, status in TAG_KEYS.items()}
_TAG_QUESTION = "c = they confirmed it, a = we assume it, n = not discussed: "


_TERMINAL_LINE = 4095
"""What a terminal passes on of one typed line, in bytes without its end (POSIX MAX_CANON on Linux)."""
_END_SHOWN = 60
_PAUSE = 0.3
"""So many seconds without a key end a word that somebody is typing."""


class Front(Protocol):
    """Puts a prompt to a person. Both raise KeyboardInterrupt or EOFError where the person leaves."""

    def text(self, prompt: Prompt) -> str:
        """What the person says; empty for no answer."""

    def status(self, text: str) -> Status:
        """How sure that is."""

    def choice(self, question: str, keys: Collection[str]) -> str:
        """One of the keys; the empty one is Enter alone."""


class LinePrompts:
    """One question a line: works everywhere, with a screen reader and on a dumb terminal too.

    `one_key` reads the tag as a single key press; else it is a letter and Enter.
    """

    def __init__(self, *, one_key: bool) -> None:
        self._one_key = one_key

    def text(self, prompt: Prompt) -> str:
        """Ask one line; the hint stands before the question, so that it is read first."""
        announce(prompt)
        if prompt.hint:
            output.say_lines(paint(f"({prompt.hint})", "dim"))
        output.say_lines(prompt.text)
        output.say_without_end("> ")
        said = input()
        if len(os.fsencode(said)) >= _TERMINAL_LINE and sys.stdin.isatty():
            output.say(f"the terminal gives at most {_TERMINAL_LINE} bytes of a line; this is what came:")
            output.say(f"  … {said[-_END_SHOWN:]}")
            output.say("< takes it back; shorter lines, or --editor, lose nothing")
        return said

    def status(self, text: str) -> Status:
        """Ask until the key is one of the three."""
        del text
        return TAG_KEYS[self.choice(f"  {_TAG_QUESTION}", set(TAG_KEYS), _TAG_WORDS)]

    def choice(self, question: str, keys: Collection[str], words: Mapping[str, str] | None = None) -> str:
        """Ask until the answer is one of the keys; Enter alone is the empty one. `words` echo a key, and on a
        line of its own may be typed in its stead, whole or begun.
        """
        while True:
            output.say_without_end(question)
            key = pressed().lower().strip() if self._one_key else _key_of(input(), words or {})
            if key in keys:
                if self._one_key:
                    output.say((words or {}).get(key, key))
                return key
            if self._one_key:
                pass_over_typing()
            output.say(f"one of {', '.join(sorted(filter(None, keys)))}")


def _key_of(typed: str, words: Mapping[str, str]) -> str:
    """The key whose word a typed line begins, or is; else the line itself, which is a key or none."""
    said = " ".join(re.sub("[_-]", " ", typed.lower()).split())
    return next((key for key, word in words.items() if said and word.startswith(said)), said)


def announce(prompt: Prompt) -> None:
    """The topic's heading, and the note so far where it is to be read back."""
    if prompt.heading:
        output.say("")
        output.say(paint(prompt.heading, "bold"))
    for line in prompt.read_back:
        output.say_lines(f"  - {line}")


def pass_over_typing() -> None:
    """Drop what is being typed until there is a pause: a word that was meant for another prompt."""
    import select

    with _key_by_key() as handle:
        while select.select([handle], [], [], _PAUSE)[0] and os.read(handle, 1):
            pass


def pressed() -> str:
    """One key from the terminal, without Enter. Raises KeyboardInterrupt for Ctrl-C, EOFError at the end."""
    with _key_by_key() as handle:
        key = os.read(handle, 1)
    if key in {b"", b"\x04"}:
        raise EOFError
    return key.decode("ascii", "ignore")


@contextmanager
def _key_by_key() -> Iterator[int]:
    """The terminal as a handle that gives each key at once."""
    import termios
    import tty

    handle = sys.stdin.fileno()
    before = termios.tcgetattr(handle)
    try:
        # A key that was pressed before the prompt stood there counts; the default would throw it away.
        tty.setcbreak(handle, termios.TCSADRAIN)
        yield handle
    finally:
        termios.tcsetattr(handle, termios.TCSADRAIN, before)
