"""A newer version of a procedure: what it changes, and open cases that go over to it."""

import contextlib
import signal
import threading

from command_line import CHINESE, ENGLISH, typed
from daemon import ROOT, Daemon

SHORTER = ("- {limit: 15wd}", "- {limit: 5wd}")
NEWER = ("version: 3", "version: 4")


def written(path, *edits):
    """The shipped request.yaml with other lines."""
    text = (ROOT / "config/procedures/request.yaml").read_text()
    for old, new in edits:
        assert old in text, old
        text = text.replace(old, new, 1)
    path.write_text(text)
    return path


def filed(daemon, dispatch=False):
    people = daemon.people()
    case = people["suat-liaison"].file("request", "suat", {"title": "路灯", "description": "不亮"})
    fields = {"category": "交通安全", "urgency": "一般", "weight": "一般"}
    people["officer-one"].act(case["id"], "accept", fields)
    if dispatch:
        people["officer-one"].act(
            case["id"], "dispatch", {"lead-department": "district-transport"}
        )
    return case["id"]


def procedure(daemon, *words, language=CHINESE):
    return typed(
        "procedure", *words, "--socket", daemon.data / "control.sock", language=language
    )


def due(daemon, case, clock="handle"):
    items = daemon.people()["officer-one"].get(f"/cases/{case}/deadlines")["items"]
    return next(one["due_at"] for one in items if one["clock"] == clock and not one["ended_at"])


def version_of(daemon, case):
    return daemon.people()["officer-one"].case(case)["procedure_version"]


def bring(daemon, rules, *edits):
    written(rules / "procedures/request.yaml", NEWER, *edits)
    status, answer = daemon.operator().send("POST", "/reload", {})
    assert status == 200, answer


def test_two_files_are_compared_without_a_daemon(tmp_path):
    old = ROOT / "config/procedures/request.yaml"
    new = written(tmp_path / "request.yaml", NEWER, SHORTER)
    said = typed("procedure", "diff", old, new, language=CHINESE)
    assert said.returncode == 1, said.stderr
    assert "时限 handle：「办理」的期限" in said.stdout and "已用的时间照算" in said.stdout
    same = typed("procedure", "diff", old, old, language=ENGLISH)
    assert (same.returncode, same.stdout) == (0, "request: from version 3 to 3, changes: 0\n")
    label = written(tmp_path / "label.yaml", ("label: 待受理", "label: 等待受理"))
    assert typed("procedure", "diff", old, label).returncode == 0
    (tmp_path / "broken.yaml").write_text("procedure: [")
    assert typed("procedure", "diff", old, tmp_path / "broken.yaml").returncode == 2


def test_a_dry_run_lists_cases_and_dates_and_changes_nothing(ruled):
    daemon, rules, _ = ruled
    case = filed(daemon, dispatch=True)
    before = due(daemon, case)
    bring(daemon, rules, SHORTER)
    said = procedure(daemon, "migrate", "request", "--to", "4", "--dry-run")
    assert said.returncode == 0, said.stdout + said.stderr
    number = daemon.people()["officer-one"].case(case)["number"]
    line = next(one for one in said.stdout.splitlines() if number in one)
    assert "待认领 → 待认领" in line and f"办理 {before[:10]} → " in line, line
    assert due(daemon, case) == before and version_of(daemon, case) == 3
    diff = procedure(daemon, "diff", "request@3", "request@4")
    assert diff.returncode == 1 and "「办理」的期限" in diff.stdout, diff.stderr


def test_open_cases_go_over_and_whoever_owes_and_asked_is_told(ruled):
    daemon, rules, _ = ruled
    case = filed(daemon, dispatch=True)
    before = due(daemon, case)
    bring(daemon, rules, SHORTER)
    said = procedure(daemon, "migrate", "request", "--to", "4")
    assert said.returncode == 0, said.stderr
    assert due(daemon, case) < before and version_of(daemon, case) == 4
    officer = daemon.people()["officer-one"]
    last = officer.get(f"/cases/{case}/timeline")["items"][-1]
    assert (last["kind"], last["label"]) == ("migrated", "由第 3 版规程改按第 4 版办理")
    told = {
        one["recipient"]
        for one in officer.get("/notices", case=case)["items"]
        if one["template"] == "engine-procedure-migrated"
    }
    assert {"district-transport-liaison", "suat-liaison"} <= told
    versions = {one["version"]: one for one in officer.get("/procedures/request/versions")["items"]}
    assert versions[3]["open_cases"] == 0 and versions[4]["in_force"]
    (migration,) = officer.get("/procedures/request/migrations")["items"]
    assert migration["ended_at"] and migration["left"] == 0 and migration["moved"] > 0
    assert typed("audit", "--socket", daemon.data / "control.sock").returncode == 0
    again = procedure(daemon, "migrate", "request", "--to", "4")
    assert again.returncode == 0 and "已迁 0 件" in again.stdout, again.stdout


