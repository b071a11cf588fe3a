"""Rules that do not check change nothing; rules that do are in force at once."""

import shutil

import pytest

from daemon import Daemon


def edit(path, old, new):
    text = path.read_text()
    assert text.count(old) >= 1, old
    path.write_text(text.replace(old, new, 1))


def labels(daemon):
    procedures = daemon.people()["officer-one"].all("/procedures")
    return {one["id"]: (one["version"], one["label"]) for one in procedures}


def test_a_new_version_is_in_force_for_new_cases_only(ruled):
    daemon, rules, _ = ruled
    liaison = daemon.people()["suat-liaison"]
    fields = {"title": "甲", "description": "乙"}
    before = liaison.file("request", "suat", fields)
    edit(rules / "procedures/request.yaml", "version: 3", "version: 4")
    edit(rules / "procedures/request.yaml", "label: 待受理", "label: 等待受理")
    assert labels(daemon)["request"] == (3, "诉求")
    status, answer = daemon.operator().send("POST", "/reload", {})
    assert status == 200 and {"id": "request", "version": 4} in answer["procedures"]
    after = liaison.file("request", "suat", fields)
    assert (after["procedure_version"], after["state_label"]) == (4, "等待受理")
    old = liaison.case(before["id"])
    assert (old["procedure_version"], old["state_label"]) == (3, "待受理")


@pytest.mark.parametrize(
    "file, old, new, words",
    [
        ("procedures/request.yaml", "label: 待受理", "lable: 待受理", "did you mean `label`?"),
        ("procedures/request.yaml", "label: 待受理", "label: 别的", "raise `version`"),
        ("ledger.yaml", "field title", "field titel", "did you mean `title`?"),
    ],
    ids=["slip", "same-version", "ledger"],
)
def test_what_does_not_check_changes_nothing(ruled, file, old, new, words):
    daemon, rules, _ = ruled
    edit(rules / file, old, new)
    status, problem = daemon.operator().send("POST", "/reload", {})
    assert (status, problem["code"]) == (409, "guard-not-met")
    assert any(words in one["message"] for one in problem["errors"]), problem
    filed = daemon.people()["suat-liaison"].file(
        "request", "suat", {"title": "甲", "description": "乙"}
    )
    assert filed["state_label"] == "待受理"


def test_the_configuration_is_read_anew_too(ruled, tmp_path):
    daemon, rules, config = ruled
    config.write_text(f"rules: {rules}\nlisten: nowhere\n")
    status, problem = daemon.operator().send("POST", "/reload", {})
    assert status == 409 and f"{config}:2:" in problem["errors"][0]["message"]
    other = tmp_path / "other"
    shutil.copytree(rules, other)
    edit(other / "procedures/request.yaml", "version: 3", "version: 4")
    config.write_text(f"rules: {other}\n")
    assert daemon.operator().send("POST", "/reload", {})[0] == 200
    assert labels(daemon)["request"][0] == 4


def make_unsound(rules):
    """Nobody would be made to look at a pooled request any more."""
    edit(rules / "procedures/request.yaml", "version: 3", "version: 4")
    edit(rules / "procedures/request.yaml", "clocks: [schedule]", "clocks: []")


def test_an_unsound_procedure_is_refused_with_the_words_of_the_check(ruled):
    daemon, rules, config = ruled
    make_unsound(rules)
    status, problem = daemon.operator().send("POST", "/reload", {})
    assert status == 409
    assert any("request.yaml:" in one["message"] for one in problem["errors"]), problem
    assert labels(daemon)["request"][0] == 3
    # And a daemon doesn't start with it.
    daemon.stop()
    again = Daemon(daemon.data, "--demo", config=config)
    assert again.process.wait(timeout=60) != 0
    assert "request.yaml:" in again.tail()
    again.log.close()


def test_only_the_operator_reloads(people):
    for name in ("director", "officer-one"):
        answer = people[name].send("POST", "/api/v1/reload", {})
        assert (answer.status_code, answer.json()["code"]) == (403, "not-yours")
