"""`lineage serve`, as people run it: it follows what happens to the specs, and ends without a trace."""

from __future__ import annotations

import argparse
import json
import re
import shutil
import signal
import socket
import sys
from http.client import HTTPConnection
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from lineage.cli.serve import add_arguments
from lineage.cli.workshop import Workshop
from lineage.resources import resource_folder
from tests.serving.served import Served

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.cli.conftest import Lineage


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., Served]]:
    running: list[Served] = []

    def start(*arguments: str) -> Served:
        running.append(Served(tmp_path, *arguments))
        return running[-1]

    yield start
    for each in running:
        each.process.kill()
        each.process.communicate()


def test_it_follows_the_specs_and_survives_what_is_wrong_with_them(
    serve: Callable[..., Served], specs: Path, tmp_path: Path
) -> None:
    served = serve()
    file = specs / "bank-churn.yaml"
    good = file.read_text(encoding="utf-8")
    assert re.fullmatch(r"built \d+ files in \d+\.\d s: 1 warning\n", served.built)
    assert served.get("/artifacts/bank-churn/lake.html")[0] == 200

    file.write_text(good.replace("type: Lakehouse", "type: Nope"), encoding="utf-8")
    assert re.fullmatch(r"rebuilt \d+ of \d+ files in \d+\.\d s: \d errors?(, \d warnings?)?\n", served.line())
    told = json.loads(served.get("/.lineage/news")[1].removeprefix("data: "))
    assert told["errors"] >= 1
    assert told["faults"][0]["place"].startswith("specs/bank-churn.yaml:")

    specs.rename(tmp_path / "away")
    assert served.line().startswith("not rebuilt: cannot read `specs`: no such file or directory")
    told = json.loads(served.get("/.lineage/news")[1].removeprefix("data: "))
    assert told["failed"].startswith("not rebuilt: cannot read `specs`")
    assert served.get("/index.html")[0] == 200

    (tmp_path / "away").rename(specs)
    file.write_text(good.replace("churn-report:", "leaving-report:"), encoding="utf-8")
    assert "rebuilt" in served.line()
    assert served.get("/artifacts/bank-churn/leaving-report.html")[0] == 200
    assert served.get("/artifacts/bank-churn/churn-report.html")[0] == 404


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_told_to_end_it_ends_and_leaves_nothing(serve: Callable[..., Served], specs: Path, number: int) -> None:
    served = serve()
    listener = HTTPConnection("127.0.0.1", served.port, timeout=15)
    listener.request("GET", "/.lineage/news")
    listener.getresponse().readline()
    assert [*served.temporary.iterdir()]
    assert served.ended(number) == (0, "")
    assert not [*served.temporary.iterdir()]
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", served.port), timeout=1)
    assert [each.name for each in specs.iterdir()] == ["bank-churn.yaml"]
    listener.close()


@pytest.mark.usefixtures("specs")
def test_a_site_can_be_kept_and_a_port_chosen(serve: Callable[..., Served], tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    served = serve("--port", str(port), "-o", "site", "--select", "+churn-report")
    assert served.port == port
    assert served.ended(signal.SIGINT) == (0, "")
    assert (tmp_path / "site" / "index.html").is_file()


def test_templates_may_be_worked_on_too(
    specs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    templates = Path(shutil.copytree(resource_folder("site_templates"), tmp_path / "templates"))
    monkeypatch.setattr(sys.modules["lineage.site.build"], "resource_folder", lambda _name: templates)
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    workshop = Workshop(parser.parse_args([str(specs)]), tmp_path / "site")
    workshop.build()
    built = workshop.bulletin.build
    page = templates / "access.html"
    good = page.read_text(encoding="utf-8")
    for wrong in ("{% if %}", "{{ nothing.at.all }}", "{{ 1|nofilter }}"):
        page.write_text(good.replace("{% block main %}", "{% block main %}" + wrong), encoding="utf-8")
        workshop.build_again()
        assert capsys.readouterr().out.splitlines()[-1].startswith("not rebuilt: a template: ")
        assert workshop.bulletin.build == built
    page.write_text(good, encoding="utf-8")
    workshop.build_again()
    assert workshop.bulletin.build != built


def test_what_cannot_be_served(lineage: Lineage, specs: Path, tmp_path: Path) -> None:
    ended = lineage("serve", "nothing")
    assert (ended.code, ended.out) == (2, "")
    assert "cannot read `nothing`" in ended.err
    ended = lineage("serve", "-o", specs)
    assert ended.code == 2
    assert "no site that lineage wrote" in ended.err
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        ended = lineage("serve", "--port", str(taken.getsockname()[1]))
    assert ended.code == 2
    assert "address already in use" in ended.err
    assert not [*tmp_path.glob("lineage-serve-*")]
