"""The supervision ledger (督办表): its columns, its filters, its table for spreadsheets."""

import csv
import io
import re

import pytest

from daemon import ROOT

USUAL = (
    "序号 督办编号 会议期次 提出单位 来源 问题类别 问题诉求 现场答复 牵头单位 协办单位 解决措施 要求完成时限 "
    "进展情况 灯色 是否办结 满意度 备注"
).split()
ALL = (
    "序号 督办编号 会议期次 提出单位 来源 提出日期 问题类别 问题诉求 现场答复 承诺办结日期 紧急程度 难易 牵头单位 "
    "协办单位 责任领导 责任人 解决措施 交办日期 要求完成时限 计划完成日期 实际完成日期 延期次数 最近反馈日期 进展情况 "
    "灯色 级别 督办单 领导批示 是否办结 回访情况 满意度 备注"
).split()


@pytest.fixture
def officer(people):
    return people["officer-one"]


def table(client, **query):
    answer = client.send("GET", "/api/v1/ledger", format="csv", **query)
    assert answer.status_code == 200, answer.text
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    text = answer.content.decode("utf-8-sig")
    assert (answer.content[:3] == b"\xef\xbb\xbf") == (query.get("bom") != "no")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert all(len(row) == len(rows[0]) for row in rows)
    return rows[0], [dict(zip(rows[0], row)) for row in rows[1:]]


def test_the_usual_columns_and_all_of_them(officer):
    assert table(officer)[0] == USUAL
    assert table(officer, columns="all")[0] == ALL
    page = officer.get("/ledger", columns="all")
    assert [column["label"] for column in page["columns"]] == ALL


def test_columns_are_chosen_by_name_and_an_unknown_one_is_told(officer):
    assert table(officer, columns="light,number", bom="no")[0] == ["督办编号", "灯色"]
    answer = officer.send("GET", "/api/v1/ledger", columns="number,colour")
    assert answer.status_code == 400
    assert "「colour」" in answer.json()["errors"][0]["message"]


def test_json_and_table_say_the_same(officer):
    labels = {one["id"]: one["label"] for one in officer.get("/ledger", columns="all")["columns"]}
    items = officer.all("/ledger", columns="all")
    _, rows = table(officer, columns="all")
    assert [{labels[name]: cell for name, cell in one["cells"].items()} for one in items] == rows


def test_each_request_is_one_row_with_its_number(officer):
    requests = officer.all("/cases", procedure="request", limit=200)
    _, rows = table(officer)
    assert sorted(row["督办编号"] for row in rows) == sorted(one["number"] for one in requests)
    assert all(re.fullmatch(r"DB-2026-\d{3,}", row["督办编号"]) for row in rows)
    by_number = {one["number"]: one for one in requests}
    for row in rows:
        case = by_number[row["督办编号"]]
        assert row["问题诉求"] == case["title"]
        assert row["牵头单位"] == (case["lead_label"] or "")
        assert row["是否办结"] == ("是" if case["is_final"] else "否")
        lights = {"green": "正常", "yellow": "临期", "red": "逾期", "grey": "暂停"}
        assert row["灯色"] == ("" if case["is_final"] else lights[case["light"]])


def test_the_three_dates_stay_apart(officer, people):
    """Required, planned and actual: one request is dispatched, claimed with a plan, completed."""
    case = officer.all("/cases", state="pooled")[0]["id"]
    officer.act(case, "dispatch", {"lead-department": "district-transport", "measures": "增开"})
    lead = people["district-transport-liaison"]
    lead.act(case, "claim", {"planned-for": "2026-03-12"})
    officer.advance("2026-03-05T10:00+08:00")
    lead.act(case, "contact", {"contact-note": "已电话联系"})
    reply = {"outcome": "已解决", "public-reply": "已增开班次", "signed-by": "负责人"}
    lead.act(case, "complete", reply)
    row = [one["cells"] for one in officer.all("/ledger", columns="all") if one["case"] == case][0]
    assert row["dispatched-on"] == "2026-03-02"
    assert row["planned-for"] == "2026-03-12"
    assert row["completed-on"] == "2026-03-05"
    assert row["last-report"] == "2026-03-05"
    assert row["required-by"] > "2026-03-05"
    officer.act(case, "reject", {"reason": "缺材料"})
    row = [one["cells"] for one in officer.all("/ledger", columns="all") if one["case"] == case][0]
    assert row["completed-on"] == ""


def test_filters_keep_what_they_name(officer):
    rows = officer.all("/ledger", columns="all")
    cases = {one["id"]: one for one in officer.all("/cases", procedure="request", limit=200)}
    for state in {one["state"] for one in cases.values()}:
        found = {row["case"] for row in officer.all("/ledger", state=state)}
        assert found == {key for key, one in cases.items() if one["state"] == state}
    for lead in {one["lead"] for one in cases.values()} - {None}:
        found = {row["case"] for row in officer.all("/ledger", lead=lead)}
        assert found == {key for key, one in cases.items() if one["lead"] == lead}
    assert len(officer.all("/ledger", **{"from": "2026-03-02", "until": "2026-03-02"})) == len(rows)
    assert officer.all("/ledger", **{"from": "2026-03-03"}) == []
    assert officer.all("/ledger", until="2026-03-01") == []


