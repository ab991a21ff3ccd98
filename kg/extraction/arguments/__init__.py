"""Arguments: who the ends of a verb or noun are, by what can be its subject and object."""
