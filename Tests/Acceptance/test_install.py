"""What `make install` puts where: programs, completions that complete, manuals that name all."""

import os
import pathlib
import re
import subprocess
import sys

import pytest

from command_line import ENGLISH, commands, names, program
from daemon import ROOT, binary

PAGES = {"wenzhenctl": 1, "wenzhend": 8}
# Presses Tab behind the last word given, and prints what bash would offer.
PRESS_TAB = """
source "$1"; shift
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_LINE="$*"; COMP_POINT=${#COMP_LINE}
"$(complete -p "$1" | sed 's/.*-F \\([^ ]*\\).*/\\1/')" "$1" "${@: -1}" "${@: -2:1}"
printf '%s\\n' "${COMPREPLY[@]}"
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """A system into which everything was installed, and where that is."""
    root = tmp_path_factory.mktemp("root")
    for prefix in ("/usr/local", "/usr"):
        subprocess.run(
            [ROOT / "scripts/install", pathlib.Path(binary()).parent.resolve(), prefix],
            check=True,
            env={**os.environ, "DESTDIR": str(root)},
        )
    return root


def offered(script, *words):
    done = subprocess.run(
        ["bash", "-c", PRESS_TAB, "bash", str(script), *words],
        capture_output=True,
        text=True,
        timeout=60,
    )
    return set(done.stdout.split())


def test_bash_completes_commands_options_and_their_values(installed):
    script = installed / "usr/local/share/bash-completion/completions/wenzhenctl"
    assert offered(script, "wenzhenctl", "ca") == {"cases", "calendar"}
    assert offered(script, "wenzhenctl", "cases", "dead") == {"deadlines"}
    assert offered(script, "wenzhenctl", "cases", "list", "--lig") == {"--light"}
    assert offered(script, "wenzhenctl", "cases", "list", "--light", "r") == {"red"}


def test_under_usr_the_unit_and_its_user_are_there_too(installed):
    unit = installed / "usr/lib/systemd/system/wenzhen.service"
    assert "ExecStart=/usr/bin/wenzhend" in unit.read_text()
    assert (installed / "usr/lib/sysusers.d/wenzhen.conf").read_text().count("u wenzhen") == 1
    assert not (installed / "usr/local/lib").exists()


def test_what_is_not_built_is_not_installed(tmp_path):
    done = subprocess.run(
        [ROOT / "scripts/install", tmp_path / "release"], capture_output=True, text=True
    )
    assert done.returncode == 1
    assert "make build CONFIGURATION=release" in done.stderr


def test_every_shell_finds_its_completions(installed):
    for place in (
        "usr/local/share/bash-completion/completions/{}",
        "usr/local/share/zsh/site-functions/_{}",
        "usr/share/zsh/vendor-completions/_{}",
        "usr/local/share/fish/vendor_completions.d/{}.fish",
    ):
        for name in PAGES:
            script = (installed / place.format(name)).read_text()
            assert name in script and len(script) > 1_000, place
    zsh = (installed / "usr/share/zsh/vendor-completions/_wenzhenctl").read_text()
    assert zsh.startswith("#compdef wenzhenctl")


def test_the_programs_start_where_they_were_put(installed):
    for name in PAGES:
        done = subprocess.run(
            [installed / "usr/local/bin" / name, "--help"], capture_output=True, text=True
        )
        assert done.returncode == 0 and name in done.stdout


@pytest.mark.parametrize("name", PAGES)
def test_the_manual_names_every_command_and_option(installed, name):
    section = PAGES[name]
    page = (installed / f"usr/local/share/man/man{section}/{name}.{section}").read_text()
    page = page.replace("\\-", "-").replace("\\&", "")
    described = commands(name)
    assert len(described) >= 2
    for command, form in described.items():
        assert f".SS {command.partition(' ')[2]}\n" in page, command
        for word in set(names(form)) - {"-h", "--help"}:
            assert re.search(rf"(^|[ ,<]){re.escape(word)}([ ,>]|$)", page, re.MULTILINE), word


@pytest.mark.parametrize(("name", "section"), PAGES.items())
def test_the_manual_is_what_the_program_says_of_itself(name, section):
    made = subprocess.run(
        [sys.executable, ROOT / "scripts/make-manual", program(name), str(section)],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "LC_ALL": ENGLISH},
    )
    kept = (ROOT / f"docs/man/{name}.{section}").read_text()
    assert made.stdout == kept, "docs/man is behind: make manual"
