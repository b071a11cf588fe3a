"""What a case offers somebody succeeds; what it does not offer is refused.

For every case of the demo and every token of it. An offered action is taken on a copy of the demo
in which its case is as it was: the same version, the same offers. Where that is so, one copy
serves for one action of each case.
"""

import datetime
import shutil
from collections import deque

import pytest
import yaml

from daemon import ROOT, Daemon

PARTS = 6
REFUSED = (403, 404, 409)


def valid(field, now, chosen):
    """A value that the field's own description allows; nil where there is nothing to choose."""
    kind, options = field["type"], field.get("options")
    if kind == "date":
        return field.get("max") or field.get("min") or f"{now + datetime.timedelta(days=5)}"
    if options is not None:
        # Where two fields must differ, the second has another of the same options.
        fresh = [one for one in options if one not in chosen] or options
        return fresh and ([fresh[0]] if field.get("many") else fresh[0]) or None
    return {"flag": True, "integer": field.get("min")}.get(kind, "如实填写")


def asks(clause, fields):
    """Whether what is filled in makes a clause of `required_when` hold."""
    value = fields.get(clause["field"])
    return (value is not None) == clause["set"] if "set" in clause else value in clause["in"]


def body(action, now, only_required):
    fields, chosen = {}, []

    def fill(field):
        value = valid(field, now, chosen)
        if value is not None:
            fields[field["id"]] = value
            chosen.extend(value if isinstance(value, list) else [value])

    for field in action["fields"]:
        if field["required"] or not only_required:
            fill(field)
    for field in action["fields"]:
        when = field.get("required_when")
        if when and field["id"] not in fields and all(asks(clause, fields) for clause in when):
            fill(field)
    more = {"note": "已知悉"}
    if action.get("posts"):
        more["as"] = action["posts"][0]
    if action.get("on_behalf"):
        more["on_behalf"] = {"name": "某人", "means": "电话", "at": "2026-03-02T08:00:00+08:00"}
    return fields, more


def known_actions():
    """Every action of the shipped procedures, the engine's own, and one of nobody's."""
    names = {"take-back", "sign", "acknowledge", "reached", "give-up", "look", "release", "fly"}
    names |= {"confirm", "decline"}
    for path in (ROOT / "config" / "procedures").glob("*.yaml"):
        # The base loader reads every word as text, as a procedure means it.
        procedure = yaml.load(path.read_text(), Loader=yaml.BaseLoader)
        names |= set(procedure.get("everywhere", {}))
        for state in procedure["states"].values():
            names |= set(state.get("actions", {}))
    return sorted(names)


def offered(client, case):
    """What a case offers somebody; nil where they may not see it."""
    answer = client.send("GET", f"/api/v1/cases/{case}")
    assert answer.status_code in (200, 404), answer.text
    return answer.json()["actions"] if answer.status_code == 200 else None


class Demo:
    """A stopped demo store, to be copied, and what its cases offer to whom."""

    def __init__(self, data):
        self.data = data
        daemon = Daemon(data, "--demo").wait()
        people = daemon.people()
        cases = people["officer-one"].all("/cases", limit=200)
        self.versions = {case["id"]: case["version"] for case in cases}
        # In the order of their numbers, so that every worker deals out the same parts.
        self.cases = [case["id"] for case in sorted(cases, key=lambda case: case["number"])]
        self.offers = {
            (case, name): offered(client, case)
            for case in self.cases
            for name, client in sorted(people.items())
        }
        daemon.stop()

    def copy(self, folder):
        """A daemon on a copy."""
        shutil.rmtree(folder, ignore_errors=True)
        ignored = shutil.ignore_patterns("*.sock", "lock")
        shutil.copytree(self.data, folder, ignore=ignored)
        return Daemon(folder, "--demo").wait()

    def untouched(self, people, case, name):
        """Whether a case is as in the demo, as far as somebody's action is concerned."""
        version = people["officer-one"].case(case)["version"]
        return version == self.versions[case] and (
            offered(people[name], case) == self.offers[case, name]
        )


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    return Demo(tmp_path_factory.mktemp("offers") / "demo")


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("filled", ["required", "all"])
def test_each_offered_action_succeeds(demo, tmp_path, say, filled, part):
    waiting = {case: deque() for case in demo.cases}
    jobs = [
        (case, name, action)
        for (case, name), actions in demo.offers.items()
        for action in actions or []
    ]
    for case, name, action in jobs[part::PARTS]:
        waiting[case].append((name, action))
    failures, copies, taken = [], 0, 0
    while any(waiting.values()):
        daemon, copies = demo.copy(tmp_path / "copy"), copies + 1
        people = daemon.people()
        first = True
        for case in [case for case in demo.cases if waiting[case]]:
            name, action = waiting[case][0]
            untouched = demo.untouched(people, case, name)
            assert untouched or not first, f"a fresh copy is unlike the demo: {case} {name}"
            first = False
            if untouched:
                waiting[case].popleft()
                failures += failure(people[name], case, name, action, filled == "required")
                taken += 1
        daemon.stop()
    say(f"{taken} offered actions with {filled} fields, on {copies} copies")
    assert not failures, "\n".join(failures)


def failure(client, case, name, action, only_required):
    now = datetime.date.fromisoformat(client.get("/clock")["now"][:10])
    fields, more = body(action, now, only_required)
    answer = client.attempt(case, action["id"], fields, **more)
    said = f"{name} {action['id']} {fields} {more}: {answer.status_code} {answer.text}"
    return [] if answer.status_code == 200 else [said]


@pytest.mark.parametrize("part", range(PARTS))
def test_each_action_not_offered_is_refused(demo, tmp_path, say, part):
    """Refused ones change nothing, so one copy serves for all of them."""
    daemon = demo.copy(tmp_path / "copy")
    people, taken, asked = daemon.people(), [], 0
    for (case, name), actions in list(demo.offers.items())[part::PARTS]:
        possible = {action["id"] for action in actions or []}
        for action in known_actions():
            if action not in possible:
                answer, asked = people[name].attempt(case, action), asked + 1
                if answer.status_code not in REFUSED or (
                    actions is None and answer.status_code != 404
                ):
                    taken.append(f"{name} {action}: {answer.status_code} {answer.text}")
    after = {case["id"]: case["version"] for case in people["officer-one"].all("/cases")}
    daemon.stop()
    say(f"{asked} actions that were not offered")
    assert not taken, "\n".join(taken)
    assert after == demo.versions
