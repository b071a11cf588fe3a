"""docs/TUTORIAL.md, read by a machine: each change is made, and each command says what is shown."""

import os
import pathlib
import re
import subprocess

from daemon import ROOT, binary

BLOCK = re.compile(r"^```(yaml|diff|console)\n(.*?)^```$", re.M | re.S)


def test_every_step_of_the_tutorial_says_what_it_shows(tmp_path):
    programs = pathlib.Path(binary()).resolve().parent
    environment = {
        **os.environ, "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8",
        "PATH": f"{programs}:{os.environ['PATH']}",
    }
    ran = 0
    for kind, text in BLOCK.findall((ROOT / "docs/TUTORIAL.md").read_text()):
        if kind == "yaml":
            (tmp_path / "visit.yaml").write_text(text)
        elif kind == "diff":
            subprocess.run(
                ["git", "apply", "-p0", "-"], input=text, text=True, cwd=tmp_path, check=True,
                env={**environment, "GIT_CEILING_DIRECTORIES": str(tmp_path)},
            )
        else:
            command, _, shown = text.partition("\n")
            said = subprocess.run(
                command.removeprefix("$ ").split(), cwd=tmp_path, env=environment,
                capture_output=True, text=True,
            )
            assert said.stdout == shown, command
            ran += 1
    assert ran >= 6
