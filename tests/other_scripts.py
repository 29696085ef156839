"""A small site in languages that the package does not speak: Arabic, Hebrew, Japanese and Chinese, beside English."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from story_explainer.cli import main

LANGUAGES = ("ar", "he", "ja", "zh", "en")
SETTINGS = """\
site_name: Harbour
site_url: https://stories.example.org/
strict: true
theme:
  name: material
plugins:
  - story-explainer:
      languages: [ar, he, ja, zh, en]
      drafts: true
extra:
  generator: false
"""
TEXTS = {
    "ar": """المدينة تخطط لبناء مزرعة رياح في الميناء

أعلنت بلدية تافيرا في 12 مارس 2026 أنها تريد بناء مزرعة رياح من 14 توربينًا في الميناء.

نفت شركة Nordlys في 13 مارس 2026 أنها ستمول المشروع.
""",
    "he": """העירייה מתכננת חוות רוח בנמל

עיריית טאווירה הודיעה ב-12 במרץ 2026 כי היא רוצה לבנות בנמל חוות רוח של 14 טורבינות.

חברת Nordlys הכחישה ב-13 במרץ 2026 שתממן את המיזם.
""",
    "ja": """市が港に風力発電所を計画

タヴィラ市は2026年3月12日、港に14基の風車を建設すると発表した。

Nordlys社は2026年3月13日、事業への出資を否定した。
""",
    "zh": """该市计划在港口建设风电场

塔维拉市于2026年3月12日宣布，计划在港口建设有14台风机的风电场。

Nordlys公司于2026年3月13日否认将为该项目投票出资。
""",
    "en": """City plans a wind farm in the harbour

The city of Tavira announced on 12 March 2026 that it wants to build a wind farm of 14 turbines in the harbour.

The company Nordlys denied on 13 March 2026 that it would finance the project.
""",
}


def lay_out(folder: Path) -> Path:
    """A project in `folder` with one story in all five languages, whose interface is begun; returns its mkdocs.yml."""
    (folder / "docs").mkdir(parents=True)
    arguments = []
    for tag in LANGUAGES:
        text = folder / f"{tag}.txt"
        text.write_text(TEXTS[tag], encoding="utf-8")
        arguments += ["--lang", f"{tag}={text}"]
        if tag != "en":
            begun = CliRunner().invoke(main, ["language", tag, str(folder / "locales")])
            assert begun.exit_code == 0, begun.output
    made = CliRunner().invoke(main, ["new", "wind", "--versions", "--content", str(folder / "content"), *arguments])
    assert made.exit_code == 0, made.output
    path = folder / "mkdocs.yml"
    path.write_text(SETTINGS, encoding="utf-8")
    return path
