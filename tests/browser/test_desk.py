"""The editor's desk in a real browser: safe from other pages, worked by keyboard alone, nothing typed is lost."""

from __future__ import annotations

import html
import re
import shutil
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tests.arriving_texts import SCAFFOLD, SCAFFOLD_LATER
from tests.browser.host import hosted
from tests.browser.previews import PATIENCE, Preview
from tests.browser.test_norms import AXE, STILL, violations
from tests.test_mount import HOST

READY = "html[data-desk-ready]"
CLAIMS = "/en/moor-railway/who-says-what/"


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """One preview for tests that change nothing, or put back what they changed."""
    preview = Preview(tmp_path_factory.mktemp("desk"))
    preview.start()
    yield preview
    preview.stop()


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    preview = Preview(tmp_path)
    preview.start()
    yield preview
    preview.stop()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    context.set_default_timeout(PATIENCE * 1000)
    yield context
    context.close()


def opened(context: BrowserContext, preview: Preview, path: str) -> Page:
    page = context.new_page()
    page.goto(preview.address + path)
    page.wait_for_selector(READY)
    return page


# ---- safe ----


def test_a_page_of_another_origin_writes_and_reads_nothing(
    context: BrowserContext, shared: Preview, tmp_path: Path
) -> None:
    """With every means that a page has: fetch in all modes, forms, frames, scripts, workers and windows."""
    before = shared.state()
    (tmp_path / "index.html").write_text("<!doctype html><title>evil</title><body>", encoding="utf-8")
    desk = shared.address
    attempts = """async (desk) => {
        const found = [];
        const body = JSON.stringify({story: "moor-railway", seen: {"claims/jobs": "0"}, locales: ["en"]});
        for (const mode of ["cors", "no-cors"]) for (const type of ["application/json", "text/plain"]) {
            for (const path of ["take", "discard", "save", "undo", "articles", "publish", "nothing"]) {
                try {
                    const answer = await fetch(`${desk}/_desk/${path}`,
                        {method: "POST", mode, body, headers: {"Content-Type": type}, credentials: "include"});
                    if (answer.type !== "opaque") found.push(["post", path, answer.status]);
                } catch {}
            }
            for (const path of ["/_desk/", "/_desk/page?path=/", "/en/moor-railway/", "/_desk/desk.js"]) {
                try {
                    const text = await (await fetch(desk + path, {mode})).text();
                    if (text) found.push(["get", path, text.slice(0, 80)]);
                } catch {}
            }
        }
        for (const path of ["/_desk/", "/en/moor-railway/"]) {
            const frame = document.createElement("iframe");
            frame.src = desk + path;
            await new Promise((done) => { frame.onload = done; frame.onerror = done; document.body.append(frame); });
            try { found.push(["frame", frame.contentDocument.body.innerHTML.slice(0, 80)]); } catch {}
        }
        for (const path of ["/_desk/desk.js", "/_desk/page?path=/"]) {
            await new Promise((done) => {
                const script = document.createElement("script");
                script.onload = () => { found.push(["script", path]); done(); };
                script.onerror = done;
                script.src = desk + path;
                document.body.append(script);
            });
        }
        const form = document.createElement("form");
        Object.assign(form, {method: "post", action: `${desk}/_desk/take`, enctype: "text/plain", target: "w"});
        form.innerHTML = '<input name=\\'{"story":"moor-railway","x":"\\' value=\\'"}\\'>';
        document.body.append(form);
        form.submit();
        return found.filter(([, text]) => text !== "" && text !== null);
    }"""
    with hosted(tmp_path) as evil:
        for name in (evil, evil.replace("127.0.0.1", "localhost")):
            page = context.new_page()
            page.goto(name)
            with context.expect_page() as other:
                assert page.evaluate(attempts, desk) == []
            other.value.wait_for_load_state()
            assert "takes nothing from pages of others" in other.value.inner_text("body")
    assert shared.state() == before


@pytest.mark.build
def test_the_desk_answers_by_no_other_name(shared: Preview) -> None:
    """As a page would ask whose own name was led here (DNS rebinding)."""
    for path in ("/", "/_desk/", CLAIMS, "/livereload/0/0"):
        request = urllib.request.Request(shared.address + path, headers={"Host": f"evil.example:{shared.port}"})
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(request)
        assert refused.value.code == 403
        refused.value.close()


@pytest.mark.build
def test_where_others_could_reach_it_the_desk_stays_closed(tmp_path: Path) -> None:
    preview = Preview(tmp_path)
    preview.start("0.0.0.0")
    try:
        assert "The editor's desk stays closed" in preview.log.read_text(encoding="utf-8")
        with urllib.request.urlopen(preview.address + CLAIMS) as page:
            assert b"_desk" not in page.read()
        with pytest.raises(urllib.error.HTTPError) as missing:
            urllib.request.urlopen(preview.address + "/_desk/")
        assert missing.value.code == 404
        missing.value.close()
    finally:
        preview.stop()


# ---- worked with ----


