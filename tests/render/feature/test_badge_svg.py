import json
import xml.etree.ElementTree as ET

import pytest

from readyctl.core.entry.document import Node
from readyctl.core.feature.inventory import sales_view
from readyctl.core.level.table import Level
from readyctl.core.level.words import strongest
from readyctl.core.trust.signoff import SignOff
from readyctl.render.feature.badge_svg import (
    LABEL_LENGTH,
    badge_markdown,
    badge_message,
    badge_svg,
    shields_json,
)
from support.inventories import signed, status, unsigned

SVG = "{http://www.w3.org/2000/svg}"
COMMITTED: dict[str, Node] = {
    "id": "fx",
    "level": "committed",
    "delivery": {"date": "2027-Q2", "scope": "One way.", "capacity": "2"},
}
OVERDUE: dict[str, Node] = {
    **COMMITTED,
    "delivery": {"date": "2026-Q3", "scope": "One way.", "capacity": "2"},
}


@pytest.mark.parametrize(
    ("data", "signoff", "message"),
    [
        ({"id": "fx"}, unsigned(), "Planned"),
        (COMMITTED, signed(), "Committed, by 2027-Q2"),
        (COMMITTED, unsigned(), "Planned"),
        (OVERDUE, signed(), "Committed, overdue"),
        (COMMITTED, signed(at="2026-11-01"), "Committed, by 2027-Q2, last confirmed 21 days ago"),
        ({"id": "fx", "level": "beta", "caveats": ["slow"]}, signed(), "Beta"),
    ],
)
def test_a_badge_says_the_level_that_counts(data: dict[str, Node], signoff: SignOff, message: str) -> None:
    view = sales_view(status(data, signoff))
    assert badge_message(view) == message
    assert ET.fromstring(badge_svg(view)).get("aria-label") == f"fx: {message}"  # noqa: S314 - our own output
    assert json.loads(shields_json(view))["message"] == message


@pytest.mark.parametrize("name", ["x", "a" * 200, "多通貨照合", "e\u0301" * 10, "<&\"'>", "🎉🎉"])
def test_any_name_fits_its_badge(name: str) -> None:
    picture = ET.fromstring(badge_svg(sales_view(status({"id": "fx", "name": name}, signed()))))  # noqa: S314
    label, message = picture.findall(f".//{SVG}text")
    assert len(label.text or "") <= LABEL_LENGTH
    assert picture.findtext(f"{SVG}title") == f"{name}: Planned"
    end = int(message.attrib["x"]) + int(message.attrib["textLength"])
    assert int(label.attrib["x"]) + int(label.attrib["textLength"]) < int(message.attrib["x"])
    assert end < int(picture.attrib["width"])


def test_every_level_has_a_drawing_of_its_own() -> None:
    assert len({level.row.face.shape for level in Level}) == len(Level)


def test_the_text_badge_names_its_level() -> None:
    text = badge_markdown(sales_view(status(COMMITTED, signed())))
    assert text == "<!-- readyctl:fx -->◆ Committed<!-- /readyctl:fx -->\n"
    assert strongest(text.partition("-->")[2].partition("<!--")[0]) is Level.COMMITTED