def test_a_clinic_filters_its_own(officer):
    for clinic in officer.all("/cases", procedure="clinic", limit=200):
        named = {row["case"] for row in officer.all("/ledger", clinic=clinic["id"])}
        for case in officer.all("/cases", procedure="request", limit=200):
            fields = officer.case(case["id"])["fields"]
            assert (case["id"] in named) == (fields.get("clinic") == [clinic["id"]])


def test_everybody_sees_the_rows_of_the_cases_that_they_may_see(people):
    for name in ("suat-liaison", "district-education-liaison", "auditor"):
        client = people[name]
        seen = {one["id"] for one in client.all("/cases", procedure="request", limit=200)}
        assert {row["case"] for row in client.all("/ledger", limit=200)} == seen, name


def test_a_hidden_requester_is_hidden_in_it_too(people):
    officer = people["officer-one"]
    fields = {"title": "甲", "description": "乙", "hide-requester": True}
    case = people["suat-liaison"].file("request", "suat", fields)["id"]
    officer.act(case, "accept", {"category": "其他", "urgency": "一般", "weight": "一般"})
    officer.act(case, "dispatch", {"lead-department": "district-transport"})
    shown = {
        name: [row["cells"]["requester"] for row in people[name].all("/ledger", limit=200)
               if row["case"] == case]
        for name in ("officer-one", "district-transport-head", "suat-liaison")
    }
    assert shown["district-transport-head"] == ["(已隐去)"]
    assert shown["officer-one"] == shown["suat-liaison"] == ["中国科学院深圳理工大学"]


def test_what_a_spreadsheet_would_run_is_disarmed(people):
    title = "=HYPERLINK(\"http://x\",\"甲\")"
    people["suat-liaison"].file("request", "suat", {"title": title, "description": "乙"})
    _, rows = table(people["officer-one"])
    assert rows[-1]["问题诉求"] == "'" + title
    for start in "+-@":
        people["suat-liaison"].file("request", "suat", {"title": start + "1", "description": "乙"})
    _, rows = table(people["officer-one"])
    assert [row["问题诉求"] for row in rows[-3:]] == ["'+1", "'-1", "'@1"]


def test_a_handlers_telephone_is_masked(people, officer):
    roster = officer.all("/people", limit=200)
    phones = {one["name"]: one["phone"] for one in roster if one["phone"]}
    assert all("*" in phone for name, phone in phones.items() if name != "秘书处经办人甲")
    for row in officer.all("/ledger", columns="handler", limit=200):
        assert re.fullmatch(r"(\S+( \S*\*+\S*)?)?", row["cells"]["handler"]), row


def test_a_long_ledger_is_written_page_by_page(people, officer):
    table_text = "提出单位,标题,问题诉求\n" + "深圳湾实验室,路灯,不亮\n" * 350
    answer = officer.send(
        "POST", "/api/v1/imports", raw=table_text.encode(), content="text/csv", kind="requests"
    )
    assert answer.json()["accepted"] == 350, answer.text
    response = officer.send("GET", "/api/v1/ledger", format="csv")
    assert response.headers.get("Transfer-Encoding") == "chunked"
    _, rows = table(officer)
    assert [int(row["序号"]) for row in rows] == list(range(1, len(rows) + 1)) and len(rows) > 350


def test_no_column_of_the_ledger_is_known_to_the_program():
    text = (ROOT / "config/ledger.yaml").read_text()
    for label in ALL:
        assert f"label: {label}" in text


def test_what_accept_asks_for_is_answered(officer):
    def kind(accept, **query):
        answer = officer.send("GET", "/api/v1/ledger", accept=accept, **query)
        return answer.status_code, answer.headers["Content-Type"].partition(";")[0]

    assert kind("text/csv") == (200, "text/csv")
    assert kind("application/json") == kind("*/*") == (200, "application/json")
    assert kind("text/csv;q=0.5, application/json") == (200, "application/json")
    assert kind("application/json", format="csv") == (200, "text/csv")
    assert kind("application/pdf") == (406, "application/problem+json")


def test_what_can_not_be_answered_is_not_done(people):
    liaison = people["suat-liaison"]
    body = {
        "procedure": "request",
        "requester": "suat",
        "fields": {"title": "不会登记的", "description": "乙"},
    }
    answer = liaison.send("POST", "/api/v1/cases", body, accept="text/html")
    assert (answer.status_code, answer.json()["code"]) == (406, "not-acceptable")
    assert "不会登记的" not in [one["title"] for one in liaison.all("/cases", limit=200)]
