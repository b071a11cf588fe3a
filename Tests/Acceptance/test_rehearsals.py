"""A dry run says what would happen, and nothing happens."""

import pathlib

ROOT = pathlib.Path(__file__).resolve().parents[2]


def test_a_dry_run_of_a_table_files_nothing(people):
    officer = people["officer-one"]
    before = len(officer.all("/cases", limit=200))
    table = "提出单位,标题,问题诉求\n深圳湾实验室,路灯,不亮\n".encode("gb18030")
    answer = officer.send(
        "POST", "/api/v1/imports", raw=table, content="text/csv", kind="requests", dry_run="true"
    )
    assert answer.status_code == 200 and answer.json()["accepted"] == 1, answer.text
    assert answer.json()["encoding"] == "GB18030"
    assert len(officer.all("/cases", limit=200)) == before


def test_a_table_is_filed_whole_or_told_row_by_row(people):
    officer = people["officer-one"]
    table = "提出单位,标题,问题诉求\n深圳湾实验室,路灯,不亮\n无此单位,甲,乙\n".encode()
    send = lambda **more: officer.send(
        "POST", "/api/v1/imports", raw=table, content="text/csv", kind="requests", **more
    ).json()
    refused = send()
    assert refused["accepted"] == 0
    assert [(fault["row"], fault["column"]) for fault in refused["faults"]] == [(3, 1)]
    assert send(partial="true")["accepted"] == 1
