"""Which names of several articles are one bearer's, and what speaks for each kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from story_explainer.ingest.drafting.bystanders import is_called_site, takes_no_part
from story_explainer.ingest.drafting.heard import Heard
from story_explainer.ingest.drafting.kinds import KindSigns, any_language, known, signs_of
from story_explainer.ingest.drafting.names import Name
from story_explainer.ingest.drafting.names.bodies import is_body
from story_explainer.ingest.drafting.names.forms import has_form, without_form
from story_explainer.ingest.drafting.names.namesakes import of_several
from story_explainer.ingest.drafting.reading import Reading
from story_explainer.ingest.text.words import fold

_AS_ONE = 3  # what it weighs that an article calls somebody he or she


@dataclass
class Bearer:
    """One bearer of a name in one article or several; `shared` are the family names that others of the story bear."""

    found: list[tuple[Reading, Name]]
    shared: frozenset[str] = frozenset()
    signs: KindSigns = field(default_factory=KindSigns)

    def wordings(self) -> dict[str, list[str]]:
        """The forms of the name in each language by which no other may be called, the fullest first."""
        forms: dict[str, dict[str, None]] = {}
        for reading, name in self.found:
            for locale in reading.locales:
                if wording := name.wording(locale):
                    forms.setdefault(locale, {}).update(dict.fromkeys([wording, *name.forms(locale)]))
        own = {locale: [form for form in there if fold(form) not in self.shared] for locale, there in forms.items()}
        bare = {fold(form) for there in own.values() for form in there}

        def fullest(form: str) -> tuple[bool, int]:
            """Without its form in law, where it is called so: Halvora and not Halvora AG."""
            return has_form(form) and without_form(form) in bare, -len(form.replace("-", " ").split())

        return {
            locale: sorted(there, key=fullest)
            for locale, there in own.items()
            if there  # else the language gives but the family name
        }


def bearers_of(heard: Sequence[Heard]) -> list[Bearer]:
    """The names of all articles, those of one bearer together."""
    bearers: list[Bearer] = []
    shared = of_several(
        (locale, fold(form).split())
        for one in heard
        for name in one.reading.names
        if not name.place and not is_body(name)
        for locale in name.locales
        for form in name.forms(locale)
    )
    things = {name.key for one in heard for name in one.reading.names if is_called_site(name, one.reading)}
    for reading in (one.reading for one in heard):
        for name in reading.names:
            if name.key in things:
                continue  # the ferry Lady Margaret, in any article
            if set(name.locales) != set(reading.locales) or takes_no_part(name, reading):
                continue
            name = name if is_body(name) else _agreed(name, reading)
            if all(fold(mention.text) in shared for mention in name.mentions):
                continue  # nothing in the article says which of them it means
            same = [bearer for bearer in bearers if _one(bearer, reading, name)]
            # A full name that both have tells more than a part that others may have, too.
            same = [bearer for bearer in same if _in_full(bearer, name)] or same
            if len(same) == 1:
                same[0].found.append((reading, name))
            elif not same:
                bearers.append(Bearer([(reading, name)], shared))
    for bearer in bearers:
        for reading, name in bearer.found:
            signs = signs_of(name, reading)
            if signs["organisation"] == 1 and bearer.signs["organisation"]:
                del signs["organisation"]  # an article before a name counts once, however many texts set it
            bearer.signs.update(signs)
            if any(one.reading is reading and one.a_person(name) for one in heard):
                bearer.signs["person"] += _AS_ONE
    return bearers


def _agreed(name: Name, reading: Reading) -> Name:
    """A name without forms that only one language of the article has, where all share one.

    In “Germania del Nord Dataport” the name is Dataport; in “Tribunale di Monza” the rest is a place's, and stays.
    """
    forms = {locale: {fold(form) for form in name.forms(locale)} for locale in name.locales}
    shared = set.intersection(*forms.values())
    if len(forms) < 2 or not shared or any(is_institution(form) for form in set.union(*forms.values()) - shared):
        return name
    kept = tuple(mention for mention in name.mentions if fold(mention.text) in shared or _shorter(mention.text, shared))
    return replace(name, mentions=kept) if {mention.locale for mention in kept} == set(name.locales) else name


def _shorter(form: str, shared: set[str]) -> bool:
    """Whether a form is a part of one that all languages share: Bonissi, Luca."""
    words = set(fold(form).split())
    return any(words < set(other.split()) for other in shared)


def is_institution(form: str) -> bool:
    """Whether a name begins with a noun for an institution: Tribunale di Monza."""
    words = fold(form).split()
    return len(words) > 1 and words[0] in any_language("names.heads") | any_language("names.organisations")


def _one(bearer: Bearer, reading: Reading, name: Name) -> bool:
    """Whether a name of an article is that of somebody whom other articles name.

    It is by one form of two words or more, or by the only word that both have; by a last name where the other form of
    one of them goes before it.
    """
    if any(there is reading for there, _ in bearer.found):
        return any(_one_but_for_its_form(name, one) for _, one in bearer.found)
    if is_body(name) or any(is_body(one) for _, one in bearer.found):
        keys = {one.key for _, one in bearer.found}
        return all(key == name.key or _unqualified(key, name.key) or _unqualified(name.key, key) for key in keys)
    mine = {without_form(form) for locale in name.locales for form in name.forms(locale)}
    theirs = {without_form(form) for there, one in bearer.found for locale in one.locales for form in one.forms(locale)}
    if any(" " in form for form in mine & theirs):
        return True
    full = [{form for form in forms if " " in form} for forms in (mine, theirs)]
    if all(full):
        return False
    if not any(full):
        return bool(mine & theirs)
    if {form for form in mine & theirs if form not in known("given")}:
        return True
    return any(form.split()[-1] in mine for form in full[1]) or any(form.split()[-1] in theirs for form in full[0])


def _one_but_for_its_form(name: Name, other: Name) -> bool:
    """Whether two names of an article differ but by a form in law: Halvora, Halvora AG."""
    forms = [{form for locale in one.locales for form in one.forms(locale)} for one in (name, other)]
    if any(_cut_short(one, other) for one, other in (forms, forms[::-1])):
        return True
    told = any(has_form(form) for form in forms[0] | forms[1])
    return told and not {*map(without_form, forms[0])}.isdisjoint(map(without_form, forms[1]))


def _cut_short(forms: set[str], longer: set[str]) -> bool:
    """Whether a name is a company's without the word for its trade: Altavia, Altavia Impianti."""
    full, short = [fold(form).split() for form in longer if " " in form], {fold(form) for form in forms}
    return all(" " not in form for form in short) and any(
        words[0] in short and words[0] not in known("given") and set(words[1:]) <= known("trades") for words in full
    )


def _in_full(bearer: Bearer, name: Name) -> bool:
    """Whether an article before gives a name by one of its forms of several words."""
    forms = set(_full(name))
    return any(forms & set(_full(one)) for _, one in bearer.found)


def _full(name: Name) -> list[str]:
    forms = [fold(form) for locale in name.locales for form in name.forms(locale)]
    return [form for form in forms if " " in form]


def _unqualified(key: str, other: str) -> bool:
    """Whether one body is called as another one, without the words that say of where: the prosecution."""
    return key.endswith(":") and other.startswith(key)
