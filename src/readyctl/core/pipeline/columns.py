"""Where CRM exports keep a deal's parts, and what their stages mean: data, and the mapping file's shape."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Annotated, Literal

from msgspec import Struct
from pydantic import Field, ValidationError

from readyctl.core.deal.note import Stage
from readyctl.core.entry.fields import EmptyMapping, Strict, Text
from readyctl.core.text.folding import folded as spelt

FIELDS = ("id", "name", "customer", "stage", "amount", "currency", "close_date", "owner", "promises")
"""What is read of a deal; id, stage, and a name or a customer have to be there. What was promised is read
only from a column that a person names.
"""

_SALESFORCE: Mapping[str, tuple[str, ...]] = {
    "id": ("Opportunity ID", "Id", "Opportunity-ID", "ID de l'opportunité", "ID de la oportunidad"),
    "name": (
        "Opportunity Name",
        "Name",
        "Opportunity-Name",
        "Name der Opportunity",
        "Nom de l'opportunité",
        "Nombre de la oportunidad",
    ),
    "customer": (
        "Account Name",
        "Account.Name",
        "AccountId",
        "Account-Name",
        "Name des Accounts",
        "Nom du compte",
        "Nombre de la cuenta",
        "Account",
    ),
    "stage": ("Stage", "StageName", "Phase", "Étape", "Etapa", "Verkaufsphase"),
    "amount": ("Amount", "Amount (converted)", "Betrag", "Montant", "Importe"),
    "currency": (
        "Amount Currency",
        "Opportunity Currency",
        "CurrencyIsoCode",
        "Currency",
        "Betrag Währung",
        "Währung",
        "Devise",
        "Divisa",
        "Moneda",
    ),
    "close_date": (
        "Close Date",
        "CloseDate",
        "Schlusstermin",
        "Abschlussdatum",
        "Date de clôture",
        "Fecha de cierre",
    ),
    "owner": (
        "Opportunity Owner",
        "Owner.Email",
        "Owner.Name",
        "OwnerId",
        "Opportunity Owner Email",
        "Owner",
        "Owner Name",
        "Opportunity-Inhaber",
        "Inhaber der Opportunity",
        "Propriétaire de l'opportunité",
        "Propietario de la oportunidad",
    ),
}
_HUBSPOT: Mapping[str, tuple[str, ...]] = {
    "id": (
        "Record ID",
        "Record ID - Deal",
        "Deal ID",
        "Datensatz-ID",
        "Datensatz-ID - Deal",
        "ID d'enregistrement",
        "ID de registro",
    ),
    "name": ("Deal Name", "Deal-Name", "Nom de la transaction", "Nombre del negocio"),
    "customer": (
        "Associated Company",
        "Associated Company (Primary)",
        "Primary Associated Company",
        "Zugeordnetes Unternehmen",
        "Entreprise associée",
        "Empresa asociada",
    ),
    "stage": ("Deal Stage", "Deal-Phase", "Phase de la transaction", "Etapa del negocio"),
    "amount": ("Amount", "Betrag", "Montant", "Importe", "Valor"),
    "currency": ("Currency", "Deal Currency", "Currency Code", "Währung", "Devise", "Moneda"),
    "close_date": ("Close Date", "Abschlussdatum", "Date de fermeture", "Fecha de cierre"),
    "owner": (
        "Deal owner",
        "Deal Owner Email",
        "Owner",
        "Deal-Inhaber",
        "Zuständiger Mitarbeiter",
        "Propriétaire de la transaction",
        "Propietario del negocio",
    ),
}
SYSTEMS: Mapping[str, Mapping[str, tuple[str, ...]]] = {"salesforce": _SALESFORCE, "hubspot": _HUBSPOT}
"""For each system and field, the headings under which exports have it, best first."""

_STAGES: Mapping[Stage, tuple[str, ...]] = {
    Stage.DISCOVERY: ("Prospecting", "Qualification", "appointmentscheduled", "qualifiedtobuy", "Discovery"),
    Stage.EVALUATION: (
        "Needs Analysis", "Value Proposition", "Id. Decision Makers", "Perception Analysis",
        "presentationscheduled", "decisionmakerboughtin", "Evaluation",
    ),
    Stage.PROPOSAL: ("Proposal/Price Quote", "Proposal"),
    Stage.CONTRACT: ("Negotiation/Review", "Negotiation", "contractsent", "Contract"),
    Stage.WON: ("Closed Won", "closedwon", "Won"),
    Stage.LOST: ("Closed Lost", "closedlost", "Lost"),
}  # fmt: skip


def folded(text: str) -> str:
    """A heading or a stage for comparing: letters and digits, in lower case."""
    return re.sub(r"[\W_]+", "", spelt(text))


STAGES: Mapping[str, Stage] = {folded(name): stage for stage, names in _STAGES.items() for name in names}
"""What the stages of both systems mean, labels and internal ids alike."""


class MappingFile(Strict):
    """What `--map FILE` says of an export that is neither system's usual one."""

    system: Text | None = None
    """The name that goes into the deals' source key."""
    columns: Annotated[dict[Literal[FIELDS], Text], EmptyMapping] = Field(default_factory=dict)  # type: ignore[valid-type]
    """Field to heading, such as `customer: Organisation`; of two columns of one name the number, from 1."""
    stages: Annotated[dict[str, Stage], EmptyMapping] = Field(default_factory=dict)
    """Stage in the export to ours, such as `Legal review: contract`."""
    dates: Literal["iso", "day first", "month first"] | None = None
    """How days are written, where the column itself does not tell."""
    decimal: Literal[".", ","] | None = None
    """The sign before cents, where the column itself does not tell."""
    currency: Text | None = None
    """The currency of amounts that name none."""


