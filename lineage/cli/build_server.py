"""What there is around a command on a build server: a format that it reads, a checkout, a file for a summary."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from lineage.cli.streams import say

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    from lineage.output.report import Report
    from lineage.text.source import Source

_SAYS_SO = {"github": "GITHUB_ACTIONS", "azure": "TF_BUILD"}
_CHECKOUTS = ("GITHUB_WORKSPACE", "BUILD_SOURCESDIRECTORY", "CI_PROJECT_DIR")


def spoken_format() -> str | None:
    """The format that the build server reads which this runs on; None elsewhere."""
    return next((name for name, variable in _SAYS_SO.items() if os.environ.get(variable, "").lower() == "true"), None)


def folders_in_repository(sources: Iterable[Source]) -> dict[str, str]:
    """For each folder of sources, as it was typed, where it is in its repository; those in none are left out."""
    found = {}
    for folder in {source.folder for source in sources}:
        place = Path(os.path.realpath(folder))
        if (root := _repository(place)) is not None:
            found[folder] = place.relative_to(root).as_posix()
    return found


def _repository(folder: Path) -> Path | None:
    """The folder that git works in; without one, the folder that the build server has checked out into."""
    around = (folder, *folder.parents)
    checkouts = {Path(os.path.realpath(path)) for name in _CHECKOUTS if (path := os.environ.get(name))}
    return next(
        (each for each in around if (each / ".git").exists()),
        next((each for each in around if each in checkouts), None),
    )


def append_summary(arguments: argparse.Namespace, report: Report) -> None:
    """Say the report on the page of the job, too, where GitHub gives a file for that."""
    path = os.environ.get("GITHUB_STEP_SUMMARY")
    if not path:
        return
    from lineage.output.github import SUMMARY_BYTES, github_summary  # noqa: PLC0415 - only in GitHub Actions

    try:
        with Path(path).open("ab") as file:
            file.write(github_summary(report, SUMMARY_BYTES - file.tell()).encode())
    except OSError as error:
        say(arguments, [(f"warning: cannot write the summary of the job: {(error.strerror or str(error)).lower()}",)])
