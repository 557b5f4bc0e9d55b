"""Choosing: one option, several, or true or false (QTI choiceInteraction)."""
