"""`make audit`: the project's own site under Lighthouse and the Nu HTML checker, in the tests' browser.

`make lighthouse` (`--median`) prints the median of five runs of each page instead of the best of up to five, measures
and scores with the least and the most of them, and the load of the machine; it fails where a median misses its bar.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from story_explainer.content.load import load_all
from story_explainer.site.build import build_site
from story_explainer.site.language import Language
from tests import toy_site
from tests.browser import chromium
from tests.browser.host import hosted

MODULES = Path(__file__).parent / "node_modules"
KINDS = ("overview", "timeline", "parallel")
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
# In pixels moved over the window's, and milliseconds in which the page does not answer.
MOST = {"cumulative-layout-shift": 0.001, "total-blocking-time": 50.0}
LEAST = dict.fromkeys((*CATEGORIES, *MOST), 100)
# Two hidden checkboxes that Material puts into every page outside of all blocks that could be overridden.
THEMES_OWN = ".*Attribute “autocomplete” is only allowed when the input type is .*"
# A busy machine makes a page slower, never faster: the best of a few runs is nearest to the page itself.
RUNS = 5


def missing() -> Iterator[str]:
    """What has to be installed first, each with how."""
    if not shutil.which("node"):
        yield "Node.js is missing: install it (on Debian: apt-get install nodejs npm)."
    if not shutil.which("java"):
        yield "Java is missing: install a JRE (on Debian: apt-get install default-jre-headless)."
    if not chromium.find():
        yield chromium.MISSING


def nu_problems(site: Path) -> list[str]:
    """What the Nu HTML checker has to say about every HTML file."""
    jar = str(MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar")
    options = ["--errors-only", "--skip-non-html", "--filterpattern", THEMES_OWN]
    done = subprocess.run(["java", "-Xss4m", "-jar", jar, *options, str(site)], capture_output=True, encoding="utf-8")
    lines = [line.replace(f"file:{site}/", "") for line in done.stderr.splitlines() if line.strip()]
    if done.returncode and not lines:
        return [f"the Nu HTML checker failed with {done.returncode}"]
    return lines


def measured(address: str) -> dict[str, float]:
    """Lighthouse's scores for a page as a phone sees it, from 0 to 100, and the measures that `MOST` bounds."""
    command = ["node", str(MODULES / "lighthouse/cli/index.js"), address, "--quiet", "--output=json"]
    command += [
        f"--only-categories={','.join(CATEGORIES)}",
        f"--chrome-flags={' '.join(['--headless=new', *chromium.FLAGS])}",
    ]
    environment = {**os.environ, "CHROME_PATH": chromium.find() or ""}
    done = subprocess.run(command, capture_output=True, encoding="utf-8", env=environment)
    if done.returncode:
        raise SystemExit(f"Lighthouse failed on {address}: {done.stderr[-2000:]}")
    report = json.loads(done.stdout)
    for name in CATEGORIES:
        if name != "performance":
            for part in report["categories"][name]["auditRefs"]:
                audit = report["audits"][part["id"]]
                if part["weight"] and audit["score"] is not None and audit["score"] < 1:
                    print(f"    {name}: {audit['title']}")
    found = {name: float(round(100 * (report["categories"][name]["score"] or 0))) for name in CATEGORIES}
    return found | {name: report["audits"][name]["numericValue"] for name in MOST}


def scores(address: str) -> dict[str, int]:
    """The same, of `MOST` whether it is kept, 100 or 0."""
    found = measured(address)
    for name in MOST:
        print(f"    {name}: {found[name]:.4g}")
    return {name: (100 if value <= MOST[name] else 0) if name in MOST else int(value) for name, value in found.items()}


def best(address: str) -> dict[str, int]:
    found = dict.fromkeys(LEAST, 0)
    for _ in range(RUNS):
        found = {name: max(found[name], score) for name, score in scores(address).items()}
        if all(found[name] >= least for name, least in LEAST.items()):
            break
    return found


def medians(address: str) -> bool:
    """Print the median of each score and measure of a page; returns whether all keep their bars."""
    kept = True
    runs = [measured(address) for _ in range(RUNS)]
    said = []
    for name in (*CATEGORIES, *MOST):
        values = sorted(run[name] for run in runs)
        median = statistics.median(values)
        kept &= median <= MOST[name] if name in MOST else median >= LEAST[name]
        said.append(f"{name} {median:.4g} ({values[0]:.4g}–{values[-1]:.4g})")
    print(f"Lighthouse {address}, median of {RUNS}: {', '.join(said)}; load {os.getloadavg()[0]:.1f}", flush=True)
    return kept


def pages(site: Path) -> Iterator[str]:
    """The paths of the kinds of page that are looked at, in every language."""
    languages = [Language.load(path.name) for path in sorted(site.iterdir()) if (path / "index.html").is_file()]
    stories = [loaded.story for loaded in load_all(toy_site.ROOT / "content") if loaded.story][:1]
    for page in build_site(stories, [language for language in languages if language.tag in stories[0].locales]):
        if page.key.split("/")[-1] in KINDS:
            yield page.path


def main(*, median: bool = False) -> int:
    """Audit the site.

    Args:
        median: whether only Lighthouse runs, five times a page, and medians count.
    """
    if lacking := list(missing()):
        print("\n".join(lacking))
        return 1
    with tempfile.TemporaryDirectory() as folder, hosted(Path(folder) / "site") as address:
        site = Path(folder) / "site"
        os.environ["SITE_URL"] = address
        done = toy_site.build(toy_site.ROOT / "mkdocs.yml", site)
        if done.returncode:
            print(done.stderr)
            return 1
        if median:
            missed = [path for path in pages(site) if not medians(address + path)]
            return int(bool(missed))
        problems = nu_problems(site)
        print("\n".join(problems))
        print(f"Nu HTML checker: {len(problems)} problems in {len(list(site.rglob('*.html')))} files")
        failed = bool(problems)
        for path in pages(site):
            found = best(address + path)
            failed |= any(found[name] < least for name, least in LEAST.items())
            print(f"Lighthouse {path}: {', '.join(f'{name} {score}' for name, score in found.items())}", flush=True)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(median="--median" in sys.argv[1:]))
