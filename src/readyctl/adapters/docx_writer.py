"""Writing a short text as a Word document, with python-docx where it is installed."""

from collections.abc import Iterable
from io import BytesIO

from readyctl.core.text.prose import Block, BlockKind
from readyctl.errors import UsageError

_STYLES = {
    BlockKind.HEADING: "Heading 1",
    BlockKind.PARAGRAPH: "Normal",
    BlockKind.BULLET: "List Bullet",
    BlockKind.NUMBERED: "List Number",
}
_FORBIDDEN = {code: None for code in range(32) if code not in {9, 10, 13}} | {0xFFFE: None, 0xFFFF: None}


def docx(blocks: Iterable[Block]) -> bytes:
    """The document's bytes. Raises UsageError, naming the remedy, where python-docx is missing."""
    try:
        from docx import Document  # noqa: PLC0415 - an extra, and 100 ms
    except ImportError:
        raise UsageError(
            "writing .docx needs the package python-docx, which is not installed here",
            help="install it with: pip install 'readyctl[docx]'; or choose --format markdown",
        ) from None
    document = Document()
    for block in blocks:
        document.add_paragraph(block.text.translate(_FORBIDDEN), style=_STYLES[block.kind])
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()
