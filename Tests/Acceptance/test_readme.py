"""The tour of both READMEs, typed as it stands there, shows what it says that one will see."""

import os
import pathlib
import re
import signal
import subprocess
import time

import pytest

from daemon import ROOT, binary, free_port

READMES = ("README.md", "README.zh-CN.md")
BLOCK = re.compile(r"<!-- tour: (serve|run|see) -->\n```(?:sh|text)\n(.*?)```", re.DOTALL)
# The one thing that is not typed as it stands: tests of all kinds run beside each other.
LISTEN = "127.0.0.1:8421"
READY_SECONDS_MAX = 180


class Tour:
    """The marked blocks of one README: how to serve, what to type, what one will see."""

    def __init__(self, readme):
        blocks = BLOCK.findall((ROOT / readme).read_text())
        self.serve = [text for kind, text in blocks if kind == "serve"]
        self.steps = [
            (text, blocks[index + 1][1])
            for index, (kind, text) in enumerate(blocks)
            if kind == "run"
        ]
        kinds = [kind for kind, _ in blocks]
        assert kinds == ["serve", *["run", "see"] * len(self.steps)], kinds

    def commands(self):
        """What is typed, without remarks and without what the language is chosen by."""
        typed = "".join(self.serve + [text for text, _ in self.steps])
        lines = [re.sub(r"\s+#.*", "", line) for line in typed.splitlines()]
        return [line for line in lines if line and not line.startswith("export LANG=")]


def seen(expected, output):
    """The first line of `expected` that doesn't stand in `output` behind the one before it."""
    lines = [" ".join(line.split()) for line in output.splitlines()]
    place = 0
    for line in filter(None, expected.splitlines()):
        pattern = re.escape(" ".join(line.split())).replace("…", ".*")
        matching = [at for at in range(place, len(lines)) if re.fullmatch(pattern, lines[at])]
        if not matching:
            return line
        place = matching[0] + 1
    return None


@pytest.fixture
def folder(tmp_path):
    """What the tour finds in the folder of a checkout that was built."""
    (tmp_path / ".build").mkdir()
    (tmp_path / ".build/debug").symlink_to(pathlib.Path(binary()).resolve().parent)
    for name in ("config", "seeds"):
        (tmp_path / name).symlink_to(ROOT / name)
    return tmp_path


@pytest.fixture
def typed(folder):
    """Starts what is typed in a terminal of that folder; ends it when the test ends."""
    port = str(free_port())
    started = []

    def start(script, **more):
        environment = {
            name: value for name, value in os.environ.items() if not name.startswith("LC_")
        }
        process = subprocess.Popen(
            ["bash", "-c", script.replace(LISTEN, LISTEN.replace("8421", port))],
            cwd=folder,
            env={**environment, "LANG": "C.UTF-8"},
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
            **more,
        )
        started.append(process)
        return process

    yield start
    for process in started:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait(timeout=60)
        process.stdout.close()


def wait_until_served(process):
    until = time.monotonic() + READY_SECONDS_MAX
    said = ""
    for line in process.stdout:
        said += line
        if "serves on" in line:
            return
        assert time.monotonic() < until, said
    raise AssertionError(said)


@pytest.mark.parametrize("readme", READMES)
def test_the_tour_shows_what_it_says(readme, typed):
    tour = Tour(readme)
    wait_until_served(typed("exec " + tour.serve[0], stderr=subprocess.STDOUT))
    script = "set -eu\n" + "".join(f"{text}printf '\\0'\n" for text, _ in tour.steps)
    walk = typed(script, stderr=subprocess.PIPE)
    output, complaints = walk.communicate(timeout=300)
    assert walk.returncode == 0, (output[-2000:], complaints)
    shown = output.split("\0")
    for (text, expected), output in zip(tour.steps, shown):
        missing = seen(expected, output)
        assert missing is None, f"{text}\nshows no line like\n{missing}\nbut\n{output}"


def test_both_readmes_type_the_same():
    english, chinese = (Tour(readme).commands() for readme in READMES)
    assert english == chinese
    assert len(english) > 20


@pytest.mark.parametrize(
    ("expected", "missing"),
    [
        ("ready\nLate … 2", None),
        ("Late … 2\nready", "ready"),
        ("Late … 3", "Late … 3"),
        ("eady", "eady"),
    ],
)
def test_a_line_that_is_not_shown_is_found(expected, missing):
    assert seen(expected, "ready\nOpen 114\nLate cases   2\n") == missing
