"""What recurs: a year in which the clinics open themselves, on the days that another walk finds."""

import datetime
import shutil

from daemon import ROOT, Daemon, tool
from steps import SHANGHAI, instant

REST_DAYS_MIN, CLEAR_WORKING_DAYS, AHEAD_WORKING_DAYS = 5, 3, 45
# Too late for the first of the year, which people would have to hold.
START = "2026-02-02T09:00+08:00"


def worked_before(days, date, count):
    """The n-th working day before a date."""
    while count:
        date -= datetime.timedelta(days=1)
        count -= days[date].works
    return date


def is_clear(days, date):
    """Worked, and none of the first three days after a rest of five or more."""
    if not days[date].works:
        return False
    worked, rest = 1, 0
    while worked <= CLEAR_WORKING_DAYS:
        date -= datetime.timedelta(days=1)
        if days[date].works:
            worked, rest = worked + 1, 0
        else:
            rest += 1
            if rest >= REST_DAYS_MIN:
                return False
    return True


def meetings(days, year):
    """The third Thursdays of February, May, August, November, moved on to a clear day."""
    for month in (2, 5, 8, 11):
        thursdays = [
            day
            for day in (datetime.date(year, month, number) for number in range(15, 22))
            if day.isoweekday() == 4
        ]
        day = thursdays[0]
        while not is_clear(days, day):
            day += datetime.timedelta(days=1)
        yield day


def clinics(client):
    return {case["number"]: case for case in client.all("/cases", procedure="clinic", limit=200)}


def held_on(client, case):
    return datetime.date.fromisoformat(client.case(case["id"])["fields"]["held-on"])


def missing(client):
    return [duty for duty in client.all("/duties", owner="me") if duty["clock"] == "cycle"]


def test_the_days_are_those_of_another_walk(walk):
    expected = []
    for year in range(2008, 2027):
        for day in meetings(walk.days, year):
            expected.append(f"{day} {worked_before(walk.days, day, AHEAD_WORKING_DAYS)}")
    found = tool("calendar", "meetings", "--from", "2008-01-01", "--count", str(len(expected)))
    assert found.stdout.splitlines() == expected


def test_a_year_of_clinics_opens_itself(store, walk):
    daemon = Daemon(store, "--demo", start=START).wait()
    try:
        officer, results = daemon.people()["officer-one"], None
        for day in list(meetings(walk.days, 2026))[1:]:
            opens = worked_before(walk.days, day, AHEAD_WORKING_DAYS)
            before = len(clinics(officer))
            officer.advance(f"{opens}T08:59:59+08:00")
            assert len(clinics(officer)) == before, f"none is opened before {opens}"
            officer.advance(f"{opens}T09:00:00+08:00")
            number, case = max(clinics(officer).items())
            assert len(clinics(officer)) == before + 1
            assert held_on(officer, case) == day
            said = officer.case(case["id"])["fields"].get("previous-results")
            assert said == results, "it opens with the last one's results"
            results = goes_through(officer, daemon.people(), case["id"], day, walk)
            assert officer.case(case["id"])["state"] == "concluded"
        assert missing(officer) == []
        assert daemon.people()["director"].all("/audit") == []
    finally:
        daemon.stop()


