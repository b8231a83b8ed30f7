"""No part of a page, a text, a mail or a transcript passes in silence: it is read, or named as not read."""

import io
from email.message import EmailMessage

import pytest

from readyctl.adapters.documents import markdown
from readyctl.adapters.documents.reading import read
from readyctl.core.statement.passages import DocumentText, PassageKind

SAID = "Backups come with every plan"


def opened(text: str, ending: str) -> DocumentText:
    return read(io.BytesIO(text.encode()), f"a{ending}", ending)


def judged(found: DocumentText) -> list[str]:
    """The passages that say it, and that are no program."""
    return [p.text for p in found.passages if SAID in p.text and p.kind is not PassageKind.CODE]


@pytest.mark.parametrize(
    "page",
    [
        f"<noscript><p>{SAID}</p></noscript>",
        f"<details><summary>More</summary>{SAID}</details>",
        f'<iframe srcdoc="<p>{SAID}</p>"></iframe>',
        f"<iframe srcdoc='&lt;h1>Plans&lt;/h1>{SAID}'></iframe>",
        f"<!--[if mso]><table><tr><td>{SAID}</td></tr></table><![endif]-->",
        f"<!--[if gte mso 9]>{SAID}<![endif]-->",
        f'<p aria-description="{SAID}">x</p>',
        f'<map><area alt="{SAID}" href="x"></map>',
        f'<input type="image" alt="{SAID}">',
        f'<table summary="{SAID}"><tr><td>x</table>',
        f'<table><tr><th abbr="{SAID}">x</table>',
        f"<video><p>{SAID}</p></video>",
    ],
)
def test_what_a_page_shows_to_some_of_its_readers_is_read(page: str) -> None:
    assert judged(opened(f"<p>Hello.</p>{page}", ".html")) == [SAID]


@pytest.mark.parametrize(
    ("page", "files", "pictures"),
    [
        ("<audio src=a.mp3></audio>", ["a.mp3"], 0),
        ("<video src=a.mp4><track src=a.vtt></video>", ["a.mp4", "a.vtt"], 1),
        ("<svg><image href=a.png /></svg>", [], 1),
        ('<iframe src="a.html"></iframe>', ["a.html"], 0),
        ('<iframe src="a.html" srcdoc="<img src=a.png>"></iframe>', [], 1),
    ],
)
def test_what_a_page_plays_or_shows_from_elsewhere_is_named(
    page: str, files: list[str], pictures: int
) -> None:
    found = opened(f"<p>Hello.</p>{page}", ".html")
    assert ([file for _, file in found.elsewhere], len(found.pictures)) == (files, pictures)


@pytest.mark.parametrize(
    "page",
    [
        f"<!-- {SAID} -->",
        f"<style>p::after {{ content: '{SAID}' }}</style>",
        f"<template>{SAID}</template>",
        f'<script>"{SAID}"</script>',
        f'<meta name="keywords" content="{SAID}">',
    ],
)
def test_what_no_reader_of_a_page_sees_is_no_text(page: str) -> None:
    assert judged(opened(f"<p>Hello.</p>{page}", ".html")) == []


def test_pages_inside_of_pages_end() -> None:
    page = SAID
    for _ in range(3):
        page = f"<iframe srcdoc='{page.replace(chr(39), '&#39;')}'></iframe>"
    assert judged(opened(f"<p>Hello.</p>{page}", ".html")) == []


@pytest.mark.parametrize(
    "text",
    [
        f"!!! note\n\n    {SAID}\n",
        f'!!! note "{SAID}"\n\n    x\n',
        f"???+ tip\n\n    - {SAID}\n",
        f'=== "Cloud"\n\n    {SAID}\n',
        f'=== "Cloud"\n\n    !!! note\n\n        {SAID}\n',
        f"```{{note}}\n{SAID}\n```\n",
        f"```{{admonition}} {SAID}\nx\n```\n",
        f"````{{tab-set}}\n```{{tab-item}} Cloud\n{SAID}\n```\n````\n",
        f"> [!NOTE]\n> {SAID}\n",
        f"See.[^1]\n\n[^1]: {SAID}\n",
    ],
)
def test_boxes_tabs_and_notes_are_text_and_no_program(text: str) -> None:
    assert len(judged(opened(f"Hello.\n\n{text}", ".md"))) == 1


