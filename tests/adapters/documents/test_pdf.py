import io
import zlib

import pytest
from reportlab.lib.pagesizes import A4  # type: ignore[import-untyped]
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

from readyctl.adapters.documents import pdf as pdf_reader
from readyctl.adapters.documents.pdf import read
from readyctl.core.statement.passages import Unreadable


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
