"""The grade `signature`: real keys, real signatures, and everything that is no signature of that person."""

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from readyctl.errors import CannotTell
from support.keys import KeyPair, key_pair, needs_ssh_keygen
from support.people import ADA, BOB, FORGE, PAT, Person
from support.repo import RepoBuilder
from support.texts import ROSTER, SETTINGS, engineer, feature, feature_path, lead, roster, settings
from support.verdicts import by_product

pytestmark = needs_ssh_keygen
FX = feature_path("fx")
BETA, SHIPPED = feature("fx", "beta"), feature("fx", "shipped")
Keys = Mapping[str, KeyPair]


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Keys:
    """Keys of Ada, Bob and Pat, and a second one of Ada's."""
    folder = tmp_path_factory.mktemp("keys")
    kinds = {"ada": "ed25519", "new": "ecdsa", "bob": "ed25519", "pat": "ed25519"}
    return {name: key_pair(folder, name, kind) for name, kind in kinds.items()}


def listing(*keys: str) -> str:
    """What a roster's line says of keys."""
    return ", keys: [" + ", ".join(f"'{key}'" for key in keys) + "]"


def seats(ada: str, bob: str, more: str = "") -> str:
    """A roster that asks for signatures, with what these lines say of keys."""
    return roster(
        engineer(ADA, emails=["ada@home.example"], more=f", lead: true{ada}"),
        engineer(BOB, more=bob),
        more=f"assurance: signature\n{more}",
    )


@pytest.fixture
def signing(tmp_path: Path, keys: Keys) -> RepoBuilder:
    """A registry of signed commits; its first one is Ada's."""
    repo = RepoBuilder(tmp_path / "repo")
    repo.git("config", "gpg.format", "ssh")
    repo.write(SETTINGS, settings())
    repo.write(ROSTER, seats(listing(keys["ada"].public), listing(keys["bob"].public)))
    repo.commit("begin", by=ADA, options=by_key(keys["ada"]))
    return repo


def by_key(key: KeyPair) -> list[str]:
    return [f"--gpg-sign={key.file}"]


def is_signed(repo: RepoBuilder) -> bool:
    return by_product(repo.top)["fx"].signed


@pytest.mark.parametrize(
    ("by", "key", "counts"),
    [(ADA, "ada", True), (BOB, "bob", True), (ADA, "bob", False), (ADA, "pat", False), (PAT, "ada", False),
     (PAT, "pat", False), (Person("Ada", "ada@home.example"), "ada", True), (ADA, None, False)],
)  # fmt: skip
def test_a_commit_counts_by_a_key_of_its_author(
    signing: RepoBuilder, keys: Keys, by: Person, key: str | None, *, counts: bool
) -> None:
    signing.write(FX, BETA).commit("fx", by=by, options=by_key(keys[key]) if key else ())
    assert is_signed(signing) is counts


def test_git_and_readyctl_agree_on_what_is_a_signature(
    signing: RepoBuilder, keys: Keys, tmp_path: Path
) -> None:
    allowed = tmp_path / "allowed"
    allowed.write_text(f"ada {keys['ada'].public}\n")
    for key in ("ada", "new", None):
        signing.write(FX, BETA if key == "ada" else SHIPPED)
        signing.commit("fx", by=ADA, options=by_key(keys[key]) if key else ())
        says = signing.run("-c", f"gpg.ssh.allowedSignersFile={allowed}", "verify-commit", "HEAD")
        assert is_signed(signing) is (says.returncode == 0) is (key == "ada")


def test_author_and_committer_are_one_person(signing: RepoBuilder, keys: Keys) -> None:
    for committer, counts in ((Person("A", "ada@home.example"), True), (BOB, False), (FORGE, False)):
        signing.write(FX, feature("fx", "beta", more=f"aliases: [{committer.name}]\n"))
        signing.commit("fx", by=ADA, committer=committer, options=by_key(keys["ada"]))
        assert is_signed(signing) is counts


def test_a_signature_of_something_else_is_none(signing: RepoBuilder, keys: Keys) -> None:
    signing.write(FX, BETA).commit("fx", by=ADA, options=by_key(keys["ada"]))
    raw = signing.run("cat-file", "commit", "HEAD").stdout
    for old, new in (
        (b"\n\nfx", b"\n\nother"),
        (b"gpgsig ", b"gpgsig-sha256 "),
        (b"namespace", b"namespace"),
    ):
        forged = raw.replace(old, new)
        if forged == raw:  # twice the same signature
            begin, end = raw.index(b"gpgsig "), raw.index(b"-----END SSH SIGNATURE-----\n") + 28
            forged = raw[:end] + raw[begin:end] + raw[end:]
        options = ("hash-object", "-t", "commit", "-w", "--literally", "--stdin")
        signing.jump(signing.git(*options, data=forged))
        assert not is_signed(signing), forged


