"""wenzhenctl as it is typed: with what language, on which terminal, against which daemon."""

import json
import os
import pathlib
import subprocess

from daemon import ROOT, binary

ENGLISH, CHINESE = "C.UTF-8", "zh_CN.UTF-8"


def program(name="wenzhenctl"):
    """A program from the folder of the daemon under test."""
    return str(pathlib.Path(binary()).with_name(name))


def typed(*arguments, language=ENGLISH, environment=None):
    """Runs wenzhenctl in that language; the exit code and what it said are the caller's."""
    return subprocess.run(
        [program(), *map(str, arguments)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
        env={**os.environ, "LC_ALL": language, **(environment or {})},
    )


def commands(name="wenzhenctl"):
    """Every command of a program that does something: its whole name and its own description."""
    said = subprocess.run(
        [program(name), "--experimental-dump-help"],
        capture_output=True,
        check=True,
        env={**os.environ, "LC_ALL": ENGLISH},
    )

    def leaves(command, above):
        path = [*above, command["commandName"]]
        below = [each for each in command.get("subcommands", []) if each["commandName"] != "help"]
        for each in below:
            yield from leaves(each, path)
        if not below:
            yield " ".join(path), command

    return dict(leaves(json.loads(said.stdout)["command"], []))


def names(command):
    """The options of a command as they are typed, and its arguments."""
    for argument in command.get("arguments", []):
        for name in argument.get("names", []):
            yield ("-" if name["kind"] == "short" else "--") + name["name"]
        if argument["kind"] == "positional":
            yield argument["valueName"]
