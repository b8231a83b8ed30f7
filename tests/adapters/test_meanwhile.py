"""What is done meanwhile is done when the lines within are, and fails nobody but who asks for it."""

from threading import Event, get_ident

from readyctl.adapters.meanwhile import meanwhile


def test_both_are_done_at_once_and_done_at_the_end() -> None:
    here, there, done = Event(), Event(), list[int]()

    def work() -> None:
        there.set()
        assert here.wait(30)
        done.append(get_ident())

    with meanwhile(work):
        assert there.wait(30)
        here.set()
    assert done
    assert done != [get_ident()]


def test_what_it_raises_is_told_to_nobody_here() -> None:
    def work() -> None:
        raise ValueError

    with meanwhile(work):
        said = "read"
    assert said == "read"
