"""A few odd articles, files and stories at each run; Hypothesis finds the smallest that fails."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from story_explainer.ingest.alignment import encoder
from tests.examples import examples
from tests.robustness import articles, long_texts, yaml_files
from tests.robustness.builds import Project
from tests.robustness.guarded import Refused, limited

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits, pipes and links")
RANDOM = st.randoms(use_true_random=False)


def tried(number: int) -> settings:
    return settings(examples(number), suppress_health_check=list(HealthCheck), derandomize=True)


@pytest.fixture(autouse=True)
def without_vectors(monkeypatch: pytest.MonkeyPatch) -> None:
    """The model takes longer to load than all of these take."""
    monkeypatch.setattr(encoder, "LANGUAGES", frozenset())


@tried(60)
@given(RANDOM)
def test_any_article_is_read_or_refused(rnd: Random) -> None:
    ending, data = articles.article(rnd)
    with suppress(Refused), limited():
        articles.try_article(rnd, ending, data)


@tried(4)
@given(RANDOM)
def test_any_article_that_is_read_goes_all_the_way(rnd: Random) -> None:
    ending, data = articles.article(rnd)
    with suppress(Refused), limited():
        articles.try_article(rnd, ending, data, all_the_way=1)


@tried(3)
@given(RANDOM)
def test_long_articles_take_no_square_of_their_length(rnd: Random) -> None:
    ending, data = long_texts.article(rnd)
    with suppress(Refused), limited():
        long_texts.try_long(rnd, ending, data)


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return yaml_files.lay_out(tmp_path_factory.mktemp("fuzz") / "content")


@tried(60)
@given(RANDOM)
def test_any_yaml_is_checked(content: Path, rnd: Random) -> None:
    slug, name, data = yaml_files.yaml_file(rnd)
    with suppress(Refused), limited():
        yaml_files.try_yaml(rnd, content, slug, name, data)


@pytest.mark.build
def test_what_a_check_allows_is_built(tmp_path: Path) -> None:
    project = Project(tmp_path)
    for seed in range(3):
        with suppress(Refused):
            project.fuzz(Random(seed))
