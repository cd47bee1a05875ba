"""How often somebody may ask."""

from bot.limits import Limits


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_a_person_may_ask_so_often_a_minute_and_then_again():
    clock = Clock()
    limits = Limits(2, 0, clock)
    assert limits.check(1, 1) == 0
    clock.now += 20
    assert limits.check(1, 1) == 0

    assert limits.check(1, 1) == 40
    assert limits.check(2, 2) == 0
    clock.now += 40
    assert limits.check(1, 1) == 0


def test_a_group_counts_all_its_people_and_a_private_chat_only_its_person():
    limits = Limits(0, 2, Clock())

    assert [limits.check(person, -5) for person in (1, 2, 3)] == [0, 0, 60]
    assert all(limits.check(1, 1) == 0 for _ in range(10))


def test_a_refused_question_does_not_count():
    clock = Clock()
    limits = Limits(1, 0, clock)
    limits.check(1, 1)
    clock.now += 59
    assert limits.check(1, 1) == 1
    clock.now += 1

    assert limits.check(1, 1) == 0
