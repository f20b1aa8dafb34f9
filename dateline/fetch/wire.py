"""A connection with one time limit for all that comes over it, and a size limit.

As they are, a socket's time limit holds for each byte anew, so that a drip runs for ever, and a head of many lines or an
endless row of "100 Continue" is read as long as it comes.
"""

import io
import socket
import time
from typing import Any


class TooLargeError(Exception):
    """More came than is taken. No OSError, so that no library between makes another error of it."""


def left(until: float) -> float:
    """Seconds to `until`, a time of `time.monotonic`. Raises TimeoutError when there are none."""
    seconds = until - time.monotonic()
    if seconds <= 0:
        raise TimeoutError("out of time")
    return seconds


class Wire(io.RawIOBase):
    """Stands for a connected socket where `http.client` wants one. Whoever opened the socket closes it."""

    def __init__(self, sock: socket.socket, until: float, size: int) -> None:
        super().__init__()
        self._sock = sock
        self._until = until
        self._size = size

    def take(self, size: int) -> None:
        """From now on `size` bytes are taken, whatever has come before."""
        self._size = size

    def makefile(self, *_: object, **__: object) -> io.BufferedReader:
        return io.BufferedReader(self)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._sock.settimeout(left(self._until))
        size = self._sock.recv_into(buffer)
        self._size -= size
        if self._size < 0:
            raise TooLargeError
        return size

    def sendall(self, sent: bytes) -> None:
        self._sock.settimeout(left(self._until))
        self._sock.sendall(sent)

    def close(self) -> None:
        """Nothing: `http.client` closes a connection before the body has been read."""
