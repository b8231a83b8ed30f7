"""A question that was asked before of the same moment, on the same day, is told as it was told then."""

import sys
from collections.abc import Callable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from readyctl.cli import output

if TYPE_CHECKING:
    from readyctl.workspace.reading.opening import Workspace

_MOST = 64 << 20
"""Characters; what says more than this is worked out each time."""


def answered(workspace: "Workspace", words: object, work: Callable[[], int]) -> int:
    """Tell what `work` tells and give its exit code, from what was kept where it was done before.

    `words` say all that the answer depends on besides the moment and its day; their `repr` has to tell two
    questions apart. What `work` does besides telling is done the first time only, so it may do nothing else.
    """
    question = [str(workspace.today), repr(words), repr(_look())]
    told = workspace.remembered.answer(question)
    if told is not None:
        return _tell(*told)
    with output.heard() as said:
        code = work()
    pieces = [[how, "".join(text for _, text in texts)] for how, texts in groupby(said, lambda each: each[0])]
    said.clear()  # of thousands of findings the words are megabytes: they are held once
    if sum(len(text) for _, text in pieces) < _MOST:
        workspace.remembered.keep_answer(question, [code, pieces])
    return code


def _look() -> tuple[object, ...]:
    """How answers look here."""
    streams = (sys.stdout, sys.stderr)
    manner = output.manner()
    shown = ((output.width_of(each), output.colourful(each), each.encoding) for each in streams)
    return (manner.quiet, manner.verbose, *shown)


def _tell(code: int, pieces: Sequence[tuple[str, str]]) -> int:
    for how, text in pieces:
        output.tell(output.How(how), text)
    return code
