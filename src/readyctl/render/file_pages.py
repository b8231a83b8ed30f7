"""The reference of the files that people write: as a page, and as text for a terminal."""

from collections.abc import Iterator, Sequence

from readyctl.render.file_keys import FileKey, file_keys
from readyctl.render.file_kinds import FILES, FileKind

_HEAD = """\
# The files of a registry

Every key: what it means, what is written there, an example, and who may change it. The same stands in the
JSON Schemas, for editors (`readyctl schema NAME`), and in `readyctl help file NAME`. Keys in **bold** are
required; all others may be absent, null or empty. The YAML is strict: an unknown key is an error, and so is
one that stands twice. Who may change a key stands above each table, and beside the key where it is another.
"""


def page() -> str:
    """`docs/files.md`."""
    return "\n".join((_HEAD, *map(_section, FILES)))


def example(kind: FileKind) -> str:
    """A file of this kind in which every key has a value. No real file needs them all."""
    return "".join(f"{line}\n" for line in _example_lines(file_keys(kind)))


def help_text(kind: FileKind) -> str:
    """The same for a terminal."""
    lines = [f"{kind.where}: {kind.about}", kind.usually]
    for key in file_keys(kind):
        lines += ["", f"{key.path}{' (required)' if key.required else ''}", f"    {key.meaning}"]
        lines.append(f"    {key.form}{f'; such as {key.example}' if key.example else ''}")
        if key.whose != kind.usually and not key.depth:
            lines.append(f"    {key.whose}")
    return "".join(f"{line}\n" for line in lines)


def _section(kind: FileKind) -> str:
    rows = "".join(f"{_row(key, kind.usually)}\n" for key in file_keys(kind))
    return (
        f"## {kind.name}\n\n`{kind.where}`: {kind.about} {kind.usually}\n\n"
        "| key | it means | written as | who |\n| --- | --- | --- | --- |\n"
        f"{rows}\nWith every key, which no real file needs:\n\n```yaml\n{example(kind)}```\n"
    )


def _row(key: FileKey, usually: str) -> str:
    name = f"**`{key.path}`**" if key.required else f"`{key.path}`"
    form = f"{key.form}: `{key.example}`" if key.example else key.form
    cells = (name, key.meaning, form, "" if key.depth or key.whose == usually else key.whose)
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def _example_lines(keys: Sequence[FileKey]) -> Iterator[str]:
    """YAML, two spaces for each step down; the first key below a list begins its only item."""
    before = ""
    for key in keys:
        parents, _, name = key.path.rpartition(".")
        first_of_item = parents.endswith("[]") and not before.startswith(f"{parents}.")
        margin = "".join("    " if part.endswith("[]") else "  " for part in parents.split(".") if part)
        value = key.example or _first_word(key)
        dash = f"{margin[:-2]}- " if first_of_item else margin
        yield f"{dash}{name.removesuffix('[]')}:{f' {value}' if value else ''}"
        before = key.path


def _first_word(key: FileKey) -> str:
    """The first of the words that may stand there; nothing where other keys stand below."""
    _, given, words = key.form.partition("one of ")
    return words.split(",")[0].split(" or ")[0] if given else ""
