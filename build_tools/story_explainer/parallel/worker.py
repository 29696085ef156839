"""What runs in a process beside: a request from its input, an answer to its output, until nobody asks any more."""

from __future__ import annotations

import gc
import json
import os
import pickle
import signal
import sys
import traceback
from io import TextIOWrapper
from typing import BinaryIO

READY = b"ready\n"


def main() -> None:
    """Answer until the input ends; in the middle of something SIGINT ends it, as Ctrl-C would a command."""
    signal.signal(signal.SIGINT, signal.default_int_handler)  # which whoever runs in the background has ignored
    gc.set_threshold(*json.loads(sys.argv[2]))
    if isinstance(sys.stderr, TextIOWrapper):
        sys.stderr.reconfigure(encoding="utf-8")
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what somebody prints is no answer
    try:
        answers.write(READY)
        answers.flush()
        _answer(sys.stdin.buffer, answers)
    except (KeyboardInterrupt, BrokenPipeError):
        os._exit(1)


def _answer(requests: BinaryIO, answers: BinaryIO) -> None:
    while True:
        try:
            do, item = pickle.load(requests)  # noqa: S301, of the program that has begun this one
        except EOFError:
            return
        try:
            answer = pickle.dumps((True, do(item)))
        except Exception as error:
            answer = pickle.dumps((False, _sent(error)))
        answers.write(answer)
        answers.flush()


def _sent(error: Exception) -> Exception:
    """An error as it can be sent, with the place where it was raised."""
    place = "".join(traceback.format_exception(error))
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301, what was just written
    except Exception:
        return RuntimeError(place)
    error.add_note(place)
    return error
