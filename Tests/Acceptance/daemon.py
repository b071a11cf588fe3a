"""Starting, asking and stopping a real daemon."""

import fcntl
import json
import os
import pathlib
import random
import signal
import socket
import subprocess
import tempfile
import time

import requests

from client import Client, Operator, Unanswered
from described import description

ROOT = pathlib.Path(os.environ.get("WENZHEN_ROOT", pathlib.Path(__file__).resolve().parents[2]))
START = "2026-03-02T09:00+08:00"
# The demonstration of most tests: ten requests, filed at START. The shipped one has a past.
TEN = ROOT / "Tests/Fixtures/Seeds/ten"
# The configuration of stories about other things than digests.
WITHOUT_DIGESTS = ROOT / "Tests/Fixtures/without-digests.yaml"
READY_SECONDS_MAX = 30
# Below the ports that the kernel gives to whoever connects (net.ipv4.ip_local_port_range).
PORTS = range(20_000, 32_000)


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
    """A port that nobody listens on, and that no other test is given while this process lives: a
    demonstration is loaded for half a minute before it listens."""
    folder = pathlib.Path(tempfile.gettempdir()) / "wenzhen-test-ports"
    folder.mkdir(exist_ok=True)
    while True:
        port = random.SystemRandom().choice(PORTS)
        claim = os.open(folder / str(port), os.O_CREAT | os.O_RDWR, 0o666)
        with socket.socket() as probe:
            try:
                fcntl.flock(claim, fcntl.LOCK_EX | fcntl.LOCK_NB)
                probe.bind(("127.0.0.1", port))
                return port
            except OSError:
                os.close(claim)


class Daemon:
    """One process of `wenzhend serve` on its own data and port."""

    def __init__(self, data, *arguments, start=START, environment=None, config=None):
        self.data = pathlib.Path(data)
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        command = [binary(), "serve", "--data", str(data), "--listen", f"127.0.0.1:{self.port}"]
        command += ["--simulated-clock", start] if start else []
        command += ["--config", str(config)] if config else []
        command += [] if "--seeds" in arguments else ["--seeds", str(TEN)]
        self.said = None
        self.log = open(f"{data}.log", "ab")
        self.process = subprocess.Popen(
            command + list(arguments),
            cwd=ROOT,
            stdout=self.log,
            stderr=self.log,
            env={**os.environ, **(environment or {})},
        )

    def wait(self, seconds=READY_SECONDS_MAX):
        """Waits until the daemon is ready; raises when it ends instead."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if self.process.poll() is not None:
                raise Unanswered(f"ended with {self.process.returncode}:\n{self.tail()}")
            try:
                if requests.get(self.url + "/readyz", timeout=5).status_code == 200:
                    return self
            except requests.ConnectionError:
                pass
            time.sleep(0.02)
        raise Unanswered(f"not ready in {seconds} s:\n{self.tail()}")

    def description(self):
        """What this daemon says of itself."""
        if not self.said:
            try:
                answer = requests.get(self.url + "/api/v1/openapi.json", timeout=30)
            except requests.ConnectionError as error:
                raise Unanswered(str(error)) from error
            self.said = description(answer.content)
        return self.said

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
