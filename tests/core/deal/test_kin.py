from collections.abc import Mapping

import pytest

from readyctl.adapters.yaml.reader import read
from readyctl.core.deal.kin import _MOST_LOOKED_FOR, Kin
from readyctl.core.deal.ledger import identity

PLAIN = b"id: acme\ncustomer: Acme O'Neill\nowner: sam@example.com\n"
OTHER = b"id: acme-1\ncustomer: Acmes\nowner: sam@example.com\nnotes: they know O'Neill\n"


def kin(texts: Mapping[str, bytes]) -> tuple[Kin, list[str]]:
    """The notes that each have one of these texts, and whose keys were asked for."""
    asked: list[str] = []

    def keys(path: str) -> frozenset[str]:
        asked.append(path)
        return identity(read(texts[path]))

    return Kin({path: {path} for path in texts}, keys, texts.get), asked


@pytest.mark.parametrize(
    "text",
    [
        b"id: acme\n",
        b"{id: acme, notes: x}\n",
        b'id: "\\x61cme"\n',
        b"id: >-\n  acme\n",
        b"id: b\ncustomer: 'ACME O''NEILL'\nowner: Sam@Example.com\n",
        b'id: b\ncustomer: "Acme\n  O\'Neill"\nowner: sam@example.com\n',
        "id: b\ncustomer: Ａcme O'Neill\nowner: sam@example.com\n".encode(),
    ],
)
def test_a_note_of_the_same_deal_is_found_however_it_is_written(text: bytes) -> None:
    same = bool(identity(read(PLAIN)) & identity(read(text)))
    found, _ = kin({"a": PLAIN, "b": text, "c": OTHER})
    assert found.of("a") == ({"a", "b"} if same else {"a"})
    assert same or not text.isascii(), "wide letters are no others for who is a customer"


def test_a_note_that_only_has_words_like_it_is_not_read() -> None:
    found, asked = kin({"a": PLAIN, "c": OTHER})
    assert (found.of("a"), asked) == ({"a"}, ["a"])


def test_kin_of_kin_is_found_and_every_version_counts() -> None:
    texts = {
        "a": PLAIN,
        "b1": b"id: acme\n",
        "b2": b"id: b\nsource: {system: crm, id: '7'}\n",
        "c": b"id: c\nsource:\n  system: crm\n  id: 7\n",
        "d": b"id: c7\nsource: {system: crm, id: '77'}\n",
    }
    versions = {"a": {"a"}, "b": {"b1", "b2"}, "c": {"c"}, "d": {"d"}}
    found = Kin(versions, lambda obj: identity(read(texts[obj])), texts.get)
    assert found.of("a") == found.of("c") == {"a", "b", "c"}
    assert found.of("d") == {"d"}


def test_where_many_are_asked_about_each_is_read_once_and_the_answer_is_the_same() -> None:
    texts = {f"{number}": f"id: deal-{number // 2}\n".encode() for number in range(4 * _MOST_LOOKED_FOR)}
    found, asked = kin(texts)
    for number in range(len(texts)):
        pair = number // 2 * 2
        assert found.of(f"{number}") == {f"{pair}", f"{pair + 1}"}
    assert sorted(asked) == sorted(texts)


def test_what_was_read_already_is_asked_by_its_keys_alone() -> None:
    texts = {"a": PLAIN, "c": OTHER}
    found = Kin({path: {path} for path in texts}, lambda path: identity(read(texts[path])), lambda _: None)
    assert found.of("a") == {"a"}
