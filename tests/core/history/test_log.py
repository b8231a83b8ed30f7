"""A feature's history told: what is left out, what is noted, and how slips are counted."""

import datetime as dt

from readyctl.core.entry.document import Document, Node, Version
from readyctl.core.history.log import Step, tell
from readyctl.core.trust.roster import Assurance
from readyctl.core.trust.signoff import Act, ActKind, Signed, SignOff, Unsigned

DAY = dt.datetime(2026, 1, 5, tzinfo=dt.UTC)
UNSIGNED = Unsigned("nobody signed")


def signed(kind: ActKind = ActKind.SET) -> Signed:
    return Signed((Act(kind, "c" * 40, "ada@example.com", "Ada", DAY, Assurance.COMMITTER),))


def step(number: int, level: str | None, verdict: SignOff, due: str | None = None) -> Step:
    data: dict[str, Node] | None = None
    if level is not None:
        data = {"level": level} | ({"delivery": {"date": due}} if due else {})
    document = Document(data, Version(str(number), readable=True, confirmation=None))
    return Step(f"{number:040d}", DAY + dt.timedelta(days=number), "ada@example.com", document, verdict)


def test_commits_that_change_nothing_are_left_out_and_the_newest_comes_first() -> None:
    steps = [step(n, "planned", UNSIGNED) for n in range(3)] + [step(3, "beta", signed())]
    log = tell(steps)
    assert [line.commit for line in log.lines] == [steps[3].commit, steps[0].commit]
    assert [line.note for line in log.lines] == ["", "began"]


def test_slips_are_dates_moved_back_signed_or_not() -> None:
    log = tell(
        [
            step(0, "committed", UNSIGNED, "2026-06-01"),
            step(1, "committed", signed(), "2026-Q2"),
            step(2, "committed", signed(), "2026-09-01"),
            step(3, "committed", signed(), "2026-08-01"),
            step(4, "committed", signed(), "some day"),
        ]
    )
    assert (log.slips, log.signed_slips) == (2, 1)


def test_a_signature_lost_found_and_confirmed_is_noted() -> None:
    log = tell(
        [
            step(0, "beta", signed()),
            step(1, "beta", UNSIGNED),
            step(2, "beta", signed(ActKind.CONFIRMED)),
            step(3, None, UNSIGNED),
        ]
    )
    notes = [line.note for line in reversed(log.lines)]
    assert notes == [
        "began",
        "the claim was changed, so the signature is gone",
        "confirmed",
        "cannot be read",
    ]


def test_a_removal_is_told() -> None:
    gone = Step("9" * 40, DAY, None, None, UNSIGNED)
    assert [line.note for line in tell([step(0, "beta", signed()), gone]).lines] == ["removed", "began"]


def test_no_history_is_no_log() -> None:
    assert tell([]).lines == ()
