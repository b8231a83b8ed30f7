import pytest

from readyctl.core.interview import readers
from readyctl.core.interview.promised import NOTHING_KNOWN


@pytest.mark.parametrize(
    ("reader", "said", "lines"),
    [
        (readers.text, "as it is", [{"text": "as it is"}]),
        (readers.steps, "clerk: files it", [{"who": "clerk", "text": "files it"}]),
        (readers.exceptions, "if it is late: call", [{"when": "it is late", "text": "call"}]),
        (readers.roles, "CFO can approve", [{"role": "CFO", "can": ["approve"]}]),
        (readers.roles, "everybody", [{"role": "everybody"}]),
        (readers.data, "orders from CRM to ERP", [{"what": "orders", "from": "CRM", "to": "ERP"}]),
        (readers.data, "orders", [{"what": "orders"}]),
    ],
)
def test_words_become_at_least_one_line(
    reader: readers.Reader, said: str, lines: list[dict[str, object]]
) -> None:
    assert list(reader(said, NOTHING_KNOWN)) == lines


def test_a_promise_keeps_the_words_as_they_were_said() -> None:
    (line,) = readers.promises("the thing by June", NOTHING_KNOWN)
    assert line["quote"] == "the thing by June"
