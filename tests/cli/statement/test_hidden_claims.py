"""Claims that real documents hide from a careless reader: each is found, or the part is named as unread."""

import io
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import docx
import pytest
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from reportlab.lib.utils import ImageReader  # type: ignore[import-untyped]
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

from support.calling import readyctl
from support.office_files import rezip
from support.people import ADA, BOB
from support.repo import RepoBuilder
from support.texts import ROSTER, SETTINGS, engineer, lead, roster
from support.workbooks import OFFICE, PICTURE, sheet, workbook


@pytest.fixture(scope="module")
def repo(tmp_path_factory: pytest.TempPathFactory) -> RepoBuilder:
    made = RepoBuilder(tmp_path_factory.mktemp("hidden") / "repo")
    made.write(ROSTER, roster(lead(ADA), engineer(BOB)))
    made.write(SETTINGS, "version: 1\nname: FinanceOps\n")
    made.write(
        "registry/features/core/backups.yaml",
        "id: backups\nname: Backups\nsummary: Copies.\nlevel: planned\naliases: [backup]\n",
    )
    made.commit("start", by=ADA, at="2026-01-05")
    return made


def found(repo: RepoBuilder, path: Path) -> bool:
    group = "deck" if path.suffix == ".pptx" else "doc"
    code, out, err = readyctl(repo, group, "check", str(path))
    assert ("RDY603" in out) == bool(code), (out, err)
    return bool(code)


@pytest.mark.parametrize("ending", ["md", "txt"])
@pytest.mark.parametrize(
    "text",
    [
        "- Backups - available today",
        "- Backups – available today",
        "* Backups * available today",
        "1. Backups - available today",
        "- Backups, as in 3) below - available today",
        "Do you have backups?\n\n> Yes, backups are available today.",
        "> - Backups - available today",
        "> We are glad to say:\n> Backups are available today.",
        "- [x] Backups - available today",
        "We oﬀer backups today.",
        "Backups are oﬃcially available today.",
        "B\u0430ckups are available today.",
        "- B\u0430\u0441kups - av\u0430ilable today",
        "We offer b\u0251ckups and \u0412ackups today.",
    ],
)
def test_a_claim_is_found_however_its_line_is_set(
    repo: RepoBuilder, tmp_path: Path, ending: str, text: str
) -> None:
    (tmp_path / f"a.{ending}").write_text(text, encoding="utf-8")
    assert found(repo, tmp_path / f"a.{ending}")


@pytest.mark.parametrize(
    "text",
    [
        "| Backups | :white_check_mark: |\n|-|-|\n",
        "| F | State |\n|-|-|\n| Backups | :heavy_check_mark: |\n",
        "| F | State |\n|-|-|\n| Backups | ☒ |\n",
        "| State | F |\n|-|-|\n| ☒ | Backups |\n",
        "- [x] Backups",
        "Backups<br>are included in every plan.",
        "Backups are<br/>\nincluded in every plan.",
        "<p>Backups<br>are included in every plan.</p>",
        "<details><summary>Backups</summary>Backups are available today.</details>",
        "<table><tr><td rowspan=2>Backups<td>x<tr><td>yes, available today</table>",
        "![Backups are available today](roadmap.png)\n\nText.",
    ],
)
def test_markup_hides_no_claim(repo: RepoBuilder, tmp_path: Path, text: str) -> None:
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    assert found(repo, tmp_path / "a.md")


@pytest.mark.parametrize(
    "text",
    [
        "- [ ] Backups are included",
        "- [ ] Backups - available today",
        "| F | State |\n|-|-|\n| Backups | ☐ |\n",
        "| F | State |\n|-|-|\n| Backups | ☐ Yes ☒ No |\n",
        "<style>\n.backups { content: 'available today' }\n\n.backups b { color: red }\n</style>\n\nText.",
        "---\nmarp: true\nstyle: |\n  .backups available today {}\n---\n\nText.",
        "Text.\n\n<style scoped>.a { }\n\nBackups are available today.\n</style>",
        "Not included:<br>Backups: no<br>SSO: available",
    ],
)
def test_what_is_no_claim_is_none(repo: RepoBuilder, tmp_path: Path, text: str) -> None:
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    assert not found(repo, tmp_path / "a.md")


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("base64", "T3VyIHBsYW4gaW5jbHVkZXMgYmFja3VwcyBmb3IgZXZlcnlib2R5Lg=="),
        ("quoted-printable", "Our plan in=\ncludes back=\nups for everybody=2E"),
        ("7bit", "Our plan includes backups for everybody."),
    ],
)
def test_a_mail_hides_no_claim_behind_its_encoding(
    repo: RepoBuilder, tmp_path: Path, encoding: str, body: str
) -> None:
    head = f"From: a@a.test\nContent-Type: text/plain\nContent-Transfer-Encoding: {encoding}\n"
    (tmp_path / "a.eml").write_text(f"{head}\n{body}\n")
    assert found(repo, tmp_path / "a.eml")


