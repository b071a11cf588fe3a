"""wenzhenctl at the control socket and at a port, as a clerk and as an operator use it."""

import json
import subprocess

import pytest

from command_line import CHINESE, program, typed
from daemon import ROOT


@pytest.fixture
def ctl(daemon):
    def run(*arguments, code=0):
        socket = ("--socket", daemon.data / "control.sock")
        done = typed(*arguments, *socket, language=CHINESE)
        assert done.returncode == code, (arguments, done.stdout, done.stderr)
        return done.stdout if code == 0 else done.stderr

    return run


def plain(*arguments):
    done = typed(*arguments)
    return done.returncode, done.stdout, done.stderr


def test_help_shows_examples():
    code, text, _ = plain("--help")
    assert code == 0
    for example in ("wenzhenctl status", "wenzhenctl act CASE", "wenzhenctl backup"):
        assert example in text
    for command in ("import requests", "export ledger", "restore", "reload", "notices", "backup"):
        code, text, _ = plain(*command.split(), "--help")
        assert code == 0 and f"wenzhenctl {command}" in text, command


def test_both_programs_say_their_version(daemon):
    version = daemon.operator().send("GET", "/status")[1]["version"]
    for name in ("wenzhenctl", "wenzhend"):
        said = subprocess.run([program(name), "--version"], capture_output=True, text=True)
        assert (said.returncode, said.stdout) == (0, f"{version}\n")
    # The version of a case that somebody looked at is another one.
    assert plain("act", "CASE", "--version", "4")[0] == 2


@pytest.mark.parametrize("limit", ["36500wd", "36500d", "36500mo", "-36500mo"])
def test_a_limit_beyond_the_years_that_dates_have_is_refused(limit):
    calendars = ("--calendars", ROOT / "config/calendars")
    date = "9990-01-01" if limit[0] != "-" else "0010-01-01"
    code, text, said = plain("calendar", "add", date, limit, *calendars)
    assert (code, text) == (2, ""), (text, said)
    assert "years 0 to 9999" in said
    code, text, _ = plain("calendar", "add", "9998-01-01", "5d", *calendars)
    assert code == 0 and text.startswith("9998-01-0")


def test_the_ledger_is_handed_out(ctl):
    table = ctl("export", "ledger", "--columns", "number,light", "--no-bom")
    assert table.splitlines()[0] == "督办编号,灯色" and len(table.splitlines()) > 5
    whole = json.loads(ctl("export", "ledger", "--format", "json", "--columns", "all"))
    assert len(whole["items"]) == len(table.splitlines()) - 1 and whole["next"] is None
    none = ctl("export", "ledger", "--from", "2030-01-01")
    assert len(none.splitlines()) == 1


def test_acting_is_as_a_person(ctl, people):
    case = people["officer-one"].all("/cases", state="submitted")[0]["id"]
    said = ctl("act", case, "note", "-f", "remark=补录", code=1)
    assert "not-yours" in said
    assert "待受理" in ctl("act", case, "note", "-f", "remark=补录", "--as", "officer-one")


def test_a_case_is_filed_and_what_was_said_is_recorded(ctl, people):
    form = ("-f", "title=路灯不亮", "-f", "description=西门外没有路灯", "--as", "suat-liaison")
    filed = json.loads(ctl("cases", "file", "request", "--requester", "suat", *form, "--json"))
    assert (filed["state"], filed["title"]) == ("submitted", "路灯不亮")
    said = ("--said-by", "王老师", "--means", "电话", "--said-at", "2026-03-02T08:30+08:00")
    arguments = ("act", filed["id"], "withdraw", "--as", "officer-one")
    assert "已撤回" in ctl(*arguments, *said)
    last = people["officer-one"].all(f"/cases/{filed['id']}/timeline")[-1]
    assert (last["on_behalf"]["said_by"], last["on_behalf"]["means"]) == ("王老师", "电话")
    assert "go together" in ctl(*arguments, "--means", "电话", code=2)
    missing = ctl("cases", "file", "request", "--requester", "suat", *form[4:], code=1)
    assert "/fields/title" in missing


