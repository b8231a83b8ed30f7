"""Timelines built by hand: a feature's past without git."""

import datetime as dt

from readyctl.core.entry.document import Document, Node
from readyctl.core.entry.path import EntryKind, EntryPath
from readyctl.core.feature.reading import read_feature
from readyctl.core.feature.written import FeatureEntry
from readyctl.core.history.timeline import FeatureMoment, Mainline, Timeline
from readyctl.core.trust.assurance import Assurance
from readyctl.core.trust.settings import DEFAULTS
from readyctl.core.trust.signoff import Act, ActKind, Signed, SignOff, Unsigned
from readyctl.rules.catalogue import may_be_ignored

BEGIN = dt.date(2026, 1, 5)
UNSIGNED = Unsigned("nobody signed")
WHERE = EntryPath("registry/features/payments/fx.yaml", EntryKind.FEATURE, "fx", "payments")


def signed(kind: ActKind = ActKind.SET) -> Signed:
    when = dt.datetime(2026, 1, 5, tzinfo=dt.UTC)
    return Signed((Act(kind, "c" * 40, "ada@example.com", "Ada", when, Assurance.COMMITTER),))


def entry(
    level: str | None,
    due: str | None = None,
    *,
    where: EntryPath = WHERE,
    to: str | None = None,
    ends: str | None = None,
) -> FeatureEntry:
    """The file with this level and these dates; unreadable without a level, a pointer where `to` is given."""
    data: dict[str, Node] | None = None
    if to is not None:
        data = {"id": where.id, "name": "FX", "replaced_by": to}
    elif level is not None:
        data = {"id": where.id, "name": "FX", "summary": "Matches.", "level": level}
        proofs: dict[str, Node] = dict.fromkeys(("production", "tests", "docs", "support"), "there")
        data |= {"caveats": ["slow"], "evidence": proofs}
        data |= {"delivery": {"date": due, "scope": "One way.", "capacity": "2"}} if due else {}
        data |= {"ends": ends} if ends else {}
    document = Document(data)
    return read_feature(where, document, may_be_ignored)


def moment(
    place: int, what: FeatureEntry | None, verdict: SignOff, *, by: str | None = "ada@example.com"
) -> FeatureMoment:
    """What the commit at a place of the line left; one commit a day."""
    return FeatureMoment(what, verdict, place, f"{place:040d}", BEGIN + dt.timedelta(days=place), by)


def timeline(*moments: FeatureMoment) -> Timeline:
    """A timeline on a line with one commit for every day up to the last moment, and ten beyond."""
    last = max((moment.place for moment in moments), default=0) + 10
    line = Mainline.of([(f"{place:040d}", BEGIN + dt.timedelta(days=place)) for place in range(last)])
    return Timeline(moments, DEFAULTS, line)
