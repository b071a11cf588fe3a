"""A case of the story with what its ladders did, and whom they name."""

import re

import yaml

from daemon import ROOT

# The domain's table: whom the rungs of each ladder name, the repeating one last.
NAMED = {
    "department": ["owner", "owner head", "head director", "member", "member"],
    "department-soft": ["owner officer", "head", "head director"],
    "secretariat": ["director", "member", "director member"],
    "requester": ["owner officer"],
    "receipt": ["owner"],
}
# What is laid before the director, and the rung of the department's ladder that it belongs to.
SLIPS = {"督办通知单": 3, "提级督办单": 4, "督办通报": 5}
NUMBER = re.compile(r"联督〔2026〕(\d+)号")
RUNG = re.compile(r"(.+)第 (\d+) 级催办")
BLUE = "催办通知单"


class Climbed:
    """A case of the story with what its ladders did."""

    def __init__(self, told, case):
        self.case = told.office.case(case["id"])
        self.number = self.case["number"]
        self.timeline = told.timeline(case["id"])
        self.notices = told.office.all("/notices", case=case["id"], limit=200)
        self.deadlines = told.office.get(f"/cases/{case['id']}/deadlines")["items"]
        rules = yaml.load(
            (ROOT / "config/procedures" / f"{case['procedure']}.yaml").read_text(),
            Loader=yaml.BaseLoader,
        )
        self.ladders = {clock["label"]: clock.get("ladder") for clock in rules["clocks"].values()}

    def rungs(self):
        """Each rung fired: its entry, the label of its clock, and its place on the ladder."""
        for entry in self.timeline:
            if entry["kind"] == "rung-fired":
                label, place = RUNG.fullmatch(entry["label"]).groups()
                yield entry, label, int(place)

    def told_by(self, entry):
        """The notices that one entry of the timeline caused."""
        begin = f"{self.case['id']}-{entry['seq']}-"
        return [one for one in self.notices if one["id"].startswith(begin)]

    def named(self, ladder, place, label=None):
        """The people whom a rung names, as the roster of the demo fills the posts."""
        people = {
            "owner": next((one["owner"] for one in self.deadlines if one["label"] == label), None),
            "head": f"{self.case['lead']}-head",
            "officer": next(
                (one["actor"] for one in self.timeline if one["kind"] == "accept"), "officer-one"
            ),
            "director": "director",
            "member": "member-one",
        }
        return {people[role] for role in NAMED[ladder][place - 1].split()}


def recipients(notices):
    return {one["recipient"] for one in notices}


def words(notice):
    """Its facts: a slip's number stands under its colour, an unsigned colour as what is missing."""
    return [word for fact in notice["facts"] for word in (fact["label"], fact["value"] or "")]


def slip(notice):
    """What kind of slip a notice brings or speaks of."""
    return next((word for word in words(notice) if word in SLIPS or word == BLUE), None)


def number(notice):
    return next((int(one.group(1)) for one in map(NUMBER.fullmatch, words(notice)) if one), None)
