"""A feature's history told: what is left out, and what is noted."""

from readyctl.core.history.lines import history_lines
from readyctl.core.trust.signoff import ActKind
from support.timelines import UNSIGNED, entry, moment, signed, timeline


def test_commits_that_change_nothing_are_left_out_and_the_newest_comes_first() -> None:
    moments = [moment(n, entry("planned"), UNSIGNED) for n in range(3)] + [moment(3, entry("beta"), signed())]
    lines = history_lines(timeline(*moments))
    assert [line.commit for line in lines] == [moments[3].commit, moments[0].commit]
    assert [line.note for line in lines] == ["", "began"]
    assert [line.signed for line in lines] == [True, False]


def test_a_date_is_told_as_it_was_written_and_so_is_its_move() -> None:
    lines = history_lines(
        timeline(
            moment(0, entry("committed", "2026-Q2"), signed()),
            moment(1, entry("committed", "some day"), UNSIGNED, by=None),
        )
    )
    assert [(line.due, line.by, line.note) for line in lines] == [
        ("some day", None, "date 2026-Q2 → some day"),
        ("2026-Q2", "ada@example.com", "began"),
    ]


def test_a_signature_lost_found_and_confirmed_is_noted() -> None:
    lines = history_lines(
        timeline(
            moment(0, entry("beta"), signed()),
            moment(1, entry("beta"), UNSIGNED),
            moment(2, entry("beta"), signed()),
            moment(3, entry("beta"), UNSIGNED),
            moment(4, entry("beta"), signed(ActKind.CONFIRMED)),
            moment(5, entry(None), UNSIGNED),
        )
    )
    assert [line.note for line in reversed(lines)] == [
        "began",
        "the claim was changed, so the signature is gone",
        "signed",
        "the claim was changed, so the signature is gone",
        "confirmed",
        "cannot be read",
    ]


def test_a_removal_is_told() -> None:
    lines = history_lines(timeline(moment(0, entry("beta"), signed()), moment(1, None, UNSIGNED)))
    assert [line.note for line in lines] == ["removed", "began"]


def test_no_history_is_no_line() -> None:
    assert history_lines(timeline()) == ()
