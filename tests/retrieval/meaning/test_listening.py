"""Questions are encoded one at a time, and nobody waits longer than asked to."""

import logging
import threading
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from retrieval.meaning import Listener

ASKED = 20


class Counting:
    """An encoder that counts how many questions it has at once, and lets them go when told to."""

    name, fingerprint, dimensions = "counting", "counting", 384

    def __init__(self):
        self.let_go = threading.Event()
        self.begun = 0
        self.now = 0
        self.most = 0

    def questions(self, texts):
        self.begun += 1
        self.now += 1
        self.most = max(self.most, self.now)
        self.let_go.wait()
        self.now -= 1
        return np.ones((len(texts), self.dimensions), dtype=np.float32)


def asked_at_once(listener):
    with ThreadPoolExecutor(ASKED) as people:
        return list(people.map(lambda number: listener.vectors([f"问题{number}"]), range(ASKED)))


def test_who_asks_while_another_question_hangs_costs_no_second_encoding_and_no_second_warning(caplog):
    encoder = Counting()
    listener = Listener(encoder, 0.05)

    with caplog.at_level(logging.WARNING):
        assert asked_at_once(listener) == [None] * ASKED
        assert listener.vectors(["再问"]) is None

    assert encoder.begun == 1
    assert len(caplog.records) == 1
    encoder.let_go.set()


def test_questions_at_once_are_encoded_one_after_another():
    encoder = Counting()
    encoder.let_go.set()

    found = asked_at_once(Listener(encoder, threading.TIMEOUT_MAX))

    assert all(vectors is not None for vectors in found)
    assert (encoder.begun, encoder.most) == (ASKED, 1)


def test_when_what_hung_is_done_the_next_question_is_encoded():
    # What other tests have hung may hang for ever.
    others = set(threading.enumerate())
    encoder = Counting()
    listener = Listener(encoder, 0.05)
    assert listener.vectors(["问"]) is None
    encoder.let_go.set()

    for thread in set(threading.enumerate()) - others:
        thread.join()

    assert listener.vectors(["再问"], threading.TIMEOUT_MAX) is not None


def test_the_first_question_need_not_wait_for_what_loads_before_it():
    """Whoever has time for it takes longer than a question may."""
    encoder = Counting()
    listener = Listener(encoder, 0.0)
    threading.Timer(0.1, encoder.let_go.set).start()

    assert listener.vectors(["问"], threading.TIMEOUT_MAX) is not None
