"""What is trusted and who signed, on histories of a few commits in no repository; the oracle tries many more.

A commit is a letter; what a file says in it is a word, of which `ROSTERS` and `SETTINGS` know the meaning.
"""

import datetime as dt
from collections.abc import Mapping

import pytest

from readyctl.core.entry.document import Version
from readyctl.core.trust.building import build
from readyctl.core.trust.commit import PENDING, CommitHeader, Header, MalformedHeader, Person
from readyctl.core.trust.derive import LastSigned, last_signed, sign_off
from readyctl.core.trust.engineering import Entitled, Rejected
from readyctl.core.trust.guards import Guards
from readyctl.core.trust.lineage import CommitChanges, PathStanding
from readyctl.core.trust.roster import Roster
from readyctl.core.trust.settings import Settings
from readyctl.core.trust.signoff import Signed, SignOff, Unsigned
from readyctl.core.trust.trust import NoRoot, Trust, TrustReader
from readyctl.errors import UsageError
from support.guards import roster_of

GUARDS = Guards("roster", "settings")
FX = "fx"
NOW = dt.datetime(2026, 11, 22, tzinfo=dt.UTC)
BEGAN = int(dt.datetime(2026, 1, 5, tzinfo=dt.UTC).timestamp())


def seat(name: str, **more: object) -> dict[str, object]:
    return {"name": name.title(), "emails": [f"{name}@example.com"], **more}


def roster(*seats: Mapping[str, object], **more: object) -> Roster:
    return roster_of({"engineers": list(seats), **more})


LEAD = seat("ada", lead=True)
ROSTERS = {
    "ada": roster(LEAD),
    "both": roster(LEAD, seat("bob")),
    "bob": roster(seat("bob", lead=True)),
    "no bob": roster(LEAD, seat("bob"), revoked=["bob@example.com"]),
    "all": roster(LEAD, seat("bob"), seat("sam")),
}
DAY, LATER = dt.date(2026, 2, 1), dt.date(2026, 3, 1)
SETTINGS = {
    "plain": Settings(version=1),
    "since": Settings(version=1, promises_since=DAY),
    "since, stricter": Settings(version=1, promises_since=DAY, recheck_after_commits=3),
    "later": Settings(version=1, promises_since=LATER),
}


class Line:
    """A history as it is told, oldest first."""

    def __init__(self) -> None:
        self.commits: list[CommitChanges] = []
        self.authors: dict[str, str] = {}

    def add(self, id_: str, parents: str = "", *, by: str = "ada", **files: str | None) -> "Line":
        """One commit on its parents, one letter each; `x1` is the value `x` with a confirmation."""
        self.commits.append(CommitChanges(id_, tuple(parents), files))
        self.authors[id_] = by
        return self

    def header(self, commit: str) -> Header:
        if self.authors[commit] == "nobody":
            return MalformedHeader(commit, "it has no author")
        who = Person("A", f"{self.authors[commit].title()}@example.com", BEGAN + 60 * len(self.authors))
        return CommitHeader(commit, who, who)

    def trust(self, pin: str | None = None) -> Trust:
        histories = build(self.commits, guards=GUARDS.paths, pin=pin)
        reader = TrustReader(self.header, lambda obj: obj or "absent", ROSTERS.get, SETTINGS.get)
        return Trust(histories, GUARDS, reader, now=NOW, pin=pin)

    def verdict(self, pin: str | None = None) -> SignOff:
        head = build(self.commits, guards=GUARDS.paths).heads.get(FX)
        return sign_off(head, "a", read, self.trust(pin))

    def acts(self, pin: str | None = None) -> set[str]:
        """The commits that stand behind the entry; none: it is unsigned."""
        verdict = self.verdict(pin)
        return {act.commit for act in verdict.acts} if isinstance(verdict, Signed) else set()

    def last(self) -> list[str]:
        head = build(self.commits, guards=GUARDS.paths).heads.get(FX)
        found: list[LastSigned] = last_signed(head, "a", PathStanding(read), self.trust())
        return [one.node.commit for one in found]


