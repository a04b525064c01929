"""The warm process: everything imported, a kernel made, one thread; it forks one child per notebook.

Run as ``python -m review_widgets.reports.forked.warm FD``. Over that socket it receives one end of a connection per notebook, and
each child then talks over its own end: requests come in, the messages of a Jupyter kernel go out. The kernel is ipykernel's own;
only its session is replaced by one that writes to the connection, so that a cell does here what it does everywhere.

References
----------
Jupyter messaging protocol 5.4 (execute_input, stream, display_data, comm_open …); prctl(2), PR_SET_PDEATHSIG.
"""

from __future__ import annotations

import asyncio
import atexit
import ctypes
import gc
import io
import json
import logging
import os
import random
import signal
import socket
import sys
import tempfile
import threading
from base64 import b64encode
from collections import deque
from collections.abc import Iterator, Mapping
from contextlib import suppress
from importlib import import_module
from multiprocessing.connection import Connection
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from jupyter_client.jsonutil import json_default
from jupyter_client.session import Session

from review_widgets.reports.templates import find_template
from review_widgets.schema import build_review
from review_widgets.stores.folder import FolderStore

FLUSH_SECONDS = 0.2
_SMALL = {
    "id": "warm",
    "incident": {"title": "warm", "summary": "*warm*", "started_at": "2026-01-01T00:00:00Z", "zone": "Europe/London"},
    "participants": [{"id": "p-1", "name": "Warm Process"}],
    "events": [{"id": "e-1", "occurred_at": "2026-01-01T00:00:00Z", "text": "warm", "actor": "p-1"}],
    "factors": [{"id": "f-1", "text": "warm", "would_have_detected": "warm", "event_ids": ["e-1"]}],
    "takeaways": [
        *(
            {
                "id": f"t-{n}",
                "text": "warm",
                "risk_low": 1,
                "risk_high": 9,
                "likelihood_low": 0.1,
                "likelihood_high": 0.2,
            }
            for n in "12"
        )
    ],
    "actions": [{"id": "a-1", "title": "warm"}],
    "open_questions": [{"id": "q-1", "text": "warm"}],
}
"""A review with a little of everything."""
_PARENT_DIED = 1  # PR_SET_PDEATHSIG


class PipeSession(Session):
    """The session of a kernel, but its messages go over a connection instead of a socket."""

    connection: Connection | None = None
    mirrors = False
    """Whether an output widget was opened, whose content the asking side sends back."""
    _writing = threading.Lock()

    def send(self, stream: Any, msg_or_type: Any, content: Any = None, parent: Any = None, *_: Any, **more: Any) -> Any:
        """Write one message; its shape is that of a kernel's."""
        message = msg_or_type
        if not isinstance(message, dict):
            message = self.msg(msg_or_type, content, parent, metadata=more.get("metadata"))
        if message["msg_type"] == "comm_open":
            self.mirrors |= message["content"].get("data", {}).get("state", {}).get("_model_name") == "OutputModel"
        buffers = [b64encode(buffer).decode("ascii") for buffer in more.get("buffers") or ()]
        text = json.dumps({**message, "buffers": buffers}, default=json_default)
        with self._writing:
            if self.connection is not None:
                self.connection.send_bytes(text.encode("utf-8"))
        return message


class CellStream(io.TextIOBase):
    """``sys.stdout`` or ``sys.stderr`` of a cell; also brings what programs wrote to the file descriptor behind it."""

    def __init__(self, name: str, session: PipeSession, descriptor: int) -> None:
        self.name = name
        self.other: CellStream | None = None
        self._session = session
        self._descriptor = descriptor
        self._behind = os.memfd_create(name)
        self._read = 0
        self._parent: Any = {}
        self._texts: list[str] = []
        self._lock = threading.RLock()
        os.dup2(self._behind, descriptor)

    encoding = "utf-8"
    errors = "replace"

    def set_parent(self, parent: Any) -> None:
        """Remember the request that what follows belongs to."""
        self._parent = parent

    def fileno(self) -> int:
        """Give the descriptor, so that a program started with it writes to the cell."""
        return self._descriptor

    def writable(self) -> bool:
        """Tell that it takes text."""
        return True

    def write(self, text: str) -> int:
        """Keep text until the other stream speaks, something is shown, or a moment has passed."""
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text)}")
        if self.other is not None:
            self.other.flush()
        with self._lock:
            self._from_descriptor()
            if not self._texts:
                timer = threading.Timer(FLUSH_SECONDS, self.flush)
                timer.daemon = True
                timer.start()
            self._texts.append(text)
        return len(text)

    def flush(self) -> None:
        """Send what is kept."""
        with self._lock:
            self._from_descriptor()
            text, self._texts = "".join(self._texts), []
        if text:
            self._session.send(None, "stream", {"name": self.name, "text": text}, self._parent)

    def _from_descriptor(self) -> None:
        size = os.fstat(self._behind).st_size
        if size > self._read:
            self._texts.append(os.pread(self._behind, size - self._read, self._read).decode("utf-8", "replace"))
            self._read = size