def test_a_statement_is_taken_changed_and_discarded_by_keyboard_alone(
    context: BrowserContext, preview: Preview
) -> None:
    page = opened(context, preview, CLAIMS)
    page.keyboard.press("?")
    expect(page.locator("dialog[open]")).to_contain_text("Take the statement")
    page.keyboard.press("Escape")
    expect(page.locator("dialog[open]")).to_have_count(0)
    page.keyboard.press("k")  # the last one is the draft
    expect(page.locator("#jobs .desk-controls button").first).to_be_focused()
    page.keyboard.press("c")
    text = page.locator("dialog [name='text.en']")
    expect(text).to_be_visible()
    text.focus()
    page.keyboard.press("Control+a")
    page.keyboard.type("The workshop expects thirty <b>new</b> jobs.")
    page.keyboard.press("Tab")
    expect(page.locator("dialog [name='text.de']")).to_be_focused()
    save = page.locator("dialog button[value=save]")
    save.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#jobs .statement__text")).to_contain_text("thirty <b>new</b> jobs")
    expect(page.locator(".desk-said")).to_contain_text("Saved: ")
    page.wait_for_selector(READY)
    expect(page.locator("#jobs .desk-controls button").first).to_be_focused()
    page.keyboard.press("t")
    expect(page.locator("#jobs .mark--draft")).to_have_count(0)
    assert "draft: true" not in preview.file("claims.yml").read_text(encoding="utf-8")
    page.wait_for_selector(READY)
    page.keyboard.press("u")
    expect(page.locator("#jobs .mark--draft")).to_have_count(1)
    page.wait_for_selector(READY)
    expect(page.locator("#jobs .desk-controls button").first).to_be_focused()
    page.keyboard.press("d")
    expect(page.locator("#jobs")).to_have_count(0)
    assert "jobs" not in preview.file("claims.yml").read_text(encoding="utf-8")


def test_what_was_taken_is_discarded_once_nothing_names_it_any_more(context: BrowserContext, preview: Preview) -> None:
    page = opened(context, preview, "/en/moor-railway/who-is-who/")
    page.locator("#director [data-do=discard]").click()
    expect(page.locator("dialog [data-sure]")).to_have_count(0)
    expect(page.locator("dialog [data-open='claims/jobs']")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("dialog [name='text.en']")).to_be_visible()
    page.keyboard.press("Escape")
    page.goto(preview.address + CLAIMS)
    page.wait_for_selector(READY)
    page.locator("#jobs [data-do=take]").click()
    expect(page.locator("#jobs .mark--draft")).to_have_count(0)
    page.locator("#jobs [data-do=change]").focus()
    page.keyboard.press("d")
    expect(page.locator("dialog")).to_contain_text("Taken by Ana Rossi")
    page.keyboard.press("Escape")
    expect(page.locator("#jobs")).to_have_count(1)
    page.keyboard.press("d")
    page.locator("dialog [data-sure]").press("Enter")
    expect(page.locator("#jobs")).to_have_count(0)
    page.keyboard.press("u")
    expect(page.locator("#jobs .mark--draft")).to_have_count(0)
    expect(page.locator("#jobs")).to_have_count(1)


def test_an_actor_is_made_within_a_form_that_stays_as_it_is(context: BrowserContext, preview: Preview) -> None:
    page = opened(context, preview, CLAIMS)
    page.locator("#jobs [data-do=change]").click()
    page.locator("dialog [name='text.en']").fill("The mayor expects thirty new jobs.")
    page.locator("dialog [data-do=make][data-for=by]").click()
    above = page.locator("dialog").nth(1)
    above.locator("[name='name.en']").fill("The mayor")
    above.locator("[name='name.de']").fill("Die Bürgermeisterin")
    page.reload()  # both are open again, with what was typed
    expect(above.locator("[name='name.de']")).to_have_value("Die Bürgermeisterin")
    above.locator("[name=kind]").select_option("person")
    above.locator("button[value=take]").click()
    expect(above).to_have_count(0)
    form = page.locator("dialog form")
    expect(form.locator("[name=by]")).to_have_value("the-mayor")
    expect(form.locator("[name=by]")).to_be_focused()
    expect(form.locator("[name='text.en']")).to_have_value("The mayor expects thirty new jobs.")
    form.locator("details.desk-more > summary").click()
    form.locator("[data-do=add][data-of=responses]").click()
    form.locator("[name='responses.0.actor']").select_option("the-mayor")
    form.locator("[data-row] [data-do=remove]").last.click()
    form.locator("button[value=take]").click()
    expect(page.locator("#jobs .statement__text")).to_contain_text("The mayor expects thirty")
    assert "id: the-mayor" in preview.file("actors.yml").read_text("utf-8")
    assert "by: the-mayor" in preview.file("claims.yml").read_text("utf-8")


def test_all_that_is_marked_is_decided_at_once_and_the_counts_fall(context: BrowserContext, preview: Preview) -> None:
    page = opened(context, preview, "/_desk/?lang=en")
    count = page.locator("h1 .desk-count")
    before = int(count.inner_text())
    marks = page.locator(".desk-item[data-draft] input[type=checkbox]")
    for number in range(2):
        marks.nth(number).check()
    page.locator(".desk-marked button").first.click()
    expect(count).to_have_text(str(before - 2))
    page.locator("[data-do=undo]").first.click()
    expect(count).to_have_text(str(before))


