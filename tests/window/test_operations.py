"""Work off the GUI thread: order, answers on the GUI thread, errors, progress, shutdown."""

from __future__ import annotations

import threading

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QThread

from cigdesk.domain.errors import Refused
from cigdesk.services.changes import Change
from ui.operations import Cancelled, Operations

QUOTES = frozenset({"quote"})


def change(label: str = "") -> Change:
    return Change(QUOTES, label)


def test_a_change_runs_elsewhere_and_answers_on_the_gui_thread(operations, qtbot):
    seen = []

    def job() -> Change:
        seen.append(threading.current_thread())
        return change()

    with qtbot.waitSignal(operations.changed) as heard:
        operations.change(job, on_done=lambda _: seen.append(threading.current_thread()), initiator="page")
    assert seen[0] is not threading.main_thread()
    assert seen[1] is threading.main_thread()
    assert heard.args == [QUOTES, "page"]


def test_changes_are_done_one_at_a_time_in_the_order_asked(operations, qtbot):
    trace: list[str] = []

    def job(n: int) -> Change:
        trace.append(f"begin {n}")
        trace.append(f"end {n}")
        return change()

    with qtbot.waitSignal(operations.idle):
        for n in range(20):
            operations.change(lambda n=n: job(n))
    assert trace == [f"{what} {n}" for n in range(20) for what in ("begin", "end")]


def test_the_answer_to_an_older_query_of_the_same_key_is_dropped(operations, qtbot):
    gate = threading.Event()
    answers: list[str] = []
    operations.query("list", lambda: gate.wait(10) and "old", answers.append)
    operations.query("list", lambda: "new", answers.append)
    operations.query("other", lambda: "kept", answers.append)
    qtbot.waitUntil(lambda: sorted(answers) == ["kept", "new"])
    with qtbot.waitSignal(operations.idle):
        gate.set()
    assert sorted(answers) == ["kept", "new"]


@settings(max_examples=15, deadline=None)
@given(keys=st.lists(st.sampled_from("abc"), min_size=1, max_size=12))
def test_only_the_last_query_of_each_key_answers(qapp, keys):
    operations = Operations()
    answers: dict[str, list[int]] = {}
    for n, key in enumerate(keys):
        operations.query(key, lambda n=n: n, lambda value, key=key: answers.setdefault(key, []).append(value))
    while operations.busy:
        qapp.processEvents()
    operations.shutdown()
    assert answers == {key: [max(n for n, k in enumerate(keys) if k == key)] for key in keys}


def test_a_forgotten_query_says_nothing(operations, qtbot):
    gate = threading.Event()
    answers: list[bool] = []
    operations.query("list", lambda: gate.wait(10), answers.append)
    operations.forget("list")
    with qtbot.waitSignal(operations.idle):
        gate.set()
    assert answers == []


def refuse() -> Change:
    raise Refused("Le devis est déjà émis.")


def test_a_known_error_goes_to_the_caller(operations, qtbot):
    errors: list[str] = []
    with qtbot.assertNotEmitted(operations.refused), qtbot.waitSignal(operations.idle):
        operations.change(refuse, on_error=lambda error: errors.append(str(error)))
    assert errors == ["Le devis est déjà émis."]


def test_a_known_error_that_nobody_takes_goes_to_the_window(operations, qtbot):
    with qtbot.waitSignal(operations.refused) as heard:
        operations.change(refuse, label="Émission")
    assert heard.args[0] == "Émission"
    assert str(heard.args[1]) == "Le devis est déjà émis."


def test_any_other_error_is_a_fault_even_with_a_caller_that_takes_errors(operations, qtbot):
    taken: list[object] = []
    settled: list[bool] = []
    with qtbot.waitSignal(operations.failed) as heard, qtbot.waitSignal(operations.idle):
        operations.change(lambda: 1 / 0, on_error=taken.append, on_settled=lambda: settled.append(True))
    assert isinstance(heard.args[0], ZeroDivisionError)
    assert taken == []
    assert settled == [True]


def test_a_fault_in_a_callback_does_not_keep_the_others_from_being_told(operations, qtbot):
    def broken(_: Change) -> None:
        raise ValueError

    with qtbot.waitSignals([operations.failed, operations.changed, operations.idle]):
        operations.change(change, on_done=broken)


def test_short_work_shows_no_progress(operations, qtbot, monkeypatch):
    monkeypatch.setattr("ui.operations.PROGRESS_AFTER_MS", 20)
    with qtbot.assertNotEmitted(operations.progressed, wait=40), qtbot.waitSignal(operations.idle):
        operations.change(change)


def test_long_work_tells_its_steps_and_stops_when_asked(operations, qtbot, monkeypatch):
    monkeypatch.setattr("ui.operations.PROGRESS_AFTER_MS", 20)
    errors: list[object] = []
    asked = threading.Event()

    def job(progress) -> Change:
        progress.step(7, 11, "Rosny-sous-Bois")
        asked.wait(10)
        progress.step(8, 11, "Pantin")
        raise AssertionError

    with qtbot.waitSignal(operations.progressed) as heard:
        operations.change(job, on_error=errors.append, label="Export")
    task, step = heard.args
    assert (task.label, step.done, step.total, step.item) == ("Export", 7, 11, "Rosny-sous-Bois")
    with qtbot.waitSignal(operations.idle):
        task.cancel()
        asked.set()
    assert isinstance(errors[0], Cancelled)


def test_work_cancelled_before_it_begins_is_never_done(operations, qtbot):
    gate = threading.Event()
    done: list[bool] = []
    errors: list[object] = []
    operations.run(lambda: gate.wait(10))
    task = operations.run(lambda: done.append(True), on_error=errors.append)
    task.cancel()
    with qtbot.waitSignal(operations.idle):
        gate.set()
    assert done == []
    assert isinstance(errors[0], Cancelled)


def test_a_job_with_defaults_only_is_given_no_progress(operations, qtbot):
    answers: list[int] = []
    with qtbot.waitSignal(operations.idle):
        operations.query("n", lambda n=3: n, answers.append)
    assert answers == [3]


def test_shutdown_finishes_the_changes_and_delivers_nothing(qapp, qtbot):
    operations = Operations()
    written: list[int] = []
    delivered: list[object] = []
    for n in range(5):
        operations.change(lambda n=n: written.append(n) or change(), on_done=delivered.append)
    operations.shutdown()
    qapp.processEvents()
    assert written == [0, 1, 2, 3, 4]
    assert delivered == []
    assert not any(thread.name.startswith("cigdesk") for thread in threading.enumerate())
    with pytest.raises(RuntimeError):
        operations.change(change)


def test_nothing_is_read_after_the_shutdown(qapp):
    """Timers of a window that closes may still run out: what they ask for is not wanted any more."""
    operations = Operations()
    operations.shutdown()
    read: list[bool] = []
    task = operations.query("list", lambda: read.append(True), read.append)
    task.cancel()
    qapp.processEvents()
    assert read == []
    assert not operations.busy


def test_a_job_is_let_go_on_the_gui_thread(operations, qtbot):
    """The worker must not be the last owner of what a job's closure knows."""
    freed: list[bool] = []

    class Known:
        def __del__(self) -> None:
            freed.append(QThread.isMainThread())

    def ask() -> None:
        known = Known()
        operations.change(lambda: change(str(known)))

    with qtbot.waitSignal(operations.idle):
        ask()
    qtbot.waitUntil(lambda: freed == [True])
