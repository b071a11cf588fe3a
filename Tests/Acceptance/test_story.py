import datetime
import random

import story as told
from daemon import Daemon

SEED = 20260302


def advance_at_once(people):
    return lambda at: people["officer-one"].advance(at.isoformat())


def advance_hourly(people, now=told.instant("2026-03-02T09:00")):
    def advance(to):
        nonlocal now
        while now < to:
            # Nights and far stretches are crossed in days, working days hour by hour.
            step = datetime.timedelta(hours=1 if 8 <= now.hour < 19 else 13)
            now = min(to, now + step)
            people["officer-one"].advance(now.isoformat())
        people["officer-one"].advance(to.isoformat())
    return advance


def advance_by_chance(people, chance, now=told.instant("2026-03-02T09:00")):
    def advance(to):
        nonlocal now
        cuts = sorted(chance.random() for _ in range(8))
        for cut in cuts:
            at = now + (to - now) * cut
            people["officer-one"].advance(at.isoformat(timespec="milliseconds"))
        people["officer-one"].advance(to.isoformat())
        now = to
    return advance


def tell(store, advance, *arguments):
    daemon = Daemon(store, "--demo", *arguments).wait()
    try:
        people = daemon.people()
        told.play(told.Story(people), advance(people))
        return told.chronicle(people), people["officer-one"].get("/audit")["items"]
    finally:
        daemon.stop()


def test_a_request_goes_from_its_filing_to_its_closing(people):
    story = told.play(told.Story(people), advance_at_once(people))
    officer = people["officer-one"]
    bus = officer.case(story.cases["bus"])
    assert bus["state"] == "closed" and bus["round"] == 2
    assert bus["requesters"] == ["suat", "bay-lab"]
    assert officer.case(story.cases["clinic"])["state"] == "concluded"
    assert officer.case(story.cases["silent"])["state"] == "closed"
    assert officer.case(story.cases["silent"])["fields"]["unrated"] is True
    kinds = [event["kind"] for event in officer.all(f"/cases/{story.cases['bus']}/timeline")]
    for kind in ["merged-in", "overrule", "slip-signed", "slip-lapsed", "refused-late",
                 "auto-resume", "reject", "rate-rework", "rate-satisfied"]:
        assert kind in kinds, f"{kind} is not in {kinds}"
    assert officer.get("/audit")["items"] == []


def test_nobody_was_left_untold(people):
    story = told.play(told.Story(people), advance_at_once(people))
    officer = people["officer-one"]
    officer.advance("2026-07-20T09:00:00+08:00")
    for name, case in story.cases.items():
        notices = officer.all("/notices", case=case, limit=200)
        assert notices, f"{name} told nobody"
        assert {notice["state"] for notice in notices} == {"delivered"}
    echoes = [n for n in officer.all("/notices", case=story.cases["bus"], limit=200)
              if n["kind"] == "echo" and n["recipient"] == "suat-liaison"]
    templates = {notice["template"] for notice in echoes}
    assert {"request-filed", "request-question", "request-accepted", "request-tabled",
            "request-answered", "request-dispatched", "request-claimed", "request-suspended",
            "request-resumed", "request-completed", "request-closed"} <= templates


def test_the_make_up_saturday_counts_and_slips_go_in_office_hours(people):
    story = told.play(told.Story(people), advance_at_once(people))
    officer = people["officer-one"]
    fired = [event["at"] for event in officer.all(f"/cases/{story.cases['bus']}/timeline")
             if event["kind"] == "rung-fired"]
    # Due on 6 May; three working days late are 7 and 8 May and the make-up Saturday, the 9th.
    assert "2026-05-11T09:00:00+08:00" in fired, fired
    assert all("09:00" <= at[11:16] < "18:00" for at in fired), fired


def test_time_may_pass_in_any_steps(tmp_path):
    print("seed", SEED)
    chance = random.Random(SEED)
    first, audit = tell(tmp_path / "once", advance_at_once)
    assert audit == []
    assert tell(tmp_path / "hourly", advance_hourly)[0] == first
    assert tell(tmp_path / "chance", lambda p: advance_by_chance(p, chance))[0] == first
