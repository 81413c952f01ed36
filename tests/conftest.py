"""What holds for every test."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from _pytest.terminal import TerminalReporter

IN_CI = bool(os.environ.get("CI"))

# A build server must not change what commands print: tests about that set what they need.
for name in [name for name in os.environ if name.startswith(("GITHUB_", "TF_BUILD", "BUILD_", "CI_PROJECT_"))]:
    del os.environ[name]


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """In CI a test that is skipped is a test that is not there: the run fails."""
    if IN_CI and _skipped(session.config) and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: TerminalReporter, config: pytest.Config) -> None:
    if IN_CI and _skipped(config):
        terminalreporter.write_sep("=", "CI runs every test: the skips above fail it", red=True)


def _skipped(config: pytest.Config) -> int:
    reporter: TerminalReporter | None = config.pluginmanager.get_plugin("terminalreporter")
    return len(reporter.stats.get("skipped", ())) if reporter else 0
