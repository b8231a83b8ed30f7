"""What waits at an invented moment, built by hand, and the people whom it may wait for."""

import datetime as dt
from collections.abc import Mapping

from readyctl.core.deal.note import Handoff, Review, Verdict
from readyctl.core.feature.inventory import FeatureStatus
from readyctl.core.meeting.inbox import InboxItem
from readyctl.core.meeting.matter import gathered
from readyctl.core.meeting.waiting import Waiting
from readyctl.core.meeting.waits import matters
from readyctl.core.trust.colleague import Colleague, colleague
from readyctl.core.trust.report import TrustFacts
from readyctl.core.trust.roster import Engineer, Roster
from support.inventories import TODAY, inventory

ADA = Engineer(name="Ada Lovelace", emails=("ada@example.com",), lead=True)
BOB = Engineer(name="Bob Byte", emails=("bob@example.com",), areas=("payments",))
CARA = Engineer(name="Cara Cable", emails=("cara@example.com",))
ROSTER = Roster(engineers=(ADA, BOB, CARA))
SAM = Colleague("sam@example.com", "Sam Sales")


def person(who: Engineer, roster: Roster = ROSTER) -> Colleague:
    return colleague(who.emails[0], who.name, roster)


def waiting(*features: FeatureStatus, roster: Roster = ROSTER, **more: object) -> Waiting:
    return Waiting(inventory(*features), roster, more.pop("trust", TrustFacts(roster)), **more)  # type: ignore[arg-type]


def seen(found: Waiting, whose: Colleague) -> list[InboxItem]:
    """What lies in her inbox, in the order in which it was found."""
    pairs = ((matter, matter.seen_by(whose, found.roster)) for matter in matters(found))
    return list(gathered((matter, item) for matter, item in pairs if item))


def deal(name: str, *promises: Mapping[str, object], **more: object) -> Handoff:
    whole = {"id": name, "customer": name.title(), "owner": "sam@example.com", "stage": "proposal"}
    return Handoff.model_validate(whole | {"promises": promises} | more)


def euros(amount: int) -> dict[str, str]:
    return {"amount": str(amount), "currency": "EUR"}


def days_ago(days: int) -> dt.date:
    return TODAY - dt.timedelta(days=days)


def review(verdict: str) -> Review:
    return Review(as_of="2026-11-01", verdict=Verdict(verdict), remarks="who owns the rates?")
