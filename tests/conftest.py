"""What holds for all tests."""

import atexit
import os
import shutil
import signal
import tempfile
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, Phase, settings

# Nobody's home and nobody's git: a test that leans on either passes on one machine and fails on the next.
_home = tempfile.mkdtemp(prefix="readyctl-tests-")
atexit.register(shutil.rmtree, _home, ignore_errors=True)
os.environ.update(HOME=_home, GIT_CONFIG_GLOBAL=os.devnull, GIT_CONFIG_NOSYSTEM="1")

# Nor anybody's shell or pipeline: `CI` alone switches off what is kept between runs.
READ_BY_READYCTL = ("CI", "ACCESSIBLE", "COLUMNS", "LINES", "EDITOR", "VISUAL", "NO_COLOR", "FORCE_COLOR")
OURS = {f"READYCTL_{what}" for what in ("REGISTRY", "TODAY", "TRUST_ROOT", "NO_CACHE", "TRACEBACK")}
FOREIGN = ("GITHUB_", "GITLAB_", "PRE_COMMIT_", "GIT_AUTHOR_", "GIT_COMMITTER_", "GIT_DIR", "GIT_INDEX_FILE")
for _name in list(os.environ):
    if _name in {*READ_BY_READYCTL, *OURS} or _name.startswith(FOREIGN):
        del os.environ[_name]

# No deadline for a single example: a clock must not fail a test, and the machines of CI are shared.
settings.register_profile(
    "house",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    # The same examples each time, so that a change is blamed for what it broke; `make test-slow` draws new.
    derandomize="READYCTL_DRAW" not in os.environ,
)
# For a planted fault it is enough that some example sees it.
settings.register_profile(
    "unshrunk", parent=settings.get_profile("house"), phases=[Phase.explicit, Phase.generate]
)
settings.load_profile("house")

IGNORED_BY_CALLERS = (signal.SIGINT, signal.SIGHUP, signal.SIGQUIT)
"""What `nohup`, an `&` in a script and some CI runners switch off for everything they start."""


@pytest.fixture(scope="session", autouse=True)
def _children_hear_signals() -> Iterator[None]:
    """Let every child process start as from a terminal, whatever started the tests.

    An ignored signal stays ignored in each child, and a command that waits for Ctrl-C then waits for ever. A
    handler does not pass on to children, so one that does nothing keeps these signals from the tests alone.
    """
    deaf = [number for number in IGNORED_BY_CALLERS if signal.getsignal(number) is signal.SIG_IGN]
    for number in deaf:
        signal.signal(number, lambda *_: None)
    yield
    for number in deaf:
        signal.signal(number, signal.SIG_IGN)
