"""The kinds of file that people write: where each lies, its model, and who may change which key."""

from collections.abc import Mapping

from msgspec import Struct, field
from pydantic import BaseModel

from readyctl.core.deal.note import Handoff
from readyctl.core.entry.path import (
    ELSEWHERE_FILE,
    ROSTER_FILE,
    SETTINGS_FILE,
    UNCOVERED,
    WAIVERS_FILE,
    EntryKind,
)
from readyctl.core.feature.model import Feature
from readyctl.core.meeting.record import SyncRecord
from readyctl.core.statement.waivers import Waivers
from readyctl.core.trust.elsewhere import Elsewhere
from readyctl.core.trust.written_roster import Roster
from readyctl.core.trust.written_settings import Settings

_LEADS = "A lead may change it; without any lead, every engineer."


class FileKind(Struct, frozen=True):
    """One kind: `name` as in `readyctl help file NAME`, `schema` as in `readyctl schema NAME`, `where` from
    the registry's folder, or from the top of a repository that has none (`in_registry`).

    `usually` says who may change a key, `others` who may change these top-level ones: sentences for a person.
    """

    name: str
    schema: str
    where: str
    model: type[BaseModel]
    about: str
    usually: str
    others: Mapping[str, str] = field(default_factory=dict)
    in_registry: bool = True

    def whose(self, key: str) -> str:
        """Who may change a top-level key, or what is below it."""
        return self.others.get(key, self.usually)


ENTRY = FileKind(
    "entry",
    "feature",
    "features/<area>/<id>.yaml",
    Feature,
    "One feature: what it is, and how real.",
    "Part of what engineering signs: from anybody else's commit it does not count.",
    dict.fromkeys(UNCOVERED[EntryKind.FEATURE], "Anybody may change it."),
)
DEAL = FileKind(
    "deal",
    "handoff",
    "handoffs/<id>.yaml",
    Handoff,
    "One deal: what was promised, and what engineering would have to build. Each line says how sure it is.",
    "Anybody may change it; a review does not cover the change.",
    {
        **dict.fromkeys(UNCOVERED[EntryKind.HANDOFF], "Anybody may change it; a review stands."),
        "review": "An engineer's commit alone makes it count.",
        "promises": "Anybody may add one; it ends by `readyctl handoff withdraw`, never by deletion.",
    },
)
ROSTER = FileKind("roster", "roster", ROSTER_FILE, Roster, "Who is engineering, and may sign what.", _LEADS)
SETTINGS = FileKind("settings", "readyctl", SETTINGS_FILE, Settings, "What a registry may tune.", _LEADS)
WAIVERS = FileKind(
    "waivers",
    "waivers",
    WAIVERS_FILE,
    Waivers,
    "Sentences of documents that may stand for now. It lies beside them, or in the registry.",
    "An engineer's commit alone makes it count, for ninety days at most.",
)
SYNC = FileKind(
    "sync",
    "sync",
    "syncs/<date>.yaml",
    SyncRecord,
    "What one meeting of sales and engineering found and decided; `readyctl sync record` writes it.",
    "Anybody may change it.",
)
ELSEWHERE = FileKind(
    "elsewhere",
    "elsewhere",
    ELSEWHERE_FILE,
    Elsewhere,
    "At the top of a repository without a registry: which one its texts are held against.",
    "Anybody may change it.",
    in_registry=False,
)
FILES = (ENTRY, DEAL, ROSTER, SETTINGS, WAIVERS, SYNC, ELSEWHERE)
"""In the order of the reference."""


def file_kind(name: str) -> FileKind | None:
    """The kind called this, by either of its names."""
    return next((kind for kind in FILES if name in {kind.name, kind.schema}), None)
