"""The shipped demonstration: half a year of an alliance, lived through in some seconds.

What stands in its files is read here once more, by another reader of YAML and another calendar.
"""

import collections
import datetime
import time

import pytest
import yaml

from client import Unanswered
from daemon import ROOT, START, Daemon
from steps import SHANGHAI, instant

SEEDS = ROOT / "seeds/guangming"
# Of a debug build on a busy machine; an optimised one takes a fifth.
LOADING_SECONDS_MAX = 300


def written():
    """The cases of the files, by their titles."""
    cases = {}
    for path in sorted((SEEDS / "cases").glob("*.yaml")):
        read = yaml.load(path.read_text(), Loader=yaml.BaseLoader)["cases"]
        cases |= {(case["procedure"], case["fields"]["title"]): case for case in read.values()}
    return cases


def states():
    """Every state of every shipped procedure."""
    for path in (ROOT / "config/procedures").glob("*.yaml"):
        read = yaml.load(path.read_text(), Loader=yaml.BaseLoader)
        for state in read["states"]:
            yield read["procedure"], state


def start_of(store, **more):
    return Daemon(store, "--demo", "--seeds", str(SEEDS), **more)


@pytest.fixture(scope="module")
def loaded(tmp_path_factory):
    began = time.monotonic()
    daemon = start_of(tmp_path_factory.mktemp("guangming") / "data").wait(LOADING_SECONDS_MAX)
    daemon.seconds = time.monotonic() - began
    yield daemon
    daemon.stop()


@pytest.fixture(scope="module")
def officer(loaded):
    return loaded.people()["officer-one"]


@pytest.fixture(scope="module")
def cases(officer):
    return officer.all("/cases", limit=200)


def of_the_files(cases, loaded):
    """The cases that the files tell of, with what is written: confidential ones as well."""
    people = loaded.people()
    known = {(case["procedure"], case["title"]): case for case in cases}
    for key, seed in written().items():
        case = known.get(key)
        if case is None:
            own = people[seed["by"]].all("/cases", limit=200)
            case = next(one for one in own if (one["procedure"], one["title"]) == key)
        yield case, seed


def test_nothing_is_found_in_it(loaded, say):
    say(f"loaded in {loaded.seconds:.1f} s")
    director = loaded.people()["director"]
    assert director.all("/audit", check="all") == []
    assert director.all("/audit", check="rebuild") == []
    assert director.all("/audit", check="chain") == []
    assert director.all("/notices", state="untold") == []
    assert director.get("/status")["counts"]["owed_notices"] == 0


def test_it_ends_now(officer):
    assert instant(officer.get("/clock")["now"]) == instant(START)


def test_ninety_requests_and_every_state_twice(cases, loaded):
    told = [case for case, _ in of_the_files(cases, loaded)]
    assert len([case for case in told if case["procedure"] == "request"]) == 90
    everything = {case["id"]: case for case in cases} | {case["id"]: case for case in told}
    found = collections.Counter(
        (case["procedure"], case["state"]) for case in everything.values()
    )
    assert {key: found[key] for key in states() if found[key] < 2} == {}


def test_only_what_is_meant_to_be_late_is_late(cases, loaded):
    told = {case["id"]: seed for case, seed in of_the_files(cases, loaded)}
    meant = {case for case, seed in told.items() if "late" in seed}
    assert {case["id"] for case in cases if case["light"] == "red"} == meant
    assert len(meant) == 2


def test_each_case_was_filed_at_its_hour(cases, loaded, walk):
    days = []
    day = instant(START).date()
    while len(days) < 120:
        day -= datetime.timedelta(days=1)
        if walk.days[day].works:
            days.insert(0, day)
    for case, seed in of_the_files(cases, loaded):
        number, hour = seed["at"].removeprefix("day ").split()
        due = datetime.datetime.combine(
            days[int(number) - 1], datetime.time.fromisoformat(hour), SHANGHAI
        )
        client = loaded.people()[seed["by"]]
        filed = client.all(f"/cases/{case['id']}/timeline", limit=200)[0]
        assert instant(filed["at"]) == due, (case["title"], filed["at"])


def test_what_has_ended_has_a_history(cases, officer):
    kinds, rounds = collections.Counter(), 0
    for case in cases:
        if case["procedure"] == "request" and case["state"] in ("closed", "merged"):
            timeline = officer.all(f"/cases/{case['id']}/timeline", limit=200)
            actions = collections.Counter(entry["action"] for entry in timeline)
            rounds += actions["approve"] >= 2
            kinds += actions
    assert rounds >= 3
    wanted = ("return uphold overrule reassign reopen merge ask-extension reject").split()
    wanted += ("terminate lapse-rating late-rate uphold-answer auto-defer ask-info").split()
    assert [action for action in wanted if not kinds[action]] == [], kinds


def test_on_a_real_clock_it_ends_today(tmp_path):
    daemon = start_of(tmp_path / "data", start=None).wait(LOADING_SECONDS_MAX)
    try:
        officer = daemon.people()["officer-one"]
        today = datetime.datetime.now(SHANGHAI)
        assert abs(instant(officer.get("/clock")["now"]) - today) < datetime.timedelta(minutes=1)
        assert daemon.people()["director"].all("/audit") == []
        late = [case["title"] for case in officer.all("/cases", limit=200, light="red")]
        assert len(late) == 2, late
    finally:
        daemon.stop()


def test_cut_off_in_the_midst_of_it_goes_on(tmp_path, shim, cases):
    crash = {"LD_PRELOAD": shim, "CRASH_KIND": "fdatasync", "CRASH_AT": "900"}
    half = start_of(tmp_path / "data", environment={**crash, "CRASH_WHEN": "before"})
    with pytest.raises(Unanswered):
        half.wait(LOADING_SECONDS_MAX)
    half.stop()
    daemon = start_of(tmp_path / "data").wait(LOADING_SECONDS_MAX)
    try:
        shape = lambda cases: sorted(  # noqa: E731
            (case["number"], case["title"], case["state"], case["version"]) for case in cases
        )
        again = daemon.people()["officer-one"].all("/cases", limit=200)
        assert shape(again) == shape(cases)
        assert daemon.people()["director"].all("/audit") == []
    finally:
        daemon.stop()