def _word(*, picture: bool = False, claim: str = "") -> bytes:
    held, document = io.BytesIO(), docx.Document()
    document.add_heading("Roadmap", 1)
    document.add_paragraph(claim or "Hello.")
    if picture:
        document.add_picture(io.BytesIO(PICTURE))
    document.save(held)
    return held.getvalue()


def _slide(*, chart: bool = False) -> bytes:
    held, deck = io.BytesIO(), Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text = "Roadmap"
    if chart:
        data: Any = CategoryChartData()  # type: ignore[no-untyped-call]
        data.categories = ["Backups are available today"]
        data.add_series("Hours", (1,))
        slide.shapes.add_chart(XL_CHART_TYPE.PIE, 0, 0, 99, 99, data)
    else:
        slide.shapes.add_picture(io.BytesIO(PICTURE), 0, 0, 99, 99)
    deck.save(held)
    return held.getvalue()


def _page() -> bytes:
    held = io.BytesIO()
    canvas = Canvas(held)
    canvas.drawString(60, 780, "Roadmap")
    canvas.drawImage(ImageReader(io.BytesIO(PICTURE)), 60, 500)
    canvas.showPage()
    canvas.save()
    return held.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "place"),
    [
        ("a.pptx", _slide(), "slide 1"),
        ("a.pdf", _page(), "page 1"),
        ("a.docx", _word(picture=True), 'section "Roadmap"'),
        ("a.xlsx", workbook({"Roadmap": sheet({1: ["Hello."]})}, pictured=True), 'sheet "Roadmap"'),
        ("a.html", b"<h1>Roadmap</h1><p>Hello.<img src=plan.png>", 'section "Roadmap"'),
    ],
)
def test_a_picture_beside_words_is_named_with_its_place_and_fails_where_asked(
    repo: RepoBuilder, tmp_path: Path, name: str, data: bytes, place: str
) -> None:
    (tmp_path / name).write_bytes(data)
    group = "deck" if name == "a.pptx" else "doc"
    code, out, err = readyctl(repo, group, "check", str(tmp_path / name))
    assert (code, f"{place} has one picture" in out, ", 1 picture not read" in err) == (0, True, True)
    assert readyctl(repo, group, "check", "--strict", str(tmp_path / name))[0] == 1


def _charted(data: bytes, source: str, folder: str) -> bytes:
    """The file with a chart whose category claims, as a part of its own."""
    words = (
        '<c xmlns:c="urn:c"><c:cat><c:strCache><c:pt><c:v>Backups are available today</c:v></c:pt>'
        "</c:strCache></c:cat></c>"
    )
    related = f'<Relationship Id="x" Type="{OFFICE}/chart" Target="c.xml"/></Relationships>'.encode()
    change = {source: lambda old: old.replace(b"</Relationships>", related)}
    return rezip(data, change, {f"{folder}/c.xml": words.encode()})


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.pptx", _slide(chart=True)),
        ("a.docx", _charted(_word(), "word/_rels/document.xml.rels", "word")),
        (
            "a.xlsx",
            _charted(
                workbook({"One": sheet({1: ["Hello."]})}, pictured=True),
                "xl/drawings/_rels/drawing1.xml.rels",
                "xl/drawings",
            ),
        ),
    ],
)
def test_a_chart_hides_no_claim_in_its_categories(
    repo: RepoBuilder, tmp_path: Path, name: str, data: bytes
) -> None:
    (tmp_path / name).write_bytes(data)
    assert found(repo, tmp_path / name)


CLAIM = "Our plan includes backups for everybody, f\u00fcr alle."


def _mail(kind: str) -> EmailMessage:
    message = EmailMessage()
    message["Subject"] = "Plans"
    match kind:
        case "latin":
            message.set_content(CLAIM, charset="iso-8859-1", cte="base64")
        case "page":
            message.set_content(f"<html><body><p>{CLAIM}</p></body></html>", subtype="html", cte="base64")
        case "attached":
            message.set_content("See below.")
            message.add_attachment(_word(claim=CLAIM), "application", "octet-stream", filename="plan.docx")
        case _:
            inner = _mail("latin")
            message.set_content("As I said.")
            message.add_attachment(inner)
    return message


@pytest.mark.parametrize("kind", ["latin", "page", "attached", "forwarded"])
def test_a_mail_hides_no_claim_in_what_outlook_sends(repo: RepoBuilder, tmp_path: Path, kind: str) -> None:
    (tmp_path / "a.eml").write_bytes(bytes(_mail(kind)))
    assert found(repo, tmp_path / "a.eml")
