"""The list of commands that write is whole: what is on neither list would never be killed."""

from support.writing_commands import APART, COMMANDS, READING, WRITE, every, named


def test_every_command_is_killed_or_writes_nothing() -> None:
    options = dict(every())
    known = frozenset(options)
    killed = {named(args, known) for args in COMMANDS.values()}
    assert killed | READING | APART == known
    assert not killed & (READING | APART)
    assert not [name for name in READING if options[name] & WRITE]
