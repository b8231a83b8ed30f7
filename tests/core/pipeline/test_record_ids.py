import pytest

from readyctl.core.pipeline.record_ids import source_key, spoilt


@pytest.mark.parametrize(
    ("system", "written", "id_"),
    [
        ("salesforce", "0063h00000ABCde", "0063h00000ABCde"),
        ("salesforce", "0063h00000ABCdeZZZ", "0063h00000ABCdeZZZ"),
        ("salesforce", "001A0000006Vm9rIAC", "001A0000006Vm9r"),
        ("hubspot", "001A0000006Vm9rIAC", "001A0000006Vm9rIAC"),
    ],
)
def test_a_guarded_id_is_the_record_where_the_guard_is_right(system: str, written: str, id_: str) -> None:
    assert source_key(system, written) == (system, id_)


@pytest.mark.parametrize(
    ("id_", "made_of"),
    [
        ("1.23E+14", "a long number"),
        ("42.0", "'42'"),
        ("1,234,567", "'1234567'"),
        ("42", None),
        ("4.2.0", None),
    ],
)
def test_what_a_spreadsheet_did_to_an_id_is_said(id_: str, made_of: str | None) -> None:
    found = spoilt(id_)
    assert (found is None) is (made_of is None)
    assert found is None or (made_of or "") in found
