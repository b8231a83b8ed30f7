"""ssh keys: public ones that are only text, and real ones that sign."""

import base64
import hashlib
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

needs_ssh_keygen = pytest.mark.skipif(
    shutil.which("ssh-keygen") is None,
    reason="ssh-keygen is not installed here: no key can be made, and no signature verified",
)


def public_key(seed: str) -> str:
    """A well-formed ssh-ed25519 key that nobody has the private half of."""
    parts = (b"ssh-ed25519", hashlib.sha256(seed.encode()).digest())
    blob = b"".join(len(part).to_bytes(4, "big") + part for part in parts)
    return f"ssh-ed25519 {base64.b64encode(blob).decode()}"


@dataclass(frozen=True)
class KeyPair:
    """A real key without a passphrase; `public` is its line without a comment."""

    file: Path

    @property
    def public(self) -> str:
        return " ".join(self.file.with_suffix(".pub").read_text().split()[:2])

    @property
    def options(self) -> list[str]:
        """What makes git sign with it: options that stand before the command."""
        settings = ("gpg.format=ssh", f"user.signingKey={self.file}", "commit.gpgSign=true")
        return [part for setting in settings for part in ("-c", setting)]

    def configuration(self, *, always: bool = True) -> dict[str, str]:
        """The same as environment, for commands that call git themselves."""
        pairs = {"gpg.format": "ssh", "user.signingKey": str(self.file)}
        if always:
            pairs["commit.gpgSign"] = "true"
        env = {"GIT_CONFIG_COUNT": str(len(pairs))}
        for number, (name, value) in enumerate(pairs.items()):
            env |= {f"GIT_CONFIG_KEY_{number}": name, f"GIT_CONFIG_VALUE_{number}": value}
        return env


def key_pair(folder: Path, name: str, kind: str = "ed25519") -> KeyPair:
    """Make a key with OpenSSH's own program."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / name
    command = ["ssh-keygen", "-q", "-t", kind, "-N", "", "-C", f"{name} of a test", "-f", str(file)]
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL)
    return KeyPair(file)
