"""Leadership: who leads whom, and who belongs to whom."""
