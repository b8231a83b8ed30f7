"""The roster's file, as its schema reads it."""

from typing import Annotated, Self

from pydantic import AfterValidator, Field, WithJsonSchema, model_validator

from readyctl.core.entry.fields import EmptyTuple, Flag, Strict, Text
from readyctl.core.trust import roster
from readyctl.core.trust.assurance import Assurance
from readyctl.core.trust.keys import KEY_PATTERN, whole_key
from readyctl.core.trust.roster import address, address_or_key, ensure_one_person_each

_ENDS = r"""[.,:;"'\\]"""
_INSIDE = "[!-)+-;=?A-~]"
ADDRESS_PATTERN = f"^(?!{_ENDS}){_INSIDE}+@(?!.*{_ENDS}$){_INSIDE}+$"
REVOKED_PATTERN = f"{ADDRESS_PATTERN}|{KEY_PATTERN}"
Address = Annotated[
    str, AfterValidator(address), WithJsonSchema({"type": "string", "pattern": ADDRESS_PATTERN})
]
"""An e-mail address; compared without case, so kept in lower case."""
Revoked = Annotated[
    str, AfterValidator(address_or_key), WithJsonSchema({"type": "string", "pattern": REVOKED_PATTERN})
]
"""An e-mail address, or a key without its comment."""
Key = Annotated[Text, AfterValidator(whole_key), WithJsonSchema({"type": "string", "pattern": KEY_PATTERN})]
"""A key on the roster, kept as it is written."""


class Engineer(Strict):
    """One person of engineering, with every name and address that her commits carry."""

    name: Text
    """The name that her commits carry. Example: Ada Lovelace"""
    names: Annotated[tuple[Text, ...], EmptyTuple] = ()
    """Other names that her commits carry. Example: [ada]"""
    emails: Annotated[tuple[Address, ...], EmptyTuple] = ()
    """Every address that her commits carry. Example: [ada@example.com, ada@users.noreply.github.com]"""
    lead: Flag = False
    """A lead may change the roster and the settings, and sign in every area. Example: true"""
    areas: tuple[Text, ...] = ("*",)
    """The areas whose features she may sign; `*` is all of them. Example: ["*"]"""
    keys: Annotated[tuple[Key, ...], EmptyTuple] = ()
    """Public ssh keys that she signs commits with, for `assurance: signature`.
    Example: [ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGu1GPnTQb5WmHYQx8bIkPz4RSEqSEJVZJZFnE4nYwqV]
    """

    def value(self) -> roster.Engineer:
        """The engineer that is judged by."""
        return roster.Engineer(
            name=self.name,
            names=self.names,
            emails=self.emails,
            lead=self.lead,
            areas=self.areas,
            keys=self.keys,
        )


class Roster(Strict):
    """Who may sign. Addresses belong to one person each."""

    assurance: Assurance = Assurance.COMMITTER
    """What has to stand behind a signature: the author's name, the committer's as well, or a key."""
    forge_committers: Annotated[tuple[Address, ...], EmptyTuple] = ("noreply@github.com",)
    """Committers that mean "merged on the forge": they stand for nobody. Example: [noreply@github.com]"""
    engineers: Annotated[tuple[Engineer, ...], Field(min_length=1)]
    """Who is engineering."""
    ignored_coauthors: Annotated[tuple[Address, ...], EmptyTuple] = ()
    """Addresses of co-authors that do not matter, such as those of assistants.
    Example: [assistant@example.com]
    """
    revoked: Annotated[tuple[Revoked, ...], EmptyTuple] = ()
    """Addresses and keys whose signatures no longer count, those of the past too.
    Example: [mallory@example.com]
    """
    confirmed: Text | None = None
    """Any new text here is a change: how a lead settles two merged lines that differ.
    Example: 2026-11-20 after the merge of the two teams
    """

    @model_validator(mode="after")
    def _one_person_each(self) -> Self:
        ensure_one_person_each(self.value().engineers)
        return self

    def value(self) -> roster.Roster:
        """The roster that is judged by."""
        return roster.Roster(
            assurance=self.assurance,
            forge_committers=self.forge_committers,
            engineers=tuple([engineer.value() for engineer in self.engineers]),
            ignored_coauthors=self.ignored_coauthors,
            revoked=self.revoked,
            confirmed=self.confirmed,
        )
