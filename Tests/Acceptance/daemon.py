"""Starting, asking and stopping a real daemon, and holding every answer against its schema."""

import http.client
import json
import os
import pathlib
import signal
import socket
import subprocess
import time
import urllib.parse

import jsonschema
import requests

ROOT = pathlib.Path(os.environ.get("WENZHEN_ROOT", pathlib.Path(__file__).resolve().parents[2]))
START = "2026-03-02T09:00+08:00"
READY_SECONDS_MAX = 30
ANSWER_SECONDS_MAX = 120


def binary():
    """The daemon under test: in the folder $WENZHEN_BIN, else the debug build of this checkout."""
    return str(pathlib.Path(os.environ.get("WENZHEN_BIN", ROOT / ".build/debug")) / "wenzhend")


def tool(*arguments):
    """Runs wenzhenctl, from the folder of the daemon under test."""
    command = pathlib.Path(binary()).with_name("wenzhenctl")
    return subprocess.run(
        [str(command), *arguments], cwd=ROOT, capture_output=True, text=True, timeout=300
    )


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Unanswered(Exception):
    """The daemon ended, or closed the connection, before it answered."""


class Daemon:
    """One process of `wenzhend serve` on its own data and port."""

    def __init__(self, data, *arguments, start=START, environment=None, config=None):
        self.data = pathlib.Path(data)
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        command = [binary(), "serve", "--data", str(data), "--listen", f"127.0.0.1:{self.port}"]
        command += ["--simulated-clock", start] if start else []
        command += ["--config", str(config)] if config else []
        self.log = open(f"{data}.log", "ab")
        self.process = subprocess.Popen(
            command + list(arguments),
            cwd=ROOT,
            stdout=self.log,
            stderr=self.log,
            env={**os.environ, **(environment or {})},
        )

    def wait(self):
        """Waits until the daemon is ready; raises when it ends instead."""
        until = time.monotonic() + READY_SECONDS_MAX
        while time.monotonic() < until:
            if self.process.poll() is not None:
                raise Unanswered(f"ended with {self.process.returncode}:\n{self.tail()}")
            try:
                if requests.get(self.url + "/readyz", timeout=5).status_code == 200:
                    return self
            except requests.ConnectionError:
                pass
            time.sleep(0.02)
        raise Unanswered(f"not ready in {READY_SECONDS_MAX} s:\n{self.tail()}")

    def tail(self):
        self.log.flush()
        return pathlib.Path(self.log.name).read_text(errors="replace")[-4000:]

    def stop(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(timeout=30)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self.log.close()
        return self.process.returncode

    def operator(self, person=None):
        """The operator at the control socket, in a case as a person."""
        return Operator(self, person)

    def people(self):
        """Clients by person, from the tokens that a demo store writes."""
        tokens = json.loads((self.data / "demo-tokens.json").read_text())
        return {row["person"]: Client(self, row["token"]) for row in tokens}


class Client:
    """One person at the API. Every answer is held against the daemon's own description."""

    descriptions = {}

    def __init__(self, daemon, token=None):
        self.daemon = daemon
        self.session = requests.Session()
        if token:
            self.session.headers["Authorization"] = f"Bearer {token}"

    def send(
        self, method, path, body=None, key=None, raw=None, content="application/json", **query
    ):
        headers = {"Idempotency-Key": key} if key else {}
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
        self.check(method, path, answer)
        return answer

    def check(self, method, path, answer):
        """Holds an answer against the schema that the OpenAPI document gives for it."""
        found = operation(self.description(), method, path)
        if not found:
            return
        content = answer.headers.get("Content-Type", "").split(";")[0]
        described = found["responses"].get(str(answer.status_code))
        said = f"{method} {path} answered an undescribed {answer.status_code}: {answer.text}"
        assert described, said
        if "$ref" in described:
            name = described["$ref"].rpartition("/")[2]
            described = self.description()["components"]["responses"][name]
        media = described.get("content", {}).get(content)
        if answer.content:
            assert media, f"{method} {path} answered an undescribed {content}"
        if media and content.endswith("json"):
            schema = {**media["schema"], "components": self.description()["components"]}
            jsonschema.validate(answer.json(), schema)

    def description(self):
        url = self.daemon.url
        if url not in Client.descriptions:
            Client.descriptions[url] = requests.get(
                url + "/api/v1/openapi.json", timeout=30
            ).json()
        return Client.descriptions[url]

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

    def send(self, method, path, body=None):
        """The status and the JSON of an answer."""
        connection = ControlConnection(self.daemon.data / "control.sock")
        try:
            headers = {**self.headers, "Content-Type": "application/json"}
            data = json.dumps(body) if body is not None else None
            connection.request(method, "/api/v1" + path, data, headers)
            answer = connection.getresponse()
            text = answer.read()
            return answer.status, json.loads(text) if text else None
        finally:
            connection.close()


def operation(description, method, path):
    """The operation that a path belongs to; nil for paths that are not described."""
    asked = urllib.parse.urlsplit(path).path.split("/")
    for template, methods in description["paths"].items():
        parts = template.split("/")
        if len(parts) == len(asked) and all(
            part == one or part.startswith("{") for part, one in zip(parts, asked)
        ):
            if method.lower() in methods:
                return methods[method.lower()]
    return None