def test_keys_pressed_in_a_quick_series_are_about_one_statement_after_the_other(
    context: BrowserContext, preview: Preview
) -> None:
    page = opened(context, preview, "/_desk/?lang=en")
    drafts = page.locator("section[data-story=moor-railway] [data-list=drafts] [data-key]")
    before = drafts.count()
    assert before >= 3
    drafts.first.locator("[data-do=take]").focus()
    page.evaluate("""for (const key of "tt") document.activeElement.dispatchEvent(
        new KeyboardEvent("keydown", { key, bubbles: true }))""")
    expect(drafts).to_have_count(before - 2)
    expect(page.locator(".desk-said--alarm")).to_have_count(0)


def test_the_focus_stays_in_its_list_though_what_is_taken_goes_to_another(
    context: BrowserContext, preview: Preview
) -> None:
    """What lacks a language stands folded among the missing texts once it is taken."""
    claims = preview.file("claims.yml")
    claims.write_text(
        claims.read_text("utf-8").replace("      de: Die Werkstatt erwartet zwanzig neue Stellen.\n", ""), "utf-8"
    )
    page = opened(context, preview, "/_desk/?lang=en")
    story = page.locator("section[data-story=moor-railway]")
    story.locator("[data-key='claims/jobs'] [data-do=take]").focus()
    page.keyboard.press("t")
    expect(story.locator("[data-list=missing] [data-key='claims/jobs']")).to_have_count(1)
    expect(page.locator("[data-list=drafts] .desk-controls button:focus")).to_have_count(1)


def test_a_click_on_a_sentence_cites_it_and_mistakes_show_as_one_types(
    context: BrowserContext, shared: Preview
) -> None:
    page = opened(context, shared, CLAIMS)
    page.locator("#jobs [data-do=change]").click()
    cites = page.locator("dialog [data-cites][name=cites]")
    before = cites.input_value()
    sentence = page.locator("dialog [data-segment=s3]")
    expect(sentence).to_have_attribute("aria-pressed", "false")
    sentence.click()
    expect(sentence).to_have_attribute("aria-pressed", "true")
    assert cites.input_value() == f"{before}, s3"
    sentence.click()
    assert cites.input_value() == before
    cites.fill("s3, s999")
    problem = page.locator("dialog .desk-problem--error")
    expect(problem).to_contain_text("R002 no segment and no source is called “s999”")
    expect(cites).to_have_attribute("aria-invalid", "true")
    cites.fill(before)
    expect(problem).to_have_count(0)


def test_what_stands_beside_a_field_is_where_one_is_led_when_nothing_was_written(
    context: BrowserContext, shared: Preview
) -> None:
    page = opened(context, shared, CLAIMS)
    page.locator("#jobs [data-do=change]").click()
    page.locator("dialog [data-cites][name=cites]").fill("s3, s999")
    page.locator("dialog button[value=save]").click()
    expect(page.locator("[role=alert]")).to_have_text("Nothing was written: what is wrong stands beside the fields.")
    expect(page.locator("dialog [data-cites][name=cites]")).to_be_in_viewport()


def test_an_error_of_the_server_is_told_as_one(context: BrowserContext, shared: Preview) -> None:
    page = opened(context, shared, CLAIMS)
    page.route("**/_desk/*", lambda route: route.fulfill(status=500, content_type="text/plain", body="no"))
    page.locator("#jobs [data-do=change]").click()
    expect(page.locator("[role=alert]")).to_contain_text("The server met an error")
    page.locator("#jobs [data-do=take]").click()
    expect(page.locator("[role=alert]")).to_contain_text("The server met an error")
    page.unroute("**/_desk/*")
    page.route("**/_desk/*", lambda route: route.abort())
    page.locator("#jobs [data-do=take]").click()
    expect(page.locator("[role=alert]")).to_contain_text("The preview has ended")


def test_what_was_typed_outlives_a_reload_and_the_end_of_the_server(context: BrowserContext, preview: Preview) -> None:
    page = opened(context, preview, CLAIMS)
    page.locator("#jobs [data-do=change]").click()
    text = page.locator("dialog [name='text.en']")
    text.fill("Half a sentence that")
    page.reload()
    expect(text).to_have_value("Half a sentence that")
    preview.stop()
    text.fill("Half a sentence that nobody saved")
    page.locator("dialog button[value=save]").click()
    expect(page.locator(".desk-said--alarm")).to_contain_text("What you typed is kept")
    preview.start()
    page.goto(preview.address + CLAIMS)
    expect(text).to_have_value("Half a sentence that nobody saved")
    page.locator("dialog button[value=save]").click()
    expect(page.locator("#jobs .statement__text")).to_contain_text("nobody saved")


def test_a_pasted_text_outlives_a_reload(context: BrowserContext, shared: Preview) -> None:
    page = opened(context, shared, "/_desk/articles?lang=en&story=ferry")
    page.locator("[name=text]").fill("A text that was pasted.")
    page.locator("summary").first.click()
    page.locator("[name=outlet]").fill("Harbour Post")
    page.reload()
    page.wait_for_selector(READY)
    expect(page.locator("[name=text]")).to_have_value("A text that was pasted.")
    expect(page.locator("[name=outlet]")).to_have_value("Harbour Post")
    page.goto(shared.address + "/_desk/articles?lang=en&story=moor-railway")
    page.wait_for_selector(READY)
    expect(page.locator("[name=text]")).to_have_value("")


