"""Textual keeps its own state in the same objects as ours: a name taken twice stops its machinery without a word."""

from __future__ import annotations

import ast
import functools
import inspect
import pkgutil
import textwrap
from collections.abc import Iterator
from importlib import import_module

import pytest
from textual.message_pump import MessagePump

import tilsyn.interview.screen as screens

MEANT = {"Sitting": {"_exception", "_return_code"}}
"""Set on purpose: how a sitting ends when something goes wrong."""


def ours() -> Iterator[type[MessagePump]]:
    for found in pkgutil.walk_packages(screens.__path__, f"{screens.__name__}."):
        for _, each in inspect.getmembers(import_module(found.name), inspect.isclass):
            if issubclass(each, MessagePump) and each.__module__ == found.name:
                yield each


@functools.cache
def private_state(cls: type) -> set[str]:
    """The private names a class gives a value to in its own methods."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(cls)))
    targets = (each for each in ast.walk(tree) if isinstance(each, ast.Attribute) and isinstance(each.ctx, ast.Store))
    return {each.attr for each in targets if ast.unparse(each.value) == "self" and each.attr.startswith("_")}


@pytest.mark.slow
@pytest.mark.parametrize("cls", list(dict.fromkeys(ours())), ids=lambda each: each.__name__)
def test_no_screen_takes_a_name_that_textual_keeps_for_itself(cls: type[MessagePump]) -> None:
    theirs = [base for base in cls.__mro__ if base.__module__.startswith("textual.")]
    taken = set().union(*map(private_state, theirs), *map(dir, theirs))
    assert not private_state(cls) & taken - MEANT.get(cls.__name__, set())
