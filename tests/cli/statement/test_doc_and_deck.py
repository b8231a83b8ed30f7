"""Documents and decks from the command line, against a real registry."""

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from docx.document import Document
from pptx import Presentation
from pptx.util import Inches

from support import terminal
from support.calling import readyctl
from support.office_files import (
    add_xml,
    deleted,
    footnote_reference,
    inserted,
    paragraph,
    run,
    save_docx,
    text_box,
    zip_of,
)
from support.people import ADA, BOB
from support.repo import RepoBuilder
from support.terminal import ended
from support.texts import ROSTER, SETTINGS, engineer, lead, roster

FORMATS = ("text", "json", "github", "gitlab", "sarif", "junit", "markdown")
PLANNED = "name: FX matching\nsummary: Matches payments.\nlevel: planned\naliases: [matching]\n"
BETA = "name: Mobile approvals\nsummary: Approve.\nlevel: beta\ncaveats: [iOS only]\n"
DIRECTION = (
    "FX matching is on our roadmap as a future direction, without a date. A future direction may change "
    "or be dropped; please do not base a decision on it."
)
CLAIM = "We support FX matching"
READ = "new.pptx: judged as a deck (deck check reads decks); 2 slides, 3 shapes read\n"


@pytest.fixture
def repo(tmp_path: Path) -> RepoBuilder:
    made = RepoBuilder(tmp_path / "repo")
    made.write(ROSTER, roster(lead(ADA), engineer(BOB)))
    made.write(SETTINGS, "version: 1\nname: FinanceOps\n")
    made.write("registry/features/payments/fx.yaml", f"id: fx\n{PLANNED}")
    made.write("registry/features/payments/mobile.yaml", f"id: mobile\n{BETA}")
    made.commit("start", by=ADA, at="2026-01-05")
    return made


def findings(repo: RepoBuilder, *args: str, stdin: str = "") -> tuple[int, list[dict[str, Any]]]:
    code, out, _ = readyctl(repo, *args, "--format", "json", stdin=stdin)
    return code, json.loads(out)["diagnostics"]


def contract(document: Document) -> None:
    document.add_heading("12.2 Latency", level=2)
    add_xml(document, paragraph(run("Fees. ") + inserted(f"{CLAIM} now.")))
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "FX matching", "Included"
    add_xml(document, paragraph(run("See below.") + footnote_reference(1)))
    add_xml(document, paragraph(text_box(f"{CLAIM} here.")))
    add_xml(document, paragraph(run("Nothing. ") + deleted(f"{CLAIM} gone.")))
    add_xml(document, paragraph(run("Nothing. ") + run(f"{CLAIM} struck.", "<w:strike/>")))


def test_overclaims_in_a_contract_are_found_where_they_hide_and_struck_ones_are_not(
    repo: RepoBuilder,
) -> None:
    save_docx(repo.top / "MSA.docx", contract, {1: f"{CLAIM} everywhere."})
    code, found = findings(repo, "doc", "check", "MSA.docx")
    assert code == 1
    assert sorted((d["code"], d["subject"], d["path"], d["place"]) for d in found) == [
        ("RDY603", "fx", "MSA.docx", "section 12.2, footnote 1"),
        ("RDY603", "fx", "MSA.docx", "section 12.2, paragraph 1"),
        ("RDY603", "fx", "MSA.docx", "section 12.2, table 1, row 1, column 2"),
        ("RDY603", "fx", "MSA.docx", "section 12.2, text box 1"),
    ]
    assert "says of fx that it is available, and it is planned" in found[0]["message"]
    assert "FX matching is on our roadmap as a future direction, without a date." in found[0]["help"]


@pytest.mark.parametrize("output_format", FORMATS)
def test_findings_come_out_in_every_format_with_the_same_exit_code(
    repo: RepoBuilder, output_format: str
) -> None:
    (repo.top / "offer.md").write_text(f"# Offer\n\n{CLAIM}.\n", encoding="utf-8")
    code, out, err = readyctl(repo, "doc", "check", "offer.md", "--format", output_format)
    said = "offer.md: judged as a proposal (a title says 'Offer'); 2 paragraphs read\n"
    assert (code, err.partition("\n")[2]) == (1, said)
    assert err.startswith(f"from registry/ in this repository: commit {repo.head[:12]}, as of ")
    assert "RDY603" in out
    assert "offer.md" in out