def test_an_edit_elsewhere_shows_both_and_the_editor_chooses(context: BrowserContext, preview: Preview) -> None:
    page = opened(context, preview, CLAIMS)
    page.locator("#jobs [data-do=change]").click()
    page.locator("dialog [name='text.en']").fill("Mine.")
    claims = preview.file("claims.yml")
    claims.write_text(
        claims.read_text(encoding="utf-8").replace("The workshop expects twenty new jobs.", "Theirs."), encoding="utf-8"
    )
    expect(page.locator("#jobs .statement__text")).to_contain_text("Theirs.")  # the page was loaded again meanwhile
    expect(page.locator("dialog [name='text.en']")).to_have_value("Mine.")
    page.locator("dialog button[value=save]").click()
    conflict = page.locator("dialog [role=alert] table")
    expect(conflict).to_contain_text("Theirs.")
    expect(conflict).to_contain_text("Mine.")
    page.locator("dialog [data-do=mine]").click()
    expect(page.locator("#jobs .statement__text")).to_contain_text("Mine.")


def test_something_new_begins_from_a_selected_sentence(context: BrowserContext, preview: Preview) -> None:
    page = opened(context, preview, "/en/moor-railway/article/")
    page.evaluate("getSelection().selectAllChildren(document.getElementById('s3'))")
    page.keyboard.press("n")
    page.locator("dialog [data-kind=question]").click()
    expect(page.locator("dialog [name=cites]")).to_have_value("s3")
    page.locator("dialog [name='text.en']").fill("Who pays the loss?")
    page.locator("dialog button[value=take]").click()
    expect(page.locator(".desk-said")).to_contain_text("Saved: Who pays the loss")
    page.goto(preview.address + "/en/moor-railway/")
    expect(page.locator("#who-pays-the-loss")).to_contain_text("Who pays the loss?")


def test_an_answer_to_a_claim_takes_three_clicks_from_the_marked_sentence_and_its_actor(
    context: BrowserContext, preview: Preview
) -> None:
    page = opened(context, preview, "/en/moor-railway/article/")
    page.evaluate("getSelection().selectAllChildren(document.getElementById('s2'))")
    hand = Hand(page)
    hand.click(".desk-bar [data-do=new]")
    hand.click("dialog [data-open='claims/draft-tender'][data-how=declines]")
    actor = page.locator("dialog [data-answer] select").first
    expect(actor).to_be_focused()
    expect(page.locator("dialog [data-segment=s2]")).to_have_attribute("aria-pressed", "true")
    actor.select_option("elbwerk")  # s2 names two, and who of them says nothing is for an editor to tell
    hand.click("dialog button[value=take]")
    expect(page.locator(".desk-said")).to_contain_text("Saved: ")
    assert (hand.clicks, hand.typed) == (3, 0)
    answers = preview.file("claims.yml").read_text("utf-8").split("id: draft-tender")[1].split("  - id:")[0]
    assert "kind: declines" in answers


def test_what_is_open_stays_open_and_what_is_typed_stays_over_a_reload(
    context: BrowserContext, shared: Preview
) -> None:
    page = opened(context, shared, "/en/moor-railway/article/")
    page.evaluate("getSelection().selectAllChildren(document.getElementById('s3'))")
    page.keyboard.press("n")
    page.wait_for_selector("dialog [data-kind]")
    page.reload()
    expect(page.locator("dialog .desk-cited")).to_contain_text("s3")
    page.locator("dialog .desk-kinds [data-kind=claim]").click()
    page.locator("dialog [name='text.de']").fill("Ein halber Satz")
    page.locator("dialog details.desk-more > summary").first.click()
    page.locator("dialog [name='text.de']").focus()
    page.reload()
    page.wait_for_selector(READY)
    expect(page.locator("dialog [name='text.de']")).to_have_value("Ein halber Satz")
    expect(page.locator("dialog [name='text.de']")).to_be_focused()
    expect(page.locator("dialog details.desk-more").first).to_have_attribute("open", "")
    page.locator("dialog [data-do=close]").first.click()
    page.locator("dialog[open]").wait_for(state="detached")
    page.reload()
    page.wait_for_selector(READY)
    expect(page.locator("dialog[open]")).to_have_count(0)
    page.goto(shared.address + "/_desk/?lang=en")
    page.wait_for_selector(READY)
    page.locator(".desk-item[data-draft] input[type=checkbox]").first.check()
    page.locator("main details > summary").first.click()
    folded = page.locator("main details").first.get_attribute("open")
    page.reload()
    page.wait_for_selector(READY)
    expect(page.locator(".desk-marked button").first).to_contain_text("(1)")
    assert page.locator("main details").first.get_attribute("open") == folded


def test_a_page_that_shows_what_was_saved_is_not_loaded_anew(context: BrowserContext, preview: Preview) -> None:
    page = opened(context, preview, CLAIMS)
    page.evaluate("window.here = true")
    page.locator("#jobs [data-do=change]").click()
    page.locator("dialog [name='text.en']").fill("The workshop expects thirty new jobs.")
    with page.expect_response(lambda answer: answer.url == preview.address + CLAIMS):  # asked for when it is built
        page.locator("dialog button[value=save]").click()
        expect(page.locator("#jobs .statement__text")).to_contain_text("thirty new jobs")
    page.locator("#jobs [data-do=take]").click()
    expect(page.locator("#jobs .mark--draft")).to_have_count(0)
    page.wait_for_timeout(1000)
    assert page.evaluate("window.here")
    claims = preview.file("claims.yml")
    claims.write_text(claims.read_text("utf-8").replace("thirty new jobs", "forty new jobs"), "utf-8")
    expect(page.locator("#jobs .statement__text")).to_contain_text("forty new jobs")
    assert not page.evaluate("window.here"), "somebody else's change comes with the page"


