"""Text that other people typed, made harmless for each kind of output: one function per format's edge."""

import json
import re

_STEERING = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)
"""What moves the cursor, reverses the reading or breaks the encoding; newline and tab do neither."""

# What XML 1.0 cannot hold, not even as a reference (section 2.2): one of these would break a whole file.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

_BREAK = re.compile(r"\s*[\r\n]\s*")

_REFERENCE = re.compile(
    r"[@#!$%&~^](?=[\w\"'])|\bgh-(?=\d)|:(?=//|[\w+\\-]+:)|\bwww(?=\.)",
    re.IGNORECASE,
)
"""What a forge makes a mention, a reference, a link or a picture of, before what it names."""

_MARKDOWN = re.compile(r"([\\`*_\[\]<>|~#&!$])")


# A CI runner obeys a line of output that starts like this, spaces before it or not.
_COMMAND = re.compile(r"^([ \t]*):(?=:)", re.MULTILINE)


def terminal(text: str) -> str:
    r"""The text with control characters, bidirectional ones too, made visible (`\x1b`).

    Two colons at the start of a line stand apart, since a CI runner takes them for a command to itself.
    """
    if "::" in text:
        text = _COMMAND.sub(r"\1: ", text)
    if text.isascii() and text.isprintable():
        return text
    return _STEERING.sub(_visible, text)


def line(text: str) -> str:
    """Like `terminal`, for one line: runs of white space, line breaks too, become one space."""
    if text.isascii() and text.isprintable() and text[:1] != " " and not ("  " in text or "::" in text):
        return text[:-1] if text[-1:] == " " else text  # as most are, and a check of deals tells many
    return terminal(" ".join(text.split()))


def one_line(text: str) -> str:
    """Like `terminal`, for a cell or a heading: a line break becomes a space, all other space stays."""
    return terminal(_BREAK.sub(" ", text) if "\n" in text or "\r" in text else text)


def _visible(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\x{code:02x}" if code <= 0xFF else f"\\u{code:04x}"  # noqa: PLR2004 - one byte


def inert(text: str) -> str:
    """The text without characters that no XML or HTML file may hold."""
    if text.isascii() and text.isprintable():
        return text
    return _NOT_XML.sub("\ufffd", text)


def markdown(text: str) -> str:
    """For a place inside a line of Markdown, table cells too; one line, no links, no HTML, no formulas."""
    return _MARKDOWN.sub(r"\\\1", line(text))


def comment(text: str) -> str:
    """Like `markdown`, for a comment on a forge: the text calls nobody (`@name`), refers to nothing (`#1`,
    `GH-1`, `!1`, `%1`), becomes no link and no picture (`:tada:`), by signs of no width behind what would.
    """
    return _REFERENCE.sub("\\g<0>\u200b", markdown(text))


def markdown_code(text: str) -> str:
    """Text as code within a line of Markdown: between more back ticks than it holds in a row itself."""
    plain = line(text)
    fence = "`" * (max((len(run) for run in re.findall("`+", plain)), default=0) + 1)
    space = " " if "`" in plain else ""
    return f"{fence}{space}{plain}{space}{fence}"


def slack(text: str) -> str:
    """For a place inside a line of Slack's text: its three signs, its marks for bold and code inert."""
    plain = line(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return plain.translate({ord(sign): f"\u200b{sign}" for sign in "*_~`"})


def slack_code(text: str) -> str:
    """Text as code within a line of Slack's text; text with a back tick cannot be code there."""
    if "`" in text:
        return slack(text)
    return f"`{line(text).replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')}`"


def workflow_data(text: str) -> str:
    """For the message of a GitHub workflow command, which ends at the line's end."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def workflow_property(text: str) -> str:
    """For a property (`file=`, `title=`) of a GitHub workflow command."""
    return workflow_data(text).replace(":", "%3A").replace(",", "%2C")


def workflow_log(text: str) -> str:
    """For a plain line of a job's log, which the runner searches for commands: it must not hold any."""
    return re.sub(r"^\s*::", ": :", line(text)).replace("##[", "## [")


_NOT_PLAIN_IN_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")


def yaml_scalar(text: str) -> str:
    """A text as one YAML value on one line, whatever is in it.

    Signs beyond the first plane stay themselves: JSON's pairs of escapes are two signs to YAML.
    """
    quoted = json.dumps(text, ensure_ascii=False)
    return _NOT_PLAIN_IN_YAML.sub(lambda found: f"\\u{ord(found[0]):04x}", quoted)
