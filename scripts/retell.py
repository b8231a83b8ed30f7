"""Plays docs/four-weeks.md and puts into it what the program prints now.

Read the difference before you commit it: it is what people will be told. A command with a line `?` below
it gets all of its output.

python scripts/retell.py
"""

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from support.four_weeks import PAGE, PEOPLE
from support.told_page import Teller, retold


def main() -> None:
    """Play, and write."""
    text = PAGE.read_text("utf-8")
    with tempfile.TemporaryDirectory() as folder:
        wrong = list(Teller(Path(folder) / "repo", PEOPLE).play(text))
    PAGE.write_text(retold(text, wrong), "utf-8")
    print(f"{len(wrong)} places of {PAGE.name} put right")


if __name__ == "__main__":
    main()
