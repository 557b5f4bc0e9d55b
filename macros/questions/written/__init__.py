"""Writing, and marking one's own writing (QTI extendedTextInteraction)."""
