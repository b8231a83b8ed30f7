import datetime as dt

import pytest

from readyctl.core.entry import scalars


def test_each_scalar_reads_what_people_write() -> None:
    assert scalars.day("2027-06-30") == dt.date(2027, 6, 30)
    assert [scalars.flag(said) for said in ("true", "FALSE")] == [True, False]
    assert [scalars.days(said) for said in ("7d", " 30 ", "0")] == [7, 30, 0]
    assert scalars.one_line(" FX ") == " FX "


@pytest.mark.parametrize(
    ("read", "said", "why"),
    [
        (scalars.day, "2027-Q1", "is not a day"),
        (scalars.flag, "yes", "is not true or false"),
        (scalars.days, "never", "is no window"),
        (scalars.days, "a week", "is not a number of days"),
        (scalars.one_line, "a\nb", "a line break"),
        (scalars.one_line, " ", "nothing but space"),
    ],
)
def test_each_scalar_says_what_it_takes(read: object, said: str, why: str) -> None:
    assert callable(read)
    with pytest.raises(ValueError, match=why):
        read(said)
