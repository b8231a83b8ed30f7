"""The reader against texts of every style: YAML 1.2 as ruamel.yaml reads it is the judge."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from readyctl.adapters.yaml import _by_events as yaml_by_events
from readyctl.adapters.yaml import _careful as yaml_careful
from readyctl.adapters.yaml._blocks import blocks_of
from readyctl.adapters.yaml._careful import read_carefully
from readyctl.adapters.yaml._events import pure_events
from readyctl.adapters.yaml._quick import quick_reading
from readyctl.adapters.yaml._unusual import Unusual
from readyctl.adapters.yaml.reader import read, read_entry, read_version
from readyctl.core.entry.path import EntryKind
from support.yaml_documents import EXAMPLES, TEXTS, documents, mappings, texts_of

FEATURE = EntryKind.FEATURE


def as_ruamel_reads(text: str) -> Any:
    def plain(node: Any) -> Any:
        if node.id == "mapping":
            return {key.value: plain(value) for key, value in node.value}
        if node.id == "sequence":
            return [plain(item) for item in node.value]
        return None if str(node.tag).endswith(":null") else node.value

    return plain(YAML(typ="safe", pure=True).compose(text))


@settings(max_examples=2 * EXAMPLES, deadline=None)
@given(documents())
def test_data_is_what_the_author_meant(document: tuple[str, dict[str, Any]]) -> None:
    text, data = document
    found = read(text.encode())
    assert not found.problems
    assert found.data == data == as_ruamel_reads(text)


@settings(max_examples=EXAMPLES, deadline=None)
@given(documents())
def test_without_libyaml_the_answer_is_the_same(document: tuple[str, dict[str, Any]]) -> None:
    text, _ = document
    with_libyaml, version = read_entry(text.encode(), FEATURE)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml_by_events, "events_of", pure_events)
        patch.setattr(yaml_careful, "events_of", pure_events)
        without, same = read_entry(text.encode(), FEATURE)
        assert without.data == with_libyaml.data
        assert same == version
        for key in with_libyaml.data or {}:
            assert without.source.value((key,)) == with_libyaml.source.value((key,))


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.data(), mappings(), st.sampled_from(["null", "~", ""]))
def test_style_is_not_content(draw: st.DataObject, data: dict[str, Any], null: str) -> None:
    null = null or "null"
    one, other = draw.draw(texts_of(data, null)), draw.draw(texts_of(data, null))
    assert read_version(one.encode(), FEATURE) == read_version(other.encode(), FEATURE)


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.data(), mappings(TEXTS), mappings(TEXTS))
def test_different_content_is_a_different_claim(
    draw: st.DataObject, one: dict[str, Any], other: dict[str, Any]
) -> None:
    claims = [
        read_version(draw.draw(texts_of(data)).encode(), EntryKind.ROSTER).claim for data in (one, other)
    ]
    assert (claims[0] == claims[1]) == (one == other)


_DAMAGE = [
    b"",
    b":",
    b"&a ",
    b"*a",
    b"!x ",
    b"<<: 1\n",
    b"\t",
    b"'",
    b'"',
    b"\\",
    b"- ",
    b"? ",
    b"\r",
    b"\0",
    b"[",
    b"}",
    b"#",
    b"\n",
    b"  ",
    b"\n---\n",
    b"%",
    b"\xff",
    b"\xe2\x80\xa8",
    b"\xef\xbb\xbf",
    b"|",
    b"a: 1\n",
]


@st.composite
def damaged(draw: Any) -> bytes:
    text, _ = draw(documents())
    blob: bytes = text.encode()
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(blob)))
        cut = draw(st.integers(0, 3))
        new = draw(st.sampled_from(_DAMAGE))
        blob = blob[:at] + new + blob[at + cut :]
    return blob


@settings(max_examples=2 * EXAMPLES, deadline=None)
@given(damaged())
def test_the_quick_way_and_the_careful_way_agree(blob: bytes) -> None:
    reading = read_carefully(blob)
    try:
        blocks, _ = quick_reading(blob)
    except Unusual:
        blocks = None
    if blocks is not None:
        assert reading.problems == []
        assert reading.tree is not None
        assert blocks == blocks_of(reading.tree)
    elif reading.problems == []:
        assert any(mark in blob for mark in (b"\\", b"%", b"\xef\xbb\xbf")), "needlessly slow"


@settings(max_examples=2 * EXAMPLES, deadline=None)
@given(st.one_of(damaged(), st.binary(max_size=200)))
def test_any_bytes_get_an_answer(blob: bytes) -> None:
    found, version = read_entry(blob, FEATURE)
    assert found.data == read(blob).data
    assert (found.data is None) == bool(found.problems) == (not version.readable)
    assert version == read_version(blob, FEATURE)
    assert all(problem.position for problem in found.problems)
    assert (found.data is None) == version.claim.startswith("unparsable:")


@settings(max_examples=EXAMPLES, deadline=None)
@given(documents())
def test_places_are_where_the_texts_stand(document: tuple[str, dict[str, Any]]) -> None:
    text, data = document
    source = read(text.encode()).source
    lines = text.replace("\r\n", "\n").split("\n")
    for key in data:
        place = source.key((key,))
        rest = lines[place.line - 1][place.column - 1 :]
        assert rest.startswith((key[:1], '"', "'")), rest
