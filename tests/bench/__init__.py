"""What Alongside costs, measured: `python -m tests.bench` prints each figure beside its aim.

A row is a function that takes the settings and yields figures; `__main__.ROWS` names them. Whatever is compared is measured in
one run, turn by turn, because the same machine is never as fast twice.
"""
