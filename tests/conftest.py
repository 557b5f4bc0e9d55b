"""Tests run alike on every machine: none sees the git settings, or the repository, of the person who runs them."""

from __future__ import annotations

import os

for name in [name for name in os.environ if name.startswith("GIT_")]:
    del os.environ[name]
os.environ |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
