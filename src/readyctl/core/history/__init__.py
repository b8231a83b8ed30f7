"""What was this feature before: levels, dates, slips, signatures."""