FIGURES = """figures:
  - id: engines
    what: {en: The engines, de: Die Lokomotiven}
    values: [{value: 6, cites: [s3]}]
    cites: [s3]
"""


def test_no_page_is_loaded_anew_under_an_open_form(context: BrowserContext, preview: Preview) -> None:
    """What is built meanwhile is another page, for it links to figures: it comes once nothing is open any more."""
    page = opened(context, preview, CLAIMS)
    page.evaluate("window.here = true")
    page.locator("#jobs [data-do=change]").click()
    page.locator("dialog [name='text.en']").fill("Half a sentence that")
    page.locator("dialog details.desk-more > summary").first.click()
    with page.expect_response(lambda answer: answer.url == preview.address + CLAIMS):  # asked for when it is built
        preview.file("figures.yml").write_text(FIGURES, "utf-8")
    page.wait_for_timeout(1000)
    assert page.evaluate("window.here")
    expect(page.locator("dialog [name='text.en']")).to_have_value("Half a sentence that")
    expect(page.locator("dialog details.desk-more").first).to_have_attribute("open", "")
    page.locator("dialog [data-do=close]").first.click()
    page.wait_for_function("!window.here")
    page.wait_for_selector(READY)
    expect(page.locator("a[href*='/figures/']").first).to_be_attached()


def test_what_is_chosen_opens_though_the_page_is_to_be_loaded_anew(context: BrowserContext, preview: Preview) -> None:
    page = opened(context, preview, "/en/moor-railway/article/")
    page.evaluate("getSelection().selectAllChildren(document.getElementById('s3'))")
    page.keyboard.press("n")
    page.wait_for_selector("dialog [data-kind]")
    with page.expect_response(lambda answer: answer.url == preview.address + "/en/moor-railway/article/"):
        preview.file("figures.yml").write_text(FIGURES, "utf-8")
    page.wait_for_timeout(500)
    page.locator("dialog .desk-kinds [data-kind=question]").click()
    expect(page.locator("dialog [name=cites]")).to_have_value("s3")
    page.wait_for_timeout(1000)
    expect(page.locator("dialog [name=cites]")).to_have_value("s3")


def test_what_the_sentence_says_in_a_language_is_put_in_by_a_click(context: BrowserContext, shared: Preview) -> None:
    page = opened(context, shared, "/en/moor-railway/article/")
    page.evaluate("getSelection().selectAllChildren(document.getElementById('s4'))")
    page.keyboard.press("n")
    page.locator("dialog .desk-kinds [data-kind=point]").click()
    german, offer = page.locator("dialog [name='text.de']"), page.locator("dialog [data-do=offer][data-locale=de]")
    expect(german).to_have_value("Kohle ist knapp, seit die letzte Zeche der Grafschaft geschlossen hat.")
    expect(offer).to_be_hidden()
    german.fill("")
    expect(offer).to_contain_text("Kohle ist knapp")
    page.locator("dialog [data-segment=s9]").click()  # which has no German
    expect(offer).to_be_hidden()
    page.locator("dialog [data-segment=s9]").click()
    offer.click()
    expect(german).to_have_value("Kohle ist knapp, seit die letzte Zeche der Grafschaft geschlossen hat.")
    expect(german).to_be_focused()
    expect(offer).to_be_hidden()
    page.locator("dialog [data-do=close]").first.click()


def test_a_machines_suggestion_stays_marked_until_somebody_stands_by_it(
    context: BrowserContext, tmp_path: Path
) -> None:
    """By the program that the site names; what somebody has written is never put over."""
    preview = Preview(tmp_path)
    program = tmp_path / "translate.py"
    program.write_text("import sys; print(sys.argv[1], sys.argv[2], sys.stdin.read().upper())", "utf-8")
    settings, named = (
        preview.config.read_text("utf-8"),
        f'["{sys.executable}", "{program}", "{{source}}", "{{target}}"]',
    )
    changed = re.sub(r"^( *)- story-explainer:\n", rf"\g<0>\1    translator: {named}\n", settings, flags=re.MULTILINE)
    assert changed != settings
    preview.config.write_text(changed, "utf-8")
    preview.start()
    try:
        page = opened(context, preview, "/_desk/edit?story=moor-railway&kind=point&cites=s9&lang=en")
        english, german = page.locator("[name='text.en']"), page.locator("[name='text.de']")
        fill, note = page.locator("[data-do=fill]"), page.locator("[name='text.de'] >> xpath=../.. >> [data-note]")
        english.fill("Nothing is known.")
        german.fill("Nichts.")
        expect(fill).to_be_hidden()
        german.fill("")
        page.locator("[data-do=translate]:visible").click()
        expect(german).to_have_value("en de NOTHING IS KNOWN.")
        expect(note).to_be_visible()
        page.reload()
        expect(german).to_have_value("en de NOTHING IS KNOWN.")
        expect(note).to_be_visible()
        note.locator("button").click()
        expect(note).to_be_hidden()
        german.fill("")
        fill.click()
        expect(note).to_be_visible()
        german.press("End")
        german.press_sequentially("!")
        expect(note).to_be_hidden()
        page.locator("button[value=take]").click()
        page.wait_for_url("**/_desk/?lang=en")
        assert "en de NOTHING IS KNOWN.!" in preview.file("story.yml").read_text("utf-8")
    finally:
        preview.stop()


