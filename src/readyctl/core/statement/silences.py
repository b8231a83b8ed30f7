"""The known reasons for which a statement that names a feature claims nothing.

The list is closed: what none of them silences is a claim. Each has its page in `docs/silences`, made from
here, with sentences that it silences and sentences beside them that claim all the same.
"""

from collections.abc import Iterator
from re import Pattern

from msgspec import Struct

from readyctl.core.statement import _silence as words
from readyctl.core.statement import _talk as talk
from readyctl.core.statement import _terms as terms
from readyctl.core.statement.passages import Passage, PassageKind

NAME = "FX matching"
"""The feature in every example."""


class Silence(Struct, frozen=True):
    """One reason: its `why` is for the person whose sentence is judged.

    `said` are the words that silence a clause, `unless` those that undo them; a reason without words lies in
    the structure of the text. `silent` and `speaking` are the examples on both sides.
    """

    name: str
    why: str
    silent: tuple[Passage, ...]
    speaking: tuple[Passage, ...]
    said: tuple[Pattern[str], ...] = ()
    unless: Pattern[str] | None = None

    def holds(self, clause: str) -> bool:
        """Whether it silences a clause in its plain form, with the feature's name replaced."""
        return any(pattern.search(clause) for pattern in self.said) and not (
            self.unless and self.unless.search(clause)
        )


def silence_of(clause: str) -> Silence | None:
    """The reason for which a plain clause claims nothing, by its own words."""
    return next((silence for silence in SILENCES if silence.holds(clause)), None)


def _body(*texts: str) -> tuple[Passage, ...]:
    return tuple(Passage(text, "") for text in texts)


def _under(heading: str, *texts: str) -> Iterator[Passage]:
    for text in texts:
        yield Passage(text, "", PassageKind.BULLET, under=(heading,))


def _in_column(column: str, label: str, text: str) -> Passage:
    return Passage(text, "", PassageKind.CELL, label=label, column=column)


