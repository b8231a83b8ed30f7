"""What is found in a text of its kind about features at every level: the kinds of mistakes that were mended.

Each kind has inputs on both sides: what is found, and what stands close to it and is not.
"""

import pytest

from support.findings import found, table

METRICS = [
    ("contract", "Ledger store. The Recovery Time Objective is one (1) hour.", "store: limit"),
    ("contract", "Ledger store. The RPO is thirty minutes and the RTO is six hours.", ""),
    ("contract", "Ledger store. The parties meet within one (1) hour.", ""),
    ("contract", "## Ledger store\n\nThe RTO is 2 hours.", "store: limit"),
    ("contract", "## Fees\n\nThe RTO is 2 hours.", ""),
    ("contract", table("Scope|RTO|RPO", "Ledger store, production|2 h|30 min"), "store: limit"),
    ("contract", table("Scope|RTO|RPO", "Ledger store, production|8 h|30 min"), ""),
    ("contract", table("Scope|Price|RPO", "Ledger store, production|2 EUR|45 min"), ""),
    ("page", "Ledger store with a recovery time of under an hour.", "store: limit"),
    ("page", "Ledger store with a recovery time of under half a day.", ""),
    (
        "page",
        "Should the building burn down, the ledger store gets you back within 20 minutes.",
        "store: limit",
    ),
    ("page", "Come back within 20 minutes to see the ledger store again.", ""),
    ("page", "The hotline answers every ticket within 15 minutes.", "desk: limit"),
    ("page", "The hotline answers every ticket within two hours.", ""),
    ("contract", "Uptime of 99.95 per cent per calendar month is guaranteed.", "up: limit"),
    ("contract", "Uptime of 99.5 per cent per calendar month is guaranteed.", ""),
    (
        "proposal",
        table("Question|Answer|Notes", "When do you call back?|10 minutes|Help line, response"),
        "desk: limit",
    ),
    ("proposal", table("Question|Answer|Notes", "When do you call back?|3 hours|Help line, response"), ""),
    ("proposal", table("Control|Answer", "Measured uptime in 2025|99.97%"), ""),
    ("proposal", table("Control|Answer", "Uptime|99.97%"), "up: limit"),
    ("page", "Open API: more than 200 requests per minute are rejected with status 429.", ""),
    ("page", "Open API: more than 200 requests per minute are no problem.", "api: limit"),
    ("page", "The rate limit of the Open API was raised to 500 requests per minute.", "api: limit"),
    ("page", "The Open API was raised in our call, with 500 requests per minute.", ""),
]
DATES = [
    ("page", "# Roadmap 2026\n\n- Night close", "close: over"),
    ("page", "# Roadmap 2027\n\n- Night close", ""),
    ("page", "# Roadmap\n\n- Night close\n- Quick match", ""),
    ("page", "# Coming in H2 2026\n\n- Quick match", "match: over"),
    ("page", "# Q3 2027\n\n- Quick match", "match: over"),
    ("page", "# Coming next\n\n- Mood radar\n- Quick match", "radar: over"),
    ("contract", "# Roadmap\n\n- Quick match", ""),
    ("contract", "# Roadmap 2027\n\n- Quick match", "match: over"),
    ("page", table("Now|Next|Later", "Ledger store|Night close|Mood radar"), "radar: over"),
    ("page", table("Now|Next|Later", "Ledger store|Night close|Quick match"), ""),
    ("page", table("Feature|Due", "Night close|30 April 2027"), ""),
    ("page", table("Feature|Due", "Night close|15 Jan 2027"), "close: over"),
    ("contract", table("Step|Deliverable|Due", "M2|Closing run live in both entities|2027-04-30"), ""),
    (
        "contract",
        table("Step|Deliverable|Due", "M2|Closing run live in both entities|2026-12-31"),
        "close: over",
    ),
    ("mail", "The closing run will be there for the Christmas season.", "close: over"),
]
SPEAKERS = [
    ("page", "Ben (Buyerco): We run quick match on our own server.", ""),
    ("page", "Tom (Ourco): We run quick match for you.", "match: over"),
    ("page", "Tom (Sales): Sure, quick match works.", "match: over"),
    ("page", "Attendee: We use quick match at home.", ""),
    ("page", "Presenter: We use quick match at home.", "match: over"),
    (
        "page",
        "Ben (Buyerco): So the change log, how long do you keep it? Tom (Ourco): Five years.",
        "log: limit",
    ),
    ("page", "Ben (Buyerco): So the change log, how long do you keep it? Tom (Ourco): Two years.", ""),
    ("page", "Ben (Buyerco): So the change log, how long do you keep it? Tom (Ourco): Not five years.", ""),
    ("mail", "You said that quick match is a must. We've got you covered.", "match: over"),
    ("mail", "You said that quick match is a must. We'll come back to you.", ""),
    ("mail", "Buyerco expects a recovery time of one hour for the ledger store.", ""),
    ("mail", "We expect a recovery time of one hour for the ledger store.", "store: limit"),
    ("mail", "We strongly need quick match for our auditors.", ""),
    ("mail", "Otherco told you they have quick match.", ""),
    ("mail", "I told you we have quick match.", "match: over"),
    ("page", "I heard last week that Otherco launched quick match.", ""),
    ("page", "I heard last week that Ourco launched quick match.", "match: over"),
    ("contract", "Before, the Customer used Otherco, which offered quick match.", ""),
    ("contract", "The Customer uses Ourco, which offers quick match.", "match: over"),
]
BETAS = [
    ("mail", "Bank link will show every payment within five minutes.", "feed: caveat"),
    ("mail", "Bank link will show every payment (beta, for German banks only).", ""),
    ("mail", "Bank link will be generally available soon.", "feed: over"),
    ("mail", "We will build bank link.", "feed: over"),
    ("contract", "Bank link will show every payment.", "feed: over"),
]
CAVEATS = [
    (
        "proposal",
        "Paper scan reads Latin letters; other scripts and handwriting are not supported.",
        "",
    ),
    ("proposal", "Paper scan reads Latin script, no handwriting.", ""),
    ("proposal", "Paper scan can read handwriting in Latin script.", "scan: caveat"),
    ("proposal", "Paper scan reads any script.", "scan: caveat"),
    ("page", "Bank link, a beta, works with German banks, nothing else for now.", ""),
    ("page", "Bank link, a beta, works with banks of all countries.", "feed: caveat"),
    (
        "proposal",
        table(
            "Question|Answer|Comment",
            "Do you have paper scan?|Yes|Latin script only, and handwriting is not read",
        ),
        "",
    ),
    (
        "proposal",
        table("Question|Answer|Comment", "Do you have paper scan?|Yes|In every edition"),
        "scan: caveat",
    ),
]
HEADLINES = [
    ("page", "# Quick match and ledger store in one place", "match: over"),
    ("page", "# Discover quick match", "match: over"),
    ("page", "# Quick match without spreadsheets", "match: over"),
    ("page", "# Quick match and ledger store", ""),
    ("page", "# Quick match in version 4", ""),
    ("page", "# How quick match works", ""),
]
ORDERS = [
    ("contract", "# Customer responsibilities\n\n- Provide quick match hardware for each office", ""),
    ("contract", "# Supplier responsibilities\n\n- We provide quick match for each office", "match: over"),
    ("page", "You must provide a technical user for quick match.", ""),
    ("page", "You must have quick match switched on.", "match: over"),
    ("page", "Please send us a test file for quick match.", ""),
    ("page", "Try quick match in the editor and tell us what you think.", "match: over"),
    (
        "contract",
        "Books are matched by means of quick match, to which the Provider has no access.",
        "match: over",
    ),
    ("contract", "At Customer's request, Provider shall move all books to quick match.", "match: over"),
    ("page", "Without spreadsheets, thanks to quick match.", "match: over"),
    ("page", "It comes without quick match.", ""),
]
ROWS = [
    (
        "proposal",
        table("Ref|Question|Answer|Remarks", "A-3|Are books closed at night?|Yes|Closing run"),
        "close: over",
    ),
    ("proposal", table("Ref|Question|Answer|Remarks", "A-3|Are books closed at night?|No|Closing run"), ""),
    (
        "proposal",
        table("Question|Answer|Remarks", "Do you offer quick match?|No|Books are matched by the bank"),
        "",
    ),
    (
        "proposal",
        table("Question|Answer|Remarks", "Do you offer quick match?|Yes|Books are matched"),
        "match: over",
    ),
    ("page", table("Feature|Basic|Plus", "Quick match|No|Yes"), "match: over"),
    ("page", table("Component|Status", "Quick match|Operational"), "match: over"),
    ("page", table("Component|Status", "Quick match|Not operational"), ""),
    ("proposal", "# Requirements met in full\n\n- Quick match", "match: over"),
    ("proposal", "# Requirements\n\n- Quick match", ""),
    ("page", "# Agreed scope\n\n- Quick match", "match: over"),
    ("page", "# Questions on the scope\n\n- Quick match", ""),
    ("proposal", "Option 3 – quick match – EUR 4,000 per year", "match: over"),
    ("proposal", "Option 3 of your list, quick match, is not priced.", ""),
]
WITHDRAWN = [
    ("page", "Quick match has been moved out of this release.", ""),
    ("page", "Removed the experiment “quick match” from the settings.", ""),
    ("page", "Quick match has been moved into every plan.", "match: over"),
    ("proposal", "We take exception to requirement 4 (quick match).", ""),
    (
        "contract",
        "Any forward-looking statement, including any reference to quick match, is no part of this.",
        "",
    ),
]
PAPERS = [
    ("contract", "These Quick Match Terms supersede any earlier agreement.", ""),
    ("contract", "The quick match documentation provides more details.", ""),
    ("contract", "Under these terms we provide quick match.", "match: over"),
    ("contract", "“Quick match” mean all software that matches.", ""),
    ("contract", "A “Seat” is a user who has quick match and a commit in the last 90 days.", ""),
    (
        "contract",
        "“Services” means the modules ledger store and quick match that we provide to you.",
        "match: over",
    ),
    (
        "contract",
        "This licence includes the right to copy your data; we may show it in quick match.",
        "match: over",
    ),
    ("contract", "This licence includes the right to copy your data and load it into quick match.", ""),
    ("contract", "The licence fee includes quick match.", "match: over"),
    ("contract", "Customer uses quick match at its own risk.", ""),
    (
        "contract",
        "Provider has no obligation for claims from: i) other devices; ii) quick match that you changed.",
        "",
    ),
    ("contract", "Provider has no offices abroad; it runs quick match from Oslo.", "match: over"),
    ("page", "These are the rules for using quick match.", ""),
    ("page", "By using quick match, you agree to be bound by this page.", ""),
    ("page", "By using quick match, you save three hours a week.", "match: over"),
    ("page", "We would love your feedback to make quick match better.", ""),
    ("page", "Thanks to your colleagues quick match is better and there for all.", "match: over"),
    ("page", "See our quick match limits.", ""),
    ("contract", "You will promptly notify us of any use of quick match.", ""),
    ("contract", "You will find quick match in the menu.", "match: over"),
    ("contract", "We reserve the right at any time to modify or discontinue quick match.", ""),
    ("contract", "If our uptime drops below 99.99%, we will provide a credit.", ""),
    ("page", "We have quick match. This may surprise you.", "match: over"),
    ("page", "# Quick match, exports and imports\n\n- To help you with requests, we look at your data.", ""),
    ("page", "# Quick match\n\n- It comes with every plan.", "match: over"),
    ("contract", "In addition, Customer shall not modify any function of quick match.", ""),
    ("contract", "Provider does not warrant that quick match will be free of errors.", ""),
    ("contract", "Provider warrants that quick match will be free of errors.", "match: over"),
    ("contract", "“Listing” means the words by which a user offers something through quick match.", ""),
    ("contract", "This Agreement sets forth the terms under which a user publishes in quick match.", ""),
    ("contract", "The Agreement includes quick match.", "match: over"),
    ("contract", "- Quick match. A credit is due where the parties say so.", ""),
    ("contract", "Ourco will pay monthly. Partner shall not copy. Partner shall sell quick match.", ""),
    ("contract", "Partner shall sell quick match. Partner shall not copy.", "match: over"),
]


@pytest.mark.parametrize(
    ("kind", "text", "reported"),
    [
        *METRICS,
        *DATES,
        *SPEAKERS,
        *BETAS,
        *CAVEATS,
        *HEADLINES,
        *ORDERS,
        *ROWS,
        *WITHDRAWN,
        *PAPERS,
    ],
)
def test_what_is_said_where_it_stands_is_found_and_nothing_beside_it(
    kind: str, text: str, reported: str
) -> None:
    assert found(kind, text) == reported
