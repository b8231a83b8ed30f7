"""What holds for all tests."""

from hypothesis import HealthCheck, settings

# No deadline for a single example: a clock must not fail a test, and the machines of CI are shared.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")
