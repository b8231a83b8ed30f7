"""A second opinion on sign-off: slow, obvious, and written from the sentences of the rule alone.

It shares no code with the product, reads raw objects with `git cat-file`, parses YAML with another library,
and evaluates every sentence for every commit. Where it and the product disagree, one has misread the rule.
The numbers in comments (`reading 8`) are those of `docs/decisions/0001-readings-of-sign-off.md`.
"""

from support.oracle.verdict import Answer, SignedBy, UnsignedClaim, judge

__all__ = ["Answer", "SignedBy", "UnsignedClaim", "judge"]
