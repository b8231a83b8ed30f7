"""Mails, contracts, answers and pages as people write them in haste, each line held against the registry.

Of every kind there are lines on both sides: what is found, and what stands close to it and is not.
"""

import pytest

from support.findings import found

MAILS = [
    ("match: over", "Quick update: quick match made it into your package after all."),
    ("match: over", "I had a word with product and quick match is a go for you."),
    ("", "Quick match didn't make it into this release, sorry."),
    ("", "We haven't got quick match, full stop."),
    ("", "No quick match as yet, I'm afraid."),
    ("match: over", "Rest assured, you'll be up and running with quick match by Monday."),
    ("match: over", "Attached is the order form incl. quick match."),
    ("", "Attached is a description of how others do quick match."),
    ("", "Is quick match a deal-breaker for you?"),
    ("", "Whether we ever get to quick match I can't say."),
    ("close: over", "Happy to confirm the night close from 1 January."),
    ("", "The night close follows at the end of March 2027, as per engineering."),
    ("close: over", "The night close? Sorted. You'll have it next week."),
    ("desk: limit", "The hotline gets back to you inside half an hour."),
    ("desk: limit", "Our hotline: 20 min. response, 24/7."),
    ("", "Our hotline gets back to you inside two hours."),
    ("up: limit", "Uptime's 99.99, same as always."),
    ("up: limit", "We're good for four nines of uptime."),
    ("", "Uptime in May was 99.98 %."),
    ("log: limit", "You can go back five years in the change log."),
    ("", "You can go back two years in the change log."),
    ("scan: caveat", "You're also getting paper scan, no extra charge."),
    ("feed: caveat", "The bank link beta is yours to try."),
    ("radar: over", "Between us, mood radar is being toyed with."),
    ("radar: over", "A mood radar is on our minds."),
    ("", "Nobody here is working on a mood radar."),
]
CONTRACTS = [
    ("match: over", "The Fees cover quick match and the change log."),
    ("", "The Fees do not cover quick match."),
    ("", "Quick match is excluded from the Fees."),
    ("match: over", "Licensor hereby licenses quick match to Licensee."),
    ("match: over", "Licensee shall receive quick match upon payment."),
    ("", "Licensee shall not decompile quick match."),
    ("match: over", "Quick match forms an integral part of the Services."),
    ("", "Quick match forms no part of the Services."),
    ("up: limit", "Uptime shall be no less than ninety-nine point nine nine percent (99.99%)."),
    ("", "If uptime drops under 99.99%, either side may leave."),
    ("desk: limit", "First response time shall not exceed thirty (30) minutes by the hotline."),
    ("", "The hotline's first response time shall not exceed ninety (90) minutes."),
    ("log: limit", "Entries of the change log shall be retained for a period of six (6) years."),
    ("", "The change log shall be deleted six (6) years after the end of the contract."),
    ("close: over", "The night close shall be delivered on or before 28 February 2027."),
    ("", "The night close shall be delivered on or before 30 April 2027."),
    ("close: over", "Supplier shall deliver the night close without undue delay."),
    ("feed: over", "The bank link is made available to all users."),
    ("store: limit", "Supplier shall recover the ledger store within 1 hour of an outage."),
    ("", "Supplier shall recover the ledger store within 8 hours of an outage."),
    ("store: limit", "| Service | RTO | RPO |\n|-|-|-|\n| Ledger store | 4 h | 1 h |"),
    ("", "Where the customer has ordered quick match elsewhere, this clause does not apply."),
    ("match: over", "Where the customer has ordered quick match, Ourco runs it."),
    ("", "Partner may market its own services for quick match at its own risk."),
    ("", "Partner is not entitled to resell quick match."),
    ("match: over", "The right to use quick match extends to all of Partner's sites."),
    ("match: over", "Ourco shall train Partner's staff on quick match."),
]
PROPOSALS = [
    (
        "match: over",
        "| Ref | Requirement | Response |\n|-|-|-|\n| 4 | Matching of letters | Provided (quick match) |",
    ),
    ("", "| Ref | Requirement | Response |\n|-|-|-|\n| 4 | Quick match of letters | Not supported |"),
    ("match: over", "| Ref | Requirement | Response |\n|-|-|-|\n| 4 | Quick match of letters | OOTB |"),
    ("match: over", "| Ref | Requirement | Response |\n|-|-|-|\n| 4 | Quick match of letters | FC |"),
    ("match: over", "| Ref | Requirement | Met? |\n|-|-|-|\n| 4 | Quick match of letters | ✓ |"),
    ("", "| Ref | Requirement | C/PC/NC |\n|-|-|-|\n| 4 | Quick match of letters | NC |"),
    (
        "log: limit",
        "| Ref | Requirement | Response |\n|-|-|-|\n| 4 | Change log for at least 7 years | Yes, compliant |",
    ),
    (
        "",
        "| Ref | Requirement | Response |\n|-|-|-|\n| 4 | Change log for at least 7 years | No, 2 years |",
    ),
    ("", "Do you offer quick match?\n\nNot today."),
    ("match: over", "Do you offer quick match?\n\nIndeed we do."),
    ("match: over", "**Q12. Quick match?** Supported natively."),
    ("match: over", "Do you offer quick match?\n\nYes, in every plan."),
    ("match: over", "Do you offer quick match?\n\nIndeed we do."),
    ("", "Do you offer quick match?\n\nNot as yet."),
    ("", "Do you offer quick match?\n\nSure, let us talk about it next week."),
]
PAGES = [
    ("match: over", "| | Ourco | Rivalsoft |\n|-|-|-|\n| Quick match | Native | Add-on |"),
    ("", "| | Ourco | Rivalsoft |\n|-|-|-|\n| Quick match | – | Native |"),
    ("match: over", "| Feature | Us | Them |\n|-|-|-|\n| Quick match | Yes, since 2024 | No |"),
    ("", "| Feature | Us | Them |\n|-|-|-|\n| Quick match | Gap | Strong |"),
    ("", "## Where they beat us\n\n- Quick match, out of the box"),
    ("match: over", "## Where we beat them\n\n- Quick match, out of the box"),
    ("", "## Weak spots\n\n- Quick match"),
    ("", '## Objections\n\n- "We need quick match."'),
    ("match: over", "## Proof points\n\n- Quick match in use at 40 customers"),
    ("", "## Traps to set\n\n- How do they handle quick match?"),
    ("match: over", "Support covers quick match in versions 3 and up."),
    ("", "Support does not extend to quick match."),
    ("", "Previews are out of support."),
    ("match: over", "If you forward a letter, Ourco's quick match will file it."),
    ("match: over", "Sort together with third parties via quick match, which keeps a record."),
    ("", "Quick match by third parties is none of ours."),
    (
        "match: over",
        "- Federated sorting — work across sites via quick match, with a bridge for legacy systems",
    ),
    ("", "- No extras (change log, quick match, and so on)"),
    ("match: over", "- No limits for extras: quick match is one of them"),
    ("", "Quick match (also called fast pairing) refers to a way of sorting letters."),
    ("", "productName = Quick match"),
    ("match: over", "The quick match job files all letters that came in over the last 24 hours."),
    ("", "Quick match over the last 24 hours: 99.9 %."),
    ("match: over", "Quick match, fresh from the lab, is yours from today."),
    ("", "Quick match is what we hear about most."),
    ("match: over", "Thousands of offices count on quick match."),
    ("match: over", "Letters find their place by way of quick match."),
    ("", "Picture quick match without the fuss: would that be useful?"),
    ("match: over", "With 7.2 comes quick match."),
    ("", "In 7.2 quick match was taken out."),
    ("match: over", "Quick match has arrived."),
    ("match: over", "Out now: quick match."),
    ("match: over", "Meet quick match."),
    ("", "Quick match: not before 2027."),
    ("match: over", "Quick match: from August."),
    ("", "The docs of quick match are being rewritten."),
    ("", "We fixed a typo in the text on quick match."),
    ("match: over", "Fixed: quick match crashed on empty folders."),
    ("match: over", "Quick match got faster by half."),
    ("match: over", "Support for quick match has been added."),
    ("", "Support for quick match has been dropped."),
    ("match: over", "You'll notice that quick match sits in the menu now."),
    ("match: over", "| Area | Old | New |\n|-|-|-|\n| Sorting | Lists | Quick match |"),
    ("", "| Area | Old | New |\n|-|-|-|\n| Sorting | Quick match | Lists |"),
    ("log: limit", "| Feature | Free | Pro |\n|-|-|-|\n| Change log | 30 days | 5 years |"),
    ("", "| Feature | Free | Pro |\n|-|-|-|\n| Change log | 30 days | 1 year |"),
    ("api: limit", "| Limit | Value |\n|-|-|\n| Open API | 5,000 requests/min |"),
    ("", "| Limit | Value |\n|-|-|\n| Open API | 150 requests/min |"),
]


@pytest.mark.parametrize(
    ("kind", "wanted", "text"),
    [
        (kind, *line)
        for kind, lines in (
            ("mail", MAILS),
            ("contract", CONTRACTS),
            ("proposal", PROPOSALS),
            ("page", PAGES),
        )
        for line in lines
    ],
)
def test_what_is_written_in_haste_is_read_as_it_is_meant(kind: str, wanted: str, text: str) -> None:
    assert found(kind, text) == wanted
