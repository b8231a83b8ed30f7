"""The options of commands that may ask another repository's registry."""

import datetime as dt
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from readyctl.cli import output
from readyctl.cli.options import Reading

if TYPE_CHECKING:
    from readyctl.workspace.reading.elsewhere import Answering

_VARIABLE = "READYCTL_REGISTRY"


@dataclass(frozen=True)
class Asking(Reading):
    """The same for what only asks what may be said: the registry may be another repository's, or a file."""

    registry: Annotated[
        Path | None,
        typer.Option(
            metavar="PATH",
            envvar=_VARIABLE,
            help="The registry's folder, a clone of its repository, or a published features.json.",
        ),
    ] = None

    def known_now(self, start: Path | None = None) -> "Answering":
        """What is known there at this moment, for somebody who stands in `start` or the current folder."""
        from readyctl.workspace.reading.elsewhere import Place
        from readyctl.workspace.reading.moment import Asked

        asked = Asked(
            dt.datetime.now(dt.UTC), self.at, self.as_of, self.trust_root, use_cache=not self.no_cache
        )
        return Place(start or Path.cwd(), self.registry, asked, self._named_by).answering()

    @property
    def _named_by(self) -> str:
        """What named the registry; the option, unless the environment says the same."""
        if self.registry is None:
            return ""
        return _VARIABLE if os.environ.get(_VARIABLE) == str(self.registry) else "--registry"

    def answering(self) -> "Answering":
        """The same. Where it is, and what else has to be said of it, goes to stderr."""
        found = self.known_now()
        output.say_lines(*found.told)
        return found