NO_MAPPING = MappingFile()


def amended(base: MappingFile, given: Mapping[str, object]) -> MappingFile | str:
    """The mapping with some keys given anew, or the key whose value cannot be taken."""
    try:
        return MappingFile.model_validate({**base.model_dump(), **given})
    except ValidationError as refused:
        return str(refused.errors(include_url=False)[0]["loc"][0])


class Columns(Struct, frozen=True):
    """Which column of an export is which field."""

    system: str
    places: Mapping[str, int]
    doubled: tuple["Doubled", ...] = ()
    """Fields that two columns claim to be: nobody can tell which is meant."""

    def cell(self, cells: Sequence[str], field: str) -> str:
        """The text of a field in one line; empty where there is no such column or cell."""
        place = self.places.get(field)
        return cells[place] if place is not None and place < len(cells) else ""


class Doubled(Struct, frozen=True):
    """A field, and the columns of one heading that it may stand in, counted from 0."""

    field: str
    heading: str
    places: tuple[int, ...]

    def differs(self, cells: Sequence[str]) -> bool:
        """Whether the columns say different things in one line."""
        return len({cells[place] for place in self.places if place < len(cells)}) > 1


def recognised(headings: Sequence[str], mapping: MappingFile = NO_MAPPING) -> Columns | None:
    """Tell the columns of an export by its headings, in any order and case; None where it has no deals.

    Named columns come first; of repeated headings the first counts, and all of them are told.
    """
    found = [
        columns
        for system in SYSTEMS
        if (columns := _columns(system, headings, mapping)) is not None
        and (mapping.system is None or mapping.system not in SYSTEMS or mapping.system == system)
    ]
    return max(found, key=lambda columns: len(columns.places), default=None)


def _columns(system: str, headings: Sequence[str], mapping: MappingFile) -> Columns | None:
    places: dict[str, int] = {}
    doubled: list[Doubled] = []
    for field in FIELDS:
        named = mapping.columns.get(field)
        found = _places(headings, (named,) if named else SYSTEMS[system].get(field, ()), exactly=named)
        if found:
            places[field] = found[0]
        if len(found) > 1:
            doubled.append(Doubled(field, headings[found[0]], found))
    enough = {"id", "stage"} <= places.keys() and {"name", "customer"} & places.keys()
    return Columns(mapping.system or system, places, tuple(doubled)) if enough else None


def _places(headings: Sequence[str], wanted: Iterable[str], *, exactly: str | None) -> tuple[int, ...]:
    """The columns of the first wanted heading that is there; `exactly` is how a person wrote it, or its
    number.
    """
    same = tuple(place for place, heading in enumerate(headings) if heading == exactly)
    if len(same) == 1:
        return same
    for name in wanted:
        found = tuple(place for place, heading in enumerate(headings) if folded(heading) == folded(name))
        if found:
            return found
    number = int(exactly) if exactly and exactly.isascii() and exactly.isdigit() else 0
    return (number - 1,) if 0 < number <= len(headings) else ()
