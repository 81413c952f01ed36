"""Sends what lineage found to GitHub: `post.py comment FILE`, `post.py sarif FILE`.

A comment is written once and then updated in place: it is the one of our own that begins with the same line, which is
a hidden mark. Where nothing changes ($CHANGES is 0) none is begun. Where the token may not write, as for a pull request
from a fork, that is said, and nothing fails.
"""

from __future__ import annotations

import base64
import gzip
import json
import os
import sys
import urllib.error
import urllib.request
from http import HTTPStatus
from pathlib import Path
from typing import Any

FIND = """
query($owner: String!, $name: String!, $number: Int!, $after: String) {
  repository(owner: $owner, name: $name) {
    pullRequest(number: $number) {
      id
      comments(first: 100, after: $after) {
        nodes { id body viewerDidAuthor }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
}
"""
ADD = "mutation($id: ID!, $body: String!) { addComment(input: {subjectId: $id, body: $body}) { clientMutationId } }"
UPDATE = "mutation($id: ID!, $body: String!) { updateIssueComment(input: {id: $id, body: $body}) { clientMutationId } }"


class RefusedError(Exception):
    """GitHub's words for that the token may not do this."""


def comment(file: Path) -> str:
    """Write the comment, or write it anew, and say which."""
    body = file.read_text(encoding="utf-8")
    mark = body.partition("\n")[0]
    kind, _, number = os.environ["GITHUB_REF"].removeprefix("refs/").partition("/")
    if kind != "pull":
        return "no comment: this run is not of a pull request"
    owner, _, name = os.environ["GITHUB_REPOSITORY"].partition("/")
    asked = {"owner": owner, "name": name, "number": int(number.partition("/")[0]), "after": None}
    while True:
        found = ask(FIND, asked)["repository"]["pullRequest"]
        comments = found["comments"]
        for each in comments["nodes"]:
            if each["viewerDidAuthor"] and each["body"].startswith(mark):
                ask(UPDATE, {"id": each["id"], "body": body})
                return "the comment is updated"
        if not comments["pageInfo"]["hasNextPage"]:
            break
        asked["after"] = comments["pageInfo"]["endCursor"]
    if os.environ["CHANGES"] == "0":
        return "no comment: nothing changes"
    ask(ADD, {"id": found["id"], "body": body})
    return "the comment is written"


def sarif(file: Path) -> str:
    """Send a SARIF file to code scanning."""
    content = {
        "commit_sha": os.environ["GITHUB_SHA"],
        "ref": os.environ["GITHUB_REF"],
        "sarif": base64.b64encode(gzip.compress(file.read_bytes())).decode(),
    }
    address = f"{os.environ['GITHUB_API_URL']}/repos/{os.environ['GITHUB_REPOSITORY']}/code-scanning/sarifs"
    send(address, content)
    return "the faults are with code scanning"


def ask(query: str, variables: dict[str, Any]) -> Any:  # noqa: ANN401 - JSON
    """What GitHub answers to a query."""
    answer = send(os.environ["GITHUB_GRAPHQL_URL"], {"query": query, "variables": variables})
    if errors := answer.get("errors"):
        if any(error.get("type") == "FORBIDDEN" for error in errors):
            raise RefusedError(errors[0]["message"])
        raise SystemExit("\n".join(error["message"] for error in errors))
    return answer["data"]


def send(address: str, content: dict[str, Any]) -> Any:  # noqa: ANN401 - JSON
    """Post JSON, and give back the JSON that comes."""
    headers = {
        "Accept": "application/vnd.github+json",
        "Authorization": f"Bearer {os.environ['TOKEN']}",
        "Content-Type": "application/json",
    }
    request = urllib.request.Request(address, json.dumps(content).encode(), headers)  # noqa: S310 - the runner's own
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310 - the same
            return json.load(answer)
    except urllib.error.HTTPError as error:
        said = " ".join(error.read().decode(errors="replace").split())
        if error.code == HTTPStatus.FORBIDDEN:
            raise RefusedError(said) from error
        raise SystemExit(f"{address} answered {error.code}: {said}") from error


if __name__ == "__main__":
    what, path = sys.argv[1:]
    try:
        print({"comment": comment, "sarif": sarif}[what](Path(path)))
    except RefusedError as refused:
        print(f"::notice::no {what}, as from a fork the token may only read. GitHub says: {refused}")