def goes_through(officer, people, case, day, walk):
    """Its own clocks collect, screen and remind; people do the rest."""
    timeline = officer.all(f"/cases/{case}/timeline", limit=200)
    assert timeline[0]["actor"] is None, "time opened it"
    assert f"提前 {AHEAD_WORKING_DAYS} 个工作日" in timeline[0]["note"]
    officer.act(case, "confirm-date")
    opens = worked_before(walk.days, day, 20)
    officer.advance(f"{opens}T18:00:01+08:00")
    assert officer.case(case)["state"] == "collecting"
    title = officer.case(case)["title"]
    asked = [
        one
        for one in officer.all("/cases", procedure="receipt", state="asked", limit=200)
        if one["title"] == title
    ]
    assert len(asked) == 8, "every member is asked"
    screens = worked_before(walk.days, day, 10)
    officer.advance(f"{screens}T18:00:01+08:00")
    assert officer.case(case)["state"] == "screening"
    clock = officer.get(f"/cases/{case}/deadlines")["items"]
    due = next(one for one in clock if one["clock"] == "screen")["due_at"]
    assert instant(due).astimezone(SHANGHAI).date() == worked_before(walk.days, day, 7)
    item = people["suat-liaison"].file(
        "request", "suat", {"title": f"{title}的议题", "description": "末班车太早。"}
    )["id"]
    officer.act(item, "accept", {"category": "交通安全", "urgency": "一般", "weight": "一般"})
    officer.act(item, "table", {"clinic": case, "proposed-lead": "district-transport"})
    officer.act(case, "propose-agenda", {"agenda": [item]})
    people["member-one"].act(case, "approve-agenda")
    officer.advance(f"{day}T14:30:00+08:00")
    officer.act(case, "convene")
    answer = {"on-the-spot": "现场办结", "answer": "当日落实", "answered-by": "district-transport"}
    officer.act(item, "answer", answer)
    officer.act(case, "adjourn")
    officer.act(item, "settle")
    officer.act(case, "issue", {"minutes": "纪要", "why-no-next": "按规则定期召开"})
    results = f"{title}：一件现场办结。"
    officer.act(case, "bulletin", {"bulletin-text": results})
    people["suat-liaison"].act(item, "rate", {"rating": "满意"})
    return results


def test_a_cancelled_one_stays_a_duty_that_climbs(store, walk):
    daemon = Daemon(store, "--demo", start=START).wait()
    try:
        people = daemon.people()
        officer, director = people["officer-one"], people["director"]
        officer.advance("2026-03-20T12:00:00+08:00")
        (clinic,) = clinics(officer).values()
        assert missing(officer) == missing(director) == []
        officer.act(clinic["id"], "cancel", {"reason": "场地停用"})
        (duty,) = missing(officer)
        assert f"{clinic['number']} 已取消" in duty["label"]
        assert duty["case"] is None and duty["light"] == "yellow"
        assert instant(duty["due_at"]).date() == datetime.date(2026, 3, 27)
        assert missing(director) == []
        officer.advance("2026-03-31T09:00:00+08:00")
        assert missing(officer)[0]["light"] == "red"
        assert len(missing(director)) == 1, "a day late it is the director's too"
        assert missing(people["member-one"]) == []
        officer.advance("2026-04-08T09:00:00+08:00")
        assert len(missing(people["member-one"])) == 1
        assert len(clinics(officer)) == 1, "the planner leaves a cancelled one to people"
    finally:
        daemon.stop()
    # A crash or a restart between makes no second one, and takes the duty from nobody.
    daemon = Daemon(store).wait()
    try:
        officer = daemon.people()["officer-one"]
        assert len(missing(officer)) == 1
        officer.advance("2026-04-09T09:00:00+08:00")
        assert len(clinics(officer)) == 1
        fields = {"title": "改期的问诊会", "held-on": "2026-05-28"}
        officer.file("clinic", "secretariat", fields)
        assert missing(officer) == []
    finally:
        daemon.stop()


def test_a_killed_daemon_opens_none_twice(store):
    for _ in range(3):
        daemon = Daemon(store, "--demo", start=START).wait()
        daemon.people()["officer-one"].advance("2026-03-16T09:00:00+08:00")
        assert len(clinics(daemon.people()["officer-one"])) == 1
        daemon.process.kill()
        daemon.process.wait()
        daemon.stop()


def test_without_the_file_nothing_recurs(store, tmp_path):
    rules = tmp_path / "rules"
    shutil.copytree(ROOT / "config", rules)
    (rules / "cycle.yaml").unlink()
    config = tmp_path / "wenzhen.yaml"
    config.write_text(f"rules: {rules}\n")
    daemon = Daemon(store, "--demo", start=START, config=config).wait()
    try:
        officer = daemon.people()["officer-one"]
        officer.advance("2026-06-01T09:00:00+08:00")
        assert clinics(officer) == {}
        assert missing(officer) == []
        assert officer.get("/status")["cycle"] is None
    finally:
        daemon.stop()
