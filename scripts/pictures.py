"""Takes the pictures of the README from the program as it is: a refusal at a terminal, and the page.

python scripts/pictures.py write    takes both again; the page takes Chromium
python scripts/pictures.py check    changes nothing, needs no browser; exits 1 where one shows what was

The picture of the page cannot be compared letter by letter: beside it stands the hash of the page as it is on
a day that stands still. The picture is of the day on which it was taken, since a page tells how old it is.
"""

import datetime as dt
import hashlib
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from html import escape
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
PICTURES = TOP / "docs" / "pictures"
REFUSAL, PAGE, HASH = PICTURES / "refusal.svg", PICTURES / "page.png", PICTURES / "page.sha256"
DAY = "2026-11-23"
COLUMNS = 92
SIZE = "1040,900"
"""Of the browser's window, in CSS pixels."""

ADA, PAT = ("Ada Lovelace", "ada@example.com"), ("Pat Product", "pat@example.com")
NEW = (
    ("fx-matching", "payments", "FX matching", "Matches invoices across currencies."),
    ("audit-export", "reports", "Audit export", "Exports the audit trail as CSV."),
    ("single-sign-on", "platform", "Single sign-on", "Signs people in with the customer's own accounts."),
)
SIGNED = (
    ("audit-export", "beta", "--caveat", "EUR and USD only"),
    (
        "single-sign-on",
        "committed",
        "--date",
        "2027-03-31",
        "--scope",
        "SAML",
        "--capacity",
        "2 engineers in spring",
    ),
)
CLAIM = (
    "fx-matching", "committed",
    "--date", "2030-06-30", "--scope", "12 currencies", "--capacity", "2 engineers",
)  # fmt: skip
COMMIT = ("git", "commit", "--all", "--message", "FX matching is committed")


class Registry:
    """A registry in a folder of its own, all of it made on one day."""

    def __init__(self, folder: Path, day: str = DAY) -> None:
        self.top = folder / "acme"
        self.top.mkdir()
        kept = {name: os.environ[name] for name in ("TMPDIR", "SYSTEMROOT") if name in os.environ}
        self._env = kept | {
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', os.defpath)}",
            "HOME": str(folder), "LC_ALL": "C.UTF-8", "COLUMNS": str(COLUMNS), "READYCTL_TODAY": day,
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_AUTHOR_DATE": f"{day}T00:00:00Z", "GIT_COMMITTER_DATE": f"{day}T00:00:00Z",
        }  # fmt: skip
        self.by(ADA, "git", "init", "--quiet", "--initial-branch=main")
        self.by(ADA, "readyctl", "init", "--hooks", "--yes")
        self.by(ADA, "git", "rm", "--quiet", "-r", "registry/features/sample")
        self.by(ADA, "git", "commit", "--quiet", "--message", "No sample")
        for feature, area, name, summary in NEW:
            told = ("--area", area, "--name", name, "--summary", summary)
            self.by(ADA, "readyctl", "feature", "new", feature, *told, "--yes", "--commit")
        for claim in SIGNED:
            self.by(ADA, "readyctl", "feature", "set-level", *claim, "--yes", "--commit")
        self.by(PAT, "readyctl", "feature", "set-level", *CLAIM, "--yes")

    def by(self, person: tuple[str, str], *command: str, ends: int = 0, **more: str) -> str:
        """Run a command as this person, and give what she saw. Another end than the expected stops it all."""
        name, email = person
        names: Mapping[str, str] = {
            "GIT_AUTHOR_NAME": name, "GIT_AUTHOR_EMAIL": email,
            "GIT_COMMITTER_NAME": name, "GIT_COMMITTER_EMAIL": email,
        }  # fmt: skip
        done = subprocess.run(
            command, cwd=self.top, env=self._env | dict(names) | more, check=False, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
        )  # fmt: skip
        if done.returncode != ends:
            sys.exit(f"{' '.join(command)} ended with {done.returncode}:\n{done.stdout}")
        return done.stdout


def refusal(registry: Registry) -> str:
    """A commit that the hook refuses, and the answer that sales gets, as a drawing of a terminal."""
    refused = registry.by(PAT, *COMMIT, ends=1, FORCE_COLOR="1")
    asked = registry.by(PAT, "readyctl", "ask", "FX matching", "--kind", "contract", ends=1, FORCE_COLOR="1")
    texts = (
        f"$ git commit -am '{COMMIT[-1]}'",
        *_told(refused),
        "",
        '$ readyctl ask "FX matching" --kind contract',
        *_told(asked),
    )
    return drawing([part for text in texts for part in _wrapped(text)])


