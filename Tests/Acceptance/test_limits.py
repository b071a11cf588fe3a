"""What the daemon takes from whoever connects has limits, each told in a problem document."""

import re
import resource
import socket
import time

import pytest

from client import Client
from daemon import Daemon


def configured(tmp_path, text):
    config = tmp_path / "wenzhen.yaml"
    config.write_text(text)
    return Daemon(tmp_path / "data", "--demo", config=config).wait()


@pytest.fixture
def hasty(tmp_path):
    """A daemon whose patience is a second, with two connections at once."""
    daemon = configured(
        tmp_path,
        "listen: {connections: 2, header_seconds: 1, body_seconds: 1, idle_seconds: 2}\n",
    )
    yield daemon
    daemon.stop()


def told(connection):
    """Everything until the daemon closes, and after how many seconds."""
    begin = time.monotonic()
    connection.settimeout(30)
    text = b""
    while piece := connection.recv(65536):
        text += piece
    return text.decode(), time.monotonic() - begin


def connect(daemon):
    return socket.create_connection(("127.0.0.1", daemon.port), timeout=30)


def test_a_slow_header_is_ended(hasty):
    with connect(hasty) as connection:
        connection.sendall(b"GET /healthz HTTP/1.1\r\nHost: x\r\n")
        text, seconds = told(connection)
    assert text.startswith("HTTP/1.1 408") and '"code":"request-timeout"' in text, text
    assert 0.5 < seconds < 10


def test_a_slow_body_is_ended(hasty):
    token = hasty.people()["officer-one"].session.headers["Authorization"]
    with connect(hasty) as connection:
        connection.sendall(
            b"POST /api/v1/cases HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
            + f"Authorization: {token}\r\nContent-Length: 100\r\n\r\n{{".encode()
        )
        text, seconds = told(connection)
    assert text.startswith("HTTP/1.1 408") and '"code":"request-timeout"' in text, text
    assert 0.5 < seconds < 10


def test_a_silent_connection_is_closed(hasty):
    with connect(hasty) as connection:
        connection.sendall(b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
        text, seconds = told(connection)
    assert text.startswith("HTTP/1.1 200") and 1 < seconds < 15


def answered(daemon):
    """A connection that was answered once and stays."""
    connection = connect(daemon)
    connection.sendall(b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
    assert connection.recv(12) == b"HTTP/1.1 200"
    return connection


def test_connections_beyond_the_limit_wait_and_the_operator_does_not(hasty):
    with answered(hasty) as one, answered(hasty), connect(hasty) as third:
        third.sendall(b"GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        third.settimeout(0.5)
        with pytest.raises(TimeoutError):
            third.recv(12)
        assert hasty.operator().send("GET", "/status")[0] == 200
        one.close()
        text, _ = told(third)
        assert text.startswith("HTTP/1.1 200")


def test_a_body_has_a_mebibyte(people):
    liaison = people["suat-liaison"]
    for size, status in ((1 << 20, 422), ((1 << 20) + 1, 413), (4 << 20, 413)):
        body = b'{"x":"' + b"y" * (size - 8) + b'"}'
        assert len(body) == size
        assert liaison.send("POST", "/api/v1/cases", raw=body).status_code == status


def test_depth_ends_at_32(people):
    liaison = people["suat-liaison"]
    for depth, status in ((32, 422), (33, 400)):
        body = b'{"x":' + b"[" * (depth - 1) + b"]" * (depth - 1) + b"}"
        assert liaison.send("POST", "/api/v1/cases", raw=body).status_code == status


def origins(daemon):
    said = [line for line in daemon.tail().splitlines() if "operation=openCase" in line]
    return [re.search(r"by=suat-liaison .*origin=(\S+)", line).group(1) for line in said]


@pytest.mark.parametrize(
    "config, origin",
    [
        ("listen: {trusted_proxies: [127.0.0.1]}\n", "203.0.113.9"),
        ("listen: {trusted_proxies: [10.0.0.0/8]}\n", "127.0.0.1"),
    ],
    ids=["trusted", "stranger"],
)
def test_forwarded_for_counts_from_trusted_proxies_only(tmp_path, config, origin):
    daemon = configured(tmp_path, config)
    try:
        client = daemon.people()["suat-liaison"]
        client.session.headers["X-Forwarded-For"] = "1.1.1.1, 203.0.113.9"
        client.file("request", "suat", {"title": "甲", "description": "乙"})
        assert origins(daemon) == [origin]
    finally:
        daemon.stop()


def test_answers_tell_nothing_of_the_inside(daemon, people):
    officer = people["officer-one"]
    case = officer.all("/cases")[0]["id"]
    for answer in (
        Client(daemon).send("GET", "/api/v1/cases"),
        officer.send("GET", "/api/v1/cases", cursor="AAAA"),
        officer.send("GET", "/api/v1/cases/%00%ff"),
        officer.send("GET", f"/api/v1/cases/{case}/timeline", cursor="x" * 200),
        officer.send("POST", "/api/v1/imports", raw=b"\xff\xfe\x00", content="text/csv",
                     kind="requests"),
        officer.send("DELETE", "/api/v1/tokens/99999999"),
    ):
        assert answer.status_code < 500, answer.text
        for word in ("swift", "sqlite", "SELECT", "/work", ".db", "Error(", "fatal"):
            assert word not in answer.text, (answer.url, answer.text)


def test_a_full_disk_is_503_and_nothing_acknowledged_is_lost(store):
    daemon = Daemon(store, "--demo").wait()
    liaison = daemon.people()["suat-liaison"]
    fields = {"title": "停车位", "description": "长" * 2000}
    kept = [liaison.file("request", "suat", fields)["id"]]
    pid = daemon.process.pid
    before = resource.prlimit(pid, resource.RLIMIT_FSIZE)
    # No file may be written past its first page any more: a disk that is full.
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (4096, before[1]))
    body = {"procedure": "request", "requester": "suat", "fields": fields}
    for _ in range(3):
        answer = liaison.send("POST", "/api/v1/cases", body)
        assert (answer.status_code, answer.json()["code"]) == (503, "store-unavailable")
        assert int(answer.headers["Retry-After"]) > 0
    resource.prlimit(pid, resource.RLIMIT_FSIZE, before)
    kept.append(liaison.file("request", "suat", fields)["id"])
    daemon.stop()
    daemon = Daemon(store, "--demo").wait()
    try:
        officer = daemon.people()["officer-one"]
        found = {case["id"] for case in officer.all("/cases", limit=200)}
        assert set(kept) <= found
        assert officer.all("/audit") == []
    finally:
        daemon.stop()
