"""Writing many new notes at once: the house style of `yaml_editor.dump`, proven by the strict reader alone.

The second parser of `dump` takes some milliseconds a file, which is nothing for one and half a minute for a
pipeline of thousands. New files of one known shape need the proof that they read back, and no more.
"""

from collections.abc import Mapping

from readyctl.adapters.yaml.proof import EditRefused, strict_data
from readyctl.adapters.yaml.text import mapping_lines
from readyctl.core.entry.document import Node


def note_text(data: Mapping[str, Node]) -> str:
    """The text of a new file. Raises EditRefused where it would not read back as `data`, and Unwritable for
    characters that no file may hold.
    """
    text = "".join(f"{line}\n" for line in mapping_lines(data, 0))
    if strict_data(text) != data:
        raise EditRefused(
            "the note cannot be written as it is", help="Shorten or simplify what the export says."
        )
    return text