@pytest.mark.parametrize(
    "text",
    [
        f"    {SAID}\n",
        f"```\n{SAID}\n```\n",
        f"```{{code-block}} yaml\n{SAID}\n```\n",
        f"```yaml\n{SAID}\n```\n",
    ],
)
def test_a_program_stays_one(text: str) -> None:
    assert judged(opened(f"Hello.\n\n{text}", ".md")) == []


def test_what_stands_in_a_box_keeps_its_line_and_its_structure() -> None:
    text = f"# Plans\n\n!!! note\n\n    - {SAID}\n\n    | F | Free |\n    |---|---|\n    | SSO | yes |\n"
    found = markdown.document_text(text)
    assert [(p.text, p.kind, p.line, p.label) for p in found.passages[2:]] == [
        (SAID, PassageKind.BULLET, 5, ""),
        ("F", PassageKind.CELL, 7, ""),
        ("Free", PassageKind.CELL, 7, "F"),
        ("SSO", PassageKind.CELL, 9, ""),
        ("yes", PassageKind.CELL, 9, "SSO"),
    ]


@pytest.mark.parametrize(
    "settings",
    [
        f"description: >\n  {SAID}",
        f"title: x\ninfo: |\n  ## Plans\n\n  {SAID}\ntheme: y",
        f"hero:\n  name: x\n  tagline: {SAID}",
        f"features:\n  - title: x\n    details: {SAID}",
        f'summary: "{SAID}"',
    ],
)
def test_settings_that_a_reader_is_shown_are_read(settings: str) -> None:
    assert len(judged(opened(f"---\n{settings}\n---\n\nHello.\n", ".md"))) == 1


@pytest.mark.parametrize("setting", [f"layout: {SAID}", f"nav:\n  {SAID}", "description:\nlayout: x"])
def test_settings_that_nobody_is_shown_are_no_text(setting: str) -> None:
    found = opened(f"---\nx: y\n{setting}\n---\n\nHello.\n", ".md")
    assert [passage.text for passage in found.passages] == ["Hello."]


@pytest.mark.parametrize(
    "text",
    [
        "{{#include more.md}}",
        '--8<-- "more.md"',
        "{% include 'more.md' %}",
        '{{< include "more.md" >}}',
        "![[more.md]]",
        '- first\n\n    --8<-- "more.md"',
    ],
)
def test_files_that_are_put_into_a_text_are_named(text: str) -> None:
    assert [file for _, file in opened(f"Hello.\n\n{text}\n", ".md").elsewhere] == ["more.md"]


@pytest.mark.parametrize(
    "text",
    [
        f'<Card description="{SAID}" />',
        f"<Card\n  className='a b'\n  body='{SAID}'\n>x</Card>",
        f'Hello <Card quote={{"{SAID}"}}>x</Card>',
    ],
)
def test_properties_of_components_are_read(text: str) -> None:
    assert len(judged(opened(f"Hello.\n\n{text}\n", ".mdx"))) == 1


def test_a_text_that_stands_in_another_as_a_component_is_named() -> None:
    text = "import Plan from './plan.mdx'\nimport x from './x.js'\n\nHello.\n\n<Plan />\n"
    assert [file for _, file in opened(text, ".mdx").elsewhere] == ["./plan.mdx"]


@pytest.mark.parametrize(
    "text",
    [
        f".. versionadded:: 2.0\n   {SAID}",
        f".. deprecated:: 2.0 {SAID}",
        f".. seealso::\n\n   {SAID}",
        f".. only:: html\n\n   {SAID}",
        f".. tabs::\n\n   .. tab:: Cloud\n\n      {SAID}",
        f".. dropdown:: {SAID}\n\n   x",
        f".. rubric:: {SAID}",
        f".. |plan| replace:: {SAID}",
        f'.. csv-table:: Plans\n\n   "x","{SAID}"',
        f".. raw:: html\n\n   <p>{SAID}</p>",
        f".. meta::\n   :description: {SAID}",
        f".. a-directive-of-tomorrow::\n\n   {SAID}",
        f".. py:function:: f()\n\n   {SAID}",
    ],
)
def test_directives_of_restructuredtext_are_text_unless_they_are_known_to_be_none(text: str) -> None:
    assert len(judged(opened(f"Hello.\n\n{text}\n\nEnd.\n", ".rst"))) == 1


