"""Grammar: verb groups, and noun phrases with the parties that they stand for."""
