"""Rosters and settings of what a file would say, by their schemas."""

from collections.abc import Mapping

from readyctl.core.trust import written_roster, written_settings
from readyctl.core.trust.roster import Roster
from readyctl.core.trust.settings import Settings


def roster_of(data: Mapping[str, object]) -> Roster:
    """The roster that a file with these values says."""
    return written_roster.Roster.model_validate(data).value()


def settings_of(data: Mapping[str, object]) -> Settings:
    """The settings that a file with these values says."""
    return written_settings.Settings.model_validate(data).value()