def test_statements_are_put_into_another_order_by_a_key(context: BrowserContext, preview: Preview) -> None:
    page = opened(context, preview, CLAIMS)
    names = "one => one.map((each) => each.closest('[id]').id)"
    before = page.locator(".desk-controls").evaluate_all(names)
    page.keyboard.press("j")
    page.keyboard.press("J")
    moved = page.locator(f"#{before[0]} .desk-controls button:focus")
    expect(page.locator(".desk-said")).to_contain_text("Moved: ")
    expect(moved).to_have_count(1)
    after = page.locator(".desk-controls").evaluate_all(names)
    assert (after[0], sorted(after)) == (before[1], sorted(before)), "what one speaker says stays together"
    text = preview.file("claims.yml").read_text("utf-8")
    assert text.index(f"id: {before[1]}\n") < text.index(f"id: {before[0]}\n")
    page.locator(f"#{before[0]} [data-do=up]").click()
    expect(page.locator(".desk-controls").first).to_have_attribute("role", "group")
    expect(page.locator(f"#{before[0]} [data-do=up]")).to_have_count(0)


def held(page: Page, path: str) -> list[Route]:
    """The requests for a page of the desk, which get no answer until somebody lets them go on."""
    waiting: list[Route] = []
    page.route(re.compile(rf"/_desk/{path}(\?|$)"), lambda route: waiting.append(route))
    return waiting


# Once the page has asked for itself as it was built, whoever leaves it stops doing so.
STOPS = """() => {
    const ask = fetch;
    window.fetch = async (...what) => {
        const answer = await ask(...what);
        if (what[0] === location.href) setTimeout(() => stop(), 500);
        return answer;
    };
}"""


@pytest.mark.parametrize("stops", [False, True])
def test_a_page_is_not_loaded_anew_under_somebody_who_leaves_it(
    context: BrowserContext, preview: Preview, stops: bool
) -> None:
    page = opened(context, preview, CLAIMS)
    asked = held(page, "publish")
    if stops:
        page.evaluate(STOPS)
    with page.expect_request("**/_desk/publish*"):
        page.locator(".desk-bar a[href*=publish]").click(no_wait_after=True)
    claims = preview.file("claims.yml")
    with page.expect_response(lambda answer: answer.url == preview.address + CLAIMS):  # asked for when it is built
        claims.write_text(claims.read_text("utf-8").replace("expects twenty new", "expects thirty new"), "utf-8")
    page.wait_for_timeout(1000)
    if stops:
        expect(page.locator("#jobs .statement__text")).to_contain_text("expects thirty new")
    else:
        asked[0].continue_()
        page.wait_for_url("**/_desk/publish*")


def test_what_is_sent_takes_nobody_from_the_page_that_was_asked_for_meanwhile(
    context: BrowserContext, preview: Preview
) -> None:
    page = opened(context, preview, "/_desk/articles?lang=en")
    page.locator("[name=slug]").fill("scaffold")
    page.locator("[name=text]").fill(SCAFFOLD["en"])
    sent, asked = held(page, "articles"), held(page, "publish")
    with page.expect_request("**/_desk/articles"):
        page.locator(".desk-articles button[type=submit]").click(no_wait_after=True)
    with page.expect_request("**/_desk/publish*"):
        page.locator(".desk-head a[href*=publish]").click(no_wait_after=True)
    with page.expect_response("**/_desk/articles"):
        sent[0].continue_()
    page.wait_for_timeout(1000)
    asked[0].continue_()
    page.wait_for_url("**/_desk/publish*")
    assert preview.file("story.yml", "scaffold").exists()


def test_a_sentence_that_readers_do_not_see_is_cited_from_the_page(context: BrowserContext, preview: Preview) -> None:
    sources = preview.file("sources.yml")
    sources.write_text(sources.read_text("utf-8").replace("show: full", "show: none"), "utf-8")
    page = opened(context, preview, "/en/moor-railway/article/")
    page.wait_for_selector(".desk-hidden .segment")
    hidden = page.locator(".desk-hidden .segment[id^=s]").first
    ident, words = hidden.get_attribute("id"), hidden.locator("span").first.inner_text()
    sizes = hidden.evaluate("one => [...one.children].map((each) => parseFloat(getComputedStyle(each).fontSize))")
    assert min(sizes) >= 12, "it can be read"
    page.evaluate("id => getSelection().selectAllChildren(document.getElementById(id))", ident)
    page.keyboard.press("n")
    page.locator("dialog [data-kind=question]").click()
    expect(page.locator("dialog [name=cites]")).to_have_value(str(ident))
    with urllib.request.urlopen(f"{preview.address}/en/moor-railway/article/") as served:
        assert words not in html.unescape(served.read().decode()), "it is the desk alone that shows it"


