"""Telling the story: whoever acts, waits and looks as its steps say."""

from steps import Expect, File, instant


class Teller:
    """Tells a story to a daemon; `advance(now, to)` says at which instants the clock stops."""

    def __init__(self, people, start, stops=lambda now, to: [to]):
        self.people, self.now, self.stops = people, instant(start), stops
        self.cases, self.office = {}, people["officer-one"]

    def tell(self, steps, end=None):
        for step in steps:
            self.wait(step.at)
            self.do(step)
        if end:
            self.wait(end)

    def wait(self, to):
        if to <= self.now:
            return
        for stop in self.stops(self.now, to):
            self.office.advance(stop.isoformat(timespec="milliseconds"))
        self.now = to

    def do(self, step):
        if isinstance(step, File):
            answer = self.people[step.who].file(
                step.procedure, step.requester, self.named(step.fields), **self.repeatable(step)
            )
            self.cases[step.case] = answer["id"]
        elif isinstance(step, Expect):
            self.expect(step)
        elif step.refused:
            answer = self.people[step.who].attempt(
                self.id(step.case), step.action, self.named(step.fields), **self.repeatable(step)
            )
            seen = (answer.status_code, answer.json()["code"])
            assert seen == step.refused, f"{step}: {seen} {answer.text}"
        else:
            self.act(step)

    def act(self, step):
        more = {"note": step.note} if step.note else {}
        answer = self.people[step.who].attempt(
            self.id(step.case),
            step.action,
            self.named(step.fields),
            **more,
            **self.repeatable(step),
        )
        assert answer.status_code == 200, f"{step}: {answer.status_code} {answer.text}"
        found = answer.json()["state"]
        assert step.state in (None, found), f"{step}: {found}, not {step.state}"

    def expect(self, step):
        found = self.office.case(self.id(step.case))
        told = [(one["at"], one["kind"]) for one in self.timeline(found["id"])]
        assert found["state"] == step.state, f"{step}: {found['state']}, not {step.state}: {told}"
        for name, value in step.more.items():
            assert {**found["fields"], **found}.get(name) == value, f"{step}: {name} of {found}"

    def repeatable(self, step):
        return {}

    def named(self, fields):
        def one(value):
            if isinstance(value, list):
                return [one(part) for part in value]
            marked = isinstance(value, str) and value.startswith("@")
            return self.id(value[1:]) if marked else value

        return {name: one(value) for name, value in fields.items()}

    def id(self, name):
        """The case of that nickname; those that others opened are found when first named."""
        if name not in self.cases:
            kind, _, which = name.partition(" ")
            parent = self.office.case(
                self.cases[{"receipt": "clinic", "assistance": "buses"}[kind]]
            )
            found = [one for one in parent["relatives"] if one["procedure"] == kind]
            found = [
                self.office.case(one["id"]) for one in sorted(found, key=lambda c: c["number"])
            ]
            if kind == "receipt":
                found = [case for case in found if case["lead"] == which.removeprefix("of ")]
            self.cases[name] = found[0 if kind == "receipt" else int(which) - 1]["id"]
        return self.cases[name]

    def timeline(self, case):
        return self.office.all(f"/cases/{case}/timeline", limit=200)

    def chronicle(self, *columns):
        """(case number, columns…) of every entry of every case's timeline."""
        cases = sorted(self.office.all("/cases", limit=200), key=lambda case: case["number"])
        return [
            (case["number"], *(one[column] for column in columns))
            for case in cases
            for one in self.timeline(case["id"])
        ]
