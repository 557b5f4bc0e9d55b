"""Putting things together: pairs (QTI matchInteraction) and groups (a match with each entry used once)."""
