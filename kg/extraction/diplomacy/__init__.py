"""Diplomacy: accords and talks with their parties, mediators and hosts."""
