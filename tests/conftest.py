"""What holds for all tests."""

import atexit
import os
import shutil
import tempfile

from hypothesis import HealthCheck, settings

# Nobody's home and nobody's git: a test that leans on either passes on one machine and fails on the next.
_home = tempfile.mkdtemp(prefix="readyctl-tests-")
atexit.register(shutil.rmtree, _home, ignore_errors=True)
os.environ.update(HOME=_home, GIT_CONFIG_GLOBAL=os.devnull, GIT_CONFIG_NOSYSTEM="1")

# No deadline for a single example: a clock must not fail a test, and the machines of CI are shared.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")
