"""LibreOffice, asked to open a file and to save it as something else."""

import subprocess
from pathlib import Path


def convert(path: Path, to: str, how: str = "") -> Path:
    """Convert a file; `to` is the new ending, `how` the name of an export filter where there are several."""
    profile = f"-env:UserInstallation=file://{path.parent}/profile"
    folder = path.parent / to
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        f"{to}{how}",
        "--outdir",
        str(folder),
        str(path),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return folder / f"{path.stem}.{to}"
