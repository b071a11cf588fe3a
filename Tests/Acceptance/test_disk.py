"""A disk that takes nothing more loses nothing, says so, and is taken up again by itself."""

import resource
import signal

import pytest
import requests

from daemon import Daemon

# Beyond what the store has: some cases fit in, and then none does.
ROOM = 600 * 1024
MOST = 400


@pytest.fixture
def daemon(store):
    """A demo daemon that is told of a file too large by an error, and not ended by a signal."""
    usual = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    daemon = Daemon(store, "--demo").wait()
    signal.signal(signal.SIGXFSZ, usual)
    yield daemon
    daemon.stop()


def limit(daemon, size):
    resource.prlimit(daemon.process.pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


def file(liaison, number):
    fields = {"title": f"满盘{number}", "description": "字" * 1000}
    body = {"procedure": "request", "requester": "suat", "fields": fields}
    return liaison.send("POST", "/api/v1/cases", body, key=f"disk-{number}")


def test_a_full_disk(daemon, people):
    liaison, officer = people["suat-liaison"], people["officer-one"]
    largest = max(path.stat().st_size for path in daemon.data.iterdir())
    limit(daemon, largest + ROOM)
    kept = []
    for number in range(MOST):
        answer = file(liaison, number)
        if answer.status_code != 201:
            break
        kept.append(answer.json()["id"])
    assert kept and answer.status_code == 503, answer.text
    assert answer.json()["code"] == "store-unavailable" and answer.headers["Retry-After"]
    assert file(liaison, number).status_code == 503

    ready = requests.get(daemon.url + "/readyz", timeout=30)
    assert ready.status_code == 503 and "磁盘" in ready.json()["reasons"][0]
    assert officer.get("/status")["ready"] is False
    assert all(officer.case(id)["id"] == id for id in kept), "what was kept is still read"
    assert daemon.tail().count("the disk refuses") == 1

    limit(daemon, resource.RLIM_INFINITY)
    again = file(liaison, number)
    assert again.status_code == 201, again.text
    assert requests.get(daemon.url + "/readyz", timeout=30).status_code == 200
    assert "takes what is kept again" in daemon.tail()
    titles = [one["title"] for one in officer.all("/cases", limit=200)]
    assert titles.count(f"满盘{number}") == 1
    assert people["director"].all("/audit") == []
