"""The options of commands that may ask another repository's registry."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from readyctl.cli import output
from readyctl.cli.options import Reading

if TYPE_CHECKING:
    from readyctl.workspace.reading.elsewhere import Answering


@dataclass(frozen=True)
class Asking(Reading):
    """The same for what only asks what may be said: the registry may be another repository's, or a file."""

    registry: Annotated[
        Path | None,
        typer.Option(
            metavar="PATH",
            envvar="READYCTL_REGISTRY",
            help="The registry's folder, a clone of its repository, or a published features.json.",
        ),
    ] = None

    def answering(self) -> "Answering":
        """What is known there. What has to be said of it, if it is not of this repository, goes to stderr."""
        from readyctl.workspace.reading.elsewhere import Place
        from readyctl.workspace.reading.moment import Asked

        asked = Asked(
            dt.datetime.now(dt.UTC), self.at, self.as_of, self.trust_root, use_cache=not self.no_cache
        )
        found = Place(Path.cwd(), self.registry, asked).answering()
        for line in found.told:
            output.say(line)
        return found
