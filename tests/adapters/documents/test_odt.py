import io

import pytest

from readyctl.adapters.documents.odt import read
from readyctl.core.statement.passages import PassageKind, Unreadable
from support.office_files import zip_of

OASIS = "urn:oasis:names:tc:opendocument:xmlns"
SPACES = " ".join(f'xmlns:{p}="{OASIS}:{p}:1.0"' for p in ("office", "text", "table", "style"))
DRAW = f'xmlns:draw="{OASIS}:drawing:1.0"'
BODY = """
<text:tracked-changes><text:changed-region><text:deletion><text:p>Gone.</text:p></text:deletion>
</text:changed-region></text:tracked-changes>
<text:h text:outline-level="1">3. Service</text:h>
<text:p>SSO<text:s text:c="2"/>is <text:span>included</text:span><text:note text:note-class="footnote">
<text:note-citation>1</text:note-citation><text:note-body><text:p>Since May.</text:p></text:note-body>
</text:note>.<office:annotation><text:p>No.</text:p></office:annotation></text:p>
<text:list><text:list-item><text:p>Webhooks</text:p></text:list-item></text:list>
<table:table><table:table-row><table:table-cell><text:p>RBAC</text:p></table:table-cell>
<table:table-cell><text:p>yes</text:p></table:table-cell></table:table-row></table:table>
<text:p><draw:frame><draw:text-box><text:p>Live today.</text:p></draw:text-box></draw:frame></text:p>
"""
CONTENT = (
    f"<office:document-content {SPACES} {DRAW}><office:body><office:text>{BODY}"
    "</office:text></office:body></office:document-content>"
)
STYLES = (
    f"<office:document-styles {SPACES}><office:master-styles><style:master-page><style:header>"
    "<text:p>Draft</text:p></style:header></style:master-page></office:master-styles></office:document-styles>"
)


def test_body_notes_lists_tables_frames_and_headers_are_read() -> None:
    found = read(io.BytesIO(zip_of({"content.xml": CONTENT, "styles.xml": STYLES})), "a.odt").passages
    assert [(p.text, p.place) for p in found] == [
        ("3. Service", "section 3, heading"),
        ("SSO  is included.", "section 3, paragraph 1"),
        ("Since May.", "section 3, footnote 1"),
        ("Webhooks", "section 3, paragraph 2"),
        ("RBAC", "section 3, table 1, row 1, column 1"),
        ("yes", "section 3, table 1, row 1, column 2"),
        ("Live today.", "section 3, text box 1"),
        ("Draft", "header"),
    ]
    assert found[3].kind is PassageKind.BULLET
    assert found[5].label == "RBAC"


def test_a_protected_text_says_so() -> None:
    manifest = '<m:manifest xmlns:m="x"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>'
    parts: dict[str, bytes | str] = {"content.xml": b"\x93\x12", "META-INF/manifest.xml": manifest}
    with pytest.raises(Unreadable, match="password"):
        read(io.BytesIO(zip_of(parts)), "a.odt")


OLD = (
    '<?xml version="1.0"?><!DOCTYPE o:document-content PUBLIC "-//OpenOffice.org//DTD 1.0//EN" "office.dtd">'
    '<o:document-content xmlns:o="http://openoffice.org/2000/office" '
    'xmlns:t="http://openoffice.org/2000/text" '
    'xmlns:b="http://openoffice.org/2000/table" xmlns:d="http://openoffice.org/2000/drawing"><o:body>'
    '<t:h t:level="1">Offer</t:h><t:p>SSO<t:tab-stop/>is included.<t:footnote><t:footnote-citation>1'
    "</t:footnote-citation><t:footnote-body><t:p>Since May.</t:p></t:footnote-body></t:footnote></t:p>"
    "<t:unordered-list><t:list-item><t:p>Webhooks</t:p></t:list-item></t:unordered-list><b:table><b:table-row>"
    "<b:table-cell><t:p>RBAC</t:p></b:table-cell><b:table-cell><t:p>yes</t:p></b:table-cell></b:table-row>"
    '</b:table><t:p>See <d:image d:name="a"/>here.</t:p></o:body></o:document-content>'
)
OLD_TYPE = {"mimetype": "application/vnd.sun.xml.writer"}


def test_texts_of_the_first_openoffice_are_read_alike() -> None:
    found = read(io.BytesIO(zip_of({**OLD_TYPE, "content.xml": OLD})), "a.sxw")
    assert [(p.text, p.place, p.kind.value) for p in found.passages] == [
        ("Offer", 'section "Offer", heading', "heading"),
        ("SSO\tis included.", 'section "Offer", paragraph 1', "body"),
        ("Since May.", 'section "Offer", footnote 1', "note"),
        ("Webhooks", 'section "Offer", paragraph 2', "bullet"),
        ("RBAC", 'section "Offer", table 1, row 1, column 1', "cell"),
        ("yes", 'section "Offer", table 1, row 1, column 2', "cell"),
        ("See here.", 'section "Offer", paragraph 3', "body"),
    ]
    assert found.pictures == ('section "Offer"',)


def test_an_old_text_may_have_a_document_type_and_no_entities() -> None:
    bomb = OLD.replace('"office.dtd">', '"office.dtd" [<!ENTITY a "b">]>')
    with pytest.raises(Unreadable, match="entities"):
        read(io.BytesIO(zip_of({**OLD_TYPE, "content.xml": bomb})), "a.sxw")
    with pytest.raises(Unreadable, match="document type"):
        read(io.BytesIO(zip_of({"content.xml": OLD})), "a.odt")