def main(descriptor: int) -> None:
    """Warm up, then fork a child for each connection that comes in, until the other side is gone."""
    control = socket.socket(fileno=descriptor)
    session = PipeSession()
    kernel = make_kernel(session)
    warm_up(kernel)
    gc.collect()
    gc.freeze()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    while True:
        said, received, _, _ = socket.recv_fds(control, 16, 1)
        if not said:
            return
        if os.fork() == 0:
            control.close()
            with suppress(BaseException):
                serve(kernel, session, Connection(received[0]))
            with suppress(BaseException):
                atexit._run_exitfuncs()
            os._exit(0)
        os.close(received[0])


def make_kernel(session: PipeSession) -> Any:
    """Make ipykernel's kernel without sockets, threads, a debugger or a history file."""
    sys.modules["debugpy"] = None  # type: ignore[assignment]  # no debugger in a batch, and its import costs
    from ipykernel.ipkernel import IPythonKernel
    from traitlets.config import Config

    quiet = Config({"HistoryManager": {"enabled": False, "hist_file": ":memory:"}})
    made: Any = IPythonKernel.instance(session=session, config=quiet, log=logging.getLogger(__name__))
    del sys.modules["debugpy"]
    if hasattr(made, "shell_channel_thread"):
        made.shell_channel_thread = SimpleNamespace(parent_thread=None)
    return made


def warm_up(kernel: Any) -> None:
    """Make a small report once, as a notebook would, so that every child finds everything imported and compiled."""
    with tempfile.TemporaryDirectory() as folder:
        FolderStore(Path(folder)).save(build_review(_SMALL), expected_revision=0)
        for source in _notebook(folder):
            kernel.shell.run_cell(source, silent=True)
    kernel.shell.reset(new_session=True)
    import_module("ipywidgets").Widget.close_all()


def _notebook(folder: str) -> Iterator[str]:
    template = json.loads(find_template("report").read_text(encoding="utf-8"))
    for cell in template["cells"]:
        if cell["cell_type"] == "code":
            yield "".join(cell["source"])
            if "parameters" in cell["metadata"].get("tags", []):
                yield f"review_id, store = 'warm', {folder!r}"


def serve(kernel: Any, session: PipeSession, connection: Connection) -> None:
    """Be the kernel of one notebook: in a group of its own that dies with the warm process."""
    os.setsid()
    ctypes.CDLL(None).prctl(_PARENT_DIED, signal.SIGKILL)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    random.seed()
    if numpy := sys.modules.get("numpy"):
        numpy.random.seed()
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    out, err = CellStream("stdout", session, 1), CellStream("stderr", session, 2)
    out.other, err.other = err, out
    connection.send_bytes(json.dumps({"pid": os.getpid(), "language_info": kernel.language_info}).encode())
    place = json.loads(connection.recv_bytes())  # now or much later: this child may have been forked ahead
    os.environ.clear()
    os.environ.update(place["environment"])
    kernel.shell.init_environment()
    os.chdir(place["folder"])
    connection.send_bytes(b"{}")  # from here on a death is the notebook's own
    session.connection = connection
    sys.stdout, sys.stderr = out, err
    asyncio.run(_answer(kernel, session, connection))


async def _answer(kernel: Any, session: PipeSession, connection: Connection) -> None:
    """Run the cells that are asked for, one after the other, up to the first that fails.

    Requests come ahead of their turn, so that nobody waits between cells. Only where an output widget mirrors what the asking side
    shows, a cell waits until what came before it was seen there.
    """
    loop = asyncio.get_running_loop()
    ready = asyncio.Event()
    loop.add_reader(connection.fileno(), ready.set)
    waiting: deque[Mapping[str, Any]] = deque()
    run = seen = 0
    while True:
        if not waiting or (session.mirrors and seen < run):
            await ready.wait()
        try:
            while connection.poll():
                request: Mapping[str, Any] = json.loads(connection.recv_bytes())
                if request["msg_type"] == "execute_request":
                    waiting.append(request)
                elif request["msg_type"] == "seen":
                    seen += 1
                else:
                    kernel.comm_manager.comm_msg(None, None, {"buffers": [], **request})
        except (EOFError, OSError):
            return
        ready.clear()
        if waiting and not (session.mirrors and seen < run):
            request = waiting.popleft()
            failed = await _execute(kernel, session, request)
            run += 1
            if kernel.shell.exit_now:
                return
            if failed and request["content"]["stop_on_error"]:
                waiting.clear()
            await asyncio.sleep(0)


async def _execute(kernel: Any, session: PipeSession, request: Mapping[str, Any]) -> bool:
    """Run one cell; tells whether it failed."""
    kernel.set_parent([b""], request)
    code = request["content"]["code"]
    shown = {"code": code, "execution_count": kernel.shell.execution_count}
    session.send(None, "execute_input", shown, request)
    reply = await kernel.do_execute(code, silent=False, store_history=True, allow_stdin=False)
    sys.stdout.flush()
    sys.stderr.flush()
    kept = {name: reply.get(name) for name in ("status", "ename", "evalue", "traceback")}
    session.send(None, "execute_reply", kept, request)
    return bool(reply["status"] == "error")


if __name__ == "__main__":
    # A grammar of IRIs that costs a second per process and that no notebook needs; see jsonschema#1428.
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]  # how Python marks a module as absent
    sys.path[:] = ["", *(os.path.abspath(place) for place in sys.path[1:])]  # noqa: PTH100 - what a kernel has, wherever it goes
    main(int(sys.argv[1]))
