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


FAULTY = """提出单位,标题,问题诉求,紧急程度,提出日期
深圳湾实验室,路灯,不亮,一般,2026-02-01
深圳湾实验室,,不亮,火急,二月一日
深圳湾实验室,少一列
深圳湾实验室,路灯,{long},一般,
无此单位,路灯,不亮,一般,1900-01-01
""".replace("{long}", "长" * 4001)


def test_both_ways_tell_one_list_of_faults_in_the_order_of_the_table(people):
    officer = people["officer-one"]
    before = len(officer.all("/cases", limit=200))

    def send(**more):
        return officer.send(
            "POST", "/api/v1/imports", raw=FAULTY.encode(), content="text/csv", kind="requests",
            **more,
        ).json()

    dry, real = send(dry_run="true"), send()
    assert dry["faults"] == real["faults"]
    places = [(fault["row"], fault["column"]) for fault in real["faults"]]
    assert places == [(3, 2), (3, 4), (3, 5), (4, 2), (5, 3), (6, 1), (6, 5)], real["faults"]
    assert (dry["accepted"], dry["refused"]) == (real["accepted"], real["refused"]) == (0, 5)
    assert len(officer.all("/cases", limit=200)) == before
    some = send(dry_run="true", partial="true")
    assert (some["accepted"], some["refused"]) == (1, 4)
    filed = send(partial="true")
    assert (filed["accepted"], filed["refused"]) == (1, 4)
    assert filed["faults"] == some["faults"] == real["faults"]


def test_a_heading_that_nobody_understands_is_told_once(people):
    officer = people["officer-one"]
    table = "提出单位,标提,问题诉求\n深圳湾实验室,路灯,不亮\n深圳湾实验室,井盖,松动\n".encode()
    answer = officer.send(
        "POST", "/api/v1/imports", raw=table, content="text/csv", kind="requests", partial="true"
    ).json()
    told = [(fault["row"], fault["column"], fault["message"]) for fault in answer["faults"]]
    assert told == [(1, None, "缺少「标题」一列"), (1, 2, "登记时没有「标提」这一项")]
    assert (answer["accepted"], answer["refused"]) == (0, 2)


def test_bytes_that_nobody_can_read_are_told_as_a_row_of_the_table(people):
    table = "提出单位,标题,问题诉求\n深圳湾实验室,".encode() + b"\xff\n"
    answer = people["officer-one"].send(
        "POST", "/api/v1/imports", raw=table, content="text/csv", kind="requests"
    )
    assert answer.status_code == 200, answer.text
    (fault,) = answer.json()["faults"]
    assert (fault["row"], fault["column"]) == (2, None)
    assert fault["message"].startswith("这一行第 20 个字节起读不懂") and "JSON" not in answer.text
    assert (answer.json()["accepted"], answer.json()["refused"]) == (0, 1)
