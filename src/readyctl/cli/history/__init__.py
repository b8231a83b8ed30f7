"""Commands about what a feature was before."""
