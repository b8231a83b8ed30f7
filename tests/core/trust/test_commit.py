import datetime as dt

from readyctl.core.trust.commit import CommitHeader, Person


def test_an_act_has_the_earlier_of_its_two_dates() -> None:
    early, late = Person("A", "a@example.com", 100), Person("B", "b@example.com", 200)
    moment = dt.datetime.fromtimestamp(100, dt.UTC)
    assert CommitHeader("c", early, late).acted_at == CommitHeader("c", late, early).acted_at == moment