def test_each_file_has_fields_of_its_own_and_a_name_becomes_one(
    context: BrowserContext, shared: Preview, tmp_path: Path
) -> None:
    page = opened(context, shared, "/_desk/articles?lang=en")
    for name in ("eins.txt", "due.txt"):
        (tmp_path / name).write_text("x", "utf-8")
    files = [tmp_path / "eins.txt", tmp_path / "due.txt"]
    page.locator("[name=files]").set_input_files(files)
    page.locator("[data-files] [name='outlet:due.txt']").fill("Eco")
    page.locator("[name=slug]").fill("La Città sull’Acqua")
    page.locator("[name=text]").focus()
    expect(page.locator("[name=slug]")).to_have_value("la-citta-sull-acqua")
    page.reload()
    page.wait_for_selector(READY)
    page.locator("[name=files]").set_input_files(files)
    expect(page.locator("[data-files] [name='outlet:due.txt']")).to_have_value("Eco")


# ---- the norms ----

ROOMS = {
    "inbox": "/_desk/?lang={}",
    "articles": "/_desk/articles?lang={}&story=moor-railway",
    "new story": "/_desk/articles?lang={}",
    "alignment": "/_desk/alignment?lang={}&story=moor-railway",
    "matches": "/_desk/articles?lang={}&story=lake-spill",
    "publish": "/_desk/publish?lang={}",
    "panel": "/_desk/edit?lang={}&story=moor-railway&key=claims/talks",
    "new": "/_desk/edit?lang={}&story=moor-railway&kind=figure&cites=s3",
    "page": "/{}/moor-railway/",
}


@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_at_the_desk(browser: Browser, shared: Preview, width: int) -> None:
    wrong = []
    for scheme in ("light", "dark"):
        context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
        for tag in ("en", "de") if scheme == "light" else ("it",):
            for name, path in ROOMS.items():
                if name == "page" and tag == "it":
                    continue  # the story has no Italian
                page = opened(context, shared, path.format(tag))
                page.add_style_tag(content=STILL) if name == "page" else None
                page.evaluate("document.querySelectorAll('main details').forEach(one => { one.open = true })")
                page.evaluate(AXE)
                wrong += [f"{scheme} {tag} {name}: {line}" for line in violations(page)]
                wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
                wrong += [f"{scheme} {tag} {name}: {wide} pixels too wide"] if wide > 0 else []
                page.close()
        context.close()
    assert wrong == []


def test_axe_finds_nothing_in_the_dialogs(context: BrowserContext, shared: Preview) -> None:
    page = opened(context, shared, CLAIMS)
    page.evaluate(AXE)
    page.keyboard.press("?")
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.locator("#talks [data-do=change]").click()
    page.wait_for_selector("dialog form")
    assert violations(page) == []
    page.locator("dialog [data-do=make][data-for=by]").click()
    page.wait_for_selector("dialog ~ dialog form")
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.locator("#talks [data-do=discard]").click()
    page.wait_for_selector("dialog [data-do=close]")
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.locator("[data-do=new]").click()
    page.wait_for_selector("dialog [data-kind]")
    assert violations(page) == []


# ---- measured ----


class Hand:
    """An editor's hand: counts what it clicks and types."""

    def __init__(self, page: Page) -> None:
        self.page, self.clicks, self.typed, self.begun = page, 0, 0, time.monotonic()

    def click(self, selector: str) -> None:
        self.page.locator(selector).first.click()
        self.clicks += 1

    def fill(self, selector: str, words: str) -> None:
        self.page.locator(selector).first.fill(words)
        self.typed += len(words)

    def __str__(self) -> str:
        return f"{self.clicks} clicks, {self.typed} characters, {time.monotonic() - self.begun:.1f} s of the machine"


def publish(hand: Hand, preview: Preview, words: str) -> None:
    hand.page.goto(f"{preview.address}/_desk/publish?lang=en")
    hand.page.wait_for_selector(READY)
    hand.fill(".desk-publish [name=message]", words)
    hand.click(".desk-publish button")
    expect(hand.page.locator(".desk-said")).to_contain_text("Published: origin/main")


