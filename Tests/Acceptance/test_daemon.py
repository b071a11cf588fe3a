import socket
import subprocess

from client import Client
from daemon import Daemon, binary


def chronicle(people):
    """What happened in every case: its number, and each event's sequence, kind and instant."""
    officer = people["officer-one"]
    return sorted(
        (case["number"], event["seq"], event["kind"], event["at"])
        for case in officer.all("/cases", limit=200)
        for event in officer.all(f"/cases/{case['id']}/timeline", limit=200)
    )


def test_a_repeated_request_is_answered_once(people):
    liaison = people["suat-liaison"]
    fields = {"title": "停车位", "description": "访客无处停车。"}
    first = liaison.file("request", "suat", fields, key="same")
    again = liaison.file("request", "suat", fields, key="same")
    assert first == again
    other = liaison.send(
        "POST",
        "/api/v1/cases",
        {"procedure": "request", "requester": "suat", "fields": {**fields, "title": "另一件"}},
        "same",
    )
    assert other.status_code == 422 and other.json()["code"] == "idempotency-key-reused"


def test_a_restart_goes_on_where_it_stopped(store):
    daemon = Daemon(store, "--demo").wait()
    people = daemon.people()
    people["officer-one"].advance("2026-03-10T12:00:00+08:00")
    before = chronicle(people)
    assert daemon.stop() == 0
    daemon = Daemon(store, "--demo").wait()
    try:
        people = daemon.people()
        assert chronicle(people) == before
        assert people["officer-one"].get("/clock")["now"] == "2026-03-10T12:00:00+08:00"
    finally:
        daemon.stop()


def test_a_store_keeps_its_kind_of_clock(store):
    Daemon(store, "--demo").wait().stop()
    real = Daemon(store, "--demo", start=None)
    assert real.process.wait(timeout=30) != 0
    assert "simulated" in real.tail()
    real.log.close()


def test_what_one_may_not_see_is_not_found(people):
    filed = people["suat-liaison"].file(
        "request",
        "suat",
        {"title": "保密事项", "description": "仅当事方可见。", "confidential": True},
    )
    path = f"/api/v1/cases/{filed['id']}"
    assert people["suat-liaison"].send("GET", path).status_code == 200
    assert people["bay-lab-liaison"].send("GET", path).status_code == 404
    assert people["auditor"].send("GET", path).status_code == 404
    listed = [case["id"] for case in people["auditor"].all("/cases", limit=200)]
    assert filed["id"] not in listed


def test_without_a_token_nothing_is_told(daemon, people):
    assert Client(daemon).send("GET", "/api/v1/cases").status_code == 401
    assert Client(daemon, "wz_nonsense").send("GET", "/api/v1/cases").status_code == 401


def test_the_service_manager_hears_when_it_serves(store, tmp_path):
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
        manager.bind(str(tmp_path / "notify"))
        manager.settimeout(30)
        daemon = Daemon(
            store, "--demo", environment={"NOTIFY_SOCKET": str(tmp_path / "notify")}
        )
        try:
            assert manager.recv(100) == b"READY=1"
            assert Client(daemon).send("GET", "/healthz").status_code == 200
        finally:
            daemon.stop()


def test_check_config_reads_the_shipped_rules():
    done = subprocess.run([binary(), "check-config"], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0 and "request" in done.stdout, done.stderr