def test_standard_input_is_read(repo: RepoBuilder) -> None:
    code, found = findings(repo, "doc", "check", "-", stdin=f"Hello\n\n{CLAIM}.\n")
    assert (code, found[0]["path"], found[0]["line"]) == (1, "stdin", 3)
    assert findings(repo, "doc", "check", "-", "--as", ".eml", stdin=f"Hello\n\n> {CLAIM}.\n") == (0, [])
    assert findings(repo, "doc", "check", "-", "--as", ".md", stdin=f"> {CLAIM}.\n")[0] == 1


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Open a note with `<!--` and write.\n\nFX matching is available today.\n", 3),
        ("FX **mat**ching is available today.\n", 1),
        ("- Steps\n\n    ```\n    FX matching is available today.\n    ```\n", None),
        ("So:\n\n    FX matching is available today.\n", None),
        ("<div>\n**FX matching** is available<br>today.\n</div>\n", 2),
    ],
)
def test_code_in_markdown_silences_nothing_and_claims_nothing(
    repo: RepoBuilder, text: str, line: int | None
) -> None:
    code, found = findings(repo, "doc", "check", "-", "--as", ".md", stdin=text)
    assert (code, [d["line"] for d in found]) == ((1, [line]) if line else (0, []))


def test_an_allowed_claim_draws_nothing_and_a_beta_its_caveats(repo: RepoBuilder) -> None:
    (repo.top / "a.txt").write_text(
        "FX matching is on our roadmap.\n\nMobile approvals are available as a beta, for iOS only.\n\n"
        "Brightbooks supports FX matching.\n",
        encoding="utf-8",
    )
    code, out, _ = readyctl(repo, "doc", "check", "a.txt", "--own", "FinanceOps")
    assert (code, out) == (0, "")
    code, found = findings(repo, "doc", "check", "-", stdin="You can use mobile approvals.")
    assert (code, [(d["code"], d["severity"]) for d in found]) == (0, [("RDY606", "info")])
    assert "What to know: iOS only." in found[0]["help"]


def test_a_company_name_can_be_given(repo: RepoBuilder) -> None:
    text = "Atlas supports FX matching."
    assert findings(repo, "doc", "check", "-", "--own", "FinanceOps", stdin=text) == (0, [])
    assert findings(repo, "doc", "check", "-", "--own", "Atlas", stdin=text)[0] == 1
    assert findings(repo, "doc", "check", "-", stdin=text)[0] == 1  # nobody said whose name it is


def test_hostile_and_empty_files_are_findings_and_the_others_are_read(repo: RepoBuilder) -> None:
    (repo.top / "bomb.docx").write_bytes(zip_of({"../evil": "x"}))
    (repo.top / "cut.pptx").write_bytes(b"PK\x03\x04")
    (repo.top / "a.txt").write_text(f"{CLAIM}.", encoding="utf-8")
    code, found = findings(repo, "doc", "check", "bomb.docx", "cut.pptx", "a.txt")
    assert code == 1
    assert [(d["path"], d["code"]) for d in found] == [
        ("a.txt", "RDY603"),
        ("bomb.docx", "RDY601"),
        ("cut.pptx", "RDY601"),
    ]


def test_a_missing_file_and_an_unknown_format_are_usage_errors(repo: RepoBuilder) -> None:
    assert readyctl(repo, "doc", "check", "gone.docx")[0] == 2
    (repo.top / "a.doc").write_bytes(b"")
    code, _, err = readyctl(repo, "doc", "check", "a.doc")
    assert code == 2
    assert ".docx" in err


def pitch(path: Path) -> Path:
    show = Presentation()
    slide = show.slides.add_slide(show.slide_layouts[5])
    slide.shapes.title.text = "FX matching"
    badge = slide.shapes.add_textbox(Inches(1), Inches(2), Inches(2), Inches(1))
    badge.name, badge.text_frame.text = "Badge", "Shipped"
    badge.element.nvSpPr.cNvPr.set("descr", "readyctl:fx")
    other = show.slides.add_slide(show.slide_layouts[5])
    other.shapes.title.text = "Mobile approvals"
    show.save(str(path))
    return path


