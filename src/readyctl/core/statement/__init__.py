"""What does this sentence claim: one reading, one verdict, waivers."""