def page(registry: Registry) -> bytes:
    """The page of the registry as it is for sales, after the commit was forced in."""
    registry.by(PAT, *COMMIT, "--no-verify")
    registry.by(ADA, "readyctl", "site", "build", "--output", "public")
    return (registry.top / "public" / "index.html").read_bytes()


def _told(text: str) -> list[str]:
    return text.rstrip("\n").split("\n")


_COLOUR = re.compile("\x1b\\[([0-9;]*)m")
_INK = {"1": "bold", "2": "dim", "31": "red", "32": "green", "33": "yellow", "36": "cyan"}
STYLE = (
    "text{font:14px ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace;fill:#e6e6e6;white-space:pre}"
    ".bold{font-weight:bold}.dim{fill:#9aa0a6}.red{fill:#ff8a80}.green{fill:#a5d6a7}.yellow{fill:#ffe082}"
    ".cyan{fill:#80deea}.typed{fill:#ffffff;font-weight:bold}"
)
WIDE, HIGH, MARGIN = 8.43, 20, 16
"""Pixels of a character and of a line, and around all of them."""


def drawing(lines: list[str]) -> str:
    """Lines with a terminal's colours as SVG; a run of one colour is as wide as it is, whatever the font."""
    width, height = round(COLUMNS * WIDE + 2 * MARGIN), HIGH * len(lines) + 2 * MARGIN
    label = escape(" ".join(_COLOUR.sub("", line).strip() for line in lines), quote=True)
    drawn = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img"',
        f'aria-label="{label}">',
        f'<style>{STYLE}</style><rect width="{width}" height="{height}" rx="8" fill="#1e1e1e"/>',
    ]
    for number, line in enumerate(lines, 1):
        y = MARGIN + number * HIGH - 5
        for column, style, text in _runs(line):
            at, wide = MARGIN + column * WIDE, len(text) * WIDE
            drawn.append(
                f'<text x="{at:.1f}" y="{y}" class="{style}" textLength="{wide:.1f}" '
                f'lengthAdjust="spacingAndGlyphs">{escape(text)}</text>'
            )
    return "\n".join([*drawn, "</svg>"]) + "\n"


def _runs(line: str) -> Iterator[tuple[int, str, str]]:
    """The column, the style and the text of each run of one colour."""
    style, column = ("typed" if line.startswith("$ ") else ""), 0
    for index, part in enumerate(_COLOUR.split(line)):
        if index % 2:
            style = _INK.get(part, "")
        elif part.strip():
            yield column, style, part
        column += 0 if index % 2 else len(part)


def _wrapped(line: str) -> list[str]:
    """A line in parts that a terminal of so many columns shows; colours begin anew in each."""
    plain = _COLOUR.sub("", line)
    if len(plain) <= COLUMNS:
        return [line]
    return [plain[at : at + COLUMNS] for at in range(0, len(plain), COLUMNS)]


def taken() -> tuple[str, bytes]:
    """The drawing and the page, of the program as it is."""
    with tempfile.TemporaryDirectory() as folder:
        registry = Registry(Path(folder))
        return refusal(registry), page(registry)


def check() -> int:
    """Name the pictures that show what was; 1 if any."""
    drawn, shown = taken()
    now = {REFUSAL: REFUSAL.read_text("utf-8") == drawn, PAGE: HASH.read_text() == _hash(shown)}
    for picture in (picture for picture, same in now.items() if not same):
        print(f"{picture.relative_to(TOP)} shows what was: run 'make pictures'")
    return int(not all(now.values()))


def write() -> int:
    """Take both anew."""
    drawn, shown = taken()
    PICTURES.mkdir(exist_ok=True)
    REFUSAL.write_text(drawn, "utf-8")
    with tempfile.TemporaryDirectory() as folder:
        html = Path(folder) / "index.html"
        html.write_bytes(page(Registry(Path(folder), str(dt.datetime.now(dt.UTC).date()))))
        browser = os.environ.get("READYCTL_CHROMIUM", "chromium")
        options = (
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--hide-scrollbars",
            f"--window-size={SIZE}",
        )
        command = [browser, *options, f"--screenshot={PAGE}", html.as_uri()]
        subprocess.run(command, check=True, capture_output=True)
    HASH.write_text(_hash(shown))
    return 0


def _hash(shown: bytes) -> str:
    return hashlib.sha256(shown).hexdigest() + "\n"


COMMANDS: Mapping[str, Callable[[], int]] = {"write": write, "check": check}

if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in COMMANDS:  # noqa: PLR2004
        sys.exit(__doc__)
    sys.exit(COMMANDS[sys.argv[1]]())