def test_a_folder_that_is_not_there_is_told_with_the_option_that_names_it():
    code, _, said = plain("calendar", "add", "2026-04-30", "5wd", "--calendars", "nowhere")
    assert code == 2 and "nowhere" in said and "--calendars" in said


def test_notices_are_settled(ctl, people):
    case = people["officer-one"].all("/cases", state="submitted")[0]["id"]
    listed = ctl("notices", "list", "--case", case)
    notice = listed.splitlines()[1].split()[0]
    told = ("--to", "王老师", "--means", "电话", "--at", "2026-03-02T08:30:00+08:00")
    said = ctl("notices", "told", notice, *told, "--as", "officer-one")
    assert "已当面或电话告知" in said
    assert "not-possible-here" in ctl(
        "notices", "waive", notice, "--reason", "无需", "--as", "officer-one", code=1
    )
    assert ctl("notices", "list") == "没有未能告知的人\n"


def test_upkeep(ctl, tmp_path):
    assert "可以办理" in ctl("status")
    assert "规程  request     第 3 版" in ctl("reload")
    assert "末端" in ctl("backup", tmp_path / "copy.db")
    assert "already-exists" in ctl("backup", tmp_path / "copy.db", code=1)


def test_wrong_calls_and_absent_daemons_have_their_exit_codes(tmp_path):
    assert plain("export", "ledger", "--format", "pdf")[0] == 2
    assert plain("status", "--socket", tmp_path / "none.sock")[0] == 3
    code, _, said = plain("restore", tmp_path / "none.db", "--data", tmp_path / "data")
    assert code == 1 and "no sound copy" in said


def test_a_case_goes_by_the_number_that_mails_have(ctl, people):
    case = people["suat-liaison"].file("request", "suat", {"title": "甲", "description": "乙"})
    number = case["number"]
    assert number in ctl("cases", "show", number, "--as", "officer-one")
    fields = ("-f", "category=交通安全", "-f", "urgency=一般", "-f", "weight=一般")
    ctl("act", number, "accept", *fields, "--as", "officer-one")
    assert "受理" in ctl("cases", "timeline", number)
    assert "分流" in ctl("cases", "deadlines", number)
    assert "suat" in ctl("notices", "list", "--case", number, "--json")
    assert "not-found" in ctl("cases", "show", number + "0", "--as", "officer-one", code=1)


def test_where_a_case_is_chosen_its_number_will_do(ctl, people):
    officer = people["officer-one"]
    cases = [
        people["suat-liaison"].file("request", "suat", {"title": title, "description": "乙"})
        for title in ("甲", "与 DB-2026-001 同一件")
    ]
    numbers = [case["number"] for case in cases]
    acting = ("act", numbers[1], "merge", "-f", f"target-case={numbers[0]}", "--as", "officer-one")
    # What only looks like a number stays what was written.
    assert "已并案" in ctl(*acting, "-f", "reason=DB-2026-001")
    fields = officer.case(cases[1]["id"])["fields"]
    assert (fields["target-case"], fields["reason"]) == ([cases[0]["id"]], "DB-2026-001")


def test_a_case_is_shown_with_what_was_entered_and_what_is_asked_for(ctl, people):
    case = people["suat-liaison"].file(
        "request", "suat", {"title": "甲", "description": "西门到公交站\n没有路灯"}
    )["number"]
    assert "问题诉求  西门到公交站 没有路灯" in ctl("cases", "show", case)
    asked = ("-f", "reason=不属于本联合体事项", "-f", "signpost=请拨打 12345")
    ctl("act", case, "refuse", *asked, "--as", "officer-one")
    shown = ctl("cases", "show", case, "--as", "director")
    assert "提请的内容" in shown and "应向何处提出  请拨打 12345" in shown