def test_three_articles_are_published_and_a_fourth_added_and_a_word_corrected(
    context: BrowserContext, preview: Preview, tmp_path: Path, record_property: Any
) -> None:
    """Without opening a file. The counts go into the report of the tests (--junit-xml), and are printed (-s)."""
    for tag in ("it", "en", "de"):
        (tmp_path / f"{tag}.report.txt").write_text(SCAFFOLD[tag], encoding="utf-8")
    (tmp_path / "it.later.txt").write_text(SCAFFOLD_LATER, encoding="utf-8")
    page = opened(context, preview, "/_desk/articles?lang=en")
    hand = Hand(page)
    hand.fill("[name=slug]", "scaffold")
    page.locator("[name=files]").set_input_files([tmp_path / f"{tag}.report.txt" for tag in SCAFFOLD])
    hand.click(".desk-articles button[type=submit]")
    page.wait_for_url("**/_desk/articles?*story=scaffold*")
    page.wait_for_selector(READY)
    page.goto(f"{preview.address}/_desk/?lang=en")
    page.wait_for_selector(READY)
    drafts = page.locator("[data-story=scaffold] [data-draft] input[type=checkbox]")
    for number in range(drafts.count()):
        drafts.nth(number).check()
        hand.clicks += 1
    if drafts.count():
        hand.click(".desk-marked button")
        expect(drafts).to_have_count(0)
    publish(hand, preview, "A new story")
    record_property("first story", str(hand))
    print(f"three articles to a published story: {hand}")
    published = subject(preview, "ls-tree", "-r", "--name-only", "main").split()
    assert "content/scaffold/story.yml" in published
    assert sum(name.startswith("content/scaffold/articles/") for name in published) >= 3

    page.goto(f"{preview.address}/_desk/articles?lang=en&story=scaffold")
    page.wait_for_selector(READY)
    more = Hand(page)
    page.locator("[name=files]").set_input_files([tmp_path / "it.later.txt"])
    more.click(".desk-articles button[type=submit]")
    page.wait_for_selector("#article-it-later", state="attached")
    page.wait_for_selector(READY)
    decisions = 0
    fresh = page.locator("section[aria-labelledby=article-it-later]")
    undecided = fresh.locator(".desk-item:not(:has(.desk-buttons > span)) > .desk-buttons > [data-match=confirmed]")
    undecided = undecided.and_(page.locator(":visible"))
    assert undecided.count(), "the article brings something"
    page.goto(f"{preview.address}/_desk/?lang=en")
    page.wait_for_selector(READY)
    overtaken = page.locator("[data-story=scaffold] [data-list=overtaken] [data-key]")
    assert overtaken.count(), "what rests on older sentences is to be looked at"
    for waiting in (overtaken, page.locator("[data-story=scaffold] [data-draft]")):
        while before := waiting.count():
            waiting.first.locator("[data-do=take]").click()
            more.clicks += 1
            decisions += 1
            expect(waiting).to_have_count(before - 1)
    page.goto(f"{preview.address}/_desk/articles?lang=en&story=scaffold")
    page.wait_for_selector(READY)
    while before := undecided.count():  # what no statement tells
        undecided.first.click()
        more.clicks += 1
        decisions += 1
        expect(undecided).to_have_count(before - 1)
    publish(more, preview, "A fourth article")
    record_property("fourth article", f"{decisions} decisions, {more}")
    print(f"a further article: {decisions} decisions, {more}")
    assert decisions <= 12

    page.goto(preview.address + CLAIMS)
    page.wait_for_selector(READY)
    correction = Hand(page)
    correction.click("#jobs [data-do=change]")
    page.wait_for_selector("dialog form")
    correction.fill("dialog [name='text.en']", "The workshop expects thirty new jobs.")
    correction.click("dialog button[value=take]")
    expect(page.locator("#jobs .statement__text")).to_contain_text("thirty new jobs")
    publish(correction, preview, "Thirty jobs, not twenty")
    record_property("correction", str(correction))
    print(f"a correction: {correction}")
    assert correction.clicks <= 4
    assert time.monotonic() - correction.begun < 120
    assert subject(preview, "log", "-1", "--format=%an: %s", "main").strip() == "Ana Rossi: Thirty jobs, not twenty"


def subject(preview: Preview, *arguments: str) -> str:
    return preview.git(f"--git-dir={preview.bare}", *arguments)


def test_a_change_is_seen_soon_after_it_is_saved(
    context: BrowserContext, shared: Preview, record_property: Any
) -> None:
    """From the click to the new words on the page, in one browser; what a busy machine needs is not asserted."""
    page = opened(context, shared, CLAIMS)
    took = []
    for number in (1, 2, 3, 4, 5):
        page.locator("#jobs [data-do=change]").click()
        page.wait_for_selector("dialog form")
        page.locator("dialog [name='text.en']").fill(f"The workshop expects {number} new jobs.")
        begun = time.monotonic()
        page.locator("dialog button[value=save]").click()
        page.wait_for_selector(f"#jobs .statement__text:has-text('expects {number} new')")
        took.append(time.monotonic() - begun)
        page.wait_for_selector(READY)
    record_property("save to seen", f"{min(took):.2f} to {max(took):.2f} s")
    print(f"save to seen: {', '.join(f'{each:.2f}' for each in took)} s")
    assert min(took) < 5


def test_below_a_path_of_a_site_that_exists_only_the_stories_are_the_desks(
    context: BrowserContext, tmp_path: Path
) -> None:
    preview = Preview(tmp_path)
    shutil.rmtree(preview.root / "docs")
    preview.config.write_text(
        HOST.split("extra:")[0].replace("  - blog\n", "").replace("  - News: blog/index.md\n", ""), encoding="utf-8"
    )
    (preview.root / "docs").mkdir()
    (preview.root / "docs/index.md").write_text("# Bienvenue\n", encoding="utf-8")
    preview.start()
    try:
        with urllib.request.urlopen(f"{preview.address}/docs/") as page:
            assert b"_desk" not in page.read()
        page = opened(context, preview, "/docs/stories" + CLAIMS)
        page.locator("#jobs [data-do=take]").click()
        expect(page.locator("#jobs .mark--draft")).to_have_count(0)
        assert "draft: true" not in preview.file("claims.yml").read_text(encoding="utf-8")
    finally:
        preview.stop()
