"""compose.yaml and Dockerfile name only what there is: settings, commands, folders, one place for the token."""

import re
from pathlib import Path

import typer
import yaml

from bot.cli.running import app
from bot.config import Settings, read_settings
from bot.credentials import FILE_VARIABLE
from bot.errors import ENVIRONMENT_PREFIX

ROOT = Path(__file__).parents[1]
# Without variables of its own, Compose takes what stands behind `:-`.
COMPOSE = yaml.safe_load(re.sub(r"\$\{\w+:-([^}]*)\}", r"\1", (ROOT / "compose.yaml").read_text("utf-8")))
SERVICES, VOLUMES = COMPOSE["services"], {*COMPOSE["volumes"]}
SERVICE = SERVICES["wenju"]
IMAGE = (ROOT / "Dockerfile").read_text("utf-8").replace("\\\n", " ")
INSIDE = dict(re.findall(r"(\w+)=(\S+)", " ".join(re.findall(r"^ENV (.*)$", IMAGE, re.MULTILINE))))


def test_variables_are_settings_with_values_that_can_be_used(monkeypatch):
    for name, value in ({**INSIDE, **SERVICE["environment"]}).items():
        if name.startswith(ENVIRONMENT_PREFIX):
            assert name.removeprefix(ENVIRONMENT_PREFIX).lower() in Settings.model_fields
            monkeypatch.setenv(name, value)

    settings = read_settings()

    assert (str(settings.db), str(settings.corpus)) == ("/data/wenju.db", "/reports")
    assert settings.log_format == "json"
    assert settings.webhook_host == "0.0.0.0", "a container's own 127.0.0.1 is reached by nobody"


def test_the_token_is_read_where_the_secret_stands():
    (secret,) = SERVICE["secrets"]

    assert SERVICE["environment"][FILE_VARIABLE] == f"/run/secrets/{secret}"


def test_index_cache_and_reports_stand_in_volumes():
    mounted = {volume.split(":")[1] for volume in SERVICE["volumes"]}

    assert mounted == {"/data", "/reports"}
    for name in ("WENJU_DB", "WENJU_CORPUS", "XDG_CACHE_HOME", "XDG_DATA_HOME"):
        assert any(Path(INSIDE[name]).is_relative_to(place) for place in mounted), name


def test_what_the_container_runs_are_commands():
    commands = typer.main.get_command(app).commands
    program, check = SERVICE["healthcheck"]["test"][1:]
    default = re.search(r'^CMD \["(\w+)"\]$', IMAGE, re.MULTILINE)

    assert program == "wenju"
    assert {SERVICE["command"], check, default[1]} <= set(commands)


def test_each_cluster_is_started_by_a_profile_of_its_own_and_reached_by_nobody_else():
    profiles = {name: service.get("profiles") for name, service in SERVICES.items()}

    assert profiles == {"wenju": None, "search": ["opensearch"]} | {f"search-{n}": ["cluster"] for n in (1, 2, 3)}
    assert not any("ports" in service for service in SERVICES.values())
    assert SERVICE["environment"]["WENJU_OPENSEARCH_URL"] == "http://search:9200"
    seeds = {SERVICES[f"search-{n}"]["environment"]["discovery.seed_hosts"] for n in (1, 2, 3)}
    assert seeds == {"search-1,search-2,search-3"}


def test_the_cluster_is_the_one_that_the_tests_ran_over():
    tested = re.search(r"<opensearch\.version>([\d.]+)<", (ROOT / ".ci/opensearch/pom.xml").read_text("utf-8"))[1]
    images = {service["image"] for service in SERVICES.values() if "image" in service}

    assert images == {f"docker.io/opensearchproject/opensearch:{tested}"}
    for name, service in SERVICES.items():
        assert {volume.split(":")[0] for volume in service["volumes"]} - {"./seeds"} <= VOLUMES, name
