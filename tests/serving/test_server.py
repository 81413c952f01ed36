"""The server answers for the files of the site and its own, to whoever asks for this machine, and nothing else."""

from __future__ import annotations

import json
import os
import socket
from contextlib import contextmanager
from http.client import HTTPConnection
from threading import Thread
from typing import TYPE_CHECKING

import pytest

import lineage
from lineage.errors import LineageError
from lineage.resources import resource_folder
from lineage.serving.news import Bulletin, news
from lineage.serving.server import Server

if TYPE_CHECKING:
    from collections.abc import Iterator
    from http.client import HTTPResponse
    from pathlib import Path

OWN = resource_folder("site_templates") / "serving"
PAGE = "<head><meta content=\"default-src 'none'; script-src 'self'\"></head><body>&lt;/head&gt;</body>"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    (folder / "workspaces" / "geschäft").mkdir(parents=True)
    (folder / "index.html").write_text(PAGE, encoding="utf-8")
    (folder / "workspaces" / "geschäft" / "index.html").write_text("list", encoding="utf-8")
    (folder / "workspaces" / "geschäft" / "list.js").write_text("data", encoding="utf-8")
    (folder / ".lineage-site").write_text("marker", encoding="utf-8")
    (folder / ".hidden.html").write_text("hidden", encoding="utf-8")
    (tmp_path / "secret.html").write_text("secret", encoding="utf-8")
    (folder / "link.html").symlink_to(tmp_path / "secret.html")
    (folder / "folder.html").mkdir()
    os.mkfifo(folder / "pipe.html")
    return folder


@contextmanager
def serving(site: Path, bulletin: Bulletin | None = None) -> Iterator[Server]:
    server = Server(site, OWN, bulletin or Bulletin(), None)
    server.begin()
    try:
        yield server
    finally:
        server.end()


def ask(server: Server, path: str, *, method: str = "GET", host: str | None = None) -> tuple[HTTPResponse, bytes]:
    connection = HTTPConnection("127.0.0.1", server.server_port, timeout=15)
    try:
        connection.putrequest(method, path, skip_host=True)
        connection.putheader("Host", host or f"127.0.0.1:{server.server_port}")
        connection.endheaders()
        response = connection.getresponse()
        return response, response.read()
    finally:
        connection.close()


@pytest.mark.parametrize(
    ("path", "kind", "content"),
    [
        ("/workspaces/gesch%C3%A4ft/", "text/html; charset=utf-8", b"list"),
        ("/workspaces/gesch%C3%A4ft/index.html?type=a#x", "text/html; charset=utf-8", b"list"),
        ("/workspaces/gesch%C3%A4ft/list.js", "text/javascript; charset=utf-8", b"data"),
        ("/.lineage/live.css", "text/css; charset=utf-8", (OWN / "live.css").read_bytes()),
    ],
)
def test_files_are_what_they_are(site: Path, path: str, kind: str, content: bytes) -> None:
    with serving(site) as server:
        response, body = ask(server, path)
        assert (response.status, response.headers["Content-Type"], body) == (200, kind, content)
        assert response.headers["Cache-Control"] == "no-store"
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert "default-src 'none'; connect-src 'self'" in response.headers["Content-Security-Policy"]
        response, body = ask(server, path, method="HEAD")
        assert (response.status, response.headers["Content-Length"], body) == (200, str(len(content)), b"")


