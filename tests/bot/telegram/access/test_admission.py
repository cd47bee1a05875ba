"""Who may ask: modes, decisions of admins, invitations; over a real database file."""

from pathlib import Path

import pytest

from bot.telegram.access.admission import Admission
from retrieval.store.database import Store

ADMIN, FRIEND, STRANGER, GROUP = 1, 2, 3, -100


@pytest.fixture
def store(tmp_path: Path):
    store = Store(tmp_path / "wenju.db")
    yield store
    store.close()


def test_open_lets_everyone_ask_and_nobody_but_admins_decide(store):
    access = Admission(store, "open", [ADMIN])

    assert access.may_ask(STRANGER)
    assert access.may_ask(STRANGER, GROUP)
    assert not access.is_admin(STRANGER)


@pytest.mark.parametrize("mode", ["allowlist", "invite"])
def test_closed_modes_refuse_strangers_and_let_in_who_is_named(store, mode):
    access = Admission(store, mode, [ADMIN], allowed=[FRIEND, GROUP])

    assert access.may_ask(ADMIN)
    assert access.may_ask(FRIEND)
    assert access.may_ask(STRANGER, GROUP)
    assert not access.may_ask(STRANGER)
    assert not access.may_ask(STRANGER, STRANGER)


def test_decisions_hold_at_once_and_after_a_restart(store):
    access = Admission(store, "allowlist", [ADMIN])
    access.allow(FRIEND, by=ADMIN)
    access.allow(STRANGER, by=ADMIN)
    access.deny(STRANGER, by=ADMIN)

    for current in (access, Admission(store, "allowlist", [ADMIN])):
        assert current.may_ask(FRIEND)
        assert not current.may_ask(STRANGER)


def test_who_was_denied_is_refused_everywhere(store):
    access = Admission(store, "open", [ADMIN], allowed=[STRANGER, GROUP])
    access.deny(STRANGER, by=ADMIN)

    assert not access.may_ask(STRANGER)
    assert not access.may_ask(STRANGER, GROUP)
    access.deny(GROUP, by=ADMIN)
    assert not access.may_ask(FRIEND, GROUP)
    assert access.may_ask(ADMIN, GROUP)


def test_an_admin_cannot_be_denied(store):
    with pytest.raises(ValueError, match="admin"):
        Admission(store, "open", [ADMIN]).deny(ADMIN, by=ADMIN)


def test_an_invitation_lets_one_person_in_once(store):
    access = Admission(store, "invite", [ADMIN])
    code = access.invite(by=ADMIN)

    assert access.redeem(code, FRIEND)
    assert access.may_ask(FRIEND)
    assert not access.redeem(code, STRANGER)
    assert not access.redeem("i-guessed", STRANGER)
    assert not access.may_ask(STRANGER)


def test_an_invitation_is_wasted_on_nobody_who_was_denied(store):
    access = Admission(store, "invite", [ADMIN])
    access.deny(STRANGER, by=ADMIN)
    code = access.invite(by=ADMIN)

    assert not access.redeem(code, STRANGER)
    assert access.redeem(code, FRIEND)


def test_an_old_invitation_is_void(store):
    access = Admission(store, "invite", [ADMIN])
    code = access.invite(by=ADMIN)
    with store.writing():
        store.connection.execute("UPDATE invitation SET made_at = '2020-01-01T00:00:00+00:00'")

    assert not access.redeem(code, FRIEND)
