import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.util import Inches, Pt

from readyctl.adapters.decks.deck import read, stamp
from readyctl.core.level.table import Level
from readyctl.core.statement.badges import Stamp
from readyctl.core.statement.passages import Unreadable
from readyctl.errors import UsageError
from support.office_files import rezip, zip_of

BOX = (Inches(1), Inches(1), Inches(2), Inches(0.5))
STAMPS = {
    "fx": Stamp(Level.PLANNED, "readyctl:fx planned 3f2c9d1e3f2c"),
    "sso": Stamp(Level.SHIPPED, "readyctl:sso shipped 3f2c9d1e3f2c"),
}


def box(shapes: Any, text: str, name: str, alt: str = "") -> Any:
    shape = shapes.add_textbox(*BOX)
    shape.name, shape.text_frame.text = name, text
    shape.element.nvSpPr.cNvPr.set("descr", alt)
    return shape


def deck(build: Callable[[Any], None]) -> bytes:
    show = Presentation()
    build(show)
    held = io.BytesIO()
    show.save(held)
    return held.getvalue()


def pitch(show: Any) -> None:
    slide = show.slides.add_slide(show.slide_layouts[5])
    slide.shapes.title.text = "FX matching & more"
    badge = box(slide.shapes, "Shipped", "Badge", "readyctl:fx")
    run = badge.text_frame.paragraphs[0].runs[0]
    run.font.name, run.font.size, run.font.bold = "Courier New", Pt(21), True
    run.font.color.rgb = RGBColor(1, 2, 3)  # type: ignore[no-untyped-call]
    badge.fill.solid()
    badge.fill.fore_color.rgb = RGBColor(0, 128, 0)  # type: ignore[no-untyped-call]
    slide.notes_slide.notes_text_frame.text = "Say it."
    second = show.slides.add_slide(show.slide_layouts[6])
    box(second.shapes.add_group_shape().shapes, "", "readyctl:sso")


def shapes_of(data: bytes, slide: int) -> list[Any]:
    return list(Presentation(io.BytesIO(data)).slides[slide].shapes)


def test_badges_are_found_by_name_and_by_alternative_text() -> None:
    found = read(deck(pitch), "a.pptx").badges
    assert [(b.id, b.text, b.place, b.claimed) for b in found] == [
        ("fx", "Shipped", 'slide 1, shape "Badge"', Level.SHIPPED),
        ("sso", "", 'slide 2, shape "readyctl:sso"', None),
    ]


def test_stamping_writes_words_colours_and_anchor_and_keeps_the_font() -> None:
    done = stamp(deck(pitch), "a.pptx", STAMPS)
    badge = shapes_of(done.data, 0)[1]
    run = badge.text_frame.paragraphs[0].runs[0]
    assert badge.text_frame.text == "Planned"
    assert badge.name == "readyctl:fx"
    assert badge.element.nvSpPr.cNvPr.get("descr") == STAMPS["fx"].alt
    assert (run.font.name, run.font.size, run.font.bold) == ("Courier New", Pt(21), True)
    assert str(badge.fill.fore_color.rgb) == Level.PLANNED.row.face.colour.lstrip("#").upper()
    assert str(run.font.color.rgb) == "FFFFFF"
    inner = shapes_of(done.data, 1)[0].shapes[0]
    assert inner.text_frame.text == "Shipped"
    assert [badge.claimed for badge in read(done.data, "a.pptx").badges] == [Level.PLANNED, Level.SHIPPED]


def test_every_other_part_is_byte_identical() -> None:
    before = deck(pitch)
    after = stamp(before, "a.pptx", STAMPS).data
    with zipfile.ZipFile(io.BytesIO(before)) as old, zipfile.ZipFile(io.BytesIO(after)) as new:
        assert old.namelist() == new.namelist()
        changed = [name for name in old.namelist() if old.read(name) != new.read(name)]
        assert changed == ["ppt/slides/slide1.xml", "ppt/slides/slide2.xml"]
        assert [i.date_time for i in old.infolist()] == [i.date_time for i in new.infolist()]
    assert shapes_of(after, 0)[0].text_frame.text == "FX matching & more"


def test_stamping_twice_changes_nothing_more() -> None:
    once = stamp(deck(pitch), "a.pptx", STAMPS).data
    assert stamp(once, "a.pptx", STAMPS).data == once


RUN = "<a:r><a:rPr b='1'/><a:t>Shi</a:t></a:r>"
BODIES = (
    "<a:p/>",
    "<a:p><a:endParaRPr lang='en'/></a:p>",
    "<a:p><a:pPr algn='ctr'/><a:r><a:t/></a:r></a:p>",
    f"<a:p>{RUN}<a:r><a:t>pped</a:t></a:r></a:p><a:p><a:fld><a:t>x</a:t></a:fld></a:p>",
    "<a:p><a:r><a:rPr><a:ln/><a:gradFill/><a:latin typeface='X'/></a:rPr><a:t>a &amp; b</a:t></a:r></a:p>",
    "<!-- <p:sp> --><a:p><a:r><a:t><![CDATA[<a:t>]]></a:t></a:r></a:p>",
)