def test_a_badge_that_shows_too_much_fails_and_passes_once_stamped(repo: RepoBuilder) -> None:
    pitch(repo.top / "pitch.pptx")
    code, found = findings(repo, "deck", "check", "pitch.pptx")
    assert code == 1
    assert [(d["code"], d["severity"], d["place"]) for d in found] == [
        ("RDY611", "error", 'slide 1, shape "Badge"'),
        ("RDY613", "warning", 'slide 2, shape "Title 1"'),
    ]
    assert "CHANGED: the badge of fx shows 'Shipped', and it is planned" in found[0]["message"]
    code, out, err = readyctl(repo, "deck", "stamp", "pitch.pptx", "--output", "new.pptx")
    assert (code, out, err.splitlines()[1:]) == (0, "", ["stamped one badge in new.pptx"])
    assert [d["code"] for d in findings(repo, "deck", "check", "new.pptx")[1]] == ["RDY613"]
    code, _, err = readyctl(repo, "deck", "check", "new.pptx")
    assert code == 0
    assert err.endswith(f"\n{READ}1 CURRENT, 1 UNVERIFIED\n")
    assert readyctl(repo, "deck", "check", "new.pptx", "--strict")[0] == 1
    with zipfile.ZipFile(repo.top / "pitch.pptx") as old, zipfile.ZipFile(repo.top / "new.pptx") as new:
        different = [name for name in old.namelist() if old.read(name) != new.read(name)]
    assert different == ["ppt/slides/slide1.xml"]
    head = repo.git("rev-parse", "HEAD").strip()
    alt = Presentation(str(repo.top / "new.pptx")).slides[0].shapes[1].element.nvSpPr.cNvPr.get("descr")
    assert alt == f"readyctl:fx planned {head[:12]}"


@pytest.mark.parametrize(
    ("said", "code", "codes"),
    [
        ("✔ Shipped", 1, ["RDY611"]),
        ("Status: Shipped", 1, ["RDY611"]),
        ("Shipped 100%", 1, ["RDY611"]),
        ("Shipped in Q1 2027", 1, ["RDY611"]),
        ("on its way", 1, ["RDY611"]),
        ("Planned for 2027-06-30", 1, ["RDY611"]),
        ("Exploratory", 0, ["RDY611"]),
        ("", 0, ["RDY611"]),
        ("FX matching: Planned", 0, []),
    ],
)
def test_whatever_stands_around_the_word_a_badge_is_held_to_the_level(
    repo: RepoBuilder, said: str, code: int, codes: list[str]
) -> None:
    (repo.top / "a.md").write_text(f"Hi <!-- readyctl:fx -->{said}<!-- /readyctl:fx -->\n", encoding="utf-8")
    done, found = findings(repo, "deck", "check", "a.md", "--select", "RDY611")
    assert (done, [d["code"] for d in found]) == (code, codes)


def test_stamping_never_writes_over_a_file(repo: RepoBuilder) -> None:
    deck = pitch(repo.top / "pitch.pptx")
    before = deck.read_bytes()
    code, _, err = readyctl(repo, "deck", "stamp", "pitch.pptx", "--output", "pitch.pptx")
    assert (code, deck.read_bytes()) == (1, before)
    assert "not overwritten" in err
    assert readyctl(repo, "deck", "stamp", "pitch.pptx")[0] == 2
    assert readyctl(repo, "deck", "stamp", "pitch.pptx", "--output", "nodir/b.pptx")[0] == 2
    assert not (repo.top / "nodir").exists()
    assert readyctl(repo, "deck", "stamp", "pitch.pptx", "--output", "a.md")[0] == 2


def test_a_badge_that_cannot_be_stamped_is_named(repo: RepoBuilder) -> None:
    (repo.top / "a.md").write_text("<!-- readyctl:gone -->Shipped<!-- /readyctl:gone -->\n", encoding="utf-8")
    code, _, err = readyctl(repo, "deck", "stamp", "a.md", "--output", "b.md")
    assert code == 1
    assert "left as it was: gone, slide 1: there is no feature gone" in err
    code, found = findings(repo, "deck", "check", "a.md")
    assert (code, [(d["code"], d["line"]) for d in found]) == (1, [("RDY612", 1)])


