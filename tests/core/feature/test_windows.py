"""For how long engineering's word on an entry is fresh."""

from hypothesis import given
from hypothesis import strategies as st

from readyctl.core.feature.windows import is_old

WINDOWS = st.none() | st.integers(1, 40)


@given(st.integers(0, 40), WINDOWS, st.integers(0, 40), st.none() | st.integers(1, 40))
def test_commits_make_a_word_old_earlier_and_never_later(
    age: int, window: int | None, commits: int, enough: int | None
) -> None:
    by_age = is_old(age, window, None, enough)
    assert by_age == (window is not None and age > window)
    by_both = is_old(age, window, ("c",) * commits, enough)
    assert by_both == (by_age or (enough is not None and commits >= enough))
    assert not is_old(None, window, ("c",) * commits, enough)
