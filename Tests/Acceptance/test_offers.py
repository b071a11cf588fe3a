"""What a case offers somebody succeeds; what it does not offer is refused."""

import datetime
import random
import shutil

import pytest
import yaml

from conftest import SOAK
from daemon import ROOT, Daemon

SEED = 20260302
SAMPLE = 12
REFUSED = (403, 404, 409)


def valid(field, now):
    """A value that the field's own description allows."""
    kind, options = field["type"], field.get("options")
    if kind == "date":
        return field.get("max") or field.get("min") or f"{now + datetime.timedelta(days=5)}"
    if options:
        return [options[0]] if field.get("many") else options[0]
    return {"flag": True, "integer": field.get("min")}.get(kind, "如实填写")


def known_actions():
    """Every action of the shipped procedures, and one of nobody's."""
    names = {"take-back", "sign", "acknowledge", "reached", "give-up", "look", "release", "fly"}
    for path in (ROOT / "config" / "procedures").glob("*.yaml"):
        # The base loader reads every word as text, as a procedure means it.
        procedure = yaml.load(path.read_text(), Loader=yaml.BaseLoader)
        names |= set(procedure.get("everywhere", {}))
        for state in procedure["states"].values():
            names |= set(state.get("actions", {}))
    return sorted(names)


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """A stopped demo store, to be copied; its cases, and its people."""
    data = tmp_path_factory.mktemp("offers") / "demo"
    daemon = Daemon(data, "--demo").wait()
    people = daemon.people()
    cases = sorted(people["officer-one"].all("/cases", limit=200), key=lambda one: one["number"])
    names = sorted(people)
    daemon.stop()
    return data, [case["id"] for case in cases], names


def pairs(demo):
    _, cases, names = demo
    every = [(case, name) for case in cases for name in names]
    print(f"seed {SEED}")
    return every if SOAK else random.Random(SEED).sample(every, SAMPLE)


def on_a_copy(demo, folder):
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(demo[0], folder)
    return Daemon(folder, "--demo").wait()


def test_each_offered_action_succeeds(demo, tmp_path):
    failures = []
    for case, name in pairs(demo):
        daemon = on_a_copy(demo, tmp_path / "copy")
        offers = offered(daemon.people()[name], case)
        for place, action in enumerate(offers):
            if place:
                daemon.stop()
                daemon = on_a_copy(demo, tmp_path / "copy")
            failures += failure(daemon.people()[name], case, name, action)
        daemon.stop()
    assert not failures, "\n".join(failures)


def failure(client, case, name, action):
    now = datetime.date.fromisoformat(client.get("/clock")["now"][:10])
    fields = {one["id"]: valid(one, now) for one in action["fields"] if one["required"]}
    more = {"note": "已知悉"}
    if action.get("posts"):
        more["as"] = action["posts"][0]
    if action.get("on_behalf"):
        more["on_behalf"] = {"name": "某人", "means": "电话", "at": "2026-03-02T08:00:00+08:00"}
    answer = client.attempt(case, action["id"], fields, **more)
    said = f"{name} {action['id']} {fields}: {answer.status_code} {answer.text}"
    return [] if answer.status_code == 200 else [said]


def offered(client, case):
    answer = client.send("GET", f"/api/v1/cases/{case}")
    return answer.json()["actions"] if answer.status_code == 200 else []


def test_each_action_not_offered_is_refused(demo, tmp_path):
    daemon = on_a_copy(demo, tmp_path / "copy")
    people, taken = daemon.people(), []
    for case, name in pairs(demo):
        possible = {action["id"] for action in offered(people[name], case)}
        for action in known_actions():
            if action not in possible:
                answer = people[name].attempt(case, action)
                if answer.status_code not in REFUSED:
                    taken.append(f"{name} {action}: {answer.status_code} {answer.text}")
    daemon.stop()
    assert not taken, "\n".join(taken)
