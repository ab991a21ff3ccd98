"""Claims: charges, denials, demands, refusals, threats and judgements."""
