"""Publishing, against a bare repository: what was looked at goes out with the editor's name, and nothing by force."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests import toy_site
from tests.desk.room import Room, git


@pytest.fixture(autouse=True)
def own_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    git(tmp_path, "init", "--quiet", "--bare", "--initial-branch", "main", "bare.git")
    return tmp_path / "bare.git"


@pytest.fixture
def published(tmp_path: Path, bare: Path) -> Room:
    """A room whose stories are published."""
    root = tmp_path / "desk"
    room = Room(root)
    git(root, "init", "--quiet", "--initial-branch", "main")
    git(root, "config", "user.email", "ana@example.org")
    git(root, "remote", "add", "origin", str(bare))
    shutil.copy(toy_site.ROOT / ".gitattributes", root)
    git(root, "add", ".")
    git(root, "-c", "user.name=First", "commit", "--quiet", "--message", "The stories")
    git(root, "push", "--quiet", "--set-upstream", "origin", "main")
    return room


def take(room: Room, key: str = "claims/jobs") -> None:
    assert room.post("take", story="moor-railway", seen={key: room.version(key)}, locales=["en"]).status == 200


def version(room: Room) -> str:
    page = room.get("publish", lang="en").text
    return page.split('class="desk-publish" data-version="')[1].split('"')[0]


def test_what_readers_will_see_is_told_and_then_pushed_with_the_editors_name(published: Room, bare: Path) -> None:
    assert "All is published." in published.get("publish", lang="en").text
    take(published)
    page = published.get("publish", lang="en").text
    assert "The workshop expects twenty new jobs." in page
    assert "/en/moor-railway/who-says-what/#jobs" in page
    assert page.count('class="desk-item"') == 1
    assert "Claim (new)" in page.split('name="message"')[1].split(">")[0], "a line is proposed"
    (published.root / "notes.txt").write_text("mine", encoding="utf-8")
    answer = published.post("publish", message="Twenty jobs", version=version(published))
    assert answer.data == {"done": "Published: origin/main"}
    assert git(bare, "log", "-1", "--format=%an <%ae> %s", "main").strip() == "Ana Rossi <ana@example.org> Twenty jobs"
    assert "draft" not in git(bare, "show", "main:content/moor-railway/claims.yml").split("id: jobs")[1]
    assert git(bare, "ls-tree", "--name-only", "main").split() == [".gitattributes", "content"], (
        "what lies elsewhere stays here"
    )
    assert "All is published." in published.get("publish", lang="en").text


def test_a_draft_is_nothing_that_readers_see(published: Room) -> None:
    form = {
        "text.en": "Twenty-one.",
        "text.de": "21.",
        "by": "director",
        "certainty": "stated",
        "cites": "elbe-courier",
    }
    sent = {"story": "moor-railway", "key": "claims/jobs", "version": published.version("claims/jobs"), "form": form}
    assert published.post("save", **sent).status == 200
    page = published.get("publish", lang="en").text
    assert "Nothing that readers would see" in page
    assert "Twenty-one" not in page.split("<main")[1], "what can be undone is named above it"


def test_changed_words_stand_beside_the_old_ones_and_what_goes_is_told(published: Room) -> None:
    claims = published.file("claims.yml")
    claims.write_text(
        claims.read_text(encoding="utf-8").replace("There is a draft of a tender.", "There is a <tender>."),
        encoding="utf-8",
    )
    published.post("discard", story="moor-railway", seen={"glossary/shunter": published.version("glossary/shunter")})
    page = published.get("publish", lang="en").text
    assert '<del><span lang="en">There is a draft of a tender.</span></del>' in page
    assert "&lt;tender&gt;" in page
    assert "gone" in page


def test_an_article_is_called_by_its_outlet_and_day(published: Room) -> None:
    sources = published.file("sources.yml", "lake-spill")
    text = sources.read_text(encoding="utf-8")
    name = "    publisher: Lakeside Herald\n"
    assert name in text
    sources.write_text(text.replace(name, f"{name}    show: none\n"), encoding="utf-8")
    assert "Sentences of Lakeside Herald, May 6, 2026:" in published.get("publish", lang="en").text


def test_mistakes_stop_it_with_their_place(published: Room, bare: Path) -> None:
    take(published)
    claims = published.file("claims.yml")
    seen = version(published)
    claims.write_text(claims.read_text(encoding="utf-8").replace("cites: [s5]", "cites: [s555]"), encoding="utf-8")
    page = published.get("publish", lang="en").text
    assert "content/moor-railway/claims.yml:" in page
    assert "s555" in page
    assert 'class="desk-publish"' not in page
    before = git(bare, "rev-parse", "main")
    assert published.post("publish", message="x", version=seen).status == 422
    from story_explainer.content.folders import fingerprint

    answer = published.post("publish", message="x", version=fingerprint(published.content))
    assert answer.status == 422
    assert any("s555" in problem for problem in answer.data["problems"])
    assert git(bare, "rev-parse", "main") == before


@pytest.mark.long
def test_only_what_was_looked_at_is_published(published: Room, bare: Path) -> None:
    take(published)
    seen, before = version(published), git(bare, "rev-parse", "main")
    claims = published.file("claims.yml")
    claims.write_text(claims.read_text(encoding="utf-8") + "# later\n", encoding="utf-8")
    assert "look at it again" in published.post("publish", message="x", version=seen).data["failed"]
    assert "in a line" in published.post("publish", message="  ", version=version(published)).data["failed"]
    assert git(bare, "rev-parse", "main") == before


def clone(bare: Path, name: str) -> Room:
    git(bare.parent, "clone", "--quiet", str(bare), name)
    git(bare.parent / name, "config", "user.email", f"{name}@example.org")
    return Room(bare.parent / name, editor=name)


@pytest.mark.long
def test_what_others_published_meanwhile_is_brought_together(published: Room, bare: Path) -> None:
    other = clone(bare, "other")
    take(other, "events/reader-letters")
    assert other.post("publish", message="Letters", version=version(other)).status == 200
    take(published)
    assert published.post("publish", message="Jobs", version=version(published)).status == 200
    subjects = git(bare, "log", "--format=%s", "main").splitlines()
    assert {"Letters", "Jobs"} <= set(subjects)
    reviews = git(bare, "show", "main:content/moor-railway/reviews.yml")
    assert "claims/jobs" in reviews
    assert "events/reader-letters" in reviews


@pytest.mark.long
def test_the_same_lines_changed_by_two_are_published_by_neither_over_the_other(published: Room, bare: Path) -> None:
    other = clone(bare, "other")
    for room, words in ((other, "thirty"), (published, "forty")):
        claims = room.file("claims.yml")
        claims.write_text(
            claims.read_text(encoding="utf-8").replace("twenty new jobs", f"{words} new jobs"), encoding="utf-8"
        )
    assert other.post("publish", message="Thirty", version=version(other)).status == 200
    before = git(bare, "rev-parse", "main")
    answer = published.post("publish", message="Forty", version=version(published))
    assert answer.status == 422
    assert "claims.yml" in answer.data["failed"]
    assert git(bare, "rev-parse", "main") == before
    assert "forty new jobs" in published.file("claims.yml").read_text(encoding="utf-8"), "nothing of it is lost"
    assert not git(published.root, "status", "--porcelain").strip()


@pytest.mark.long
def test_no_other_branch_is_ever_pushed(published: Room, bare: Path) -> None:
    git(published.root, "switch", "--quiet", "--create", "elsewhere")
    take(published)
    page = published.get("publish", lang="en").text
    assert "publish_to" in page
    answer = published.post("publish", message="x", version="0")
    assert answer.status == 422
    configured = Room(published.root, branch="origin/main")
    assert "elsewhere" in configured.get("publish", lang="en").text
    assert configured.post("publish", message="x", version="0").status == 422
    assert git(bare, "branch", "--format=%(refname:short)").split() == ["main"]
    git(published.root, "switch", "--quiet", "main")
    assert configured.post("publish", message="Here", version=version(configured)).status == 200


@pytest.mark.parametrize(
    "branch", ["--force/main", "origin/+main", "origin/--mirror", "nowhere/main", "main", "/", "https://evil.example/x"]
)
def test_what_is_no_branch_of_a_known_remote_is_refused(published: Room, bare: Path, branch: str) -> None:
    before = git(bare, "rev-parse", "--all")
    room = Room(published.root, branch=branch)
    take(room)
    assert 'class="desk-publish"' not in room.get("publish").text
    assert room.post("publish", message="x", version="0").status == 422
    assert git(bare, "rev-parse", "--all") == before


@pytest.mark.long
def test_a_history_that_was_written_anew_is_not_overwritten(published: Room, bare: Path) -> None:
    """Not by force, though only force would do."""
    other = clone(bare, "other")
    git(other.root, "-c", "user.name=o", "commit", "--quiet", "--amend", "--message", "Another past")
    git(other.root, "push", "--quiet", "--force", "origin", "main")
    before = git(bare, "rev-parse", "main")
    take(published)
    published.post("publish", message="Mine", version=version(published))
    assert before.strip() in git(bare, "rev-list", "main").split()


def test_without_a_repository_a_line_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    room = Room(tmp_path)
    assert "git init" in room.get("publish", lang="en").text
    assert "git init" in room.post("publish", message="x", version="0", lang="en").data["failed"]


def listed(room: Room) -> list[str]:
    """What the page of publishing lists, a line each."""
    html = BeautifulSoup(room.get("publish", lang="en").text, "html.parser")
    return [" ".join(each.get_text(" ").split()) for each in html.select(".desk-story .desk-item, .desk-story > p")]


def pages(room: Room) -> set[str]:
    html = BeautifulSoup(room.get("publish", lang="en").text, "html.parser")
    return {str(each["href"]) for each in html.select(".desk-story details a")}


@pytest.mark.long
@pytest.mark.parametrize(
    ("file", "old", "new", "line", "page"),
    [
        (
            "claims.yml",
            "There is a draft of a tender.",
            "There is a tender.",
            "Claim · changed: Text",
            "who-says-what/",
        ),
        (
            "claims.yml",
            "cites: [s6]\n    responses",
            "cites: [s5]\n    responses",
            "changed: Evidence",
            "who-says-what/",
        ),
        ("sources.yml", "R. Tallis", "Robin Tallis", "Article · changed: Who wrote it", "sources/"),
        ("sources.yml", "show: full", "show: cited", "fewer that readers get", "article/"),
        (
            "sources.yml",
            "The last mine closed about 2015.",
            "The last one closed.",
            "Other source · changed",
            "sources/",
        ),
        ("story.yml", "as_of: ", "as_of: 2026 # ", "Followed up to", ""),
    ],
)
def test_whatever_readers_see_changed_is_listed_and_its_pages(
    published: Room, file: str, old: str, new: str, line: str, page: str
) -> None:
    path = published.file(file)
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert any(line in each for each in listed(published)), listed(published)
    assert f"/en/moor-railway/{page}" in pages(published)


@pytest.mark.long
def test_a_note_on_a_change_and_a_confirmed_pair_are_listed(published: Room) -> None:
    form = {"date": "2026-03-11", "kind": "corrected", "text.en": "We had the wrong year.", "text.de": "Falsches Jahr."}
    assert published.post("save", story="moor-railway", kind="update", version="", form=form).status == 200
    assert [each for each in listed(published) if "Note on a change · new" in each and "wrong year" in each]
    lake = published.file("matches.yml", "lake-spill")
    lake.unlink(missing_ok=True)
    found = published.get("articles", story="lake-spill", lang="en").text.split('data-pairs="')[1].split('"')[0]
    pair = found.split(",")[0].split()
    assert "If you confirm this, readers see" in published.get("articles", story="lake-spill", lang="en").text
    assert published.post("match", story="lake-spill", pairs=[pair], verdict="confirmed").status == 200
    assert [each for each in listed(published) if "Same passages · new" in each or "Same passages · changed" in each]


@pytest.mark.long
def test_what_nobody_reads_is_not_listed(published: Room) -> None:
    claims = published.file("claims.yml")
    claims.write_text(claims.read_text(encoding="utf-8") + "# a remark\n", encoding="utf-8")
    assert listed(published) == []
    assert pages(published) == set()