def read(obj: str) -> Version:
    return Version(obj[0], readable=obj[0] != "?", confirmation=obj[1:] or None)


def begun(word: str = "both", **more: str) -> Line:
    return Line().add("r", roster=word, **more)


# -- where trust begins --------------------------------------------------------------------------------------


def test_trust_begins_with_the_first_valid_roster_and_with_no_other() -> None:
    assert isinstance(Line().add("r", fx="x").trust().root, NoRoot)
    assert isinstance(Line().add("r", roster="nonsense").trust().root, NoRoot)
    line = Line().add("r", roster="nonsense").add("a", "r", roster="both").add("b", "a", by="bob", fx="x")
    assert line.acts() == {"b"}
    again = begun().add("a", "r", roster="nonsense").add("b", "a", by="sam", roster="bob")
    assert again.trust().tip_rosters == (ROSTERS["both"],)


def test_two_rosters_of_lines_that_know_nothing_of_each_other_are_trusted_only_by_a_pin() -> None:
    line = begun("ada").add("o", by="bob", roster="bob").add("m", "ro").add("x", "m", by="bob", fx="x")
    root = line.trust().root
    assert isinstance(root, NoRoot)
    assert root.rivals == ("r", "o")
    assert isinstance(line.trust().judge("x", "a"), Rejected)
    assert (line.acts(), line.acts("r"), line.acts("o")) == (set(), set(), {"x"})


def test_a_pin_may_name_a_commit_that_left_the_roster_alone_and_none_that_has_no_roster() -> None:
    line = begun("ada").add("p", "r", by="sam", fx="x").add("b", "p", by="bob", roster="both")
    assert line.trust("p").tip_rosters == (ROSTERS["ada"],)
    assert line.trust("b").tip_rosters == (ROSTERS["both"],)
    with pytest.raises(UsageError, match="no valid roster"):
        Line().add("r", fx="x").add("a", "r", roster="ada").trust("r")


def test_the_commit_that_brings_a_roster_is_judged_by_it() -> None:
    assert begun(fx="x").acts() == {"r"}
    assert Line().add("r", by="sam", roster="both", fx="x").acts() == set()
    assert Line().add("r", by="bob", roster="both", fx="x").acts() == set(), "its lead is somebody else"


# -- the guarded files ---------------------------------------------------------------------------------------


def test_a_commit_is_judged_by_the_roster_before_it() -> None:
    line = begun("ada").add("b", "r", by="bob", fx="x").add("a", "b", roster="both")
    assert line.acts() == set()
    assert line.add("c", "a", by="bob", fx="y").acts() == {"c"}


def test_only_a_lead_changes_the_roster_and_the_settings() -> None:
    line = begun(settings="plain").add("b", "r", by="bob", roster="all", settings="since")
    assert (line.trust().roster, line.trust().settings) == (ROSTERS["both"], SETTINGS["plain"])
    assert [(path, node.commit) for path, node in line.trust().unentitled] == [
        ("roster", "b"),
        ("settings", "b"),
    ]
    line.add("a", "b", roster="ada", settings="later")
    assert (line.trust().roster, line.trust().settings) == (ROSTERS["ada"], SETTINGS["later"])


@pytest.mark.parametrize("word", ["nonsense", None])
def test_settings_and_roster_that_cannot_be_read_or_are_gone_leave_the_last_valid_ones(
    word: str | None,
) -> None:
    line = begun(settings="since").add("a", "r", roster=word, settings=word)
    assert (line.trust().roster, line.trust().settings) == (ROSTERS["both"], SETTINGS["since"])
    assert begun(settings="nonsense").trust().settings is None


def test_where_merged_lines_differ_both_rosters_must_grant() -> None:
    line = begun("all").add("a", "r", roster="both").add("b", "r", roster="no bob").add("m", "ab")
    trust = line.add("x", "m", by="sam", fx="x").trust()
    assert trust.tip_rosters == (ROSTERS["both"], ROSTERS["no bob"])
    assert line.acts() == set()
    assert line.add("c", "x", by="ada", fx="y").acts() == {"c"}


