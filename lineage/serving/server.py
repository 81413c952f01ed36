"""A server of a site for whoever sits at this machine, and for nobody else.

It answers on the loopback address alone, and only if that is the name it was asked by: a page of another site must not
reach it, neither by a name of its own that leads here nor by taking in what lies here. It reads, and writes nothing.
"""

from __future__ import annotations

import os
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import TCPServer
from threading import Event, Thread
from typing import TYPE_CHECKING, ClassVar
from urllib.parse import urlsplit

from lineage.errors import LineageError
from lineage.serving.files import TYPES, find

if TYPE_CHECKING:
    from pathlib import Path
    from socket import socket

    from lineage.serving.news import Bulletin

ADDRESS = "127.0.0.1"
_HABITUAL = 8700
"""The port that is tried first: so pages that are open find the server again that is started anew."""

_OWN = "/.lineage/"
"""Where the server's own files are; nothing in a site begins with a dot."""

_BREATH = 15.0
"""Seconds after which a listener is sent a sign of life, where there are no news: so it shows who has gone away."""

_POLICY = b"default-src 'none';"
_POLICY_HERE = b"default-src 'none'; connect-src 'self';"
_HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Content-Security-Policy": "default-src 'none'; connect-src 'self'; script-src 'self'; style-src 'self'; "
    "img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


_PAUSE = 0.02
"""Seconds after which the end is looked for again."""


class Server(ThreadingHTTPServer):
    """Serves the site in a folder, and news of it. Takes a free port where none is named."""

    daemon_threads = True
    block_on_close = False
    allow_reuse_address = os.name == "posix"  # elsewhere that would let two servers have one port

    def __init__(self, site: Path, own: Path, bulletin: Bulletin, port: int | None) -> None:
        self.site = site
        self.own = own
        self.bulletin = bulletin
        self.ends = Event()
        self._serving = Thread(target=self.serve_forever, args=(_PAUSE,), daemon=True)
        for each in (_HABITUAL, 0) if port is None else (port,):
            try:
                super().__init__((ADDRESS, each), _Handler)
            except (OSError, OverflowError) as error:
                reason = getattr(error, "strerror", None) or str(error)
                failed = LineageError(
                    f"cannot serve at port {each}: {reason.lower()}", "without --port, a free one is taken"
                )
            else:
                return
        raise failed

    @property
    def url(self) -> str:
        """Where to look."""
        return f"http://{ADDRESS}:{self.server_port}/"

    def server_bind(self) -> None:
        """Bind, and ask no name server what this machine is called."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = ADDRESS, self.socket.getsockname()[1]

    def handle_error(self, request: socket | tuple[bytes, socket], client_address: object) -> None:
        """Say nothing: mostly a reader has gone away."""

    def begin(self) -> None:
        """Serve, in a thread, until the end."""
        self._serving.start()

    def end(self) -> None:
        """Let go of everyone who listens, and of the port; it may have been begun or not."""
        self.ends.set()
        if self._serving.ident is not None:
            self.shutdown()
        self.server_close()


class _Handler(BaseHTTPRequestHandler):
    """Answers one reader."""

    protocol_version = "HTTP/1.1"
    timeout = 30
    server: Server
    error_message_format = "%(code)d %(message)s\n"
    error_content_type = "text/plain; charset=utf-8"
    _own_files: ClassVar = {"keep.js", "live.js", "live.css"}

    def version_string(self) -> str:
        return "lineage"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - so it is called there
        """Say nothing: the terminal is for what happens to the specs."""

    def end_headers(self) -> None:
        for name, value in _HEADERS.items():
            self.send_header(name, value)
        super().end_headers()

    def do_HEAD(self) -> None:
        self.do_GET()

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        if not self._is_asked_by_name():
            self.send_error(HTTPStatus.FORBIDDEN, "This is served to this machine alone")
        elif path == f"{_OWN}news":
            self._tell_news()
        elif path.startswith(_OWN):
            name = path.removeprefix(_OWN)
            self._send_file(self.server.own / name if name in self._own_files else None)
        else:
            self._send_file(find(self.server.site, path))

    def _is_asked_by_name(self) -> bool:
        """Whether the reader asked for this machine. By any other name it was led here by whoever owns that name."""
        port = self.server.server_port
        hosts = {f"{name}:{port}" for name in (ADDRESS, "localhost")}
        return self.headers.get_all("Host", []) in ([host] for host in hosts)

    def _send_file(self, file: Path | None) -> None:
        build = self.server.bulletin.build
        try:
            content = file.read_bytes() if file else None
        except OSError:  # gone meanwhile
            content = None
        if file is None or content is None:
            page = (self.server.own / "missing.html").read_bytes()
            self._send(_live(page, build), TYPES[".html"], HTTPStatus.NOT_FOUND)
        else:
            is_page = file.suffix == ".html"
            self._send(_live(content, build) if is_page else content, TYPES[file.suffix])

    def _send(self, content: bytes, kind: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def _tell_news(self) -> None:
        """Send an event with the latest news, and one whenever there are newer ones, until nobody listens."""
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        number = 0
        while self.command != "HEAD" and not self.server.ends.is_set():
            number, latest = self.server.bulletin.after(number, _BREATH)
            self.wfile.write(f"data: {latest.text}\n\n".encode() if latest else b":\n\n")
            self.wfile.flush()


def _live(page: bytes, build: str) -> bytes:
    """A page of the site with what keeps it up to date. No text of a spec can look like the end of a head."""
    sheet = f'<link rel="stylesheet" href="{_OWN}live.css">'
    keep = f'<script defer src="{_OWN}keep.js"></script>'
    live = f'<script defer src="{_OWN}live.js" data-build="{build}"></script>'
    added = f"{sheet}\n{keep}\n{live}\n</head>".encode()
    return page.replace(_POLICY, _POLICY_HERE, 1).replace(b"</head>", added, 1)