@pytest.mark.parametrize(
    "text", [f".. {SAID}", f".. code-block:: x\n\n   {SAID}", f".. math:: {SAID}", f"See::\n\n   {SAID}"]
)
def test_comments_and_programs_of_restructuredtext_are_none(text: str) -> None:
    assert judged(opened(f"Hello.\n\n{text}\n\nEnd.\n", ".rst")) == []


def test_files_that_restructuredtext_puts_in_are_named() -> None:
    text = "Hello.\n\n.. include:: more.rst\n\n.. csv-table:: x\n   :file: plans.csv\n"
    assert [file for _, file in opened(text, ".rst").elsewhere] == ["more.rst", "plans.csv"]


def test_headings_of_restructuredtext_are_as_deep_as_their_marks_come_in_order() -> None:
    text = "===\nA\n===\n\nB\n===\n\nC\n---\n\nD\n===\n\nE\n^^^\n\nHello.\n"
    found = [(p.text, p.depth) for p in opened(text, ".rst").passages if p.kind is PassageKind.HEADING]
    assert found == [("A", 1), ("B", 2), ("C", 3), ("D", 2), ("E", 4)]


@pytest.mark.parametrize("time", ["00:00:01 --> 00:00:02", "0:0:1,5 --> 0:0:2,0", "00:01.00 --> 00:02.00"])
def test_times_are_read_however_many_digits_they_have(time: str) -> None:
    text = f"1\n{time}\n{SAID}.\n\n2\n00:00:03,000 --> 00:00:04,000\nHello.\n"
    assert [passage.text for passage in opened(text, ".srt").passages] == [f"{SAID}.", "Hello."]


def mail() -> EmailMessage:
    message = EmailMessage()
    message["Subject"] = "Hi"
    message.set_content("Hello.\n")
    return message


@pytest.mark.parametrize(
    ("kind", "name"),
    [("ms-tnef", "winmail.dat"), ("ics", "invite.ics"), ("zip", "a.zip"), ("pkcs7-mime", "smime.p7m")],
)
def test_attachments_without_a_reader_are_named(kind: str, name: str) -> None:
    message = mail()
    message.add_attachment(b"x", "application", kind, filename=name)
    found = read(io.BytesIO(bytes(message)), "a.eml", ".eml")
    assert [place for place, _ in found.unread] == [f'attachment "{name}"']


def test_an_invitation_in_a_mail_is_read() -> None:
    message = mail()
    message.add_alternative(f"BEGIN:VCALENDAR\nDESCRIPTION:{SAID}\nEND:VCALENDAR\n", subtype="calendar")
    assert len(judged(read(io.BytesIO(bytes(message)), "a.eml", ".eml"))) == 1


def test_a_file_in_the_text_of_a_mail_is_named_and_its_letters_are_no_text() -> None:
    text = "Subject: x\n\nHello.\n\nbegin 644 plan.txt\n#0V%T\n`\nend\n\nBye.\n"
    found = opened(text, ".eml")
    assert [passage.text for passage in found.passages] == ["x", "Hello.", "Bye."]
    assert [place for place, _ in found.unread] == ['attachment "plan.txt"']


@pytest.mark.parametrize(
    ("piece", "ending"),
    [
        ("{{#include a ", ".md"),
        ("![[", ".md"),
        ("<!--include:", ".md"),
        (":[", ".md"),
        ("<Card a='b ", ".mdx"),
        ("begin 644 a\n", ".eml"),
        (".. raw:: html\n", ".rst"),
    ],
)
def test_marks_without_an_end_take_no_endless_time(piece: str, ending: str) -> None:
    found = opened(f"{SAID}.\n\n{piece * 10_000}", ending)
    assert any(SAID in passage.text for passage in found.passages)
