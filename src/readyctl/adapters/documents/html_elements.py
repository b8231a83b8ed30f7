"""What each element of a page is: a block, a picture, something that nobody sees."""

import re

from readyctl.core.statement.passages import PassageKind

SILENT = frozenset({"script", "style", "template", "del", "s", "strike", "title"})
"""Elements whose words no reader of the page sees in it."""
HEADINGS = re.compile(r"h[1-6]")
BLOCKS = re.compile(
    "address|article|aside|blockquote|body|dd|details|dialog|div|dl|dt|fieldset|figcaption|figure|footer|"
    "form|h[1-6r]|head|header|html|li|main|nav|ol|p|pre|section|option|button|select|summary|table|tbody|td|tfoot|th|thead|tr|ul",
)
VOID = frozenset(
    {"br", "hr", "img", "input", "link", "meta", "area", "base", "col", "embed", "source", "track", "wbr"}
)
RAW = frozenset({"script", "style", "title", "textarea"})
"""Elements whose content is no markup."""
PICTURES = frozenset({"img", "image", "svg", "canvas", "video"})
"""Elements that show a picture."""
FRAMES = {
    "iframe": "src",
    "embed": "src",
    "frame": "src",
    "object": "data",
    "audio": "src",
    "video": "src",
    "source": "src",
    "track": "src",
}
"""Elements that show, or play, another file, and the attribute that names it."""
KINDS = {
    "li": PassageKind.BULLET,
    "td": PassageKind.CELL,
    "th": PassageKind.CELL,
    "pre": PassageKind.CODE,
    "code": PassageKind.BODY,
}
"""Elements that say what a passage in them is."""
DRAWN_WORDS = frozenset({"text", "desc", "foreignobject", "svg"})
"""Elements of a drawing whose end is the end of what is written there."""
