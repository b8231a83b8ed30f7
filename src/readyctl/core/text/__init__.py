"""Words: folding, plurals, closest, sentences."""
