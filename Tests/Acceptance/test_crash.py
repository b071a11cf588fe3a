"""The process ends at its n-th durable step: nothing acknowledged is lost, nothing done twice.

The shim counts pwrite64, fdatasync, fsync, unlink and send. An undisturbed run tells how many there
are; then the story is told again and again, each time cut off at another one, restarted, and the
request that had no answer is repeated under its Idempotency-Key.
"""

import os
import pathlib
import random
import shutil
import subprocess

import pytest
import story as told
from daemon import Daemon, Unanswered

SEED = 20260509
RUNS = 200 if os.environ.get("WENZHEN_SOAK") else 20
STEPS = [
    ("2026-03-02T09:00", told.plan),
    ("2026-03-03T10:00", told.file_and_table),
    ("2026-03-04T10:00", told.file_the_others),
    ("2026-03-12T17:00", lambda story: None),
]


@pytest.fixture(scope="module")
def shim(tmp_path_factory):
    """The shim, built from its source."""
    built = tmp_path_factory.mktemp("shim") / "crash.so"
    source = pathlib.Path(__file__).parent / "shim" / "crash.c"
    subprocess.run(
        ["gcc", "-shared", "-fPIC", "-O2", "-o", str(built), str(source), "-ldl"], check=True)
    return built


@pytest.fixture(scope="module")
def loaded(tmp_path_factory):
    """A store with the demonstration in it, to be copied."""
    store = tmp_path_factory.mktemp("crash") / "loaded"
    assert Daemon(store, "--demo").wait().stop() == 0
    return store


class Cut:
    """A daemon that may end at any moment, and whoever goes on talking to it all the same."""

    def __init__(self, store, environment):
        self.store = store
        self.restarts = 0
        self.daemon = None
        self.acknowledged = []
        self.start(environment)

    def start(self, environment=None):
        self.daemon = Daemon(self.store, "--demo", environment=environment)
        try:
            self.daemon.wait()
        except Unanswered:
            self.restart()
        self.people = self.daemon.people()

    def restart(self):
        self.daemon.stop()
        self.restarts += 1
        assert self.restarts < 5, self.daemon.tail()
        self.daemon = Daemon(self.store, "--demo").wait()
        self.people = self.daemon.people()

    def insist(self, ask):
        """Asks until it is answered."""
        while True:
            try:
                return ask()
            except Unanswered:
                self.restart()

    def advance(self, at):
        self.insist(lambda: self.people["officer-one"].advance(at.isoformat()))

    def tell(self):
        story = InsistentStory(self)
        told.play(story, self.advance, STEPS)
        return self.insist(lambda: told.chronicle(self.people))


class InsistentStory(told.Story):
    """A story whose every request is repeated, under the same key, until it is answered."""

    def __init__(self, cut):
        super().__init__(cut.people)
        self.cut = cut

    def act(self, person, case, action, fields=None, **more):
        self.count += 1
        key = f"{self.prefix}-{self.count}"
        answer = self.cut.insist(lambda: self.cut.people[person].act(
            self.cases[case], action, fields, key=key, **more))
        self.cut.acknowledged.append((answer["number"], answer["version"]))
        return answer

    def file(self, name, procedure, requester, person, fields):
        self.count += 1
        key = f"{self.prefix}-{self.count}"
        answer = self.cut.insist(lambda: self.cut.people[person].file(
            procedure, requester, fields, key=key))
        self.cases[name] = answer["id"]
        self.cut.acknowledged.append((answer["number"], answer["version"]))


def run(loaded, store, environment):
    shutil.copytree(loaded, store)
    cut = Cut(store, environment)
    try:
        return cut.tell(), cut
    finally:
        cut.daemon.stop()


def test_a_crash_at_any_write_loses_and_doubles_nothing(loaded, shim, tmp_path):
    count = tmp_path / "count"
    preload = {"LD_PRELOAD": str(shim)}
    undisturbed, _ = run(
        loaded, tmp_path / "undisturbed", {**preload, "CRASH_COUNT": str(count)})
    total = int(count.read_text())
    chance = random.Random(SEED)
    share = total / RUNS
    print(f"seed {SEED}, {total} durable steps, {RUNS} crashes")
    crashed = 0
    for number in range(RUNS):
        at = int(number * share + chance.random() * share) + 1
        when = chance.choice(["before", "after"])
        store = tmp_path / f"run-{number}"
        chronicle, cut = run(
            loaded, store, {**preload, "CRASH_AT": str(at), "CRASH_WHEN": when})
        crashed += cut.restarts > 0
        assert chronicle == undisturbed, f"seed {SEED}: cut off {when} step {at}"
        kept = {(line[0], line[1]) for line in chronicle}
        assert set(cut.acknowledged) <= kept, f"seed {SEED}: {when} step {at} lost an answer"
        shutil.rmtree(store)
    assert crashed >= RUNS * 3 // 4, f"only {crashed} of {RUNS} runs were cut off"
