"""Filling gaps and writing a short answer (QTI inlineChoiceInteraction and textEntryInteraction)."""
