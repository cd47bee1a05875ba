"""What the bot is sent, damaged: updates of wrong shapes, buttons that nobody made.

Whatever it is, nothing of it ends in an error of ours, and whoever asks next is answered.
"""

from contextlib import suppress

from hypothesis import given
from hypothesis import strategies as st

from tests.e2e.serving import bot_in_thread
from tests.examples import examples
from tests.fuzz.damage import ODD_TEXT, changed, damaged
from tests.fuzz.update_kinds import QUESTION, update_kinds

_KINDS = [
    *("p", "g", "m", "c", "f", "d", "v", "y", "r", "s", "o", "sg", "si", "so", "e", "w", "ws", "wn", "wh", "n"),
    *("as", "ad", "av", "au", "uc"),
]
_NUMBERS = st.integers(-3, 12) | st.sampled_from([10**17, -(10**17), 2**31, 2**63 - 1])
_DATA = st.one_of(
    st.tuples(st.sampled_from(_KINDS), st.lists(_NUMBERS, max_size=8)).map(
        lambda drawn: "|".join((drawn[0], *map(str, drawn[1])))
    ),
    ODD_TEXT,
    damaged([b"p|1|1", b"m|1|1|2|0|9|0|7", b"f|1|-2|1|1"], st.sampled_from([b"|", b"-", b"1", b"\n", b"\0"])).map(
        lambda data: data.decode("utf-8", "replace")
    ),
)


def test_any_update_and_any_button(standin, town, admin, errors):
    """Presses of everybody, the admin too; nothing is counted, so that each gets to where it is dealt with."""
    settings = {"admins": (admin.id,), "questions_per_minute": 0, "group_questions_per_minute": 0}
    with bot_in_thread(standin, town, **settings):
        person = standin.person("小明")
        for who in (person, admin):
            who.waits_for_reply(to=who.says(QUESTION), timeout=60)
        kinds = update_kinds(person.id) + update_kinds(admin.id)

        @examples(15)
        @given(st.lists(st.tuples(st.booleans(), _DATA), min_size=4, max_size=12), st.lists(changed(kinds), max_size=6))
        def any_of_them(presses, updates):
            errors.clear()
            for is_admin, data in presses:
                who = admin if is_admin else person
                with suppress(UnicodeEncodeError):
                    data.encode()
                    who.presses(standin.sent(who.chat)[0], data=data)
            for update in updates:
                for kind, body in update.items() if isinstance(update, dict) else ():
                    if kind in kinds[0] or any(kind in one for one in kinds):
                        standin.updates.push(kind, body)
            # Somebody new is known to no limit, and waits for nobody but all of these.
            asking = standin.person()
            asking.waits_for_reply(to=asking.says(QUESTION), timeout=60)
            assert [line for line in errors if "Bad Request" not in line] == []

        any_of_them()
