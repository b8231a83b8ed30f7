"""`hooks status --json`: how each git hook stands, `readyctl.hooks/1`.

The schema is `schemas/hooks-1.schema.json`.
"""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from readyctl.render.published import Published, as_json

STATES = ("absent", "installed", "chained", "called", "managed", "unread", "other", "asleep")
"""Every state, in one word."""


class HookV1(Published):
    """One hook."""

    name: str
    state: Annotated[str, Field(json_schema_extra={"enum": [*STATES]})]
    """chained: the hook that was there runs first; called: the pre-commit framework calls it;
    managed: the hook manager's own file calls it; unread: so it does, but the hook there does not;
    other: another hook is there and readyctl is not; asleep: it is not executable, so git ignores it.
    """


class HooksV1(Published):
    """The answer of `readyctl hooks status --json`."""

    schema_: Annotated[Literal["readyctl.hooks/1"], Field(alias="schema")] = "readyctl.hooks/1"
    folder: str
    """From where git runs hooks here."""
    shared: bool
    """Whether core.hooksPath put it there; other repositories may use it, too."""
    manager: str | None
    """The program that looks after the hooks here, where one is known."""
    hooks: tuple[HookV1, ...]


def render(folder: str, states: Mapping[str, str], *, shared: bool, manager: str | None) -> str:
    """The hooks in the order given; `states` has one of `STATES` for each."""
    hooks = tuple(HookV1(name=name, state=state) for name, state in states.items())
    return as_json(HooksV1(folder=folder, shared=shared, manager=manager, hooks=hooks))