def test_a_case_calls_its_parties_as_its_procedure_does(ctl, people):
    officer = people["officer-one"]
    case = officer.all("/cases", state="pooled")[0]["id"]
    fields = {"lead-department": "district-transport", "co-departments": ["district-education"]}
    officer.act(case, "dispatch", fields)
    people["district-transport-liaison"].act(case, "claim")
    (help_asked,) = [
        one
        for one in officer.all("/cases", procedure="assistance", limit=200)
        if case in {relative["id"] for relative in officer.case(one["id"])["relatives"]}
    ]
    shown = ctl("cases", "show", help_asked["id"]).split()
    assert shown[shown.index("牵头单位") + 1] == "区交通运输局"
    assert shown[shown.index("协办单位") + 1] == officer.case(help_asked["id"])["lead_label"]
    assert "诉求单位" in ctl("cases", "show", case)


EXTENSION = {"reason": "车辆未到位", "progress-text": "正在协调", "new-date": "2026-04-03"}


def test_an_extension_is_told_by_what_came_of_asking_for_it(ctl, people):
    lead, director = people["district-transport-liaison"], people["director"]
    officer, asker = people["officer-one"], people["suat-liaison"]
    form = {"title": "甲", "description": "乙"}
    granted, denied = [asker.file("request", "suat", form)["id"] for _ in range(2)]
    for case in (granted, denied):
        officer.act(case, "accept", {"category": "其他", "urgency": "一般", "weight": "一般"})
        officer.act(case, "dispatch", {"lead-department": "district-transport"})
        lead.act(case, "claim")
        lead.act(case, "ask-extension", EXTENSION)
    former = ctl("cases", "deadlines", granted)
    assert "改为" not in former
    director.act(granted, "grant-extension")
    director.act(denied, "deny-extension", note="请按期办结")
    for case, word in ((granted, "同意延期"), (denied, "不同意延期")):
        last = officer.all(f"/cases/{case}/timeline")[-2:]
        told = [(one["actor"], one["label"]) for one in last]
        assert told == [("district-transport-liaison", "申请延期"), ("director", word)]
    items = director.get(f"/cases/{granted}/deadlines")["items"]
    (handle,) = [one for one in items if one["clock"] == "handle"]
    (move,) = handle["moves"]
    assert (move["label"], move["to"], handle["due_date"]) == (
        "同意延期", "2026-04-03", "2026-04-03"
    )
    said = f"2026-03-02 同意延期：由 {move['from']} 改为 2026-04-03"
    assert said in ctl("cases", "deadlines", granted)
    assert "改为" not in ctl("cases", "deadlines", denied)


def test_a_lost_token_is_found_and_ended(ctl, daemon):
    ctl("token", "create", "--person", "officer-two")
    listed = ctl("token", "list", "--person", "officer-two").splitlines()
    assert len(listed) > 1
    lost = listed[-1].split()[0]
    assert "令牌已吊销" in ctl("token", "revoke", lost)
    token = daemon.operator().send("GET", "/people/officer-two/tokens")[1]["items"][-1]
    assert token["id"] == lost and token["revoked_at"]
    assert "not-found" in ctl("token", "revoke", "none", code=1)


def test_a_test_mail_says_whether_mail_goes_out(ctl, daemon):
    assert "已收下" in ctl("mail", "test", "me@example.org")
    (letter,) = (daemon.data / "mail").glob("test.*.eml")
    assert b"To: <me@example.org>" in letter.read_bytes()
    ctl("mail", "test", "not an address", code=1)


def test_digests_and_what_is_about_no_case_are_listed(ctl, people):
    assert "没有" in ctl("digests", "list") and "没有" in ctl("notices", "list", "--office")
    people["officer-one"].advance("2026-03-03T09:00:00+08:00")
    listed = ctl("digests", "list")
    assert "digest.daily.officer-one.2026-03-03T0830" in listed and "已送达" in listed
    assert "没有" in ctl("digests", "list", "--owner", "all", "--state", "uncertain")
    name = "digest.daily.officer-one.2026-03-03T0830"
    said = ctl("digests", "arrived", name, "--reason", "甲", "--as", "officer-one", code=1)
    assert "not-possible-here" in said
