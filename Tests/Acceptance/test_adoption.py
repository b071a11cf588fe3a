"""An old ledger is taken over: rows with a state go on from where they were."""

import csv
import io

import pytest

from daemon import Daemon
from steps import instant

# In a demonstration filed on 2 March 2026.
HEAD = ["提出单位", "标题", "环节", "牵头单位", "交办日期", "要求完成时限", "级别", "来源"]
RUNNING = ["suat", "园区路灯不亮", "办理中", "区交通运输局", "2026-02-10", "2026-03-20", "1", "走访"]
LATE = ["bay-lab", "实验楼漏水", "in-progress", "区交通运输局", "2026-01-05", "2026-02-26", "", "来函"]
POOLED = ["suat", "食堂排队太久", "已受理(待分流)", "", "", "2026-03-06", "", "来电"]
LONG = ["bay-lab", "新建过街天桥", "long-term", "区交通运输局", "2025-09-01", "2026-08-31", "2", "批示"]


def table(*rows, head=HEAD):
    text = io.StringIO()
    csv.writer(text).writerows([head, *rows])
    return text.getvalue().encode()


def bring(client, data, key=None, **query):
    answer = client.send(
        "POST", "/api/v1/imports", raw=data, key=key, content="text/csv", kind="requests", **query
    )
    assert answer.status_code == 200, answer.text
    return answer.json()


@pytest.fixture
def officer(people):
    return people["officer-one"]


def by_title(client):
    found = client.all("/cases", procedure="request", limit=200)
    return {case["title"]: client.case(case["id"]) for case in found}


def test_rows_go_on_where_they_were(daemon, people, officer):
    report = bring(officer, table(RUNNING, LATE, POOLED, LONG))
    assert (report["accepted"], report["refused"], report["faults"]) == (4, 0, [])
    cases = by_title(officer)
    running, late = cases["园区路灯不亮"], cases["实验楼漏水"]
    assert running["state"] == "in-progress" and running["level"] == 1
    assert running["lead"] == "district-transport"
    assert cases["食堂排队太久"]["state"] == "pooled"
    assert cases["新建过街天桥"]["state"] == "long-term" and cases["新建过街天桥"]["level"] == 2
    (entry, *_) = officer.all(f"/cases/{running['id']}/timeline")
    assert (entry["kind"], entry["label"]) == ("adopted", "接续")
    assert entry["fields"]["dispatched-on"] == "2026-02-10"
    deadlines = officer.get(f"/cases/{running['id']}/deadlines")["items"]
    handle = next(one for one in deadlines if one["clock"] == "handle")
    assert handle["adopted"] and handle["due_date"] == "2026-03-20"
    assert instant(handle["started_at"]) == instant("2026-02-10T00:00")
    progress = next(one for one in deadlines if one["clock"] == "progress")
    assert not progress["adopted"], "what begins now is reckoned from now"
    assert late["light"] == "red", "a date that is over is late at once"
    assert officer.all("/audit", check="all") == []


def test_past_rungs_are_silent_and_later_ones_fire(daemon, people, officer):
    bring(officer, table(LATE))
    late = by_title(officer)["实验楼漏水"]["id"]
    rungs = lambda: [  # noqa: E731
        entry
        for entry in officer.all(f"/cases/{late}/timeline", limit=200)
        if entry["kind"].startswith("rung") and entry["label"].startswith("办理")
    ]
    # 26 February was the last day: the reminder and the first slip lie behind at the import.
    assert rungs() == []
    officer.advance("2026-03-03T10:00:00+08:00")
    assert [entry["label"] for entry in rungs()] == ["办理第 3 级催办"]
    officer.advance("2026-03-05T10:00:00+08:00")
    assert [entry["label"] for entry in rungs()] == ["办理第 3 级催办", "办理第 4 级催办"]


def test_the_ledger_has_them(daemon, people, officer):
    bring(officer, table(RUNNING))
    answer = officer.send("GET", "/api/v1/ledger", columns="all", format="csv")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    (row,) = [row for row in rows if row["问题诉求"] == "园区路灯不亮"]
    shown = {name: row[name] for name in ("交办日期", "要求完成时限", "级别", "来源", "牵头单位")}
    assert shown == {
        "交办日期": "2026-02-10",
        "要求完成时限": "2026-03-20",
        "级别": "1",
        "来源": "走访",
        "牵头单位": "区交通运输局",
    }


def test_bad_rows_are_named_and_nothing_is_taken(daemon, people, officer):
    bad = [
        [*RUNNING[:2], "已列入议题", *RUNNING[3:]],
        [*RUNNING[:3], "", *RUNNING[4:]],
        [*RUNNING[:4], "2026-03-03", *RUNNING[5:]],
        [*RUNNING[:6], "5", RUNNING[7]],
        [*RUNNING[:2], "", *RUNNING[3:]],
    ]
    before = len(by_title(officer))
    report = bring(officer, table(RUNNING, *bad))
    assert report["accepted"] == 0
    assert len(by_title(officer)) == before
    places = {(fault["row"], fault["column"]) for fault in report["faults"]}
    assert {(3, 3), (4, 4), (5, 5), (6, 7)} <= places
    assert any(row == 7 for row, _ in places), "a row without a state is filed as a new one"
    faults = {fault["column"]: fault["message"] for fault in report["faults"] if fault["row"] == 3}
    assert "可以接续的环节是：已受理(待分流)、办理中、长期推进(挂账)" in faults[3]
    # Nothing is said of a form that nobody can know.
    assert list(faults) == [3]
    report = bring(officer, table(RUNNING, *bad), partial="true")
    assert (report["accepted"], report["refused"]) == (1, 5)
    assert len(by_title(officer)) == before + 1


@pytest.mark.parametrize("written", ["2026/2/2", "2026/02/02", "2026.2.2", "2026年2月2日"])
def test_dates_are_read_as_spreadsheets_write_them(daemon, people, officer, written):
    report = bring(officer, table([*RUNNING[:4], written, *RUNNING[5:]]))
    assert (report["accepted"], report["faults"]) == (1, [])


@pytest.mark.parametrize("written", ["2026/2-2", "26/2/2", "2026/2/30", "2月2日", "2026/2/2 8:00"])
def test_what_is_no_date_is_told_with_what_is_one(daemon, people, officer, written):
    report = bring(officer, table([*RUNNING[:4], written, *RUNNING[5:]]))
    (fault,) = report["faults"]
    assert (fault["row"], fault["column"]) == (2, 5)
    assert "2026/3/2" in fault["message"] and written in fault["message"]


def test_the_same_table_under_one_key_is_taken_once(daemon, people, officer):
    first = bring(officer, table(RUNNING, POOLED), key="old-ledger")
    assert bring(officer, table(RUNNING, POOLED), key="old-ledger") == first
    titles = [case["title"] for case in officer.all("/cases", procedure="request", limit=200)]
    assert titles.count("园区路灯不亮") == 1


def test_it_is_the_secretariats(daemon, people):
    report = bring(people["suat-liaison"], table(RUNNING))
    assert report["accepted"] == 0 and report["faults"]


def test_it_survives_a_restart(store):
    daemon = Daemon(store, "--demo").wait()
    bring(daemon.people()["officer-one"], table(RUNNING, LATE))
    daemon.process.kill()
    daemon.process.wait()
    daemon.stop()
    daemon = Daemon(store).wait()
    try:
        director = daemon.people()["director"]
        assert director.all("/audit", check="rebuild") == []
        assert by_title(director)["园区路灯不亮"]["state"] == "in-progress"
    finally:
        daemon.stop()
