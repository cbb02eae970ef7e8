"""Turns news text into structured records: entities, quantities, times, statements, relations."""

__version__ = "0.1.0"