def rename(rules):
    """What was `pooled` goes by another name, also where clinics speak of it."""
    for name, version in (("request", 3), ("clinic", 4)):
        path = rules / f"procedures/{name}.yaml"
        text = path.read_text().replace("pooled", "waiting-room")
        path.write_text(text.replace(f"version: {version}", f"version: {version + 1}", 1))


def test_a_state_that_is_gone_is_mapped_or_nothing_moves(ruled):
    daemon, rules, _ = ruled
    case = filed(daemon)
    rename(rules)
    status, answer = daemon.operator().send("POST", "/reload", {})
    assert status == 200, answer
    refused = procedure(daemon, "migrate", "request", "--to", "4")
    assert refused.returncode == 1 and "pooled" in refused.stderr, refused.stderr
    assert version_of(daemon, case) == 3
    wrong = procedure(daemon, "migrate", "request", "--to", "4", "--map", "pooled=nowhere")
    assert wrong.returncode == 1 and "nowhere" in wrong.stderr, wrong.stderr
    said = procedure(daemon, "migrate", "request", "--to", "4", "--map", "pooled=waiting-room")
    assert said.returncode == 0, said.stderr
    moved = daemon.people()["officer-one"].case(case)
    assert (moved["procedure_version"], moved["state"]) == (4, "waiting-room")
    assert typed("audit", "--socket", daemon.data / "control.sock").returncode == 0


def unanswered(operator, path, body):
    """Sends what a kill cuts off."""
    with contextlib.suppress(Exception):
        operator.send("POST", path, body)


def test_killed_between_two_batches_it_goes_on_after_the_restart(ruled, tmp_path):
    daemon, rules, config = ruled
    cases = [filed(daemon) for _ in range(200)]
    bring(daemon, rules, SHORTER)
    operator = daemon.operator()
    # Whoever ordered it is left without an answer.
    order = threading.Thread(
        target=lambda: unanswered(operator, "/procedures/request/migrations", {"to": 4})
    )
    order.start()
    officer = daemon.people()["officer-one"]
    while True:
        found = officer.get("/procedures/request/migrations")["items"]
        if found and found[0]["moved"] >= 64:
            break
    daemon.process.send_signal(signal.SIGKILL)
    daemon.process.wait()
    order.join()
    again = Daemon(daemon.data, config=config).wait()
    try:
        officer = again.people()["officer-one"]
        (migration,) = officer.get("/procedures/request/migrations")["items"]
        assert migration["ended_at"] is None and 0 < migration["moved"] < len(cases)
        # A simulated clock does what is due when it is moved on, if only to now.
        again.people()["director"].advance(again.operator().send("GET", "/clock", None)[1]["now"])
        (migration,) = officer.get("/procedures/request/migrations")["items"]
        assert migration["ended_at"] and migration["left"] == 0
        versions = [officer.case(one)["procedure_version"] for one in cases]
        assert set(versions) == {4}
        kinds = [
            [one["kind"] for one in officer.get(f"/cases/{case}/timeline")["items"]]
            for case in cases
        ]
        assert all(of_case.count("migrated") == 1 for of_case in kinds)
        assert typed("audit", "--socket", again.data / "control.sock").returncode == 0
    finally:
        again.stop()


def test_a_version_can_come_by_itself(ruled, tmp_path):
    daemon, _, config = ruled
    new = written(tmp_path / "request.yaml", NEWER, SHORTER)
    checked = procedure(daemon, "add", new)
    assert checked.returncode == 0 and "--apply" in checked.stdout, checked.stderr
    labels = {one["id"]: one["version"] for one in daemon.people()["director"].all("/procedures")}
    assert labels["request"] == 3
    assert procedure(daemon, "add", new, "--apply").returncode == 0
    assert version_of(daemon, filed(daemon)) == 4
    daemon.stop()
    again = Daemon(daemon.data, config=config).wait()
    try:
        assert version_of(again, filed(again)) == 4
        old = written(tmp_path / "old.yaml", SHORTER)
        refused = procedure(again, "add", old, "--apply")
        assert refused.returncode == 1 and "raise `version`" in refused.stderr, refused.stderr
        unsound = written(
            tmp_path / "unsound.yaml",
            ("version: 3", "version: 5"),
            ("clocks: [schedule]", "clocks: []"),
        )
        refused = procedure(again, "add", unsound, "--apply")
        assert refused.returncode == 1 and "unsound.yaml:" in refused.stderr, refused.stderr
    finally:
        again.stop()


def test_only_the_operator_may(ruled):
    daemon, _, _ = ruled
    director = daemon.people()["director"]
    for path, body in (
        ("/procedures/request/migrations", {"to": 4}),
        ("/procedures", {"name": "request.yaml", "text": "a: b"}),
    ):
        said = director.send("POST", f"/api/v1{path}", body)
        assert (said.status_code, said.json()["code"]) == (403, "not-yours")
