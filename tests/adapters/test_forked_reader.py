"""The reader of single objects, where a process is forked off while it is open."""

import subprocess
import sys
from pathlib import Path

from support.people import ADA
from support.repo import RepoBuilder

FORKS = """\
import os, signal, sys
from pathlib import Path
from readyctl.adapters.git.objects import Objects
from readyctl.adapters.git.repository import find

objects = Objects(find(Path.cwd()).git)
objects.read(sys.argv[1])
child = os.fork()
if child == 0:
    signal.alarm(30)
    read = len(objects.read(sys.argv[1]))
    del objects
    os._exit(read - 5)
print(os.waitpid(child, 0)[1], len(objects.read(sys.argv[1])))
"""


def test_a_process_that_is_forked_off_reads_by_itself_and_ends_no_git_of_its_parent(
    tmp_path: Path,
) -> None:
    repo = RepoBuilder(tmp_path / "repo")
    repo.write("a", "text\n").commit("one", by=ADA)
    name = repo.git("rev-parse", "HEAD:a")
    done = subprocess.run(
        [sys.executable, "-c", FORKS, name],
        cwd=repo.top,
        env=repo.env,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "0 5\n"
