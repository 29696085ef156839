"""How many examples properties are tried with: all in `make test`, a tenth in `make quick`.

`make quick` says `--hypothesis-profile quick`. A property with a number of its own says it by `examples`, so that the
profile counts there too.
"""

from __future__ import annotations

from hypothesis import settings

USUAL = 100  # examples of a property that says no number of its own

FULL, QUICK = "full", "quick"
# How long one example takes says more about the machine than about the code.
settings.register_profile(FULL, deadline=None, max_examples=USUAL)
settings.register_profile(QUICK, deadline=None, max_examples=USUAL // 10)


def examples(number: int) -> settings:
    """Settings for a property that is tried with so many examples in `make test`, and a share of them in `make quick`.

    Hypothesis loads the profile before the modules of tests are imported.
    """
    return settings(max_examples=max(1, number * settings().max_examples // USUAL))
