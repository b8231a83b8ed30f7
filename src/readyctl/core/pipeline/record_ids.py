"""A deal's id in the CRM: which are the same, and which a spreadsheet has spoiled."""

import re

_RECORD = 15
"""The first 15 characters of a Salesforce id are the record; three more may guard it against lost case."""
_GUARDED = 18
_CHUNK = 5
_SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345"

_ROUNDED = re.compile(r"\d+(?:[.,]\d+)?E\+?\d+", re.IGNORECASE)
_MADE_A_NUMBER = re.compile(r"(\d+)[.,]0+")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+")
_TOO_NARROW = re.compile(r"#+")
_MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
_MADE_A_DAY = re.compile(rf"\d{{1,2}}-{_MONTH}|{_MONTH}-\d{{1,2}}", re.IGNORECASE)


def source_key(system: str, source_id: str) -> tuple[str, str]:
    """The stable key of a deal. A Salesforce id with its three guarding characters is the one without them;
    where the last three are no such guard, they are part of the id.
    """
    if system == "salesforce" and len(source_id) == _GUARDED:
        record, guard = source_id[:_RECORD], source_id[_RECORD:]
        if guard == _guard(record):
            return system, record
    return system, source_id


def _guard(record: str) -> str:
    """One sign for each five characters: which of them are capital letters, the first counting least."""
    chunks = (record[at : at + _CHUNK] for at in range(0, _RECORD, _CHUNK))
    return "".join(
        _SIGNS[sum(1 << place for place, sign in enumerate(chunk) if "A" <= sign <= "Z")] for chunk in chunks
    )


def spoilt(source_id: str) -> str | None:
    """What a spreadsheet did to an id, as a clause; None for an id that may be one."""
    if _ROUNDED.fullmatch(source_id):
        return f"the id '{source_id}' is what a spreadsheet makes of a long number: the last digits are lost"
    if number := _MADE_A_NUMBER.fullmatch(source_id):
        return f"the id '{source_id}' is what a spreadsheet makes of '{number[1]}'"
    if _GROUPED.fullmatch(source_id):
        return f"the id '{source_id}' is what a spreadsheet makes of '{source_id.replace(',', '')}'"
    if _TOO_NARROW.fullmatch(source_id):
        return (
            f"the id '{source_id}' is what a spreadsheet makes of a number that its column is too narrow for"
        )
    if _MADE_A_DAY.fullmatch(source_id):
        return f"the id '{source_id}' is what a spreadsheet makes of an id that looks like a day to it"
    return None
