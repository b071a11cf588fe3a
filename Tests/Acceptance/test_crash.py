"""Ended at any durable step and started again, the daemon goes on as if nothing had been.

The whole story is told once undisturbed, in chapters between which the daemon is stopped, so that
files are taken away in the midst of it too; what it has done before a chapter is kept. Then it is
told once for each place: from the kept store of the place's chapter to the end of the story, with
the daemon ended there. Repeated with its key, an unanswered request is answered as it would have
been. `make test` tries 20 places, `make soak` 200, spread for each kind over all steps of the kind.
"""

import os
import random

import pytest

from conftest import SOAK
from daemon import WITHOUT_DIGESTS
from survivor import CHAPTERS, KINDS, Survivor, chapter_of, counted

SEED = int(os.environ.get("WENZHEN_SEED", "20260302"))
SHARES = {"pwrite64": 9, "fdatasync": 5, "unlink": 2, "send": 4}
PLACES = [
    (kind, place, share * (10 if SOAK else 1))
    for kind, share in SHARES.items()
    for place in range(share * (10 if SOAK else 1))
]


class Undisturbed:
    """The story without a crash: its outcome, and what there was before each chapter."""

    def __init__(self, folder, shim):
        self.folder, self.counts, self.before = folder, [], []
        # In the soak digests are written and cut off as well.
        teller = Survivor(folder / "demo", shim, None if SOAK else WITHOUT_DIGESTS)
        for number in range(CHAPTERS):
            self.before.append(teller)
            teller = teller.from_here(folder / f"after-{number}")
            count = folder / "count"
            self.outcome = teller.chapter(number, CRASH_COUNT=str(count))
            self.counts.append(counted(count))

    def steps(self, kind):
        return sum(counts[kind] for counts in self.counts)


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory, shim):
    return Undisturbed(tmp_path_factory.mktemp("undisturbed"), shim)


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_step_is_taken(undisturbed, kind, say):
    say(f"{undisturbed.steps(kind)} steps of {kind}")
    assert undisturbed.steps(kind) >= max(len(KINDS), SHARES[kind])


def test_undisturbed_nothing_is_found(undisturbed):
    chronicle, findings = undisturbed.outcome
    assert len(chronicle) > 500 and findings == []


@pytest.mark.parametrize("kind, place, places", PLACES)
def test_a_crash_loses_nothing(undisturbed, shim, tmp_path, say, kind, place, places):
    draws = random.Random(f"{SEED} {kind} {place}")
    steps = undisturbed.steps(kind)
    n = 1 + int((place + draws.random()) * steps / places)
    when = draws.choice(["before", "after"])
    chapter, step = chapter_of(n, kind, undisturbed.counts)
    say(f"seed {SEED}: ended {when} n = {n} of {steps} {kind}, in chapter {chapter + 1}")
    outcome, crashes = ended_at(undisturbed, tmp_path, chapter, kind, step, when)
    assert crashes == 1 and outcome == undisturbed.outcome


def ended_at(undisturbed, folder, chapter, kind, step, when):
    """Tells from a chapter on. A run takes some steps more or fewer; then an earlier one is it."""
    while True:
        teller = undisturbed.before[chapter].from_here(folder / f"data-{step}")
        crash = {"CRASH_KIND": kind, "CRASH_AT": str(step), "CRASH_WHEN": when}
        outcome = teller.chapter(chapter, **crash)
        if teller.crashes or step == 1:
            break
        step -= 1 + step // 20
    for number in range(chapter + 1, CHAPTERS):
        outcome = teller.chapter(number)
    return outcome, teller.crashes