def test_a_slide_that_claims_too_much_in_words_fails_too(repo: RepoBuilder) -> None:
    (repo.top / "a.html").write_text(
        '<div class="reveal"><div class="slides"><section><h2>Hi</h2></section>'
        "<section><p>FX matching is live today.</p></section></div></div>",
        encoding="utf-8",
    )
    code, found = findings(repo, "deck", "check", "a.html")
    assert code == 1
    assert [(d["code"], d["place"]) for d in found] == [("RDY603", "slide 2"), ("RDY613", "slide 2")]


def test_a_name_in_the_title_and_shipped_in_a_box_are_read_together(repo: RepoBuilder) -> None:
    show = Presentation()
    for title, box in (
        ("FX matching", "Shipped"),
        ("Available now", "FX matching"),
        ("FX matching", "Planned"),
    ):
        slide = show.slides.add_slide(show.slide_layouts[5])
        slide.shapes.title.text = title
        slide.shapes.add_textbox(Inches(1), Inches(2), Inches(2), Inches(1)).text_frame.text = box
    show.save(str(repo.top / "a.pptx"))
    code, found = findings(repo, "deck", "check", "a.pptx", "--select", "RDY603")
    assert code == 1
    assert [d["place"].split(",")[0] for d in found] == ["slide 1", "slide 2"]


@pytest.mark.parametrize("area", ["textarea data-template", 'script type="text/template"'])
def test_a_reveal_slide_in_markdown_is_checked_and_one_elsewhere_named(repo: RepoBuilder, area: str) -> None:
    (repo.top / "a.html").write_text(
        f'<div class="reveal"><div class="slides"><section data-markdown><{area}>\n# Hi\n{CLAIM}.\n'
        f'</{area.split(maxsplit=1)[0]}></section><section data-markdown="x.md"></section></div></div>',
        encoding="utf-8",
    )
    code, found = findings(repo, "deck", "check", "a.html")
    assert (code, [(d["code"], d["place"], d["line"]) for d in found]) == (
        1,
        [("RDY603", "slide 1", 3), ("RDY602", "slide 2", None), ("RDY613", "slide 1", 3)],
    )


def test_words_of_a_document_are_data_in_every_format(repo: RepoBuilder) -> None:
    evil = "FX matching\x1b[31m is live <script>alert(1)</script> ::error::%0A =1+1"
    (repo.top / "a.txt").write_text(f"{evil}.\n", encoding="utf-8")
    for output_format in FORMATS:
        code, out, _ = readyctl(repo, "doc", "check", "a.txt", "--format", output_format)
        assert code == 1
        assert "\x1b" not in out
        assert not [line for line in out.splitlines() if line.startswith("::error::%0A")]


MOBILE = "Mobile approvals is available as a beta. What to know: iOS only."


def test_the_kind_of_text_decides_and_is_said_with_what_was_read(repo: RepoBuilder) -> None:
    repo.write("registry/features/payments/mobile.yaml", f"id: mobile\n{BETA}tags: [a]\n")
    repo.commit("more", by=ADA)
    for text, kind, code in (
        (MOBILE, "mail", 0),
        (MOBILE, "contract", 1),
        (f"Statement of work\n\n{MOBILE}", None, 1),
        (f"News\n\n{MOBILE}", None, 0),
    ):
        args = ("doc", "check", "-", *(("--kind", kind) if kind else ()))
        found, _, said = readyctl(repo, *args, stdin=text)
        assert found == code, (text, kind)
        assert "stdin: judged as a " in said
    _, out, _ = readyctl(repo, "doc", "check", "-", "--json", stdin=f"Statement of work\n\n{MOBILE}")
    summary = json.loads(out)["summary"]
    taken = {"path": "stdin", "kind": "contract", "kind_from": "a title says 'Statement of work'"}
    assert summary["texts"] == [{**taken, "passages": 2, "read": {"paragraph": 2}, "not_read": {}}]
    _, out, said = readyctl(repo, "check", "--json")
    assert "texts" not in json.loads(out)["summary"]
    assert "judged as" not in said


