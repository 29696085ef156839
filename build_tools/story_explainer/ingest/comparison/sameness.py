"""Whether two figures count one thing, and whether their values are one."""

from __future__ import annotations

from decimal import Decimal

from story_explainer.ingest.comparison.amounts import Amount
from story_explainer.ingest.comparison.counted import TOLL
from story_explainer.ingest.comparison.counts import CountedValue
from story_explainer.ingest.comparison.quantities import AGE, COUNT, PART

_ROUND = 100
# Units into which others are converted, and how far apart two values can be by that alone.
_MEASURED = ("length-", "speed-", "temperature-", "area-", "mass-", "volume-")
_DEGREES, _CONVERTED = "temperature-generic", Decimal("1.08")
_OVER = Decimal("1.25")  # “more than 500” is hardly said of 700
_ABOUT = Decimal("0.15")  # nor is “about 500” of 600


# What a sum may be besides another: what is paid is not what is earned, nor what is asked for what is offered.
_SUMS = [
    frozenset(f"@{idea}" for idea in ideas)
    for ideas in (
        ("pay", "cost", "price", "spend", "buy", "sell"),
        ("earn", "profit", "win"),
        ("lose", "loss", "debt", "damage"),
        ("salary",),
        ("offer",),
        ("demand", "ask"),
        ("save_money",),
        ("tax",),
    )
]
_ANYBODY = frozenset(["@person", "@man", "@woman"])  # people may be counted for anything
_PAID = frozenset(["@pay"])  # anybody may be


def sameness(first: CountedValue, second: CountedValue) -> int:
    """How surely two figures count the same thing.

    Returns:
        2 if it stands next to the number in both, 1 if it does so in one and somewhere around it in the other, 0 if
        they have none, if their units differ, or if one counts only some of them. Two ages, and two parts of a whole,
        may be anybody's.
    """
    if first.unit != second.unit or first.unit in (AGE, PART) or first.some != second.some:
        return 0
    tolls = first.near & TOLL, second.near & TOLL
    if all(tolls) and tolls[0].isdisjoint(tolls[1]):
        return 0  # the missing are not the dead, though both are told of one place
    if not all(tolls) and unlike(first, second):
        return int(bool(first.things & second.things))
    near = first.near & second.near
    return 2 if near and near != _PAID else int(bool(first.near & second.things or first.things & second.near))


def unlike(first: CountedValue, second: CountedValue) -> bool:
    """Whether what stands right behind the numbers is not one thing: clubs and people, minutes late and minutes."""
    heads = first.head, second.head
    apart = [
        bool(head) and head.isdisjoint(other.things | other.head)
        for head, other in zip(heads, (second, first), strict=True)
    ]
    if first.unit == COUNT:
        somebody = any(head & _ANYBODY for head in heads) and heads[0].isdisjoint(heads[1])
        return all(heads) and (somebody or all(apart))
    sums = [{number for number, group in enumerate(_SUMS) if figure.things & group} for figure in (first, second)]
    return (all(sums) and sums[0].isdisjoint(sums[1])) or any(apart)


def toll_of(figure: CountedValue) -> frozenset[str]:
    """What an event has one number of, if a figure surely counts it: the dead, the missing."""
    return figure.near & TOLL if figure.unit == COUNT and not figure.some else frozenset()


def one_toll(first: CountedValue, second: CountedValue) -> bool:
    """Whether two figures count what an event has one number of, such as the dead, whatever the values."""
    thing = (first.near & second.things) | (first.things & second.near)
    return first.unit == second.unit == COUNT and first.some == second.some and bool(thing & TOLL)


def same_value(first: Decimal, second: Decimal) -> bool:
    """Whether two values are one, or one is the other rounded, as 19,800 to 20,000."""
    if first == second:
        return True
    fine, rough = sorted((first, second), key=_zeros)
    if min(first, second) < _ROUND or fine > Decimal(10) ** 24:
        return False
    step = Decimal(10) ** _zeros(rough)
    return step * 10 <= rough * 10 and abs(fine - rough) * 2 <= step and abs(fine - rough) * 20 <= rough


def agree(first: CountedValue | Amount, second: CountedValue | Amount) -> bool:
    """Whether two figures give one value as far as either means to say: “rund 600” and 580, over 500 and 540."""
    low, high = sorted((first.value, second.value))
    if same_value(low, high):
        return True
    if any(
        bound.over and bound.value <= other.value <= bound.value * _OVER
        for bound, other in ((first, second), (second, first))
    ):
        return True
    return (first.about or second.about) and high - low <= high * _ABOUT


def one_measure(first: CountedValue | Amount, second: CountedValue | Amount, across: bool) -> bool:
    """Whether two measures may be one, converted and rounded: 85 mph are 136 km/h or 137, 80 degrees are 26 or 27.

    Args:
        first, second: two figures of one unit.
        across: whether their passages are in two languages, whose readers may measure otherwise.
    """
    if not first.unit.startswith(_MEASURED):
        return False
    if across and first.unit == _DEGREES:
        return True  # of which scale, the unit does not say
    low, high = sorted((first.value, second.value))
    return low * _CONVERTED >= high


def _zeros(value: Decimal) -> int:
    digits = f"{value:f}"
    return 0 if "." in digits else len(digits) - len(digits.rstrip("0"))
