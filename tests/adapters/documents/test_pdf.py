import io
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText, Highlight, Text
from pypdf.generic import ArrayObject
from reportlab.lib.pagesizes import A4  # type: ignore[import-untyped]
from reportlab.lib.pdfencrypt import StandardEncryption  # type: ignore[import-untyped]
from reportlab.lib.utils import ImageReader  # type: ignore[import-untyped]
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

from readyctl.adapters.documents import pdf as pdf_reader
from readyctl.adapters.documents.pdf import read
from readyctl.adapters.documents.pdf_headings import heading_depths
from readyctl.core.statement.passages import Unreadable
from readyctl.errors import UsageError


def pdf(*pages: tuple[str, ...], password: str | None = None) -> io.BytesIO:
    held = io.BytesIO()
    canvas = Canvas(held, pagesize=A4, encrypt=password)
    for lines in pages:
        for number, line in enumerate(lines):
            canvas.drawString(72, 780 - 14 * number, line)
        if not lines:
            canvas.rect(72, 72, 100, 100)
        canvas.showPage()
    canvas.save()
    held.seek(0)
    return held


def test_page_and_line_are_known() -> None:
    found = read(pdf(("Scope.", "The Service shall", "support SSO."), ("Fees.",)), "a.pdf")
    where = [(p.text, p.place_at(0)) for p in found.passages]
    assert where == [
        ("Scope.", "page 1, line 1"),
        ("The Service shall\nsupport SSO.", "page 1, line 2"),
        ("Fees.", "page 2, line 1"),
    ]
    assert found.passages[1].place_at(20) == "page 1, line 3"


def test_a_scanned_page_is_named() -> None:
    assert read(pdf(("Text.",), ()), "a.pdf").pictures == ("page 2",)


@pytest.mark.parametrize(
    ("source", "why"),
    [
        (pdf(("Secret.",), password="open"), "password"),  # noqa: S106 - test data
        (io.BytesIO(pdf(("Text.",)).getvalue()[:400]), "damaged"),
        (io.BytesIO(b"hello"), "damaged"),
    ],
)
def test_what_cannot_be_read_says_why(source: io.BytesIO, why: str) -> None:
    with pytest.raises(Unreadable, match=why):
        read(source, "a.pdf")


def raw_pdf(pages: int, content: bytes) -> io.BytesIO:
    """Write a PDF by hand, all pages showing one content stream."""
    kids = " ".join("3 0 R" for _ in range(pages))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {pages} /Kids [{kids}] >>".encode(),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R /Resources << >> >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(content), content),
    ]
    held = io.BytesIO()
    held.write(b"%PDF-1.4\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(held.tell())
        held.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = held.tell()
    held.write(b"xref\n0 5\n0000000000 65535 f \n")
    held.write(b"".join(b"%010d 00000 n \n" % offset for offset in offsets))
    held.write(b"trailer << /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % start)
    held.seek(0)
    return held


def test_five_thousand_pages_are_too_many() -> None:
    with pytest.raises(Unreadable, match="5,000 pages"):
        read(raw_pdf(5_000, zlib.compress(b"")), "a.pdf")


def test_a_page_that_goes_on_without_end_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_reader, "MAX_SECONDS", 1)
    long = pdf(*[("Section 12.2 of the agreement, as amended, applies to what is set out here.",) * 50] * 600)
    with pytest.raises(Unreadable, match="takes more than 1 seconds"):
        read(long, "a.pdf")


def test_a_blank_page_is_blank_and_no_picture() -> None:
    found = read(raw_pdf(1, b"q Q"), "a.pdf")
    assert (found.pictures, found.counts) == ((), (("page", 1),))


def test_a_picture_beside_text_is_named_with_its_page() -> None:
    held = io.BytesIO()
    canvas = Canvas(held, pagesize=A4)
    canvas.drawString(72, 780, "Roadmap")
    letterhead = ImageReader(Image.new("RGB", (2, 2)))
    canvas.drawImage(letterhead, 72, 72)
    canvas.showPage()
    canvas.drawString(72, 780, "More")
    canvas.drawImage(letterhead, 72, 72)
    canvas.save()
    held.seek(0)
    found = read(held, "a.pdf")
    assert (found.pictures, found.only_drawn("page 1")) == (("page 1",), False)


@pytest.mark.parametrize("strength", [40, 128])
def test_a_pdf_that_only_its_owner_may_change_is_read(strength: int) -> None:
    held = io.BytesIO()
    lock = StandardEncryption("", ownerPassword="o", canPrint=0, strength=strength)
    canvas = Canvas(held, encrypt=lock)
    canvas.drawString(72, 780, "Backups.")
    canvas.save()
    assert [p.text for p in read(io.BytesIO(held.getvalue()), "a.pdf").passages] == ["Backups."]
    writer = PdfWriter(clone_from=PdfReader(pdf(("Backups.",))))
    writer.encrypt("", "o", algorithm="AES-256")
    held = io.BytesIO()
    writer.write(held)
    held.seek(0)
    assert [p.text for p in read(held, "a.pdf").passages] == ["Backups."]


def test_without_cryptography_it_says_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_reader, "_ask", lambda *_: {"error": "locked"})
    with pytest.raises(UsageError) as caught:
        read(pdf(("x",)), "a.pdf")
    assert "readyctl[pdf]" in caught.value.help


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["We have back-", "ups today."], ["We have backups", "today."]),
        (["We have single-", "sign-on."], ["We have single-sign-on.", ""]),
        (["multi-", "currency"], ["multi-currency", ""]),
        (["multi-", "currency", "multicurrency"], ["multicurrency", "", "multicurrency"]),
        (["low-", "code and low-code"], ["low-code", "and low-code"]),
        (["back-", "up and back-up"], ["back-up", "and back-up"]),
        (["en\u00ad", "cryption"], ["encryption", ""]),
        (["Anglo-", "Saxon"], ["Anglo-", "Saxon"]),
        (["from 1-", "2 days"], ["from 1-", "2 days"]),
        (["inter-", "nation-", "al"], ["internation-", "", "al"]),
        (["a -", "b"], ["a -", "b"]),
    ],
)
def test_words_that_are_parted_at_line_ends_are_joined(lines: list[str], said: list[str]) -> None:
    assert pdf_reader.unbroken([lines]) == [said]


