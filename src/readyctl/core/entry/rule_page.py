"""Where the page of a rule is: the one place that knows, for who builds the pages and who points to them."""


def rule_page(code: str) -> str:
    """The page's place below the top of the built documentation: `rules/CODE.html`. It never changes."""
    return f"rules/{code}.html"
