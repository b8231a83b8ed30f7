import sys
from io import BytesIO

import pytest
from docx import Document

from readyctl.adapters.docx_writer import docx
from readyctl.core.text.prose import Block, BlockKind
from readyctl.errors import UsageError

BLOCKS = [
    Block(BlockKind.HEADING, "Scope for <Acme> & Co"),
    Block(BlockKind.PARAGRAPH, "\u05d0 \U0001f680 bell\x07"),
    Block(BlockKind.BULLET, "one"),
]


def test_blocks_become_paragraphs_with_styles() -> None:
    made = Document(BytesIO(docx(BLOCKS))).paragraphs
    assert [paragraph.text for paragraph in made] == [
        "Scope for <Acme> & Co",
        "\u05d0 \U0001f680 bell",
        "one",
    ]
    assert [p.style.name for p in made if p.style] == ["Heading 1", "Normal", "List Bullet"]


def test_without_python_docx_the_remedy_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(UsageError) as refused:
        docx(BLOCKS)
    assert "python-docx" in refused.value.message
    assert "readyctl[docx]" in refused.value.help
