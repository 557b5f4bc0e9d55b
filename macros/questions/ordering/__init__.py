"""Putting steps into order (QTI orderInteraction)."""
