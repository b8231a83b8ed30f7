"""The invented people of the tests. Ada leads engineering; Sam sells; nobody real is meant."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Person:
    """A name and an address as git writes them; nothing says that the two belong together."""

    name: str
    email: str

    def __str__(self) -> str:
        return f"{self.name} <{self.email}>"


ADA = Person("Ada Lovelace", "ada@example.com")
"""Engineering, lead."""
BOB = Person("Bob Byte", "bob@example.com")
"""Engineering."""
CARA = Person("Cara Cable", "cara@example.com")
"""Engineering, where a test wants a third engineer."""
PAT = Person("Pat Product", "pat@example.com")
"""A product manager: outside the roster."""
SAM = Person("Sam Sales", "sam@example.com")
"""A sales rep: outside the roster."""
FORGE = Person("GitHub", "noreply@github.com")
"""The forge as committer: a merge or a squash made in the browser."""
