"""What the image and the workflows fetch is named by its bytes: packages by version and hash, actions by commit."""

import re
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement

from retrieval.extras import EXTRAS

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
IMAGE = (ROOT / "Dockerfile").read_text("utf-8").replace("\\\n", " ")
LOCKED = re.compile(r"^([a-z0-9-]+)==(\S+)(?: ; .*)?((?: --hash=sha256:[0-9a-f]{64})+)$")


def _locked(name: str) -> list[tuple[str, str]]:
    """Names and versions in a lock, of which each line must have its hashes."""
    text = re.sub(r" *\\\n *", " ", (ROOT / ".ci" / name).read_text("utf-8"))
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    assert [line for line in lines if not LOCKED.match(line)] == []
    return [(found[1], found[2]) for line in lines if (found := LOCKED.match(line))]


@pytest.mark.parametrize("lock", sorted(path.name for path in (ROOT / ".ci").glob("*.lock")))
def test_every_lock_that_the_image_copies_names_packages_with_their_hashes(lock: str):
    assert _locked(lock)
    assert f".ci/{lock}" in IMAGE


def test_the_lock_has_what_the_project_asks_for():
    locked = _locked("image.lock")
    extras = PROJECT["optional-dependencies"]
    asked = [
        Requirement(text)
        for text in [
            *PROJECT["dependencies"],
            *(one for extra in ("html", "office", "opensearch", "pdf") for one in extras[extra]),
        ]
    ]

    for requirement in asked:
        versions = [version for name, version in locked if name == requirement.name]
        assert versions, f"{requirement.name} is not locked; run `make lock`"
        assert all(map(requirement.specifier.contains, versions)), f"{requirement}: {versions}; run `make lock`"


def test_the_line_that_installs_an_extra_names_its_packages():
    extras = PROJECT["optional-dependencies"]

    for extra, packages in EXTRAS.items():
        asked = [Requirement(text) for text in extras[extra]]
        assert [f"{one.name}[{','.join(one.extras)}]" if one.extras else one.name for one in asked] == list(packages)


def test_the_image_fetches_packages_by_hash_alone():
    steps = re.findall(r"\bpip (?:install|wheel) [^&\n]*", IMAGE)

    assert steps
    assert [step for step in steps if "--require-hashes" not in step and "--no-index" not in step] == []


def test_workflows_name_actions_by_commit():
    workflows = [yaml.safe_load(path.read_text("utf-8")) for path in (ROOT / ".github" / "workflows").glob("*.yml")]
    steps = [step for workflow in workflows for job in workflow["jobs"].values() for step in job["steps"]]
    used = [step["uses"] for step in steps if "uses" in step]

    assert used
    assert [action for action in used if not re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", action)] == []
