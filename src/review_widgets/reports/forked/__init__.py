"""The papermill engine ``review-fork``: one forked child per notebook instead of one started kernel.

A child starts in milliseconds with everything imported, is as isolated as a process, and its output is read by nbclient, so that it
is what the stock engine gives. Where forking is not safe or another kernel is asked for, the stock engine runs.
"""

from __future__ import annotations

import sys
from functools import cache
from typing import Any

from review_widgets.reports.forked.children import WarmProcess
from review_widgets.reports.parameters import refuse_code

NAME = "review-fork"
_NATIVE = "python3"


def can_fork() -> bool:
    """Tell whether this system has what the engine needs: Linux with files in memory and descriptors over sockets."""
    return sys.platform == "linux"


def use_fork_engine() -> str | None:
    """Register the engine with papermill and begin to warm up; gives its name, None where the stock engine has to do."""
    if not can_fork():
        return None
    WarmProcess.start()
    from papermill.engines import papermill_engines

    papermill_engines.register(NAME, _engine())
    return NAME


@cache
def _engine() -> Any:
    from papermill.engines import Engine, NBClientEngine

    class ForkEngine(Engine):  # type: ignore[misc]  # untyped
        """Runs a notebook in a fork of a warm process."""

        @classmethod
        def execute_managed_notebook(cls, nb_man: Any, kernel_name: str, **options: Any) -> Any:
            """Run the cells, as the stock engine would, unless a parameter's name holds code."""
            refuse_code(nb_man.nb)
            if not can_fork() or kernel_name != _NATIVE:
                return NBClientEngine.execute_managed_notebook(nb_man, kernel_name, **options)
            from papermill.log import logger

            from review_widgets.reports.forked.client import ForkClient

            kept = {name: options[name] for name in ("log_output", "stdout_file", "stderr_file") if name in options}
            timeout = options.get("execution_timeout") or options.get("timeout")
            return ForkClient(nb_man, timeout=timeout, log=logger, **kept).execute()

    return ForkEngine


def __getattr__(name: str) -> Any:
    """Make the engine when papermill's entry point asks for it, so that neither has to be imported first."""
    if name == "ForkEngine":
        return _engine()
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