def test_what_is_offered_instead_may_stand_in_the_same_kind_of_text(repo: RepoBuilder) -> None:
    for kind in ("contract", "proposal", "deck", "mail", "page"):
        _, found = findings(repo, "doc", "check", "-", "--kind", kind, stdin=f"{CLAIM}.")
        (told,) = {d["help"] for d in found}
        offered = told.partition(": ")[2]
        code, again = findings(repo, "doc", "check", "-", "--kind", kind, stdin=offered)
        assert (code, again) == (0, []), offered


def test_the_sentence_to_say_stands_on_a_line_of_its_own_and_the_count_says_what_was_read(
    repo: RepoBuilder,
) -> None:
    _, out, _ = readyctl(repo, "doc", "check", "-", "--kind", "mail", stdin=f"{CLAIM}.")
    assert out.splitlines()[1:] == [
        "  help: say instead:",
        f"    {DIRECTION}",
        f"1 error in 1 mail, as of {out.split()[-1]}",
    ]
    repo.write("a.md", f"{CLAIM}.").write("b.md", "# Offer\n\nNothing.")
    assert "1 error in 2 documents" in readyctl(repo, "doc", "check", "a.md", "b.md")[1]


def test_who_pastes_a_text_is_told_how_it_ends(repo: RepoBuilder) -> None:
    child = terminal.typing(repo.top, "doc", "check", "-", env={**repo.env, **repo.identity(ADA)})
    child.expect("paste the text here, then press Enter and Ctrl-D")
    child.sendline(f"{CLAIM}.")
    child.sendeof()
    code, rest = ended(child)
    assert (code, "FX matching is on our roadmap" in rest) == (1, True)
    assert "paste" not in readyctl(repo, "doc", "check", "-", stdin="Nothing.")[2]


def test_a_badge_in_a_text_that_is_no_deck_is_not_spoken_of_as_one(repo: RepoBuilder) -> None:
    repo.write("README.md", "# Us\n\n<!-- readyctl:fx -->Shipped<!-- /readyctl:fx -->\n")
    code, out, _ = readyctl(repo, "badge", "--check", "README.md")
    assert (code, "slide" in out, "1 error in 1 document" in out) == (1, False, True), out
    assert "as `readyctl badge fx` prints it" in out
    repo.write("d.md", "# FX matching\n")
    _, out, _ = readyctl(repo, "deck", "check", "d.md")
    assert "<!-- readyctl:fx --><!-- /readyctl:fx -->, and run `readyctl deck stamp DECK" in out


def test_a_missing_caveat_is_a_warning_where_the_customer_may_hold_us_to_it(repo: RepoBuilder) -> None:
    severities = {}
    for kind in ("proposal", "mail"):
        stdin = "FX matching is not here. You can use Mobile approvals today."
        _, found = findings(repo, "doc", "check", "-", "--kind", kind, stdin=stdin)
        severities[kind] = {d["code"]: d["severity"] for d in found}
    assert severities == {"proposal": {"RDY603": "error"}, "mail": {"RDY606": "info"}}


def test_a_deck_is_a_deck_whatever_its_title_says(repo: RepoBuilder) -> None:
    repo.write("slides.md", f"# Proposal\n\n{MOBILE}\n")
    code, _, said = readyctl(repo, "deck", "check", "slides.md")
    assert (code, "judged as a deck (deck check reads decks)" in said) == (0, True)
    assert readyctl(repo, "deck", "check", "slides.md", "--kind", "proposal")[0] == 1


def test_an_idea_named_on_a_slide_is_an_error_whatever_else_stands_there(repo: RepoBuilder) -> None:
    idea = "id: idea\nname: AI cash forecast\nsummary: Perhaps.\nlevel: exploratory\n"
    repo.write("registry/features/payments/idea.yaml", idea).commit("an idea", by=ADA, at="2026-01-06")
    for slide in (
        "# AI cash forecast\n",
        "# Ideas\n\nAI cash forecast\n",
        "# Coming\n\n- AI cash forecast\n",
    ):
        (repo.top / "a.md").write_text(slide)
        code, found = findings(repo, "deck", "check", "a.md", "--select", "RDY613")
        assert (code, [d["severity"] for d in found]) == (1, ["error"])
