"""What does the note say, what is missing: lines, gaps, gate, review, scope, retro."""
