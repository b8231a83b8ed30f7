"""A key's line is read strictly: whatever is no whole public key proves nothing."""

import base64
import contextlib
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readyctl.core.trust.keys import SigningKey, parse_key, revoked_key
from support.keys import public_key

KEY = public_key("ada")
KIND, DATA = KEY.split()


def packed(*parts: bytes) -> str:
    blob = b"".join(len(part).to_bytes(4, "big") + part for part in parts)
    return base64.b64encode(blob).decode()


@pytest.mark.parametrize("text", [KEY, f"  {KEY}\tada@desk", f"{KEY} a comment # of many: words"])
def test_a_key_is_its_kind_and_data(text: str) -> None:
    assert parse_key(text) == SigningKey(KIND, DATA)
    assert revoked_key(text) == KEY


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ssh-ed25519",
        f"ssh-ed25519 {DATA[:-4]}",
        f"ssh-ed25519 {DATA[:-2]}",
        f"ssh-rsa {DATA}",
        f"ssh-dss {packed(b'ssh-dss', b'1')}",
        f"ssh-ed25519 {packed(b'ssh-ed25519')}",
        f"ssh-ed25519 {packed(b'ssh-ed25519', b'k' * 32, b'')}",
        f"ssh-rsa {packed(b'ssh-rsa', b'3', b'0' + b'n' * 128)}",
        f"ssh-ed25519-cert-v01@openssh.com {DATA}",
        f"cert-authority {KEY}",
        f'namespaces="file" {KEY}',
        f'* namespaces="git" {KEY}',
        f'valid-before="soon" {KEY}',
        f'valid-before="20261332" {KEY}',
        f'valid-before="20260101" valid-before="20270101" {KEY}',
        "-----BEGIN OPENSSH PRIVATE KEY-----",
        "ssh-ed25519 AAAÄ",
    ],
)
def test_what_is_no_key_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(ValueError, match=r"^\S.* \S") as refused:
        parse_key(text)
    assert len(str(refused.value)) < 200
    assert revoked_key(text) is None


def test_bounds_are_days_or_moments_of_utc_and_the_end_is_not_in_them() -> None:
    key = parse_key(f'valid-after="20260301" VALID-BEFORE=20260601123000Z {KEY}')
    assert key.after == dt.datetime(2026, 3, 1, tzinfo=dt.UTC)
    assert key.before == dt.datetime(2026, 6, 1, 12, 30, tzinfo=dt.UTC)
    assert [key.holds_at(moment) for moment in (key.after, key.before)] == [True, False]
    assert key.public == KEY


@given(st.text(max_size=80))
def test_any_text_is_a_key_or_refused(text: str) -> None:
    with contextlib.suppress(ValueError):
        assert parse_key(text).public.startswith(("ssh-", "sk-", "ecdsa-"))