def test_the_ledger_begins_where_the_present_day_was_set() -> None:
    assert begun().trust().ledger_begins == ()
    assert begun(settings="plain").trust().ledger_begins == ()
    line = begun(settings="plain").add("a", "r", settings="since").add("b", "a", settings="since, stricter")
    assert line.trust().ledger_begins == ("a",)
    assert line.add("c", "b", settings="later").trust().ledger_begins == ("c",)


# -- acts, and who left --------------------------------------------------------------------------------------


def test_what_an_engineer_signed_before_she_left_stands_and_what_lies_beside_does_not() -> None:
    before = begun().add("b", "r", by="bob", fx="x").add("a", "b", roster="ada")
    assert before.acts() == {"b"}
    beside = begun().add("b", "r", by="bob", fx="x").add("a", "r", roster="ada").add("m", "ab", fx="x")
    assert beside.acts() == set()
    after = begun().add("a", "r", roster="ada").add("c", "a", roster="both").add("b", "c", by="bob", fx="x")
    assert after.acts() == {"b"}


def test_what_is_revoked_counts_for_nothing_before_or_after() -> None:
    line = begun().add("b", "r", by="bob", fx="x").add("a", "b", roster="no bob")
    assert line.acts() == set()
    assert isinstance(line.trust().judge_next(line.header("b"), "a"), Rejected)
    assert isinstance(line.trust().judge_next(line.header("a"), "a"), Entitled)
    assert isinstance(begun().trust().judge_next(begun().header("r"), "a"), Entitled)


def test_why_an_entry_is_unsigned_names_the_commit_that_set_it_last() -> None:
    assert Line().add("r", roster="ada").verdict() == Unsigned("it is not in the history of this branch")
    line = begun().add("b", "r", by="sam", fx="x").add("c", "r", by="pat", fx="x").add("m", "bc")
    verdict = line.verdict()
    assert isinstance(verdict, Unsigned)
    assert (verdict.commit, verdict.address) == ("c", "pat@example.com")
    assert verdict.why == "it was set by commit c, which does not count: pat@example.com is not on the roster"
    merged = begun().add("b", "r", fx="x").add("c", "r", fx="y").add("m", "bc", fx="y").verdict()
    assert isinstance(merged, Unsigned)
    assert merged.why.startswith("two lines of work met in the merge m")
    odd = begun().add("b", "r", by="nobody", fx="x").verdict()
    assert isinstance(odd, Unsigned)
    assert (odd.commit, odd.address) == ("b", None)


def test_the_commit_that_is_not_made_yet_is_called_this_commit() -> None:
    line = begun()
    line.commits.append(CommitChanges(PENDING, ("r",), {FX: "x"}))
    line.authors[PENDING] = "sam"
    verdict = line.verdict()
    assert isinstance(verdict, Unsigned)
    assert verdict.why.startswith("it was set by this commit, which")


# -- what engineering said last ------------------------------------------------------------------------------


def test_the_last_words_are_the_latest_signed_claims_on_each_line() -> None:
    assert begun().add("b", "r", by="sam", fx="x").last() == []
    line = begun().add("a", "r", fx="x").add("b", "a", fx="y").add("c", "b", by="sam", fx="z")
    assert line.last() == ["b"]
    lines = begun().add("a", "r", fx="x").add("b", "a", by="sam", fx="y").add("c", "a", fx="z")
    assert lines.add("m", "bc", fx="y").last() == ["c"], "a was superseded by c"
    fork = begun().add("a", "r", by="bob", fx="x").add("c", "r", fx="z").add("m", "ac", fx="q")
    assert sorted(fork.last()) == ["a", "c"]


def test_a_signed_version_that_nobody_can_read_says_nothing_and_a_signed_removal_does() -> None:
    line = begun().add("a", "r", fx="x").add("b", "a", fx="?")
    assert line.last() == ["a"]
    assert begun().add("a", "r", fx="x").add("b", "a", fx=None).last() == ["b"]
