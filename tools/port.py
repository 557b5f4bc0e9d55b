"""The port that `serve` listens on."""

import socket

from tools.running import WINDOWS, Trouble


def chosen_port(asked: str = "") -> int:
    if not asked:
        return next((port for port in range(8000, 8050) if is_free(port)), 0) or any_port()
    if not asked.isdecimal() or not 0 < int(asked) < 65536:
        raise Trouble(f"PORT is '{asked}': give a number from 1 to 65535, as in 'PORT=8080 make serve'.")
    if not is_free(int(asked)):
        raise Trouble(f"Port {asked} is taken by another program: name another, or none to have a free one chosen.")
    return int(asked)


def is_free(port: int) -> bool:
    with socket.socket() as listener:
        if not WINDOWS:  # there it would mean "take it although it is taken"
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True


def any_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])
