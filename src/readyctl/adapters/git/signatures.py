"""Verifying the ssh signature of a commit, against one key at a time, with OpenSSH's own program.

Nothing is asked of git here: its configuration may name another program, and it calls a signature good that
any listed key made.
"""

import base64
import binascii
import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

from readyctl.adapters.git.objects import Objects
from readyctl.core.trust.keys import SigningKey
from readyctl.errors import CannotTell

_HEADERS = {40: b"gpgsig", 64: b"gpgsig-sha256"}
"""Under which word a commit carries its signature, by the length of its id."""
_BEGIN, _END = b"-----BEGIN SSH SIGNATURE-----", b"-----END SSH SIGNATURE-----"
_LONGEST = 1 << 16
_REFUSED = 255
"""How ssh-keygen ends where a signature is not good; other failures are its own."""
_SECONDS = 60
_WHO = "engineer"


class Signatures:
    """The signatures of one repository's commits; each is verified once for each key."""

    def __init__(self, objects: Objects) -> None:
        self._objects = objects
        self._known: dict[tuple[str, str], bool] = {}

    def signed_with(self, commit: str, keys: Sequence[SigningKey]) -> SigningKey | None:
        """Which of the keys made the commit's signature; None where none did, or there is none.

        Raises `CannotTell` where ssh-keygen is missing, too old, or fails.
        """
        return next((key for key in keys if self._is_by(commit, key)), None)

    def _is_by(self, commit: str, key: SigningKey) -> bool:
        asked = (commit, key.public)
        if asked not in self._known:
            parts = signed_parts(self._objects.read(commit), _HEADERS.get(len(commit), b""))
            self._known[asked] = parts is not None and _names(parts[1], key) and _verify(*parts, key)
        return self._known[asked]


def signed_parts(raw: bytes, word: bytes) -> tuple[bytes, bytes] | None:
    """What was signed, and the signature from the header `word`; None unless there is exactly one.

    As git does it, what was signed is the commit without its signatures of either kind.
    """
    head, gap, message = raw.partition(b"\n\n")
    kept: list[bytes] = []
    signature: list[bytes] = []
    found = 0
    into: list[bytes] | None = kept
    for line in head.split(b"\n"):
        if line.startswith(b" "):
            if into is not None:
                into.append(line[1:] if into is signature else line)
            continue
        name, _, rest = line.partition(b" ")
        if name == word:
            found += 1
            into = signature
            signature.append(rest)
        elif name in _HEADERS.values():
            into = None
        else:
            into = kept
            kept.append(line)
    text = b"\n".join(signature) + b"\n"
    if found != 1 or len(text) > _LONGEST:
        return None
    return b"\n".join(kept) + gap + message, text


def _names(signature: bytes, key: SigningKey) -> bool:
    """Whether the signature says that this key made it, which saves asking about all others."""
    begin, end = signature.find(_BEGIN), signature.find(_END)
    if begin != 0 or end < 0:
        return False
    try:
        return base64.b64decode(key.data) in base64.b64decode(signature[len(_BEGIN) : end])
    except (binascii.Error, ValueError):
        return False


def _verify(signed: bytes, signature: bytes, key: SigningKey) -> bool:
    from tempfile import TemporaryDirectory  # noqa: PLC0415 - few registries ask for signatures

    with TemporaryDirectory(prefix="readyctl-") as folder:
        allowed, file = Path(folder, "allowed"), Path(folder, "signature")
        allowed.write_text(f'{_WHO} namespaces="git" {key.public}\n', "ascii")
        file.write_bytes(signature)
        command = ["ssh-keygen", "-Y", "verify", "-f", str(allowed), "-I", _WHO]
        command += ["-n", "git", "-s", str(file)]
        own = {name: value for name, value in os.environ.items() if not name.startswith(("SSH_", "GIT_"))}
        try:
            done = subprocess.run(
                command, input=signed, env=own, capture_output=True, check=False, timeout=_SECONDS
            )
        except FileNotFoundError:
            raise _cannot("ssh-keygen is not installed here") from None
        except subprocess.TimeoutExpired:
            raise _cannot("ssh-keygen did not answer") from None
    if done.returncode not in {0, _REFUSED}:
        said = done.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
        raise _cannot(f"ssh-keygen cannot verify a signature here: {said}")
    return done.returncode == 0


def _cannot(what: str) -> CannotTell:
    return CannotTell(
        f"{what}, and the roster asks for signed commits",
        help="install OpenSSH 8.2 or newer (the package openssh-client), then run this again",
    )
