"""Who is told at each rung, when, and how far it raises a case: the ladders of the domain."""

import datetime

import pytest

from climbed import BLUE, NAMED, SLIPS, number, recipients, slip
from daemon import START
from steps import SHANGHAI, TRANSPORT, instant

HEAD = "district-transport-head"


def local(one):
    return instant(one["at"]).astimezone(SHANGHAI)


def test_each_rung_tells_whom_its_ladder_names(climbed):
    seen = set()
    for case in climbed:
        for entry, label, place in case.rungs():
            ladder = case.ladders[label]
            named = case.named(ladder, place, label)
            notices = case.told_by(entry)
            laid = [one for one in notices if one["template"] == "engine-slip-to-sign"]
            plain = recipients(one for one in notices if one not in laid)
            # What is to be signed reaches the same people, signed or not: see the next test.
            assert plain == named or (laid and plain == set()), (case.number, entry, notices)
            assert not laid or (ladder == "department" and recipients(laid) == {"director"})
            seen.add((ladder, place))
    # Each rung of each ladder was climbed by some case of the story.
    assert seen == {
        (ladder, place + 1) for ladder, rungs in NAMED.items() for place in range(len(rungs))
    }


def test_what_is_laid_before_the_director_reaches_the_same_people(climbed):
    """Signed as a slip with a number, unsigned as a plain notice without one: none stays lying."""
    outcomes = set()
    for case in climbed:
        lying = []
        for entry in case.timeline:
            notices = case.told_by(entry)
            lying += [slip(one) for one in notices if one["template"] == "engine-slip-to-sign"]
            if entry["kind"] not in ("slip-signed", "slip-lapsed"):
                continue
            signed = entry["kind"] == "slip-signed"
            colour = lying.pop(0)
            assert recipients(notices) == case.named("department", SLIPS[colour])
            for one in notices:
                assert one["template"] == ("engine-slip" if signed else "engine-unsigned-slip")
                assert slip(one) == colour and bool(number(one)) == signed, one
            outcomes.add((entry["kind"], colour))
        signing = [one for one in case.deadlines if one["clock"].startswith("signature-")]
        assert len(lying) == sum(one["phase"] == "running" for one in signing), case.number
    assert outcomes == {("slip-signed", "督办通知单")} | {("slip-lapsed", one) for one in SLIPS}


def test_everything_is_sent_in_office_hours(climbed, walk):
    """Urgent cases excepted. What people do by themselves is told at once."""
    checked = 0
    for case in climbed:
        if case.case["fields"].get("urgency") == "紧急":
            continue
        for entry in case.timeline:
            if entry["actor"] or entry["kind"] not in ("rung-fired", "slip-lapsed"):
                continue
            for one in case.told_by(entry):
                at = local(one)
                assert walk.days[at.date()].works, (case.number, one)
                assert 9 <= at.hour < 12 or 14 <= at.hour < 18, (case.number, one)
                checked += 1
    assert checked > 200


def morning_after(walk, due, working_days):
    """The first office hour after the close of the n-th working day from the due date."""
    day = walk.days[due]
    if working_days:
        *_, (_, day, _) = walk.counted(day, "wd", working_days)
    _, day, _ = next(walk.counted(day, "wd", 1))
    return datetime.datetime.combine(day.date, datetime.time(9), SHANGHAI)


def test_the_unclaimed_item_climbs_by_colour(told, climbed, walk):
    """Over the holiday and the make-up Saturday; levels are expected in the story itself."""
    buses = next(case for case in climbed if case.case["id"] == told.id("buses"))
    due = datetime.date(2026, 4, 29)
    expected = [
        (morning_after(walk, due, -1), "engine-rung", None, {TRANSPORT}),
        (morning_after(walk, due, 1), "engine-slip", BLUE, {TRANSPORT, HEAD}),
        (morning_after(walk, due, 3), "engine-slip-to-sign", "督办通知单", {"director"}),
        (instant("2026-05-09T10:00"), "engine-slip", "督办通知单", {HEAD, "director"}),
        (morning_after(walk, due, 5), "engine-slip-to-sign", "提级督办单", {"director"}),
        (instant("2026-05-13T09:00"), "engine-unsigned-slip", "提级督办单", {"member-one"}),
    ]
    found = {}
    for one in buses.notices:
        if instant("2026-04-28T12:00") < local(one) < instant("2026-05-14T09:00"):
            found.setdefault((local(one), one["template"], slip(one)), set()).add(one["recipient"])
    assert [(*key, told) for key, told in sorted(found.items(), key=lambda one: one[0])] == expected


def test_slips_are_numbered_without_a_gap(climbed):
    """One series for all cases of the year; the same slip has one number for all it reaches."""
    numbers = {number(one) for case in climbed for one in case.notices} - {None}
    assert numbers == set(range(1, len(numbers) + 1)) and len(numbers) > 3
    slips = [one for case in climbed for one in case.notices if one["template"] == "engine-slip"]
    assert slips and all(number(one) for one in slips)


def test_the_third_bulletin_raises_to_the_assembly(climbed):
    """Levels of the department's ladder: yellow 1, red 2, the third repetition 3."""
    for case in climbed:
        places = [place for _, label, place in case.rungs() if case.ladders[label] == "department"]
        if case.case["state"] == "dispatched" or case.case["procedure"] == "assistance":
            raised = 3 if places.count(5) > 2 else {3: 1, 4: 2, 5: 2}.get(max(places, default=0), 0)
            assert case.case["level"] == raised, (case.number, places)


# Whom the rungs tell when the second person of a proposal is silent; the last repeats every 3 WD.
SILENT = {
    "director": (
        "refuse",
        {"reason": "不属于本联合体事项", "signpost": "请拨打 12345"},
        1,
        [(1, {"member-one"}), (4, {"member-one"}), (7, {"member-one"})],
    ),
    "council": (
        "shelve",
        {"plan": "纳入明年计划", "milestones": "年内立项", "target": "2026-12-01"},
        2,
        [
            (1, {"member-one", "director"}),
            (3, {"chair"}),
            (6, {"chair", "auditor"}),
            (9, {"chair", "auditor"}),
        ],
    ),
}


@pytest.mark.parametrize("ladder", SILENT)
def test_who_is_told_when_the_top_is_silent(people, walk, ladder):
    action, fields, limit, rungs = SILENT[ladder]
    office = people["officer-one"]
    state, actor = ("submitted", office) if ladder == "director" else ("in-progress", None)
    case = office.all("/cases", state=state)[0]
    actor = actor or people[f"{case['lead']}-liaison"]
    actor.act(case["id"], action, fields)
    *_, (_, due, _) = walk.counted(walk.days[instant(START).date()], "wd", limit)
    office.advance("2026-03-31T12:00+08:00")
    notices = office.all("/notices", case=case["id"], limit=200)
    told = {}
    for entry in office.all(f"/cases/{case['id']}/timeline", limit=200):
        if entry["label"].startswith("审批第"):
            begin = f"{case['id']}-{entry['seq']}-"
            told[local(entry)] = recipients(one for one in notices if one["id"].startswith(begin))
    expected = [(morning_after(walk, due.date, offset), named) for offset, named in rungs]
    assert sorted(told.items())[: len(rungs)] == expected
