"""The control socket: the kernel says who asks, and only the operator is answered."""

import os
import pathlib
import stat
import subprocess
import sys

import pytest

HERE = pathlib.Path(__file__).resolve().parent

AS_NOBODY = """
import json, os, sys
from client import ControlConnection
os.setgroups([]); os.setgid(65534); os.setuid(65534)
connection = ControlConnection(sys.argv[1])
connection.request("GET", "/api/v1/status")
answer = connection.getresponse()
print(answer.status, json.loads(answer.read())["code"])
"""


def mode(path):
    return stat.S_IMODE(os.lstat(path).st_mode)


def test_what_the_daemon_keeps_is_its_users_alone(daemon, people):
    people["officer-one"].get("/cases")
    assert mode(daemon.data) == 0o700
    assert mode(daemon.data / "control.sock") == 0o600
    for path in daemon.data.iterdir():
        assert mode(path) & 0o077 == 0, (path, oct(mode(path)))
    umask = [
        line.split()[1]
        for line in pathlib.Path(f"/proc/{daemon.process.pid}/status").read_text().splitlines()
        if line.startswith("Umask:")
    ]
    assert umask == ["0077"]


def test_the_operator_administers_and_acts_as_a_person_only(daemon, people):
    case = people["officer-one"].all("/cases", state="submitted")[0]
    path = f"/cases/{case['id']}/actions/note"
    body = {"fields": {"remark": "电话补录"}}
    assert daemon.operator().send("GET", "/status")[0] == 200
    status, problem = daemon.operator().send("POST", path, body)
    assert (status, problem["code"]) == (403, "not-yours")
    status, problem = daemon.operator("nobody-known").send("POST", path, body)
    assert (status, problem["errors"][0]["pointer"]) == (400, "X-Wenzhen-Person")
    status, _ = daemon.operator("officer-one").send("POST", path, body)
    assert status == 200
    last = people["officer-one"].all(f"/cases/{case['id']}/timeline")[-1]
    assert (last["actor"], last["operator"]) == ("officer-one", True)


def test_a_person_may_no_more_through_the_operator(daemon, people):
    case = people["officer-one"].all("/cases", state="submitted")[0]
    status, _ = daemon.operator("bay-lab-liaison").send(
        "POST", f"/cases/{case['id']}/actions/accept", {"fields": {}}
    )
    assert status in (403, 404)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
def test_anybody_else_is_refused_even_where_the_files_let_them(daemon):
    socket = daemon.data / "control.sock"
    os.chmod(socket, 0o666)
    for folder in [daemon.data, *daemon.data.parents][:-1]:
        os.chmod(folder, mode(folder) | 0o005)
    said = subprocess.run(
        [sys.executable, "-c", AS_NOBODY, str(socket)],
        capture_output=True,
        text=True,
        cwd=HERE,
        timeout=60,
        env={**os.environ, "PYTHONPATH": str(HERE)},
    )
    assert said.stdout.split() == ["403", "not-yours"], said.stderr
