import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "Outside"))

import story  # noqa: E402
from calendar_walk import Files, Walk  # noqa: E402
from climbed import Climbed  # noqa: E402
from daemon import ROOT, START, WITHOUT_DIGESTS, Daemon  # noqa: E402
from teller import Teller  # noqa: E402

SOAK = bool(os.environ.get("WENZHEN_SOAK"))


@pytest.fixture
def store(tmp_path):
    """A folder for one daemon's data."""
    return tmp_path / "data"


@pytest.fixture
def daemon(store):
    """A demo daemon on a simulated clock, stopped at the end of the test."""
    daemon = Daemon(store, "--demo").wait()
    yield daemon
    daemon.stop()


@pytest.fixture
def people(daemon):
    """A client for each person of the demo."""
    return daemon.people()


@pytest.fixture
def ruled(tmp_path):
    """A demo with rules of its own to be changed; the folder of the rules."""
    rules = tmp_path / "rules"
    shutil.copytree(ROOT / "config", rules)
    config = tmp_path / "wenzhen.yaml"
    config.write_text(f"rules: {rules}\n")
    daemon = Daemon(tmp_path / "data", "--demo", config=config).wait()
    yield daemon, rules, config
    daemon.stop()


@pytest.fixture(scope="session")
def told(tmp_path_factory):
    """The story told in one jump a step; the daemon stays for those who look at what came of it."""
    store = tmp_path_factory.mktemp("story") / "data"
    daemon = Daemon(store, "--demo", config=WITHOUT_DIGESTS).wait()
    teller = Teller(daemon.people(), START)
    teller.tell(story.whole(), story.END)
    yield teller
    daemon.stop()


@pytest.fixture(scope="session")
def climbed(told):
    """The cases of the story, with what their ladders did."""
    return [Climbed(told, case) for case in told.office.all("/cases", limit=200)]


@pytest.fixture(scope="session")
def walk():
    """The calendar files, walked from day to day."""
    return Walk(Files(ROOT / "config" / "calendars"))


@pytest.fixture(scope="session")
def shim(tmp_path_factory):
    """The library that ends a process at a durable step: see shim/crash.c."""
    library = tmp_path_factory.mktemp("shim") / "crash.so"
    source = Path(__file__).parent / "shim" / "crash.c"
    command = ["cc", "-shared", "-fPIC", "-Wall", "-Wextra", "-Werror", "-O1"]
    subprocess.run([*command, "-o", str(library), str(source), "-ldl"], check=True)
    return str(library)


@pytest.fixture(scope="session")
def sound(tmp_path_factory):
    """A stopped demo store in which two weeks have passed and a clinic collects receipts."""
    store = tmp_path_factory.mktemp("audit") / "data"
    daemon = Daemon(store, "--demo").wait()
    people = daemon.people()
    fields = {"title": "2026年第二期问诊会", "held-on": "2026-04-23"}
    clinic = people["officer-one"].file("clinic", "secretariat", fields)
    people["officer-one"].act(clinic["id"], "open-collection")
    people["officer-one"].advance("2026-03-16T12:00:00+08:00")
    assert people["director"].all("/audit") == []
    daemon.stop()
    return store


@pytest.fixture
def copy(sound, tmp_path):
    """A copy of the sound store, to be broken."""
    shutil.copytree(sound, tmp_path / "data", ignore=shutil.ignore_patterns("*.sock", "lock"))
    return tmp_path / "data"


@pytest.fixture
def say(record_property):
    """Says what was drawn or measured; it stands in the summary, whoever ran the test."""
    return lambda text: record_property("said", text)


def pytest_terminal_summary(terminalreporter):
    """Prints what the tests said: seeds above all, which a quiet run would swallow."""
    reports = [
        report
        for outcome in ("passed", "failed")
        for report in terminalreporter.getreports(outcome)
        if report.when == "call"
    ]
    said = [
        f"{report.nodeid.rpartition('::')[2]}: {text}"
        for report in sorted(reports, key=lambda report: report.nodeid)
        for name, text in report.user_properties
        if name == "said"
    ]
    if said:
        terminalreporter.section("what was drawn")
        terminalreporter.line("\n".join(said))
