"""Settings: where each comes from, what it may be, and one plain line when it may not.

An option of the command line wins over the environment, the environment over `wenju.toml` in the working
folder, and that over the default.
"""

import difflib
import os
import re
import tomllib
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.errors import DEBUG, ENVIRONMENT_PREFIX
from bot.setting_kinds import IndexName, IpAddress, Nodes, Numbers, People, Secret, SettingPath, TimeZone, Url, User
from retrieval.errors import WenjuError
from retrieval.options import Cluster, Options

FILE = Path("wenju.toml")

_DEFAULTS = Options()
_CLUSTER = Cluster(())
_HERE = "http://127.0.0.1:9200"


class Settings(BaseModel):
    """Everything an owner may set; each field's description is that of bot/README.md and is held to it by a test."""

    model_config = ConfigDict(extra="forbid", frozen=True, validate_default=True)

    db: SettingPath = Field(Path("wenju.db"), description="The index: one SQLite file, made when missing.")
    corpus: SettingPath = Field(Path("seeds"), description="The folder of reports.")
    language: Literal["zh", "en"] = Field("zh", description="Language of answers and of the REPL.")
    window: int = Field(
        _DEFAULTS.window, ge=20, le=4000, description="Longest text shown around an answer, in characters."
    )
    caution: Literal["strict", "balanced", "eager"] = Field(
        _DEFAULTS.caution, description="How readily an answer is declined: strict, balanced or eager."
    )
    threshold: float | None = Field(
        None, ge=0, le=1, description="Confidence under which an answer is declined; unset, as `caution` says."
    )
    passage_size: int = Field(
        _DEFAULTS.passage_size, ge=50, le=10_000, description="Length aimed at for a passage, in characters."
    )
    words: SettingPath | None = Field(
        None, description="User dictionary; unset, `_words.txt` of the corpus folder, else the packaged one."
    )
    synonyms: SettingPath | None = Field(
        None, description="Synonyms; unset, `_synonyms.txt` of the corpus folder, else the packaged ones."
    )
    max_file_bytes: int = Field(_DEFAULTS.max_file_bytes, ge=1, description="Largest file read as a report, in bytes.")
    time_zone: TimeZone = Field(
        _DEFAULTS.time_zone, description="Where readers are: reports are dated by the clock there when they are read."
    )
    cache_mb: int = Field(
        _DEFAULTS.cache_bytes // 2**20, ge=1, le=2**20, description="Most memory for parts of the index, in MB."
    )
    workers: int = Field(
        _DEFAULTS.workers,
        ge=0,
        le=256,
        description="Processes that index or measure, where that is much; 0: one a core.",
    )
    semantic: bool = Field(
        True, description="Whether what passages mean counts too, where the extra `semantic` is installed."
    )
    # An index in a cluster; what proves who asks stands in a file of its own.
    backend: Literal["sqlite", "opensearch"] = Field(
        "sqlite", description="What keeps the index: `sqlite`, the file `db`, or `opensearch`, a cluster."
    )
    opensearch_url: Nodes = Field(
        (), description="Addresses of the cluster's nodes, separated by commas; unset, port 9200 of this machine."
    )
    opensearch_index: IndexName = Field(
        "wenju", description="What the names of its indices begin with; bots with the same share one index."
    )
    opensearch_secret: SettingPath | None = Field(None, description="File with a password, or with a token.")
    opensearch_user: User = Field(None, description="User with that password; unset, it is a token.")
    opensearch_ca: SettingPath | None = Field(
        None, description="File with the authority of the cluster's certificate; unset, those of the machine."
    )
    opensearch_shards: int = Field(
        _CLUSTER.shards, ge=1, le=1024, description="Parts that a new index is cut into; fixed from then on."
    )
    opensearch_rescore: bool = Field(
        _CLUSTER.characters_later,
        description="Whether single characters only order what words have found: for tens of millions of passages.",
    )
    # The bot; its token is no setting (see `bot.credentials`), so that no file of settings holds it.
    admins: People = Field((), description="Telegram user ids of the bot's admins, separated by commas.")
    access: Literal["open", "allowlist", "invite"] = Field("open", description="Who may ask the bot.")
    allowed: Numbers = Field(
        (), description="Telegram ids of people and groups who may ask besides those let in by /allow."
    )
    questions_per_minute: int = Field(20, ge=0, description="Questions a person may ask the bot a minute; 0: no limit.")
    group_questions_per_minute: int = Field(
        20, ge=0, description="Questions that may be asked in one group a minute; 0: no limit."
    )
    sends_per_second: float = Field(
        25, gt=0, le=10_000, description="Messages the bot sends a second, to all chats together."
    )
    webhook_url: Url | None = Field(None, description="Public address of the webhook; unset, the bot polls.")
    public_url: Url | None = Field(
        None, description="Public address under which cited reports can be read by whoever has their link; unset, none."
    )
    webhook_host: IpAddress = Field(
        "127.0.0.1", description="IP address the webhook listens on; 0.0.0.0: all of the machine's."
    )
    webhook_port: int = Field(8080, ge=1, le=65535, description="Port the webhook listens on.")
    webhook_secret: Secret | None = Field(
        None,
        description="Secret that Telegram sends along; unset, a new one at each start.",
    )
    api_base_url: Url = Field("https://api.telegram.org", description="The Bot API server.")
    # The API for programs.
    http_host: IpAddress = Field("127.0.0.1", description="IP address that `wenju api` listens on.")
    http_port: int = Field(8090, ge=1, le=65535, description="Port that `wenju api` listens on.")
    http_keys: SettingPath = Field(
        Path("wenju-keys.toml"), description="The file of the keys of programs, as hashes; `wenju key` writes it."
    )
    http_requests_per_minute: int = Field(600, ge=0, description="Requests a program may make a minute; 0: no limit.")
    retention_days: int = Field(90, ge=1, description="Days that questions and feedback are kept.")
    log_format: Literal["text", "json"] = Field("text", description="Form of the bot's log lines.")
    log_level: Literal["debug", "info", "warning", "error"] = Field("info", description="Least level that is logged.")
    log_people: Literal["no", "hash", "id"] = Field("no", description="What the log says about who asked.")

    @property
    def listens(self) -> bool:
        """Whether the bot's server takes connections: for the webhook, or to show cited reports."""
        return self.webhook_url is not None or self.public_url is not None

    def options(self) -> Options:
        """The settings that the engine wants to know."""
        return Options(
            passage_size=self.passage_size,
            window=self.window,
            caution=self.caution,
            threshold=self.threshold,
            words=self.words,
            synonyms=self.synonyms,
            max_file_bytes=self.max_file_bytes,
            time_zone=self.time_zone,
            cache_bytes=self.cache_mb * 2**20,
            workers=self.workers,
            meaning=self.semantic,
            cluster=self._cluster() if self.backend == "opensearch" else None,
        )

    def _cluster(self) -> Cluster:
        return Cluster(
            urls=self.opensearch_url or (_HERE,),
            index=self.opensearch_index,
            user=self.opensearch_user,
            secret=self.opensearch_secret,
            ca=self.opensearch_ca,
            shards=self.opensearch_shards,
            characters_later=self.opensearch_rescore,
        )


