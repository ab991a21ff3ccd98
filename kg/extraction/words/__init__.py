"""Words: tokens, names, dates and word lists; nothing here knows a sentence."""
