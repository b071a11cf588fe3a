"""Telling the story in chapters to a daemon that may end at any step, and going on after it."""

import pathlib
import shutil

import story
from client import Unanswered
from daemon import START, Daemon
from steps import Expect, File, instant
from teller import Teller

CHAPTERS = 5
KINDS = ("pwrite64", "fdatasync", "unlink", "send")
# What an answered step leaves in the timeline, where that is not named after the action.
RECORDED = {"file": "opened", "sign": "slip-signed", "confirm": "suspend"}


def chapters():
    """The whole story in pieces; between two of them the daemon is stopped and started."""
    steps = story.whole()
    size = -(-len(steps) // CHAPTERS)
    return [steps[first : first + size] for first in range(0, len(steps), size)]


def counted(file):
    """How many steps of each kind the shim counted."""
    lines = [line.split() for line in file.read_text().splitlines()]
    return {kind: int(steps) for kind, steps in lines}


def chapter_of(step, kind, steps):
    """In which chapter the n-th step of a kind lies, and the how many-th it is there."""
    for chapter, counts in enumerate(steps):
        if step <= counts[kind]:
            return chapter, step
        step -= counts[kind]
    raise AssertionError(f"no {step} more steps of {kind}")


class Survivor(Teller):
    """Tells on after a crash: starts the daemon again and repeats what was not answered."""

    def __init__(self, data, shim, config=None):
        self.data, self.shim, self.config = pathlib.Path(data), shim, config
        self.told, self.acknowledged, self.crashes = 0, [], 0
        self.daemon = self.started().wait()
        super().__init__(self.daemon.people(), START)
        self.daemon.stop()

    def started(self, environment=None):
        return Daemon(self.data, "--demo", environment=environment, config=self.config)

    def from_here(self, data):
        """Another teller who knows as much, with a copy of the store of a stopped daemon."""
        other = object.__new__(type(self))
        other.__dict__.update(self.__dict__)
        other.data = pathlib.Path(data)
        other.cases, other.acknowledged = dict(self.cases), list(self.acknowledged)
        shutil.copytree(self.data, data, ignore=shutil.ignore_patterns("*.sock", "lock"))
        return other

    def chapter(self, number, **crash):
        """Tells a chapter under the shim, from the start of the daemon to its end."""
        environment = {"LD_PRELOAD": self.shim, **crash} if crash else {}
        self.daemon = self.started(environment)
        self.persist(self.meet)
        steps = chapters()[number]
        self.tell(steps)
        found = None
        if number == CHAPTERS - 1:
            self.wait(story.END)
            found = self.persist(self.outcome)
        self.persist(self.leave)
        return found

    def meet(self):
        self.daemon.wait()
        self.people = self.daemon.people()
        self.office = self.people["officer-one"]

    def leave(self):
        """Stops the daemon; a crash on the way out is one too."""
        if self.daemon.stop() == -9:
            raise Unanswered("ended while stopping")

    def persist(self, what):
        while True:
            try:
                return what()
            except Unanswered:
                assert self.daemon.process.wait(timeout=30) == -9, self.daemon.tail()
                assert self.crashes == 0, "ended again after the restart"
                self.crashes += 1
                self.daemon.log.close()
                self.daemon = self.started()
                self.meet()

    def repeatable(self, step):
        return {"key": f"step-{self.told}"}

    def do(self, step):
        self.persist(lambda: Teller.do(self, step))
        if not isinstance(step, Expect):
            name = "refused-late" if step.refused else RECORDED.get(step.action, step.action)
            self.acknowledged.append((self.id(step.case), step.who, step.at, name))
        self.told += 1

    def wait(self, to):
        self.persist(lambda: Teller.wait(self, to))

    def outcome(self):
        """(case, kind, at, actor) of all that happened; every answered command is in it."""
        for case, who, at, name in self.acknowledged:
            entries = [
                (one["actor"], instant(one["at"]), one["kind"], one["action"])
                for one in self.timeline(case)
            ]
            assert any(
                (actor, when) == (who, at) and name in (kind, action)
                for actor, when, kind, action in entries
            ), f"{who} {name} {at}: acknowledged, then lost: {entries}"
        return self.chronicle("kind", "at", "actor"), self.people["director"].all("/audit")
