"""Every format, read back by readers of our own that know nothing of the writers."""
