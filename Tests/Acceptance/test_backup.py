"""A backup is made while the daemon works, and becomes a store again; nothing is replaced."""

import pathlib
import sqlite3
import subprocess
import threading

from daemon import Daemon, binary

CTL = str(pathlib.Path(binary()).with_name("wenzhenctl"))


def ctl(*arguments):
    done = subprocess.run([CTL, *map(str, arguments)], capture_output=True, text=True, timeout=120)
    return done.returncode, done.stdout + done.stderr


def test_there_and_back(daemon, people, tmp_path):
    officer = people["officer-one"]
    copy = tmp_path / "copy.db"
    status, backup = daemon.operator().send("POST", "/backups", {"file": str(copy)})
    assert status == 201, backup
    chain = officer.get("/audit/chain")
    assert (backup["head"], backup["length"]) == (chain["head"], chain["length"])
    assert copy.stat().st_mode & 0o777 == 0o600 and copy.stat().st_size == backup["bytes"]
    assert sqlite3.connect(copy).execute("PRAGMA integrity_check").fetchone() == ("ok",)
    # What comes later is not in it.
    later = people["suat-liaison"].file("request", "suat", {"title": "甲", "description": "乙"})
    code, said = ctl("restore", copy, "--data", tmp_path / "restored")
    assert code == 0 and backup["head"] in said, said
    tokens = (daemon.data / "demo-tokens.json").read_text()
    (tmp_path / "restored" / "demo-tokens.json").write_text(tokens)
    restored = Daemon(tmp_path / "restored", "--demo").wait()
    try:
        officer = restored.people()["officer-one"]
        assert officer.get("/audit/chain")["head"] == backup["head"]
        assert officer.all("/audit") == []
        answer = officer.send("GET", f"/api/v1/cases/{later['id']}")
        assert answer.status_code == 404
    finally:
        restored.stop()


def test_nothing_is_replaced(daemon, tmp_path):
    copy = tmp_path / "copy.db"
    copy.write_text("mine")
    status, problem = daemon.operator().send("POST", "/backups", {"file": str(copy)})
    assert (status, problem["code"]) == (409, "already-exists") and copy.read_text() == "mine"
    good = tmp_path / "good.db"
    assert daemon.operator().send("POST", "/backups", {"file": str(good)})[0] == 201
    code, said = ctl("restore", good, "--data", daemon.data)
    assert code == 1 and "stop it first" in said
    daemon.stop()
    code, said = ctl("restore", good, "--data", daemon.data)
    assert code == 1 and "is there already" in said
    (daemon.data / "wenzhen.db").rename(tmp_path / "old.db")
    code, said = ctl("restore", copy, "--data", daemon.data)
    assert code == 1 and "no sound copy" in said
    assert not (daemon.data / "wenzhen.db").exists()


def test_a_place_that_can_not_be_written_is_told(daemon, tmp_path):
    for file, words in (
        (str(tmp_path / "nowhere" / "copy.db"), f"没有 {tmp_path}/nowhere 这个目录"),
        ("/proc/copy.db", "不能写入 /proc"),
        ("relative.db", "绝对路径"),
    ):
        status, problem = daemon.operator().send("POST", "/backups", {"file": file})
        (fault,) = problem["errors"]
        assert (status, fault["pointer"]) == (422, "/file") and words in fault["message"], problem
        assert "SQLite" not in fault["message"]


def test_what_is_no_copy_is_told_by_what_it_is(tmp_path):
    text = tmp_path / "text.db"
    text.write_text("hello, this is no database at all" * 100)
    none = tmp_path / "none.db"
    for file, words in ((none, "there is no such file"), (text, "it is no database")):
        code, said = ctl("restore", file, "--data", tmp_path / "data")
        assert code == 1 and f"no sound copy of a store: {words}" in said


def test_commits_go_on_meanwhile(daemon, people, tmp_path):
    liaison = people["suat-liaison"]
    answers = []

    def back_up():
        for number in range(5):
            file = str(tmp_path / f"copy-{number}.db")
            answers.append(daemon.operator().send("POST", "/backups", {"file": file})[0])

    thread = threading.Thread(target=back_up)
    thread.start()
    filed = 0
    while thread.is_alive():
        liaison.file("request", "suat", {"title": "甲", "description": "乙"})
        filed += 1
    thread.join()
    assert answers == [201] * 5 and filed > 0


def test_people_make_no_backups(people, tmp_path):
    body = {"file": str(tmp_path / "x.db")}
    answer = people["director"].send("POST", "/api/v1/backups", body)
    assert (answer.status_code, answer.json()["code"]) == (403, "not-yours")
