"""Classes of verbs that tell the parser what a clause beside them says."""

from __future__ import annotations

__all__ = ["CALLING", "CHARGING", "CLASHING", "GOING_ON", "HARMING", "JUDGING", "SAYING", "SPEAKING", "THEN"]

THEN = frozenset(("then", "thereupon", "finally", "eventually"))
"""What a sequel is told with: "first hesitated, then sided with X"."""
SAYING = frozenset(("say", "add", "insist", "argue", "reply", "think", "state"))
"""Verbs of which no participle tells whom or what: nobody "said the clashes" anything."""
CHARGING = frozenset(("accuse", "blame", "suspect", "charge", "fault", "condemn", "criticise", "criticize"))
"""Verbs of those who say that somebody did something."""
GOING_ON = frozenset(("continue", "begin", "start", "keep", "go", "resume", "try", "attempt", "seek", "plan", "intend",
                       "vow", "pledge", "refuse", "decline", "stop", "cease", "manage", "aim", "threaten", "decide",
                       "agree"))  # fmt: skip
"""Verbs that take no object beside the one of the verb after them: "which X continues to arm"."""
HARMING = frozenset(("kill", "wound", "injure", "hurt", "destroy", "damage", "displace", "force", "leave", "cause",
                      "burn", "violate", "breach", "endanger", "jeopardise", "jeopardize", "undermine", "fuel", "spark",
                      "trigger", "drive", "massacre", "loot", "steal", "maim", "claim"))  # fmt: skip
"""What whoever is accused has done by what he is accused of: "accused Y of opening fire, wounding two"."""
SPEAKING = frozenset(("accuse", "blame", "cite", "quote", "call", "describe", "refer", "condemn", "criticise", "use",
                       "criticize", "denounce", "praise", "thank", "promise", "vow", "urge", "threaten", "speak",
                       "give"))  # fmt: skip
"""What the one who speaks does by the way, besides saying something."""
JUDGING = frozenset(("call", "describe", "condemn", "criticise", "criticize", "denounce", "label", "brand", "deplore",
                     "decry", "slam", "add", "note", "stress", "praise", "thank"))  # fmt: skip
"""What who tells of others' deeds adds of his own."""
CLASHING = frozenset(("clash", "skirmish", "duel", "feud", "brawl", "fight", "battle", "trade", "exchange", "swap"))
"""What two do to each other: "X and Y clashed", "traded fire"."""
CALLING = frozenset(("call", "describe", "brand", "label", "denounce", "dismiss", "term", "condemn", "decry", "regard",
                     "view", "see", "consider", "deem", "dub", "slam", "deplore", "criticise", "criticize",
                     "characterise", "characterize", "portray", "depict"))  # fmt: skip
"""What who judges something does: what it is called is his word."""