SILENCES = (
    Silence(
        "question",
        "A question asks whether it is there. The answer to it is judged: a `yes` claims what was asked for.",
        _body("Do you support FX matching?", "Is FX matching part of the plan? No."),
        _body("Do you support FX matching? Yes, in every plan.", "Why wait? FX matching is live."),
    ),
    Silence(
        "denial",
        "It says that the feature is not there. A denial holds for its own clause and for the list in it, "
        "and for nothing behind it; a negative word that praises denies nothing.",
        _body(
            "We do not offer FX matching.",
            "FX matching: not implemented yet.",
            "It does no reporting, budgeting, FX matching, etc.",
        ),
        _body(
            "We do not sell hardware, but FX matching is in every plan.",
            "You will not only get FX matching.",
            "FX matching never loses a cent: it is not just fast.",
            "This was not part of version 2. FX matching is live.",
        ),
        (words.DENIAL,),
        words.DENIAL_UNDONE,
    ),
    Silence(
        "exclusion",
        "It says that the feature is no part of what is sold: in words, by the heading `Not included` or "
        "`Out of scope`, or by such a column. Under the heading names and noun phrases are excluded; a full "
        "sentence there is judged as anywhere.",
        (
            *_body("The scope excludes FX matching.", "FX matching is out of scope."),
            *_under("Not included", "FX matching", "FX matching for all entities"),
            _in_column("Not included", "FX matching", "✓"),
        ),
        (
            *_under("Not included", "FX matching is included in the enterprise plan."),
            _in_column("Included", "FX matching", "✓"),
        ),
        (words.EXCLUSION,),
    ),
    Silence(
        "condition",
        "It speaks of what would be if the feature were there. A condition on the customer leaves a claim a "
        "claim, and `once it is released` says that it will be.",
        _body(
            "If we ever build FX matching, we will tell you.", "We would have sold FX matching if we had it."
        ),
        _body("If you choose the large plan, FX matching is included."),
        (words.HYPOTHETICAL,),
    ),
    Silence(
        "requirement",
        "Somebody else asks for the feature: a bidder must have it, or it stands under `Requirements`, on a "
        "wish list, in the column of the questions.",
        (
            *_body("Bidders must offer FX matching.", "Requirement: FX matching for all entities."),
            *_under("Your requirements", "FX matching for all entities"),
            _in_column("Requirement", "A-1", "The system shall have FX matching."),
        ),
        (
            *_body("We meet the requirement: FX matching is live."),
            *_under("Your requirements", "We offer FX matching."),
            _in_column("Answer", "The system shall have FX matching", "Fully met"),
        ),
        (words.REQUIREMENT,),
    ),
    Silence(
        "definition",
        "It says what a word means.",
        _body("“FX matching” means the function described in annex A.", "FX matching is defined in annex A."),
        _body("FX matching means that no invoice stays open."),
        (words.DEFINITION,),
    ),
    Silence(
        "somebody-else",
        "It speaks of somebody else's product, of what the customer has today or makes, or of people at "
        "large; or it stands under `Current system` or in the column of a rival. What works with their "
        "product is ours.",
        (
            *_body(
                "Your current tool offers FX matching.",
                "Companies with FX matching rarely change it.",
                "You can write FX matching yourself.",
            ),
            *_under("Your current system", "FX matching by hand"),
            _in_column("External tools", "FX matching", "In paid tiers only"),
        ),
        (
            *_body("FX matching works with your existing bank.", "Unlike other tools, we do FX matching."),
            _in_column("Ours", "FX matching", "In all tiers"),
        ),
        (words.ANOTHER,),
    ),
    Silence(
        "customer",
        "It says what the customer does, or has to do.",
        _body("Customer shall provide FX matching data.", "The client is responsible for FX matching."),
        _body("Customer shall have access to FX matching.", "Customers love FX matching."),
        (words.CUSTOMER_ACTS,),
    ),
    Silence(
        "terms-of-use",
        "It says what one may do with the feature, not that it is there.",
        _body(
            "To prevent abuse, we may watch your use of FX matching.",
            "FX matching may not be resold.",
            "You may cancel your plan for FX matching at any time.",
            "FX matching is provided as is.",
        ),
        _body("You may use FX matching for your own invoices.", "You may cancel orders with FX matching."),
        (terms.RULES_OF_USE,),
        terms.RULES_UNDONE,
    ),
    Silence(
        "talk",
        "It speaks about the feature: a meeting, a price, a page on it, how hard or important it is, who is "
        "looking for it. Thanks are talk, `thanks to` is a claim.",
        _body(
            "Thank you for asking about FX matching.",
            "For prices of FX matching, please write to us.",
            "FX matching is hard.",
            "See the FX matching page.",
        ),
        _body(
            "The books are closed early thanks to FX matching.",
            "The price of FX matching is included.",
            "Yes, see the page on FX matching.",
            "FX matching is easy to set up.",
        ),
        (talk.TALK,),
        talk.TALK_UNDONE,
    ),
    Silence(
        "past",
        "It speaks of what was. What lasts until today is a claim.",
        _body("Before, we offered FX matching to banks.", "We used to have FX matching."),
        _body("Since 2019 we have offered FX matching.", "Previously an extra, FX matching is now free."),
        (words.PAST,),
        words.PAST_UNDONE,
    ),
    Silence(
        "quotation",
        "Somebody outside says it, between quotation marks or in the mail that is answered. A block quote in "
        "any other document is read as its text, and what we say between quotation marks is ours.",
        (
            *_body("The customer said “FX matching is live” and laughed."),
            Passage("FX matching is live.", "", PassageKind.QUOTE),
        ),
        _body("“FX matching is live today”, says our founder.", "“FX matching is live.”"),
    ),
    Silence(
        "heading",
        "A bare name, or a noun phrase, under `Agenda`, `Questions`, `Next steps`, `See also`; a bare name "
        "in a heading or with nothing above it; what labels a row of a table, of which the other cells "
        "speak. Under `Roadmap` a bare name says that it is planned, for the date that the heading or the "
        "column gives; in a contract it says so only with a date. Under a heading that says what the product "
        "has (`What you get`, `Features`, `Enterprise edition`, `Security`) a bare name claims.",
        (
            *_body("FX matching"),
            *_under("Agenda", "FX matching", "FX matching for ten minutes"),
            Passage("FX matching", "", PassageKind.HEADING),
            Passage("FX matching with rounding", "", PassageKind.CELL, beside="No"),
        ),
        (
            *_under("What you get", "FX matching"),
            *_under("Enterprise edition", "FX matching"),
            *_under("Roadmap", "FX matching"),
            Passage("FX matching is here", "", PassageKind.HEADING),
            Passage("\u2713", "", PassageKind.CELL, label="FX matching with rounding"),
        ),
    ),
    Silence(
        "unticked-box",
        "It stands behind a box that nobody ticked, or it is code.",
        (
            Passage("FX matching included", "", PassageKind.UNTICKED),
            Passage("FX matching included", "", PassageKind.CODE),
        ),
        (Passage("\u2611 FX matching included", "", PassageKind.BULLET),),
    ),
)
