"""An engineer's ssh keys as the roster lists them: what a line says, and from when to when it holds.

A line is an OpenSSH public key. Before it may stand the two options of an allowed-signers file that say when
the key holds: `valid-after="20260101" valid-before="20270101" ssh-ed25519 AAAA…`.
"""

import base64
import binascii
import datetime as dt
import re
from functools import lru_cache

from msgspec import Struct

_FIELDS = {
    "ssh-ed25519": 2,
    "sk-ssh-ed25519@openssh.com": 3,
    "ecdsa-sha2-nistp256": 3,
    "ecdsa-sha2-nistp384": 3,
    "ecdsa-sha2-nistp521": 3,
    "sk-ecdsa-sha2-nistp256@openssh.com": 4,
    "ssh-rsa": 3,
}
"""The kinds of keys that sign, each with the number of fields that its data holds."""
_RSA_BYTES = 256
_LENGTH = 4
_OPTION = re.compile(r'(valid-after|valid-before)="?(\d{8}(?:\d{4}(?:\d{2})?)?)Z?"?', re.IGNORECASE)


class SigningKey(Struct, frozen=True):
    """One public key. It holds from `after` on and until `before`, which it excludes; None is no bound."""

    kind: str
    data: str
    after: dt.datetime | None = None
    before: dt.datetime | None = None

    @property
    def public(self) -> str:
        """The key itself, as OpenSSH writes it: the same key reads the same, whatever its options say."""
        return f"{self.kind} {self.data}"

    def holds_at(self, moment: dt.datetime) -> bool:
        """Whether a signature of this moment is within its bounds."""
        return (self.after is None or self.after <= moment) and (self.before is None or moment < self.before)


@lru_cache(maxsize=4096)
def parse_key(text: str) -> SigningKey:
    """Read one line. Raises `ValueError` for what is no public key that could sign a commit."""
    words = text.split()
    start = next((i for i, word in enumerate(words) if word in _FIELDS), None)
    if start is None or start + 1 >= len(words):
        raise ValueError(
            f"'{_shown(text)}' is no public ssh key; one begins like 'ssh-ed25519 AAAA', as in the .pub file"
        )
    bounds: dict[str, dt.datetime] = {}
    for word in words[:start]:
        name, moment = _bound(word)
        if name in bounds:
            raise ValueError(f"{name} stands twice before the key")
        bounds[name] = moment
    kind, data = words[start : start + 2]
    _ensure_whole(kind, data)
    return SigningKey(kind, data, bounds.get("valid-after"), bounds.get("valid-before"))


def _bound(word: str) -> tuple[str, dt.datetime]:
    match = _OPTION.fullmatch(word)
    if match is None:
        raise ValueError(
            f"'{_shown(word)}' before a key is not understood; valid-after=\"20260101\" and valid-before are"
        )
    digits = match[2].ljust(14, "0")
    try:
        return match[1].lower(), dt.datetime.strptime(digits + "+0000", "%Y%m%d%H%M%S%z")
    except ValueError:
        raise ValueError(f"{match[1]} names {match[2]}, which is no date") from None


def _ensure_whole(kind: str, data: str) -> None:
    """Raise `ValueError` unless the data is that of one whole key of this kind."""
    try:
        blob = base64.b64decode(data, validate=True)
    except (binascii.Error, ValueError):
        raise ValueError(
            f"the data of the {kind} key is cut off or damaged; copy the whole .pub line"
        ) from None
    fields = _fields(blob)
    if fields is None or len(fields) != _FIELDS[kind] or fields[0] != kind.encode("ascii"):
        raise ValueError(f"the data of the {kind} key is cut off or damaged; copy the whole .pub line")
    if base64.b64encode(blob).decode("ascii") != data:
        raise ValueError(f"the data of the {kind} key is not written as ssh-keygen writes it")
    if kind == "ssh-rsa" and len(fields[2].lstrip(b"\0")) < _RSA_BYTES:
        raise ValueError("an ssh-rsa key shorter than 2048 bits proves nothing; use ssh-ed25519")


def _fields(blob: bytes) -> list[bytes] | None:
    """The length-prefixed fields; None where they do not fill the data exactly."""
    fields: list[bytes] = []
    at = 0
    while at < len(blob):
        end = at + _LENGTH + int.from_bytes(blob[at : at + _LENGTH], "big")
        if end > len(blob):
            return None
        fields.append(blob[at + _LENGTH : end])
        at = end
    return fields


def _shown(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:37]}…"  # noqa: PLR2004 - enough to find it by


def whole_key(text: str) -> str:
    """The line as it is, where `parse_key` reads it."""
    parse_key(text)
    return text


KEY_PATTERN = (
    r"^\s*([vV][aA][lL][iI][dD]-\S+\s+)*"
    rf"({'|'.join(_FIELDS).replace('.', '[.]')})\s+[A-Za-z0-9+/]+=*(\s[\s\S]*)?$"
)
"""How a line looks. Whether its data is whole, and the day before it one, is for `parse_key` to say."""


def revoked_key(text: str) -> str | None:
    """The key that a line under `revoked` names; None where it names something else."""
    try:
        return parse_key(text).public
    except ValueError:
        return None
