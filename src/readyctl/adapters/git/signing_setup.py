"""Whether, and with which key, git would sign the next commit here."""

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from readyctl.adapters.git.door import Git
from readyctl.core.trust.keys import SigningKey, parse_key

_TRUE = {"true", "yes", "on", "1"}


class SigningSetup(Struct, frozen=True):
    """What git's configuration says about signing.

    `always` is whether it signs every commit, `by_ssh` whether it would do so with an ssh key; `key` is that
    key, None where only git itself would find out.
    """

    always: bool
    by_ssh: bool
    key: SigningKey | None = None

    def would_sign_with(self, keys: Sequence[SigningKey], *, asked: bool) -> SigningKey | None:
        """Which of these keys the next commit would be signed with, as far as is known here; None for none.

        `asked` says that whoever makes the commit asks git to sign it, whatever it does by itself.
        """
        if not (self.by_ssh and (asked or self.always)):
            return None
        if self.key is None:
            return next(iter(keys), None)
        return next((key for key in keys if key.public == self.key.public), None)


def signing_setup(git: Git, top: Path) -> SigningSetup:
    """Read it from the configuration that `git`, which got the caller's own, would use."""
    told: dict[str, str] = {}
    for item in git.run("config", "--list", "-z").decode("utf-8", "replace").split("\0"):
        name, given, value = item.partition("\n")
        told[name] = value if given else "true"
    named = told.get("user.signingkey", "")
    finds = bool(named or told.get("gpg.ssh.defaultkeycommand"))
    by_ssh = told.get("gpg.format", "").lower() == "ssh" and finds
    always = told.get("commit.gpgsign", "false").lower() in _TRUE
    return SigningSetup(always, by_ssh, _key(named, top) if named else None)


def _key(named: str, top: Path) -> SigningKey | None:
    """The key that user.signingKey names: written there, or in a file that holds it or lies beside it."""
    literal = named.removeprefix("key::")
    if literal != named or literal.startswith("ssh-"):
        return _read(literal)
    path = top / Path(named).expanduser()
    for file in (path, path.with_name(f"{path.name}.pub")):
        try:
            key = _read(file.read_text("utf-8").partition("\n")[0])
        except (OSError, ValueError):
            continue
        if key:
            return key
    return None


def _read(text: str) -> SigningKey | None:
    try:
        return parse_key(text)
    except ValueError:
        return None
