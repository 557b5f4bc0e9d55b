"""The site as a visitor meets it, in a real browser."""
