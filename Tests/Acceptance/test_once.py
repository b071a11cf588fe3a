"""What the operator has done outside of any case is done once under a key, too."""

import pytest

from daemon import Daemon


@pytest.fixture
def daemon(tmp_path):
    daemon = Daemon(tmp_path / "data", "--demo").wait()
    yield daemon
    daemon.stop()


def ask(daemon, path, body, key):
    return daemon.operator().send("POST", path, body, key)


def test_a_backup_is_made_once(daemon, tmp_path):
    body = {"file": str(tmp_path / "copy.db")}
    first = ask(daemon, "/backups", body, "nightly")
    assert first[0] == 201, first
    assert ask(daemon, "/backups", body, "nightly") == first
    refused = ask(daemon, "/backups", body, "another")
    assert refused[0] == 409
    assert ask(daemon, "/backups", body, "another") == refused
    other = ask(daemon, "/backups", {"file": str(tmp_path / "other.db")}, "nightly")
    assert (other[0], other[1]["code"]) == (422, "idempotency-key-reused")


def test_a_reload_answers_again(daemon):
    first = ask(daemon, "/reload", {}, "reload")
    assert first[0] == 200, first
    assert ask(daemon, "/reload", {}, "reload") == first


def test_a_table_is_taken_in_once(daemon):
    officer = daemon.people()["officer-one"]
    table = "提出单位,标题,问题诉求\nsuat,路灯不亮,北侧三盏。\n".encode()

    def send():
        return officer.send(
            "POST", "/api/v1/imports", raw=table, content="text/csv", key="table", kind="requests"
        )

    first, again = send(), send()
    assert first.status_code == 200 and first.json()["accepted"] == 1, first.text
    assert again.json() == first.json()
