"""Who is in the four weeks of docs/four-weeks.md. The robot is CI: in no roster, and the owner of nothing."""

from pathlib import Path

from support.people import ADA, BOB, PAT, SAM, Person

PAGE = Path(__file__).parents[2] / "docs" / "four-weeks.md"
PEOPLE = {
    "ada": ADA,
    "bob": BOB,
    "pat": PAT,
    "sam": SAM,
    "rita": Person("Rita Rep", "rita@example.com"),
    "robot": Person("CI robot", "robot@example.com"),
}
