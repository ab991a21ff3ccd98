"""Naming: whom the document itself explains, and whose document it is."""
