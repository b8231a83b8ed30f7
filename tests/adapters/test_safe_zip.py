import io
import struct
import tracemalloc
import zipfile

import pytest

from readyctl.adapters import safe_zip
from readyctl.adapters.documents.xml_parts import MAX_DEPTH, parse
from readyctl.adapters.safe_zip import opened
from readyctl.core.statement.passages import Unreadable
from support.office_files import zip_of


def read_all(data: bytes) -> list[bytes]:
    with opened(io.BytesIO(data), "a.docx") as archive:
        return [archive.read(name) for name in archive.names]


def test_an_ordinary_archive_is_read() -> None:
    assert read_all(zip_of({"a.xml": "<a/>", "b/c.xml": "<c/>"})) == [b"<a/>", b"<c/>"]


@pytest.mark.parametrize("name", ["../a.xml", "/etc/passwd", "x/../../a", "C:/a.xml", "..\\a.xml"])
def test_names_that_lead_outside_are_refused(name: str) -> None:
    with pytest.raises(Unreadable, match="points outside"):
        read_all(zip_of({name: "x"}))


def test_a_bomb_is_refused_in_little_memory() -> None:
    held = io.BytesIO()
    with (
        zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as file,
        file.open("a.xml", "w", force_zip64=True) as part,
    ):
        for _ in range(64):
            part.write(b"\0" * (1 << 20))
    tracemalloc.start()
    with pytest.raises(Unreadable, match="unpacks to"):
        read_all(held.getvalue())
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 16 << 20


def test_a_bomb_that_lies_about_its_size_is_refused() -> None:
    data = bytearray(zip_of({"a.xml": b"a" * 40_000_000}))
    for signature, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.index(signature) + offset
        data[at : at + 4] = struct.pack("<I", 100)
    with pytest.raises(Unreadable):
        read_all(bytes(data))


def test_all_parts_together_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(safe_zip, "MAX_READ", 10)
    with opened(io.BytesIO(zip_of({"a": "123456", "b": "123456"})), "a.docx") as archive:
        archive.read("a")
        with pytest.raises(Unreadable, match="more than 4 bytes"):
            archive.read("b")


def test_the_tags_of_all_parts_together_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(safe_zip, "MAX_TAGS", 5)
    assert read_all(zip_of({"a.xml": "<a></a>", "b.xml": "<b></b>"}))
    with pytest.raises(Unreadable, match="more than 5 tags"):
        read_all(zip_of({"a.xml": "<a></a>", "b.xml": "<b></b>", "c.xml": "<c></c>"}))


def test_too_many_parts_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(safe_zip, "MAX_ENTRIES", 2)
    with pytest.raises(Unreadable, match="3 parts"):
        read_all(zip_of({"a": "", "b": "", "c": ""}))


def test_two_parts_of_one_name_are_refused() -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as file:
        file.writestr("a.xml", "one")
        with pytest.warns(UserWarning, match="Duplicate"):
            file.writestr("a.xml", "two")
    with pytest.raises(Unreadable, match="two parts called"):
        read_all(held.getvalue())


def test_a_password_is_named() -> None:
    data = bytearray(zip_of({"a.xml": "secret"}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    data[data.index(b"PK\x03\x04") + 6] |= 1
    with pytest.raises(Unreadable, match="password"):
        read_all(bytes(data))
    with pytest.raises(Unreadable, match="password, or of an office format older"):
        read_all(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)


@pytest.mark.parametrize("cut", [10, 60, 200])
def test_a_file_cut_off_is_named(cut: int) -> None:
    whole = zip_of({"a.xml": bytes(range(256)) * 8})
    with pytest.raises(Unreadable, match="cut off"):
        read_all(whole[:cut])


def test_flipped_bytes_are_named() -> None:
    data = bytearray(zip_of({"a.xml": bytes(range(256)) * 8}))
    data[45] ^= 0xFF
    with pytest.raises(Unreadable, match="damaged"):
        read_all(bytes(data))


LAUGHS = '<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;&x;">]><a>&y;</a>'


@pytest.mark.parametrize(
    ("xml", "why"),
    [
        (LAUGHS.encode(), "declares a document type"),
        (LAUGHS.encode("utf-16"), "declares a document type"),
        (b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', "declares a document type"),
        (b"<a>", "not well-formed"),
        (b"", "not well-formed"),
        (b"<a>" * (MAX_DEPTH + 1), "levels deep"),
        (b'<?xml version="1.0" encoding="no-such"?><a/>', "not well-formed"),
    ],
)
def test_hostile_xml_is_refused(xml: bytes, why: str) -> None:
    with pytest.raises(Unreadable, match=why):
        parse(xml, "a.xml")
