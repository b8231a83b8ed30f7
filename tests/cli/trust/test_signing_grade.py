"""The grade `signature` at the command line: who is asked to sign, with what, and who is told how."""

import shlex
from pathlib import Path

import pytest

from support.cli import registry, run
from support.keys import KeyPair, key_pair, needs_ssh_keygen
from support.people import ADA, BOB
from support.repo import RepoBuilder
from support.texts import ROSTER, engineer, feature, feature_path, lead, roster

pytestmark = needs_ssh_keygen
FX = feature_path()
GRADE = "assurance: signature\n"


@pytest.fixture(scope="module")
def ada(tmp_path_factory: pytest.TempPathFactory) -> KeyPair:
    """Ada's key."""
    return key_pair(tmp_path_factory.mktemp("keys"), "ada")


@pytest.fixture
def repo(tmp_path: Path, ada: KeyPair) -> RepoBuilder:
    """The registry of `support.cli`, in which signatures are asked for since, and only Ada has a key."""
    made = registry(tmp_path)
    listed = lead(ADA).replace("}", f", keys: ['{ada.public}']}}")
    made.write(ROSTER, roster(listed, engineer(BOB), more=GRADE)).commit("the grade", by=ADA)
    made.write(FX, feature(level="beta")).commit("typed", by=BOB)
    return made


def is_signed(repo: RepoBuilder) -> bool:
    return "RDY201" not in run(repo, "check").out


def test_feature_sign_signs_with_the_key_that_git_has(repo: RepoBuilder, ada: KeyPair) -> None:
    assert not is_signed(repo)
    done = run(repo, "feature", "sign", "fx", "--yes", by=ADA, **ada.configuration(always=False))
    assert (done.code, is_signed(repo)) == (0, True), done
    assert b"gpgsig " in repo.run("cat-file", "commit", "HEAD").stdout


def test_without_a_key_of_hers_it_says_what_to_configure(
    repo: RepoBuilder, ada: KeyPair, tmp_path: Path
) -> None:
    other = key_pair(tmp_path / "keys", "other")
    for by, env in ((ADA, {}), (ADA, other.configuration()), (BOB, ada.configuration())):
        before = repo.head
        done = run(repo, "feature", "sign", "fx", "--yes", by=by, **env)
        assert (done.code, repo.head) == (1, before), done
        assert "git config gpg.format ssh && git config user.signingKey" in done.err
        assert ("roster add --name 'Bob Byte' --key" in done.err) is (by is BOB)


def test_the_commands_that_it_prints_make_her_commits_count(repo: RepoBuilder, ada: KeyPair) -> None:
    ssh = repo.home / ".ssh"
    ssh.mkdir()
    for suffix in ("", ".pub"):
        (ssh / f"id_ed25519{suffix}").write_bytes(Path(f"{ada.file}{suffix}").read_bytes())
        (ssh / f"id_ed25519{suffix}").chmod(0o600)
    told = run(repo, "feature", "sign", "fx", "--yes").err.partition("run this again: ")[2].strip()
    for command in told.split(" && "):
        repo.git(*shlex.split(command)[1:])
    done = run(repo, "feature", "sign", "fx", "--yes")
    assert (done.code, is_signed(repo)) == (0, True), done


def test_the_hook_knows_whether_git_will_sign(repo: RepoBuilder, ada: KeyPair) -> None:
    assert run(repo, "hooks", "install").code == 0
    repo.write(FX, feature(level="shipped"))
    refused = repo.try_commit(by=ADA)
    said = refused.stdout + refused.stderr
    assert (refused.returncode, b"git config commit.gpgSign true" in said, b"propose" in said) == (
        1,
        True,
        False,
    )
    done = repo.run(*ada.options, "commit", "-m", "signed", env=repo.identity(ADA))
    assert (done.returncode, is_signed(repo)) == (0, True), done


def test_a_key_is_added_by_a_command_and_check_tells_who_could_not_sign(
    repo: RepoBuilder, ada: KeyPair, tmp_path: Path
) -> None:
    told = run(repo, "roster", "check")
    assert ("RDY209" in told.out, "Bob Byte could not sign" in told.out) == (True, True), told
    bob = key_pair(tmp_path / "keys", "bob")
    add = (
        "roster",
        "add",
        "--name",
        BOB.name,
        "--key",
        f"{bob.file}.pub",
        "--key-until",
        "2027-12-31",
        "--yes",
    )
    done = run(repo, *add, by=ADA, **ada.configuration())
    assert (done.code, "RDY209" in run(repo, "roster", "check").out) == (0, False), done
    assert bob.public in run(repo, "roster", "list", "--json").out
    assert run(repo, "feature", "sign", "fx", "--yes", by=BOB, **bob.configuration()).code == 0
    assert is_signed(repo)
