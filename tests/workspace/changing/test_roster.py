"""The roster from Python: one edit each, and whose edit would be followed."""

import datetime as dt
from pathlib import Path

import pytest
from msgspec.structs import replace

from readyctl.adapters.yaml.reader import read
from readyctl.core.trust.reading import read_roster
from readyctl.core.trust.roster import Roster
from readyctl.errors import UsageError
from readyctl.workspace.changing.plan import diff
from readyctl.workspace.changing.roster import (
    Seat,
    key_line,
    roster_file,
    who_counts,
    with_engineer,
    with_more,
    without,
)
from support.cli import registry
from support.keys import public_key
from support.opened import opened
from support.people import ADA, BOB, CARA, SAM, Person
from support.repo import RepoBuilder
from support.texts import ROSTER, engineer, roster


@pytest.fixture
def repo(tmp_path: Path) -> RepoBuilder:
    return registry(tmp_path)


def test_a_new_engineer_is_added_below_the_others(repo: RepoBuilder) -> None:
    with opened(repo) as workspace:
        file = roster_file(workspace)
        change = with_engineer(file, CARA.name, Seat([CARA.email], ["search"]))
    lines = [line for line in diff(change) if line.startswith(("+ ", "- "))]
    assert [line for line in lines if line.startswith("-")] == []
    assert CARA.email in "\n".join(lines)


def test_an_engineer_is_found_by_name_and_by_address_and_gets_only_what_is_new(repo: RepoBuilder) -> None:
    with opened(repo) as workspace:
        file = roster_file(workspace)
        index = file.index(BOB.email.upper())
        assert index == file.called(BOB.name) == 1
        assert (file.index(CARA.email), file.called(CARA.name)) == (None, None)
        assert with_more(file, 1, Seat([BOB.email])).after == file.data
        more = with_more(file, 1, Seat(["bob@home.example"], ["payments", "search"], lead=True))
        fewer = without(file, 1)
    assert b"bob@home.example" in (more.after or b"")
    assert BOB.email.encode() not in (fewer.after or b"")
    assert ADA.email.encode() in (fewer.after or b"")


@pytest.mark.parametrize(("by", "counts"), [(ADA, None), (BOB, (ADA.name,)), (SAM, (ADA.name,))], ids=str)
def test_where_there_is_a_lead_only_hers_counts(
    repo: RepoBuilder, by: Person, counts: tuple[str, ...] | None
) -> None:
    with opened(repo, by=by) as workspace:
        assert who_counts(workspace) == counts


def test_without_a_lead_every_engineer_s_counts(repo: RepoBuilder) -> None:
    repo.write(ROSTER, roster(engineer(ADA), engineer(BOB))).commit("no lead")
    with opened(repo, by=BOB) as workspace:
        assert who_counts(workspace) is None
    with opened(repo, by=SAM) as workspace:
        assert who_counts(workspace) == ()


def test_a_roster_that_would_not_be_valid_is_no_change(repo: RepoBuilder) -> None:
    with opened(repo) as workspace:
        file = roster_file(workspace)
        with pytest.raises(UsageError, match="the roster would not be valid"):
            with_engineer(file, CARA.name, Seat(["no address"]))
    assert isinstance(file.roster, Roster)


def test_a_registry_without_a_roster_says_how_to_start_one(repo: RepoBuilder) -> None:
    repo.delete(ROSTER).commit("away")
    with opened(repo) as workspace, pytest.raises(UsageError, match=r"there is no registry/roster\.yaml"):
        roster_file(workspace)


def valid(data: bytes) -> Roster:
    """The roster in these bytes."""
    model, problems = read_roster(read(data))
    assert model is not None, problems
    return model


def test_a_key_comes_from_a_file_or_as_typed_and_replaces_itself(repo: RepoBuilder, tmp_path: Path) -> None:
    (tmp_path / "id.pub").write_text(f"{public_key('b')} bob@desk: one #1\n")
    line = key_line(str(tmp_path / "id.pub"), None)
    bounded = key_line(public_key("b"), dt.date(2026, 12, 31))
    assert bounded == f'valid-before="20270101" {public_key("b")}'
    with opened(repo) as workspace:
        file = roster_file(workspace)
        once = with_more(file, 1, Seat(keys=[line, public_key("c")])).after or b""
        again = with_more(replace(file, data=once, roster=valid(once)), 1, Seat(keys=[bounded])).after or b""
    assert valid(once).engineers[1].keys == (line, public_key("c"))
    assert valid(again).engineers[1].keys == (public_key("c"), bounded)


@pytest.mark.parametrize(
    "text", ["-----BEGIN OPENSSH PRIVATE KEY-----\nb3Bl\n", "ssh-rsa AAAA\n", "\n", "\0\n"]
)
def test_what_is_no_public_key_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "id").write_text(text)
    with pytest.raises(UsageError):
        key_line(str(tmp_path / "id"), None)
    with pytest.raises(UsageError):
        key_line(str(tmp_path / "none"), None)
