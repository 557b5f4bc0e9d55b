"""Paper: what of a module can be handed out, filled in by hand and put on a table. See docs/decisions/0070-paper.md."""
