"""What wenzhenctl prints: for people in their language and in columns, for programs as JSON."""

import json
import os
import pty
import re
import subprocess
import unicodedata

import pytest

from command_line import CHINESE, ENGLISH, commands, names, program, typed

MADE_FOR_PROGRAMS_ANYHOW = {"wenzhenctl procedure graph"}
STRANGE = ["甲乙丙，《丁》", "a—b…c→d", "ｆｕｌｌ ａｎｄ half", "é́ combined", "한국어 かな カナ", "🚌 公交"]


@pytest.fixture
def at(daemon):
    """Runs wenzhenctl at this daemon, and says what it printed."""

    def run(*arguments, language=ENGLISH, code=0):
        socket = {"WENZHEN_SOCKET": str(daemon.data / "control.sock")}
        done = typed(*arguments, language=language, environment=socket)
        assert done.returncode == code, (arguments, done.stdout, done.stderr)
        return done.stdout

    return run


def cells(line):
    """A line by the columns of a terminal: a wide character takes its own and an empty one."""
    taken = []
    for character in unicodedata.normalize("NFC", line):
        if unicodedata.combining(character):
            continue
        taken.append(character)
        if unicodedata.east_asian_width(character) in "WF":
            taken.append("")
    return taken


def misplaced(table):
    """The lines of a table in which a column doesn't begin under its heading."""
    heading, *rows = [cells(line) for line in table.splitlines()]
    text = "".join(character or "\0" for character in heading)
    starts = [found.end() for found in re.finditer(r" {2,}", text)]
    return [
        "".join(row)
        for row in rows
        for start in starts
        if start < len(row) and row[start - 2 : start] != [" ", " "]
    ]


@pytest.mark.parametrize("language", [ENGLISH, CHINESE])
def test_columns_stand_under_each_other(at, people, language):
    for title in STRANGE:
        people["suat-liaison"].file("request", "suat", {"title": title, "description": "无"})
    table = at("cases", "list", language=language)
    assert len(table.splitlines()) > len(STRANGE)
    assert misplaced(table) == []
    assert [title for title in STRANGE if unicodedata.normalize("NFC", title) not in table] == []


def test_a_misplaced_column_is_found():
    assert misplaced("编号  标题\nDB-1  路灯\n") == []
    assert misplaced("编号  标题\nDB-12 路灯\n") == ["DB-12 路灯"]


@pytest.mark.parametrize(
    ("environment", "word"),
    [
        ({"LC_ALL": "zh_CN.UTF-8", "LANG": "en_US.UTF-8"}, "可以办理"),
        ({"LC_ALL": "", "LC_MESSAGES": "zh_TW", "LANG": "en_US.UTF-8"}, "可以办理"),
        ({"LC_ALL": "", "LC_MESSAGES": "", "LANG": "zh"}, "可以办理"),
        ({"LC_ALL": "C", "LC_MESSAGES": "zh_CN.UTF-8", "LANG": "zh_CN.UTF-8"}, "ready"),
        ({"LC_ALL": "", "LC_MESSAGES": "de_DE.UTF-8", "LANG": "zh_CN.UTF-8"}, "ready"),
        ({"LC_ALL": "", "LC_MESSAGES": "", "LANG": ""}, "ready"),
    ],
)
def test_the_locale_chooses_the_language(daemon, environment, word):
    socket = {"WENZHEN_SOCKET": str(daemon.data / "control.sock")}
    done = typed("status", environment={**environment, **socket})
    assert done.stdout.splitlines()[0] == word


def test_lights_are_words(at, people):
    assert {row.split()[1] for row in at("cases", "list").splitlines()[1:]} <= {"on", "due"}
    people["officer-one"].advance("2026-03-12T18:00:00+08:00")
    assert "逾期" in at("cases", "list", "--light", "red", language=CHINESE)
    late = at("cases", "list", "--light", "red")
    assert len(late.splitlines()) > 1
    assert all(row.split()[1] == "late" for row in late.splitlines()[1:])
    assert at("cases", "list", "--light", "逾期") == late


def test_a_list_that_is_cut_says_so_to_people_too(daemon):
    socket = {"WENZHEN_SOCKET": str(daemon.data / "control.sock")}
    cut = typed("cases", "list", "--limit", "3", environment=socket)
    assert len(cut.stdout.splitlines()) == 4 and "--limit" in cut.stderr
    assert typed("cases", "list", "--limit", "10000", environment=socket).stderr == ""


def test_limits_are_in_the_readers_language(at, people):
    case = people["officer-one"].all("/cases", state="submitted")[0]["id"]
    assert re.search("^  自 .* 起 1 个工作日$", at("cases", "deadlines", case, language=CHINESE), re.M)
    assert re.search("^  1wd from ", at("cases", "deadlines", case), re.M)


