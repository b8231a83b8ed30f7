"""Copies of archives in which some parts are new and every other one is what it was, byte for byte."""

import io
import zipfile
from collections.abc import Mapping

from readyctl.adapters.safe_zip import Archive


def copied(archive: Archive, changed: Mapping[str, bytes]) -> bytes:
    """Copy an archive, in its own order. Raises Unreadable for a part that is damaged or packed too well."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as copy:
        for info in archive.file.infolist():
            entry = zipfile.ZipInfo(info.filename, info.date_time)
            entry.compress_type, entry.external_attr = info.compress_type, info.external_attr
            entry.create_system, entry.comment = info.create_system, info.comment
            entry.file_size = info.file_size
            with copy.open(entry, "w") as target:
                for chunk in (
                    (changed[info.filename],) if info.filename in changed else archive.chunks(info.filename)
                ):
                    target.write(chunk)
    return held.getvalue()
