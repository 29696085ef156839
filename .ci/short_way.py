"""The README's short way, from a wheel, in a virtual environment and a folder that are empty: on any system.

    python .ci/short_way.py dist/story_explainer-….whl

It needs the package index and nothing but Python; it ends with 1 at the first step that fails.
"""

import os
import subprocess
import sys
import tempfile
import time
import urllib.request
import venv
from pathlib import Path

ADDRESS = "http://127.0.0.1:8123/"
TEXTS = {
    "first.txt": "Riapre il ponte\n\nIl ponte di Sabbia riapre lunedì 3 marzo 2025. I lavori sono durati 14 mesi. "
    "Il sindaco Marco Verdi ha ringraziato i 40 operai. Il pedaggio resta di 2 euro.\n",
    "second.txt": "Die Brücke öffnet\n\nDie Brücke von Sabbia öffnet am Montag, 3. März 2025, wieder. Die Arbeiten "
    "dauerten 14 Monate. Bürgermeister Marco Verdi dankte den 40 Arbeitern. Die Maut bleibt bei 2 Euro.\n",
}


def main(wheel: Path) -> None:
    """Install the wheel, make a site with a story, build it, and look at its preview."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place:
        home = Path(place)
        venv.create(home / "venv", with_pip=True)
        programs = home / "venv" / ("Scripts" if sys.platform == "win32" else "bin")
        site = home / "explainers"
        for name, text in TEXTS.items():
            (home / name).write_text(text, encoding="utf-8")

        def run(program: str, *arguments: str, folder: Path = home) -> None:
            print("$", program, *arguments, flush=True)
            subprocess.run([programs / program, *arguments], cwd=folder, check=True)

        run("python", "-m", "pip", "install", "--quiet", f"{wheel.resolve()}[articles,language,html,formats]")
        run("explainer", "init", "explainers", "--name", "Our explainers", "--lang", "it", "--lang", "de")
        run("explainer", "new", "my-story", "../first.txt", "../second.txt", folder=site)
        run("explainer", "check", folder=site)
        run("mkdocs", "build", "--strict", folder=site)
        for tag in ("it", "de"):
            assert (site / "site" / tag / "my-story" / "index.html").is_file(), tag
        command = [programs / "mkdocs", "serve", "--dev-addr", ADDRESS.split("/")[2]]
        print("$ mkdocs serve", flush=True)
        with subprocess.Popen(command, cwd=site, env={**os.environ, "PYTHONUNBUFFERED": "1"}) as preview:
            try:
                assert "Our explainers" in _answer(f"{ADDRESS}it/my-story/", preview)
            finally:
                preview.terminate()


def _answer(address: str, preview: "subprocess.Popen[bytes]") -> str:
    """What the preview answers, once it does."""
    for _ in range(120):
        try:
            with urllib.request.urlopen(address) as page:
                return str(page.read().decode("utf-8"))
        except OSError:
            assert preview.poll() is None, "the preview has ended"
            time.sleep(1)
    raise TimeoutError(address)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
