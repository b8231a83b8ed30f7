"""Four weeks of six people: the page that tells them is played, and held against what happens.

Each day ends with what a careful colleague would have told each of them. `scripts/retell.py` brings the
page up to date; whoever runs it reads the difference.
"""

from pathlib import Path

from support.four_weeks import PAGE, PEOPLE
from support.told_page import Teller


def test_each_day_tells_everybody_what_a_careful_colleague_would(tmp_path: Path) -> None:
    teller = Teller(tmp_path / "repo", PEOPLE)
    wrong = [f"line {each.at}: {each.lines}" for each in teller.play(PAGE.read_text("utf-8"))]
    assert not wrong, "put it right by scripts/retell.py, and read the difference:\n" + "\n".join(wrong)