def read_settings(**overrides: Any) -> Settings:  # noqa: ANN401 - values of any field, checked by pydantic
    """Read the settings from the environment, `wenju.toml` and the defaults.

    Args:
        overrides: Values of the command line, by field; None means not given.

    Returns:
        The settings, checked.

    Raises:
        SettingsError: A name is unknown or a value cannot be used; the message names where it was set.
    """
    given = {field: value for field, value in overrides.items() if value is not None}
    _refuse_misspelt_variables()
    try:
        return Settings(**{**_from_file(), **_from_environment(), **given})
    except ValidationError as error:
        from bot.refusals import refusal

        raise refusal(error, Settings.model_fields, given, FILE) from error


def read_language() -> Literal["zh", "en"]:
    """The language that is set, as far as that can be told where another setting is wrong."""
    try:
        wanted = os.environ.get("WENJU_LANGUAGE") or _from_file().get("language")
    except WenjuError:
        wanted = None
    return "en" if wanted == "en" else "zh"


def write_setting(name: str, value: float) -> None:
    """Put a number into `wenju.toml` of the working folder; its other lines stay as they are.

    Raises:
        SettingsError: The file cannot be read or written, or would no longer be valid.
    """
    line = f"{name} = {value}"
    try:
        text = FILE.read_text("utf-8") if FILE.exists() else ""
        known = re.compile(rf"^[ \t]*{name}[ \t]*=.*$", re.MULTILINE)
        # In front of everything: behind a [table] it would belong to that.
        changed = known.sub(line, text, count=1) if known.search(text) else f"{line}\n{text}"
        tomllib.loads(changed)
        temporary = FILE.with_name(FILE.name + ".new")
        # It may hold the webhook's secret, and stays readable for whom it was.
        temporary.touch(FILE.stat().st_mode & 0o777 if FILE.exists() else 0o666)
        temporary.write_text(changed, "utf-8")
        temporary.replace(FILE)
    except (OSError, *_NO_TOML) as error:
        from bot.refusals import unwritable

        raise unwritable(error, FILE, line) from error


_NO_TOML = (ValueError, RecursionError)
"""What reading TOML may end in: it is wrong, is not UTF-8, has too many digits in a number, or brackets in brackets."""


def _from_file() -> dict[str, Any]:
    try:
        return tomllib.loads(FILE.read_text("utf-8")) if FILE.exists() else {}
    except (OSError, *_NO_TOML) as error:
        from bot.refusals import unreadable

        raise unreadable(error, FILE) from error


def _from_environment() -> dict[str, str]:
    """The settings that the environment names; an empty one is unset."""
    values = {field: os.environ.get(ENVIRONMENT_PREFIX + field.upper()) for field in Settings.model_fields}
    return {field: value for field, value in values.items() if value}


def _refuse_misspelt_variables() -> None:
    """Refuse WENJU_TRESHOLD, but leave alone what only shares the prefix.

    Kubernetes puts WENJU_SERVICE_HOST and the like into every container beside a service called wenju.
    """
    known = {ENVIRONMENT_PREFIX + field.upper() for field in Settings.model_fields} | {DEBUG}
    for name in sorted(os.environ):
        if not name.startswith(ENVIRONMENT_PREFIX) or name in known:
            continue
        if meant := difflib.get_close_matches(name, known, n=1, cutoff=0.85):
            from bot.refusals import misspelt

            raise misspelt(name, meant[0])