@pytest.mark.parametrize(
    "path",
    [
        "/nothing.html",
        "/workspaces",
        "/workspaces/",
        "/workspaces/gesch%C3%A4ft",
        "/../secret.html",
        "/workspaces/../../secret.html",
        "/%2e%2e/secret.html",
        "/..%2fsecret.html",
        "/%2fetc/passwd",
        "/..\\secret.html",
        "/..%5csecret.html",
        "/C:%5csecret.html",
        "//secret.html",
        "/index.html/",
        "/index.html%00.css",
        "/%ff.html",
        "/.lineage-site",
        "/.hidden.html",
        "/link.html",
        "/folder.html",
        "/pipe.html",
        "/.lineage/missing.html",
        "/.lineage/../index.html",
        "/.lineage/%2e%2e/static/tokens.css",
        "*",
        "http://example.org",
    ],
)
def test_nothing_else_is_there(site: Path, path: str) -> None:
    with serving(site) as server:
        response, body = ask(server, path)
        assert response.status == 404
        assert b"No such page" in body
        assert b"secret" not in body


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1", "localhost.:{port}"]
)
@pytest.mark.parametrize("path", ["/index.html", "/.lineage/news", "/.lineage/live.js"])
def test_who_was_led_here_by_another_name_is_sent_away(site: Path, path: str, host: str) -> None:
    with serving(site) as server:
        response, body = ask(server, path, host=host.format(port=server.server_port))
        assert (response.status, body) == (403, b"403 This is served to this machine alone\n")


def test_the_name_that_every_machine_has_for_itself(site: Path) -> None:
    with serving(site) as server:
        assert ask(server, "/index.html", host=f"localhost:{server.server_port}")[0].status == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT"])
def test_it_only_reads(site: Path, method: str) -> None:
    with serving(site) as server:
        assert ask(server, "/index.html", method=method)[0].status == 501


def test_only_this_machine_can_reach_it(site: Path) -> None:
    with serving(site) as server:
        assert server.socket.getsockname()[0] == "127.0.0.1"
        with serving(site) as other:
            assert other.server_port != server.server_port
        with pytest.raises(LineageError, match=f"cannot serve at port {server.server_port}: address already in use"):
            Server(site, OWN, Bulletin(), server.server_port)
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", server.server_port), timeout=1)


@pytest.mark.parametrize("port", [-1, 65536, 10**20])
def test_a_port_that_is_none(site: Path, port: int) -> None:
    with pytest.raises(LineageError, match="cannot serve at port"):
        Server(site, OWN, Bulletin(), port)


def test_a_page_is_given_what_keeps_it_up_to_date(site: Path) -> None:
    bulletin = Bulletin()
    bulletin.put(news("b1", ()))
    with serving(site, bulletin) as server:
        _, body = ask(server, "/")
        assert body.decode() == (
            "<head><meta content=\"default-src 'none'; connect-src 'self'; script-src 'self'\">"
            '<link rel="stylesheet" href="/.lineage/live.css">\n'
            '<script defer src="/.lineage/keep.js"></script>\n'
            '<script defer src="/.lineage/live.js" data-build="b1"></script>\n'
            "</head><body>&lt;/head&gt;</body>"
        )


def test_news_come_at_once_and_whenever_there_are_newer_ones(site: Path) -> None:
    compilation = lineage.compile_texts({"a.yaml": "kind: Nothing\u202e\n"})
    bulletin = Bulletin()
    bulletin.put(news("b1", compilation.diagnostics))
    with serving(site, bulletin) as server:
        connection = HTTPConnection("127.0.0.1", server.server_port, timeout=15)
        connection.request("GET", "/.lineage/news")
        response = connection.getresponse()
        assert response.headers["Content-Type"] == "text/event-stream"
        first = json.loads(response.readline().removeprefix(b"data: "))
        assert response.readline() == b"\n"
        assert (first["build"], first["failed"], first["errors"]) == ("b1", "", len(compilation.errors))
        assert first["faults"][0]["place"].startswith("a.yaml:1:")
        assert "\u202e" not in json.dumps(first, ensure_ascii=False)
        bulletin.put(news("b2", (), "it broke\n</script>"))
        second = json.loads(response.readline().removeprefix(b"data: "))
        assert (second["build"], second["failed"], second["faults"]) == ("b2", "it broke\n</script>", [])
        connection.close()


def test_a_site_is_waited_for_while_a_new_one_takes_its_place(site: Path) -> None:
    away = site.with_name("away")
    with serving(site) as server:
        site.rename(away)
        Thread(target=lambda: away.rename(site)).start()
        assert ask(server, "/index.html")[0].status == 200


def test_what_was_not_begun_ends_at_once(site: Path) -> None:
    server = Server(site, OWN, Bulletin(), None)
    server.end()
    with pytest.raises(ConnectionRefusedError):
        ask(server, "/")