def test_json_is_the_answer_of_the_interface(at, daemon):
    operator = daemon.operator()
    answer = lambda path: operator.send("GET", path)[1]  # noqa: E731
    case = answer("/cases?limit=1")["items"][0]["id"]
    for path, command in (
        ("/clock", ("clock",)),
        ("/status", ("status",)),
        ("/duties?owner=director&limit=200", ("duties", "--owner", "director")),
        ("/cases?limit=3", ("cases", "list", "--limit", "3")),
        (f"/cases/{case}", ("cases", "show", case)),
        (f"/cases/{case}/timeline", ("cases", "timeline", case)),
        (f"/cases/{case}/deadlines", ("cases", "deadlines", case)),
        (f"/notices?case={case}", ("notices", "list", "--case", case)),
        ("/audit", ("audit",)),
        ("/ledger", ("export", "ledger")),
    ):
        said, expected = json.loads(at(*command, "--json")), answer(path)
        assert (said.pop("next", None) is None) == (expected.pop("next", None) is None), command
        assert said == expected, command


def test_a_refusal_is_json_too(at):
    problem = json.loads(at("cases", "show", "nothing", "--json", code=1))
    assert (problem["status"], problem["code"]) == (404, "not-found")


def test_a_list_that_is_cut_says_where_it_goes_on(at, daemon):
    first = json.loads(at("cases", "list", "--limit", "3", "--json"))
    second = daemon.operator().send("GET", f"/cases?limit=3&cursor={first['next']}")[1]
    whole = json.loads(at("cases", "list", "--limit", "6", "--json"))
    assert first["items"] + second["items"] == whole["items"]


@pytest.mark.parametrize("command", commands())
def test_every_command_has_examples_and_json(command):
    described = commands()[command]
    assert f"  {command} " in described["discussion"] + " ", command
    examples = [line for line in described["discussion"].splitlines() if line.startswith("  ")]
    # A longer one is wrapped in the midst of an argument, and fails when it is copied.
    assert [line for line in examples if len(line) > 80] == [], command
    if command not in MADE_FOR_PROGRAMS_ANYHOW:
        assert "--json" in set(names(described)), command


def test_the_calendar_answers_programs_too():
    said = json.loads(typed("calendar", "add", "2026-04-30", "5wd", "--explain", "--json").stdout)
    lines = typed("calendar", "add", "2026-04-30", "5wd", "--explain").stdout.splitlines()
    assert (said["date"], said["provisional"]) == (lines[0], False)
    assert said["days"] == lines[1:]
    between = typed("calendar", "between", "2026-04-30", "2026-05-11", "--json")
    assert json.loads(between.stdout) == {"working_days": 5, "provisional": False}


def test_meetings_are_the_same_days_in_lines_and_in_json():
    asked = ("calendar", "meetings", "--from", "2026-01-01", "--count", "2")
    items = json.loads(typed(*asked, "--json").stdout)["items"]
    lines = [line.split()[:2] for line in typed(*asked).stdout.splitlines()]
    assert [[item["date"], item["prepared_from"]] for item in items] == lines


def test_the_form_of_an_action_names_its_choices(at, people):
    case = people["officer-one"].all("/cases", state="submitted")[0]["id"]
    form = at("cases", "show", case, "--action", "accept", "--as", "officer-one")
    assert "category" in form and "交通安全" in form and "urgency" in form
    at("cases", "show", case, "--action", "nothing", "--as", "officer-one", code=1)


def test_a_long_import_tells_a_terminal_how_far_it_is(daemon, tmp_path):
    table = tmp_path / "requests.csv"
    rows = [f"深圳湾实验室,路灯第{number}盏不亮,夜里看不见" for number in range(1_500)]
    table.write_text("\n".join(["提出单位,标题,问题诉求", *rows]) + "\n")
    command = [program(), "import", "requests", str(table), "--partial", "--as", "officer-one"]
    environment = {
        **os.environ,
        "LC_ALL": ENGLISH,
        "WENZHEN_SOCKET": str(daemon.data / "control.sock"),
    }
    terminal, other_end = pty.openpty()
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=other_end, env=environment, text=True
    ) as process:
        os.close(other_end)
        told = b""
        while piece := read(terminal):
            told += piece
        output = process.stdout.read()
    os.close(terminal)
    assert process.returncode == 0 and "Rows imported: 1500, not: 0" in output, told
    written = [int(count) for count in re.findall(rb"(\d+) events written", told)]
    assert b"importing 1500 rows" in told and written == sorted(written), told
    assert told.endswith(b"\r\x1b[K")


def read(terminal):
    """What a terminal shows next; nothing once nobody writes to it any more."""
    try:
        return os.read(terminal, 4096)
    except OSError:
        return b""


def test_where_nobody_looks_an_import_says_only_what_came_of_it(at, tmp_path):
    table = tmp_path / "requests.csv"
    table.write_text("提出单位,标题,问题诉求\n深圳湾实验室,路灯,不亮\n")
    said = at("import", "requests", table, "--as", "officer-one")
    assert said.splitlines()[0] == "Rows imported: 1, not: 0"
