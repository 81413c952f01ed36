"""A server that speaks as GitHub, GitLab and Azure DevOps do of comments on one pull request, its number 7.

Whoever sends the token `ours` is the bot; with `theirs` one may read and not write, as from a fork.
"""

from __future__ import annotations

import json
import re
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

from lineage.output.diff_markdown import MARKER

if TYPE_CHECKING:
    from collections.abc import Iterator

BOT = "the-bot"
EARLIER = f"{MARKER}\nwhat was said of an earlier push"
_MAY_WRITE = {"ours": True, "theirs": False}
_PAGE = 100
_SOME = 3
"""How many comments GitHub sends at once here, so that there are pages to turn."""


@dataclass
class Comment:
    id: int
    author: str
    body: str


class RefusedError(Exception):
    """An answer other than the one that was hoped for: its status and its JSON."""

    def __init__(self, status: int, answer: object) -> None:
        super().__init__(status)
        self.status = status
        self.answer = answer


@dataclass
class Host:
    """What the server knows, and what it was sent."""

    comments: list[Comment] = field(default_factory=list)
    sarifs: list[dict[str, Any]] = field(default_factory=list)
    address: str = ""

    def say(self, author: str, body: str) -> Comment:
        self.comments.append(Comment(len(self.comments) + 1, author, body))
        return self.comments[-1]

    def edit(self, number: int, body: str) -> Comment:
        comment = self.comments[number - 1]
        comment.body = body
        return comment

    @property
    def ours(self) -> list[str]:
        return [comment.body for comment in self.comments if comment.author == BOT]

    def answer(self, method: str, address: str, content: Any, token: str) -> object:  # noqa: ANN401 - JSON
        """What is answered to a request, whoever's language it is in."""
        split = urlsplit(address)
        if token not in _MAY_WRITE:
            raise RefusedError(401, {"message": "401 Unauthorized"})
        if method != "GET" and not _MAY_WRITE[token] and split.path != "/graphql":
            raise RefusedError(403, {"message": "Resource not accessible by integration"})
        page = int(parse_qs(split.query).get("page", ["1"])[0])
        for pattern, speak in _ADDRESSES.items():
            if found := re.fullmatch(pattern, f"{method} {split.path}"):
                return speak(self, content, *map(int, found.groups()), page=page, token=token)
        raise RefusedError(404, {"message": f"no {method} {split.path} here"})


def _graphql(host: Host, content: Any, *, token: str, **_: object) -> object:  # noqa: ANN401 - JSON
    query, told = content["query"], content["variables"]
    if "pullRequest(number: $number)" in query:
        assert (told["owner"], told["name"], told["number"]) == ("merrow", "lineage", 7)
        start = int(told["after"] or 0)
        nodes = [
            {"id": f"C_{each.id}", "body": each.body, "viewerDidAuthor": each.author == BOT}
            for each in host.comments[start : start + _SOME]
        ]
        more = {"hasNextPage": start + _SOME < len(host.comments), "endCursor": str(start + _SOME)}
        return {"data": {"repository": {"pullRequest": {"id": "PR_7", "comments": {"nodes": nodes, "pageInfo": more}}}}}
    if not _MAY_WRITE[token]:
        return {"data": None, "errors": [{"type": "FORBIDDEN", "message": "Resource not accessible by integration"}]}
    if "addComment" in query:
        assert told["id"] == "PR_7"
        host.say(BOT, told["body"])
    else:
        assert "updateIssueComment" in query
        host.edit(int(told["id"].removeprefix("C_")), told["body"])
    return {"data": {"done": {"clientMutationId": None}}}


def _sarif(host: Host, content: Any, **_: object) -> object:  # noqa: ANN401 - JSON
    host.sarifs.append(content)
    return {"id": "47177e22-5596-11eb-80a1-c1e54ef945c6"}


def _user(_: Host, __: object, **___: object) -> object:
    return {"id": BOT}


def _notes(host: Host, _: object, *, page: int, **__: object) -> object:
    latest = host.comments[::-1][(page - 1) * _PAGE : page * _PAGE]
    return [{"id": each.id, "author": {"id": each.author}, "body": each.body} for each in latest]


def _add_note(host: Host, content: Any, **_: object) -> object:  # noqa: ANN401 - JSON
    return {"id": host.say(BOT, content["body"]).id}


def _edit_note(host: Host, content: Any, number: int, **_: object) -> object:  # noqa: ANN401 - JSON
    return {"id": host.edit(number, content["body"]).id}


def _identity(_: Host, __: object, **___: object) -> object:
    return {"authenticatedUser": {"id": BOT}}


def _threads(host: Host, _: object, **__: object) -> object:
    said = [(each.id, {"id": 1, "author": {"id": each.author}, "content": each.body}) for each in host.comments]
    return {"value": [{"id": number, "comments": [comment]} for number, comment in said]}


def _add_thread(host: Host, content: Any, **_: object) -> object:  # noqa: ANN401 - JSON
    return {"id": host.say(BOT, content["comments"][0]["content"]).id}


def _edit_in_thread(host: Host, content: Any, thread: int, comment: int, **_: object) -> object:  # noqa: ANN401 - JSON
    assert comment == 1
    host.edit(thread, content["content"])
    return {"id": comment}


_NOTES = "/api/v4/projects/1/merge_requests/7/notes"
_THREADS = "/merrow/0e1f/_apis/git/repositories/a2b3/pullRequests/7/threads"
_ADDRESSES: dict[str, Any] = {
    "POST /graphql": _graphql,
    "POST /repos/merrow/lineage/code-scanning/sarifs": _sarif,
    "GET /api/v4/user": _user,
    f"GET {_NOTES}": _notes,
    f"POST {_NOTES}": _add_note,
    rf"PUT {_NOTES}/(\d+)": _edit_note,
    "GET /merrow/_apis/connectionData": _identity,
    f"GET {_THREADS}": _threads,
    f"POST {_THREADS}": _add_thread,
    rf"PATCH {_THREADS}/(\d+)/comments/(\d+)": _edit_in_thread,
}


def serve() -> Iterator[Host]:
    """A host that answers while it is waited for."""
    host = Host()

    class Handler(BaseHTTPRequestHandler):
        def _respond(self) -> None:
            data = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            token = self.headers.get("PRIVATE-TOKEN") or self.headers["Authorization"].removeprefix("Bearer ")
            status, answer = 200, None
            try:
                answer = host.answer(self.command, self.path, json.loads(data) if data else None, token)
            except RefusedError as error:
                status, answer = error.status, error.answer
            body = json.dumps(answer).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_POST = do_PUT = do_PATCH = _respond  # noqa: N815 - as http.server calls them

        def log_message(self, *_: object) -> None:
            """Nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    host.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield host
    server.shutdown()
    server.server_close()
    thread.join()
