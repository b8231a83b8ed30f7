import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.text.test_folding import TEXTS
from readyctl.core.text.words import is_slip, key, stem, words


@pytest.mark.parametrize(
    ("text", "words_of_it"),
    [
        ("Multi-Currency tools", ("multi", "currency", "tool")),
        ("the customer's “FX_matchings”", ("the", "customer", "fx", "matching")),
        ("Wa\u0308hrungen", ("währungen",)),
        ("NetSuite™ sync", ("netsuite", "sync")),
        ("ＦＸ\u3000ﬁles", ("fx", "file")),
        ("don’t", ("dont",)),
        ("", ()),
        ("?!", ()),
    ],
)
def test_a_name_is_its_comparable_words(text: str, words_of_it: tuple[str, ...]) -> None:
    assert key(text) == words_of_it


@given(TEXTS)
def test_places_are_those_of_the_text_as_it_was_given(text: str) -> None:
    found = list(words(text))
    for word in found:
        assert 0 <= word.start < word.end <= len(text)
    assert all(one.start <= other.start for one, other in pairwise(found))
    plain = [word for word in found if text[word.start : word.end].isascii()]
    for word in plain:
        assert key(text[word.start : word.end]) == (word.key,)


@given(TEXTS, st.sampled_from(["NFC", "NFD", "NFKC", "NFKD"]))
def test_no_encoding_of_a_text_changes_its_words(text: str, form: str) -> None:
    plain = text.replace("\u2122", "")
    assert key(unicodedata.normalize(form, plain)) == key(plain)  # type: ignore[arg-type]


@given(st.text(st.characters(max_codepoint=127)))
def test_a_plain_name_has_the_words_of_a_plain_text(text: str) -> None:
    assert key(text) == tuple(word.key for word in words(text))


@given(st.text(max_size=12), st.text(max_size=12))
def test_words_before_a_space_do_not_depend_on_what_follows(one: str, other: str) -> None:
    assert key(f"{one} {other}") == key(one) + key(other)


@pytest.mark.parametrize(
    ("one", "many"),
    [("currency", "currencies"), ("database", "databases"), ("batch", "batches"), ("movie", "movies"),
     ("warehouse", "warehouses"), ("status", "statuses"), ("process", "processes"), ("box", "boxes"),
     ("size", "sizes"), ("API", "APIs"), ("match", "matches"), ("cache", "caches")],
)  # fmt: skip
def test_singular_and_plural_meet(one: str, many: str) -> None:
    assert key(one) == key(many)


@pytest.mark.parametrize("word", ["status", "analysis", "access", "gas", "tie"])
def test_what_only_ends_like_a_plural_is_left_alone(word: str) -> None:
    assert stem(word) == word


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [("approval", "aproval", True), ("approval", "appproval", True), ("approval", "apporval", True),
     ("approval", "approvak", True), ("import", "export", False), ("card", "cart", False),
     ("login", "logout", False), ("online", "offline", False), ("version4", "version6", False),
     ("encrypt", "decrypt", False), ("feds", "feeds", True), ("fed", "feed", True), ("fees", "feeds", False),
     ("fe", "fee", False), ("oze", "ooze", False), ("los", "loss", True), ("machting", "matching", True),
     ("mahtcing", "matching", True), ("mtaching", "matching", True), ("patern", "ptearn", False),
     ("tearms", "terams", True), ("aproval", "apprrval", False), ("a", "a", False), ("", "feed", False)],
)  # fmt: skip
def test_a_slip_of_the_finger_is_no_other_word(one: str, other: str, slip: bool) -> None:  # noqa: FBT001
    assert is_slip(one, other) is is_slip(other, one) is slip