@given(st.lists(st.text(alphabet="ab -\u00ad.A", max_size=6), max_size=6))
def test_joining_keeps_every_letter_and_the_number_of_lines(lines: list[str]) -> None:
    (joined,) = pdf_reader.unbroken([lines])
    assert len(joined) == len(lines)
    letters = "".join(lines).replace("-", "").replace("\u00ad", "").replace(" ", "")
    assert "".join(joined).replace("-", "").replace("\u00ad", "").replace(" ", "") == letters


def test_what_lies_upon_a_page_is_read_or_named() -> None:
    held = io.BytesIO()
    canvas = Canvas(held, pagesize=A4)
    canvas.drawString(72, 780, "Hello.")
    canvas.acroForm.textfield(name="retention", tooltip="Backups", value="every night", x=72, y=700)
    canvas.acroForm.textfield(name="empty", x=72, y=680)
    canvas.acroForm.checkbox(name="a", tooltip="SSO", checked=True, x=72, y=660)
    canvas.acroForm.checkbox(name="b", tooltip="RBAC", x=72, y=640)
    canvas.showPage()
    canvas.save()
    held.seek(0)
    writer = PdfWriter(clone_from=held)
    writer.add_annotation(0, FreeText(text="Backups are live", rect=(0, 0, 9, 9)))
    writer.add_annotation(0, Text(text="Are they?", rect=(0, 0, 9, 9)))
    writer.add_annotation(0, Highlight(rect=(0, 0, 9, 9), quad_points=ArrayObject()))
    writer.add_attachment("plan.txt", b"x")
    made = io.BytesIO()
    writer.write(made)
    made.seek(0)
    found = read(made, "a.pdf")
    assert [(p.text, p.label, p.place) for p in found.passages[1:]] == [
        ("every night", "Backups", "page 1, field"),
        ("\u2611 SSO", "", "page 1, field"),
        ("\u2610 RBAC", "", "page 1, field"),
        ("Backups are live", "", "page 1, text on the page"),
    ]
    assert found.unread == (("page 1", "one comment"),)
    assert [file for _, file in found.elsewhere] == ["plan.txt"]


def styled(*lines: tuple[str, str, float]) -> io.BytesIO:
    """One page of lines in a font and a size."""
    held = io.BytesIO()
    canvas = Canvas(held, pagesize=A4)
    for number, (line, font, size) in enumerate(lines):
        canvas.setFont(font, size)
        canvas.drawString(72, 780 - 24 * number, line)
    canvas.showPage()
    canvas.save()
    held.seek(0)
    return held


def test_headings_and_bullets_of_a_page_are_told_by_their_letters() -> None:
    plain, bold = "Helvetica", "Helvetica-Bold"
    text = "We are glad to offer what follows, and nothing that does not follow"
    found = read(
        styled(
            ("Offer", bold, 18), (text, plain, 11), ("Not included", bold, 14), ("\u2022 Backups", plain, 11),
            ("\u2022 SSO", plain, 11), ("Security", bold, 11), (f"{text}.", plain, 11),
            (f"{text}.", bold, 11),
        ),
        "a.pdf",
    )  # fmt: skip
    assert [(p.text, p.kind.value, p.depth, p.page_line) for p in found.passages] == [
        ("Offer", "heading", 1, 1),
        (text, "body", 0, 2),
        ("Not included", "heading", 2, 3),
        ("Backups", "bullet", 0, 4),
        ("SSO", "bullet", 0, 5),
        ("Security", "heading", 3, 6),
        (f"{text}.\n{text}.", "body", 0, 7),
    ]


@given(st.lists(st.lists(st.tuples(st.text(max_size=9), st.floats(0, 40)), max_size=5), max_size=4))
def test_each_line_has_a_depth_and_the_usual_size_is_no_heading(pages: list[list[tuple[str, float]]]) -> None:
    lines = [[line for line, _ in page] for page in pages]
    sizes = [[size for _, size in page] for page in pages]
    found = heading_depths(lines, sizes)
    assert [len(page) for page in found] == [len(page) for page in lines]
    assert all(0 <= depth <= 6 for page in found for depth in page)
    if len({size for page in sizes for size in page}) == 1:
        assert not any(depth for page in found for depth in page)
