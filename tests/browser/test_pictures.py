"""Pictures as a browser draws them: nothing covers words, nothing leaves the page, at any width, in any language."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Served, Visit

WIDTHS = (390, 768, 1280)
# All measured by the browser itself. A line or a box may touch what is its own: `data-of` says whose the parts of a
# group are.
FAULTS = """() => {
    const found = [], apart = (a, b, by) =>
        a.right - by <= b.left || b.right - by <= a.left || a.bottom - by <= b.top || b.bottom - by <= a.top;
    const of = one => new Set((one.closest("[data-of]")?.dataset.of || "").split(" ").filter(Boolean));
    const shares = (one, other) => [...of(one)].some(id => of(other).has(id));
    const within = (one, other) => [...of(one)].every(id => of(other).has(id));
    for (const svg of document.querySelectorAll("figure.figure > svg")) {
        if (!svg.checkVisibility()) continue;
        const frame = svg.getBoundingClientRect(), name = svg.ariaLabelledByElements[0].textContent + ": ";
        if (frame.left < 0 || frame.right > document.documentElement.clientWidth + .5)
            found.push(name + "wider than the page");
        const words = [...svg.querySelectorAll("text:not(.mk__count)")];
        const boxes = [...svg.querySelectorAll("rect")].filter(one =>
            !/dr--(ground|zoom|inner|span)/.test(one.className.baseVal));
        const at = new Map([...words, ...boxes].map(one => [one, one.getBoundingClientRect()]));
        for (const one of [...words, ...boxes, ...svg.querySelectorAll("a, polyline")]) {
            const r = at.get(one) || one.getBoundingClientRect();
            const reach = one.matches("a") ? 8 : 1;  // the reach of a finger is no ink
            if (r.left < frame.left - reach || r.right > frame.right + reach || r.top < frame.top - reach
                || r.bottom > frame.bottom + reach)
                found.push(name + "beyond the frame: " + (one.textContent || one.outerHTML));
        }
        for (const one of words) {
            const size = parseFloat(getComputedStyle(one).fontSize) * frame.width / svg.viewBox.baseVal.width;
            if (size > 21) found.push(name + "too large: " + one.textContent);
            if (size < 12) found.push(name + "too small: " + one.textContent);
            // The box of a line of text is higher than its letters.
            const r = at.get(one);
            const inner = { left: r.left + 1, right: r.right - 1, top: r.top + 3, bottom: r.bottom - 3 };
            for (const other of words) if (one !== other && one.compareDocumentPosition(other) & 4) {
                const o = at.get(other);
                if (!apart(inner, { left: o.left, right: o.right, top: o.top + 3, bottom: o.bottom - 3 }, 0))
                    found.push(name + one.textContent + " on " + other.textContent);
            }
            for (const box of boxes) if (!shares(box, one) && !apart(inner, at.get(box), 0))
                found.push(name + one.textContent + " on a box");
            for (const box of boxes) if (shares(box, one) && within(one, box)) {
                const b = at.get(box);
                if (r.left < b.left || r.right > b.right) found.push(name + one.textContent + " runs out of its box");
            }
        }
        for (const line of svg.querySelectorAll("polyline:not(.dl--tick, .dl--break)")) {
            const matrix = line.getScreenCTM(), long = line.getTotalLength();
            for (let way = 2; way < long - 2; way += 2) {
                const p = line.getPointAtLength(way).matrixTransform(matrix);
                for (const [one, r] of at) {
                    const by = one.matches("text") ? 3 : 1;
                    const inside = p.x > r.left + 1 && p.x < r.right - 1 && p.y > r.top + by && p.y < r.bottom - by;
                    if (inside && !within(one, line))
                        found.push(name + "a line under " + (one.textContent || one.outerHTML));
                }
            }
        }
    }
    return [...new Set(found)];
}"""


@pytest.mark.parametrize("width", WIDTHS)
def test_no_picture_covers_its_words(served: Served, visit: Callable[..., Visit], width: int) -> None:
    """In every language of the site, on every page of a story that has a picture."""
    reader, found, shown = visit(served, viewport={"width": width, "height": 900}), {}, 0
    for document in served.site.documents.values():
        if not document.soup.select("figure.figure svg"):
            continue
        page = reader.open(document.address)
        page.evaluate("document.fonts.ready")
        visible = page.locator("figure.figure > svg:visible")
        assert visible.count() == page.locator("figure.figure").count(), document.address
        shown += visible.count()
        found[document.address] = page.evaluate(FAULTS)
    assert shown > 5
    assert {path: faults for path, faults in found.items() if faults} == {}


def test_a_fault_is_noticed(own: Served, visit: Callable[..., Visit]) -> None:
    """The test above can fail: words pushed onto others and out of the frame, a line across."""
    page = visit(own, viewport={"width": 390, "height": 900}).open("it/ford-xiaomi/chi-e-chi/")
    page.evaluate(
        """() => {
            const words = [...document.querySelectorAll("svg.drawing--narrow text")];
            const lines = text => text.children.length ? [...text.children] : [text];
            lines(words[0]).forEach(one => one.setAttribute("x", "340"));
            const [x, y] = ["x", "y"].map(name => lines(words[2])[0].getAttribute(name));
            lines(words[1]).forEach(one => { one.setAttribute("x", x); one.setAttribute("y", y); });
            document.querySelector("svg.drawing--narrow polyline").setAttribute("points", "0,0 344,560");
        }"""
    )
    faults = page.evaluate(FAULTS)
    assert any("beyond the frame" in fault for fault in faults)
    assert any(" on " in fault for fault in faults)
    assert any("a line under" in fault for fault in faults)


def test_a_mark_leads_to_its_event(own: Served, visit: Callable[..., Visit]) -> None:
    for width in WIDTHS:
        page = visit(own, viewport={"width": width, "height": 900}).open("de/ford-xiaomi/zeitleiste/")
        mark = page.locator("svg.drawing:visible a").last
        target = mark.get_attribute("href")
        assert target
        mark.click()
        expect(page).to_have_url(f"{own.address}de/ford-xiaomi/zeitleiste/{target}")
        expect(page.locator(target)).to_be_in_viewport()