@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize("properties", ["/>", "><a:xfrm/><a:prstGeom prst='rect'/><a:ln/></p:spPr>"])
def test_any_shape_of_a_badge_can_be_stamped(body: str, properties: str) -> None:
    shape = (
        "<p:sp><p:nvSpPr><p:cNvPr id='9' name='a &gt; b' descr='readyctl:fx shipped abcdef1'/>"
        "<p:cNvSpPr/><p:nvPr/>"
        f"</p:nvSpPr><p:spPr{properties}<p:txBody><a:bodyPr/>{body}</p:txBody></p:sp></p:spTree>"
    )
    plain = deck(lambda show: show.slides.add_slide(show.slide_layouts[6]))
    data = rezip(plain, {"ppt/slides/slide1.xml": lambda part: part.replace(b"</p:spTree>", shape.encode())})
    if b"</p:spTree>" not in zipfile.ZipFile(io.BytesIO(plain)).read("ppt/slides/slide1.xml"):
        pytest.fail("the fixture has no place for a shape")
    done = stamp(data, "a.pptx", STAMPS)
    (badge,) = read(done.data, "a.pptx").badges
    assert (badge.text.strip(), badge.claimed) == ("Planned", Level.PLANNED)


def test_what_is_no_badge_of_a_feature_is_left_and_named(tmp_path: Path) -> None:
    from PIL import Image

    picture = tmp_path / "a.png"
    Image.new("RGB", (8, 8)).save(picture)

    def build(show: Any) -> None:
        slide = show.slides.add_slide(show.slide_layouts[6])
        box(slide.shapes, "Shipped", "readyctl:teleporter")
        drawn = slide.shapes.add_picture(str(picture), 0, 0)
        drawn.element.nvPicPr.cNvPr.set("descr", "readyctl:fx shipped abcdef1")

    data = deck(build)
    done = stamp(data, "a.pptx", STAMPS)
    assert [(badge.id, why) for badge, why in done.left] == [
        ("teleporter", "there is no feature teleporter"),
        ("fx", "it is a picture; put a text shape in its place"),
    ]
    assert not done.written
    assert [b.claimed for b in read(data, "a.pptx").badges] == [Level.SHIPPED, Level.SHIPPED]


def test_hostile_decks_are_refused() -> None:
    slides = deck(pitch)
    laughing = rezip(
        slides, {"ppt/slides/slide1.xml": lambda part: b"<!DOCTYPE a>" + part.split(b"?>", 1)[1]}
    )
    deep = rezip(slides, {"ppt/slides/slide1.xml": lambda _: b"<a>" * 5_000})
    for data, why in (
        (laughing, "document type"),
        (deep, "levels deep"),
        (zip_of({"a": "b"}), "no PowerPoint"),
    ):
        with pytest.raises(Unreadable, match=why):
            read(data, "a.pptx")
        with pytest.raises(Unreadable, match=why):
            stamp(data, "a.pptx", STAMPS)
    with pytest.raises(UsageError, match="is no deck"):
        read(b"", "a.key")


def test_a_slide_too_large_is_refused() -> None:
    data = rezip(deck(pitch), {"ppt/slides/slide1.xml": lambda part: part + b" " * 40_000_000})
    with pytest.raises(Unreadable, match="unpacks to"):
        read(data, "a.pptx")


def test_only_badges_that_are_true_in_the_copy_count_as_stamped(tmp_path: Path) -> None:
    from PIL import Image

    picture = tmp_path / "a.png"
    Image.new("RGB", (8, 8)).save(picture)

    def build(show: Any) -> None:
        shapes = show.slides.add_slide(show.slide_layouts[6]).shapes
        group = shapes.add_group_shape()
        group.name = "readyctl:fx"
        box(group.shapes, "Shipped", "one")
        box(group.shapes, "Shipped", "two")
        table = shapes.add_table(1, 1, *BOX)
        table.name, table.table.cell(0, 0).text = "readyctl:fx", "Shipped"
        shapes.add_connector(1, 0, 0, 9, 9).name = "readyctl:fx"
        shapes.add_picture(str(picture), 0, 0).name = "readyctl:fx"

    data = deck(build)
    done = stamp(data, "a.pptx", STAMPS)
    shape = "its words are not in one text shape; put a text shape in its place"
    drawn = "it is a picture; put a text shape in its place"
    assert done.written == ()
    assert [why for _, why in done.left] == [shape, shape, drawn, drawn]
    assert [badge.text for badge in read(done.data, "a.pptx").badges] == [
        "Shipped\nShipped",
        "Shipped",
        "",
        "",
    ]


def test_the_words_of_a_group_are_written_where_they_stood() -> None:
    def build(show: Any) -> None:
        group = show.slides.add_slide(show.slide_layouts[6]).shapes.add_group_shape()
        group.name = "readyctl:fx"
        box(group.shapes, "", "empty")
        box(group.shapes, "Shipped", "word")

    done = stamp(deck(build), "a.pptx", STAMPS)
    (badge,) = read(done.data, "a.pptx").badges
    assert (badge.text, len(done.written)) == ("Planned", 1)


def test_a_media_part_that_unpacks_without_end_is_not_copied() -> None:
    held = io.BytesIO(deck(pitch))
    with zipfile.ZipFile(held, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("ppt/media/a.bin", bytes(8 << 20))
    with pytest.raises(Unreadable, match="unpacks to"):
        stamp(held.getvalue(), "a.pptx", STAMPS)
