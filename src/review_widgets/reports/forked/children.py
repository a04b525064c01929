"""Starts the warm process and gives children of it; imports nothing heavy, so that warming up can begin first."""

from __future__ import annotations

import atexit
import json
import os
import signal
import socket
import subprocess
import sys
import threading
from base64 import b64decode
from contextlib import suppress
from multiprocessing import Pipe
from types import SimpleNamespace
from typing import Any

START_SECONDS = 60


class WarmProcess:
    """The process that forks. One serves every thread of this process; it ends when this process does."""

    _lock = threading.Lock()
    _running: WarmProcess | None = None

    def __init__(self) -> None:
        self.pid = os.getpid()
        self.control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        command = [sys.executable, "-m", "review_widgets.reports.forked.warm", str(theirs.fileno())]
        self.process = subprocess.Popen(
            command, pass_fds=(theirs.fileno(),), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL
        )
        theirs.close()
        self._spare = self._ask()

    @classmethod
    def start(cls) -> WarmProcess:
        """Give the running one, started where there is none; it warms up while the caller goes on."""
        with cls._lock:
            one = cls._running
            if one is None or one.pid != os.getpid() or one.process.poll() is not None:
                one = cls._running = cls()
                atexit.register(one.close)
            return one

    def fork(self) -> Child:
        """Give a child for one notebook, forked ahead, and ask for the next one."""
        with self._lock:
            ours, self._spare = self._spare, self._ask()
        try:
            return Child(ours)
        except (EOFError, ConnectionError):  # the one forked ahead was killed while it waited
            return Child(self._ask())

    def _ask(self) -> Any:
        ours, theirs = Pipe()
        socket.send_fds(self.control, [b"notebook"], [theirs.fileno()])
        theirs.close()
        return ours

    def close(self) -> None:
        """End it and, with it, every child."""
        if self.pid == os.getpid():
            self._spare.close()
            self.control.close()
            self.process.wait()


class Child:
    """The kernel of one notebook, at the other end of a connection."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection
        from jupyter_client.session import Session

        self.session = Session()
        self.shell_channel = SimpleNamespace(send=self.send)
        hello = self.receive(START_SECONDS)
        place = {"folder": str(os.getcwd()), "environment": dict(os.environ)}  # noqa: PTH109 - the folder as it is now
        self._connection.send_bytes(json.dumps(place).encode())
        self.receive(START_SECONDS)
        self.pid, self.language_info = hello["pid"], hello["language_info"]

    def send(self, message: Any) -> None:
        """Send a request or a message of a widget."""
        from jupyter_client.jsonutil import json_default

        with suppress(ConnectionError):  # a dead child is noticed when its answer is read
            self._connection.send_bytes(json.dumps(message, default=json_default).encode())

    def receive(self, seconds: float | None) -> Any:
        """Give the next message; raises EOFError where the child is gone, TimeoutError where it stays silent."""
        if not self._connection.poll(seconds):
            raise TimeoutError
        try:
            message = json.loads(self._connection.recv_bytes())
        except ConnectionResetError as err:
            raise EOFError from err
        if message.get("buffers"):
            message["buffers"] = [b64decode(buffer) for buffer in message["buffers"]]
        return message

    def close(self, *, kill: bool) -> None:
        """Let it go; killed with everything it started where it hangs."""
        if kill:
            with suppress(ProcessLookupError):
                os.killpg(self.pid, signal.SIGKILL)
        self._connection.close()