def test_a_signature_made_for_another_purpose_is_none(signing: RepoBuilder, keys: Keys) -> None:
    signing.write(FX, BETA).commit("fx", by=ADA)
    raw = signing.run("cat-file", "commit", "HEAD").stdout
    for namespace, counts in (("file", False), ("git", True)):
        command = ["ssh-keygen", "-q", "-Y", "sign", "-n", namespace, "-f", str(keys["ada"].file)]
        made = subprocess.run(command, input=raw, capture_output=True, check=True).stdout.rstrip(b"\n")
        header, _, message = raw.partition(b"\n\n")
        signed = header + b"\ngpgsig " + made.replace(b"\n", b"\n ") + b"\n\n" + message
        options = ("hash-object", "-t", "commit", "-w", "--literally", "--stdin")
        signing.jump(signing.git(*options, data=signed))
        assert is_signed(signing) is counts


def test_a_key_holds_between_its_dates(signing: RepoBuilder, keys: Keys) -> None:
    bounded = f'valid-after="20260301" valid-before="20260601" {keys["new"].public}'
    signing.write(ROSTER, seats(listing(keys["ada"].public, bounded), ""))
    signing.commit("roster", by=ADA, options=by_key(keys["ada"]))
    for day, counts in (
        ("2026-02-28", False),
        ("2026-03-01", True),
        ("2026-05-31", True),
        ("2026-06-01", False),
    ):
        signing.write(FX, feature("fx", "beta", more=f"aliases: [at {day}]\n"))
        signing.commit("fx", by=ADA, at=day, options=by_key(keys["new"]))
        assert is_signed(signing) is counts, day


def test_a_key_that_left_signs_nothing_new_and_nothing_beside(signing: RepoBuilder, keys: Keys) -> None:
    signing.write(ROSTER, seats(listing(keys["ada"].public, keys["new"].public), ""))
    signing.commit("roster", by=ADA, options=by_key(keys["ada"]))
    signing.write(FX, BETA).commit("fx", by=ADA, options=by_key(keys["new"]))
    before = signing.head
    signing.write(ROSTER, seats(listing(keys["ada"].public), ""))
    signing.commit("the key goes", by=ADA, options=by_key(keys["ada"]))
    assert is_signed(signing), "what it signed before stands"
    signing.branch("beside", before)
    signing.write(FX, SHIPPED).commit("late", by=ADA, at="2026-01-06", options=by_key(keys["new"]))
    signing.checkout()
    signing.merge("beside")
    assert not is_signed(signing)


def test_a_revoked_key_counts_for_nothing_and_its_owners_others_do(signing: RepoBuilder, keys: Keys) -> None:
    both = listing(keys["ada"].public, keys["new"].public)
    signing.write(ROSTER, seats(both, "")).commit("roster", by=ADA, options=by_key(keys["ada"]))
    signing.write(FX, BETA).commit("fx", by=ADA, options=by_key(keys["new"]))
    revoked = f"revoked: ['{keys['new'].public} stolen']\n"
    signing.write(ROSTER, seats(both, "", revoked)).commit("stolen", by=ADA, options=by_key(keys["ada"]))
    assert not is_signed(signing)
    signing.write(FX, SHIPPED).commit("fx", by=ADA, options=by_key(keys["ada"]))
    assert is_signed(signing)


def test_the_roster_changes_only_by_a_leads_signed_commit(signing: RepoBuilder, keys: Keys) -> None:
    ours, with_pat = listing(keys["ada"].public), roster(lead(ADA), lead(PAT))
    for by, key in ((ADA, None), (ADA, "pat"), (BOB, "bob"), (PAT, "pat")):
        signing.write(ROSTER, with_pat).commit("roster", by=by, options=by_key(keys[key]) if key else ())
        assert by_product(signing.top).engineers == frozenset({ADA.email, "ada@home.example", BOB.email})
        signing.write(ROSTER, seats(ours, listing(keys["bob"].public)))
        signing.commit("back", by=PAT)
    signing.write(ROSTER, with_pat).commit("roster", by=ADA, options=by_key(keys["ada"]))
    assert by_product(signing.top).engineers == frozenset({ADA.email, PAT.email})


def test_configuration_of_the_repository_decides_nothing(
    signing: RepoBuilder, keys: Keys, tmp_path: Path
) -> None:
    signing.write(FX, BETA).commit("fx", by=ADA, options=by_key(keys["pat"]))
    ran = tmp_path / "ran"
    program = tmp_path / "yes"
    program.write_text(f"#!/bin/sh\ntouch {ran}\nexit 0\n")
    program.chmod(0o755)
    everybody = tmp_path / "everybody"
    everybody.write_text(f"* {keys['pat'].public}\n")
    for name, value in (("gpg.ssh.program", program), ("gpg.ssh.allowedSignersFile", everybody)):
        signing.git("config", name, str(value))
    assert (is_signed(signing), ran.exists()) == (False, False)


def test_without_ssh_keygen_nobody_can_tell(
    signing: RepoBuilder, keys: Keys, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    signing.write(FX, BETA).commit("fx", by=ADA, options=by_key(keys["ada"]))
    git = shutil.which("git")
    assert git
    for name, script in (("old", "echo 'unknown option -- Y' >&2; exit 1"), ("none", None)):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "git").symlink_to(git)
        if script:
            (folder / "ssh-keygen").write_text(f"#!/bin/sh\n{script}\n")
            (folder / "ssh-keygen").chmod(0o755)
        monkeypatch.setenv("PATH", f"{folder}:/bin" if script else str(folder))
        with pytest.raises(CannotTell, match="ssh-keygen"):
            by_product(signing.top)
