"""Kinds of mistakes found in partner agreements, plans, migration guides, transcripts and newsletters.

Each kind has inputs on both sides: what is found, and what stands close to it and is not.
"""

import pytest

from support.findings import found, table

PLANS = [
    ("proposal", table("Day|Task|Who", "4|Installation of the matching engine|Ourco"), "match: over"),
    ("proposal", table("Day|Task|Who", "4|Installation of the matching engine|we"), "match: over"),
    ("proposal", table("Day|Task|Who", "4|Installation of the matching engine|Customer IT"), ""),
    ("proposal", table("Day|Task|Who", "4|Wishes about the matching engine|Ourco"), ""),
    ("proposal", table("Day|Task|Responsible", "4|Set-up of the bank link|Ourco"), "feed: over"),
    ("page", table("Release 3|Release 4", "Sorting by hand|Quick match"), "match: over"),
    ("page", table("Release 3|Release 4", "Quick match|Dropped"), ""),
    ("page", table("Before|After", "Sorting by hand|Quick match"), "match: over"),
]

HEADINGS = [
    ("page", "## What's new this spring\n\n- Quick match", "match: over"),
    ("page", "## What's next\n\n- Quick match", ""),
    ("page", "## Added\n\n- Quick match", "match: over"),
    ("page", "## On our drawing board\n\n- Quick match\n- Mood radar", "radar: over"),
    ("page", "## In the pipeline\n\n- Quick match", ""),
    ("contract", "## Functions that are not sold under this order\n\n- Bank link", ""),
    ("contract", "## Functions sold under this order\n\n- The bank link is part of it", "feed: over"),
]

ARRIVING = [
    ("page", "The night close lands late March, as promised.", ""),
    ("page", "The night close lands mid-February 2027.", "close: over"),
    ("page", "Almost there, and on its way for late March 2027: the night close.", ""),
    ("page", "The night close has been running since mid-May.", "close: over"),
    ("contract", "Your books are to be matched by quick match.", "match: over"),
    ("contract", "The price of quick match is to be agreed.", ""),
    ("page", "Brown's branches are served by our matching engine.", "match: over"),
    ("page", "Brown's matching engine serves all of its branches.", ""),
    ("page", "Customer letters are kept in quick match.", "match: over"),
    ("contract", "Customer shall keep its letters in quick match.", ""),
    ("page", "Quick match might not be done before you move; keep your list until then.", ""),
    ("page", "Quick match might surprise you: it runs.", "match: over"),
]

ANSWERS = [
    ("page", "Quick match? Yep, that we do.", "match: over"),
    ("page", "Ann (Ourco): Quick match? Yeah, comes with it.", "match: over"),
    ("page", "Quick match? Nope.", ""),
    ("page", "You wanted quick match. Now you have it.", "match: over"),
    ("page", "You wanted quick match. You have it on your list, too.", ""),
    ("page", "Curious about the bank link? The preview is open to all.", "feed: caveat"),
    ("page", "Curious about the bank link? The preview is open to all German banks only, as a beta.", ""),
    ("page", "Curious about quick match? The pilot is not ours.", ""),
]

AMOUNTS = [
    ("page", "With the page stacker each tray holds 400 pages.", "stack: limit"),
    ("page", "With the page stacker each tray holds 200 pages.", ""),
    ("page", "The page stacker fills trays of 300 pages.", "stack: limit"),
    ("page", "The page stacker has seen 90,000 pages in one office.", ""),
    ("page", "The page stacker takes 120 pages a minute.", "stack: limit"),
    ("page", "The page stacker takes 120 pages a minute per tray.", "stack: limit"),
    ("page", "The page stacker takes 60 pages a minute per tray.", ""),
    ("page", "The open API takes a thousand calls a minute.", "api: limit"),
    ("page", "The open API takes a hundred calls a minute.", ""),
]

TERMS = [
    ("contract", "You may cancel your plan for quick match before it renews.", ""),
    ("contract", "You may cancel orders with quick match.", "match: over"),
    ("contract", "Ourco may suspend anyone's access to quick match without notice.", ""),
    ("contract", "Staff can restrict access to drawers with quick match.", "match: over"),
    ("contract", "These conditions are the entire agreement about quick match.", ""),
    ("contract", "You hereby grant Ourco all rights that it needs to run quick match.", ""),
    ("contract", "You grant staff a role with quick match.", "match: over"),
    ("contract", "You warrant that nobody will take quick match apart.", ""),
    ("contract", "Ourco warrants that quick match will sort letters.", "match: over"),
    ("contract", "Quick match is provided as is, with all its faults.", ""),
    ("contract", "Quick match takes your folders as is.", "match: over"),
    ("contract", "Quick match and Mood radar are registered trademarks of Ourco.", ""),
    ("contract", "Ourco makes no guarantees that quick match is free of errors.", ""),
    ("contract", "No further licence is given to you for quick match.", ""),
    ("contract", "You are solely responsible for letters, notes, and drafts written with quick match.", ""),
    ("contract", "We will e-mail you at the address that you gave for quick match.", ""),
    ("contract", "We will inform you through quick match.", "match: over"),
    ("contract", "If you hand us ideas, remarks, or feedback on quick match, you let us use them.", ""),
    ("contract", "As said when we spoke about quick match, it is live.", "match: over"),
    ("contract", "## Quick match Agreement\n\n- Holidays last one week.", ""),
    ("page", "## What one needs to provide quick match\n\nTime.", ""),
    ("page", "## We provide quick match\n\nTime.", "match: over"),
    ("page", "- Bank link: scheduled transfers, as a beta for German banks only", ""),
    ("page", "The bank link is scheduled.", "feed: over"),
    ("page", "To find out more you can read the text on quick match.", ""),
]


@pytest.mark.parametrize(
    ("kind", "text", "wanted"), [*PLANS, *HEADINGS, *ARRIVING, *ANSWERS, *AMOUNTS, *TERMS]
)
def test_what_a_text_says_beyond_the_registry_is_found_and_nothing_beside_it(
    kind: str, text: str, wanted: str
) -> None:
    assert found(kind, text) == wanted
