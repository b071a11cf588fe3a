"""Asking a daemon. Every answer is held against the daemon's own description."""

import http.client
import json
import socket

import requests

from described import description

ANSWER_SECONDS_MAX = 120


class Unanswered(Exception):
    """The daemon ended, or closed the connection, before it answered."""


class Client:
    """One person at the API; nobody without a token."""

    def __init__(self, daemon, token=None):
        self.daemon = daemon
        self.session = requests.Session()
        if token:
            self.session.headers["Authorization"] = f"Bearer {token}"

    def send(
        self,
        method,
        path,
        body=None,
        key=None,
        raw=None,
        content="application/json",
        accept=None,
        **query,
    ):
        headers = {"Idempotency-Key": key} if key else {}
        if accept is not None:
            headers["Accept"] = accept
        data = raw if raw is not None else None
        if body is not None:
            data = json.dumps(body, ensure_ascii=False).encode()
        if data is not None:
            headers["Content-Type"] = content
        url = self.daemon.url + path
        try:
            answer = self.session.request(
                method, url, data=data, headers=headers, params=query, timeout=ANSWER_SECONDS_MAX
            )
        except (requests.ConnectionError, requests.exceptions.ChunkedEncodingError) as error:
            raise Unanswered(str(error)) from error
        self.daemon.description().check(
            method, path, answer.status_code, answer.headers.get("Content-Type", ""), answer.content
        )
        return answer

    def description(self):
        return self.daemon.description().document

    def get(self, path, **query):
        answer = self.send("GET", "/api/v1" + path, **query)
        assert answer.status_code == 200, f"GET {path}: {answer.status_code} {answer.text}"
        return answer.json()

    def all(self, path, **query):
        """Every item of a paged list."""
        items, cursor = [], None
        while True:
            page = self.get(path, **query, **({"cursor": cursor} if cursor else {}))
            items += page["items"]
            cursor = page["next"]
            if not cursor:
                return items

    def file(self, procedure, requester, fields, key=None, **more):
        answer = self.send(
            "POST",
            "/api/v1/cases",
            {"procedure": procedure, "requester": requester, "fields": fields, **more},
            key,
        )
        assert answer.status_code == 201, f"filing: {answer.status_code} {answer.text}"
        return answer.json()

    def attempt(self, case, action, fields=None, key=None, **more):
        body = {**({"fields": fields} if fields else {}), **more}
        return self.send("POST", f"/api/v1/cases/{case}/actions/{action}", body, key)

    def act(self, case, action, fields=None, key=None, **more):
        answer = self.attempt(case, action, fields, key, **more)
        assert answer.status_code == 200, f"{action}: {answer.status_code} {answer.text}"
        return answer.json()

    def advance(self, to):
        answer = self.send("POST", "/api/v1/clock", {"advance_to": to})
        assert answer.status_code == 200, f"clock: {answer.status_code} {answer.text}"
        return answer.json()

    def case(self, case):
        return self.get(f"/cases/{case}")


class ControlConnection(http.client.HTTPConnection):
    """HTTP over the control socket."""

    def __init__(self, path):
        super().__init__("localhost", timeout=ANSWER_SECONDS_MAX)
        self.path = str(path)

    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(self.timeout)
        self.sock.connect(self.path)


class Operator:
    """Whoever sits at the control socket."""

    def __init__(self, daemon, person=None):
        self.daemon = daemon
        self.headers = {"X-Wenzhen-Person": person} if person else {}

    def send(self, method, path, body=None, key=None):
        """The status and the JSON of an answer."""
        if not self.daemon.said:
            # Over this socket too: the other may be taken up by whom a test keeps waiting.
            self.daemon.said = description(self.ask("GET", "/openapi.json")[2])
        status, content, text = self.ask(method, path, body, key)
        self.daemon.said.check(method, "/api/v1" + path, status, content, text)
        return status, json.loads(text) if text else None

    def ask(self, method, path, body=None, key=None):
        connection = ControlConnection(self.daemon.data / "control.sock")
        try:
            headers = {**self.headers, "Content-Type": "application/json"}
            headers |= {"Idempotency-Key": key} if key else {}
            data = json.dumps(body) if body is not None else None
            connection.request(method, "/api/v1" + path, data, headers)
            answer = connection.getresponse()
            return answer.status, answer.getheader("Content-Type", ""), answer.read()
        finally:
            connection.close()
