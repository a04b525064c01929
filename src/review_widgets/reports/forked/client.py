"""Runs the cells of a notebook in a forked child; what comes back is read by nbclient itself.

So streams, displays and their updates, cleared output, widget state and output widgets mean here what they mean under the stock
engine; only the kernel behind them is a fork.
"""

from __future__ import annotations

from collections import deque
from time import monotonic
from typing import Any

from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat import v4
from papermill.clientwrap import PapermillNotebookClient

from review_widgets.reports.forked.children import Child, WarmProcess

AHEAD_BYTES = 40_000


class ForkClient(PapermillNotebookClient):  # type: ignore[misc]  # untyped
    """papermill's client over a forked child instead of a started kernel."""

    child: Child

    def execute(self, **_: Any) -> Any:
        """Run every cell up to the first that fails."""
        self.reset_execution_trackers()
        self.child = self.kc = WarmProcess.start().fork()
        self._waiting = deque(
            (index, self._request(cell)) for index, cell in enumerate(self.nb.cells) if self._runs(cell)
        )
        self._on_the_way: deque[int] = deque()
        done = False
        try:
            self.papermill_execute_cells()
            self.nb.metadata["language_info"] = self.child.language_info
            self.set_widgets_metadata()
            done = True
        finally:
            self.child.close(kill=not done)
        return self.nb

    def execute_cell(self, cell: Any, cell_index: int, **_: Any) -> Any:
        """Run one cell; raises what nbclient raises."""
        if not self._runs(cell):
            return cell
        self._send_up_to(cell_index)
        cell.metadata["execution"] = {}
        cell.outputs = []
        self.clear_before_next_output = False
        try:
            reply = self._follow(cell, cell_index)
        except TimeoutError as err:
            limit = self._get_timeout(cell)
            failed = CellTimeoutError.error_from_timeout_and_cell("Cell execution timed out", limit, cell)
            raise self._marked(cell, cell_index, failed) from err
        except EOFError as err:
            raise self._marked(cell, cell_index, DeadKernelError("Kernel died")) from err
        self._on_the_way.popleft()
        self.child.send({"msg_type": "seen"})
        if reply["status"] == "error" and not self._may_fail(cell):
            raise CellExecutionError.from_cell_and_msg(cell, reply)
        return cell

    def _runs(self, cell: Any) -> bool:
        tags = cell.metadata.get("tags", [])
        return bool(cell.cell_type == "code" and cell.source.strip() and self.skip_cells_with_tag not in tags)

    def _may_fail(self, cell: Any) -> bool:
        return bool(self.allow_errors or "raises-exception" in cell.metadata.get("tags", []))

    def _request(self, cell: Any) -> Any:
        content = {"code": cell.source, "stop_on_error": not self._may_fail(cell)}
        return self.child.session.msg("execute_request", content)

    def _send_up_to(self, cell_index: int) -> None:
        """Send the request of a cell and, ahead of their turn, as many as fit the connection while nobody reads it."""
        while self._waiting and (self._waiting[0][0] <= cell_index or sum(self._on_the_way) < AHEAD_BYTES):
            _, request = self._waiting.popleft()
            self._on_the_way.append(len(request["content"]["code"].encode("utf-8", "replace")) + 1_000)
            self.child.send(request)

    def _follow(self, cell: Any, cell_index: int) -> Any:
        limit = self._get_timeout(cell)
        deadline = None if limit is None else monotonic() + limit
        while True:
            message = self.child.receive(None if deadline is None else max(deadline - monotonic(), 0))
            if message["msg_type"] == "execute_reply":
                return message["content"]
            self.process_message(message, cell, cell_index)

    def _marked(self, cell: Any, cell_index: int, failed: Exception) -> Exception:
        """Leave on the cell why nothing came back, which the stock engine does not."""
        words = str(failed).splitlines()[0]
        new_output: Any = v4.new_output  # untyped
        cell.outputs.append(new_output("error", ename=type(failed).__name__, evalue=words, traceback=[words]))
        self.nb_man.cell_exception(cell, cell_index=cell_index, exception=failed)
        failed.notebook = self.nb  # type: ignore[attr-defined]  # for who wants to keep it as evidence
        return failed
