"""What `wenzhenctl procedure check` prints, of files with and without a way to forget a case."""

import json
import pathlib
import re
import subprocess
import sys

from command_line import typed
from daemon import ROOT, binary

UNSOUND = ROOT / "Tests/ProcedureLanguageTests/Unsound"


def check(*arguments):
    done = typed("procedure", "check", *arguments)
    return done.returncode, done.stdout


def test_a_fault_has_its_place_its_rule_and_a_way_there():
    code, out = check(UNSOUND / "ladder-that-is-too-slow.yaml")
    assert code == 1
    found = [re.fullmatch(r"(.+):(\d+):(\d+): ([\w-]+): (.+?)(?: \[(.+)\])?", line)
             for line in out.splitlines()]
    assert all(found), out
    about_mending = [one for one in found if one[4] == "4-ladder" and "维修" in one[5]]
    assert [one[6] for one in about_mending] == ["send"]
    line = (UNSOUND / "ladder-that-is-too-slow.yaml").read_text().splitlines()
    assert line[int(about_mending[0][2]) - 1].lstrip().startswith("mend:")


def test_sound_files_say_how_long_a_case_can_take():
    code, out = check(ROOT / "config/procedures")
    assert code == 0, out
    sound = [line for line in out.splitlines() if " is sound: " in line]
    assert len(sound) == 4
    receipt = next(line for line in sound if "receipt" in line)
    assert "4 states" in receipt and "a case lives at most" in receipt, receipt
    assert re.search(r"^  submitted: triage 1wd, told outside 5wd later$", out, re.M), out
    assert re.search(r"^  suspended: review-date 20wd, then it goes on by itself$", out, re.M), out


def test_the_same_as_json():
    code, out = check(ROOT / "config/procedures", "--format", "json")
    assert code == 0
    sound = {one["procedure"]: one for one in json.loads(out)["sound"]}
    assert sound["request"]["longest_pause"] == "20wd"
    assert {"state": "submitted", "clock": "triage", "limit": "1wd", "told_after": "5wd"} in sound[
        "request"
    ]["outlook"]
    code, out = check(UNSOUND / "only-the-crew-can-end-it.yaml", "--json")
    found = [one for one in json.loads(out)["findings"] if one["severity"] == "fault"]
    assert code == 1 and {"11-hostage"} == {one["rule"] for one in found}
    assert found[0]["path"] == ["send"] and found[0]["subject"] == "state working"


def test_the_charts_are_those_of_the_files():
    program = pathlib.Path(binary()).with_name("wenzhenctl")
    made = subprocess.run(
        [sys.executable, ROOT / "scripts/make-charts", program],
        capture_output=True, text=True, check=True,
    )
    kept = (ROOT / "docs/STATE_MACHINES.md").read_text()
    assert made.stdout == kept, "docs/STATE_MACHINES.md is behind: make manual"
