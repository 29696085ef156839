"""The codes of all problems: stable names for what can be wrong, with how grave it is and what to do about it.

The reference page is generated from this list. A code is never given to something else.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Code:
    """What a code stands for, and what an editor does about it."""

    meaning: str
    remedy: str
    severity: Severity = "error"
    needs: Literal["itself", "references", "all"] = "itself"
    """What has to be read whole for it to be told: the entry itself, what it refers to, or all that editors wrote."""


CODES: dict[str, Code] = {
    # Files and YAML
    "F001": Code("A file is missing.", "Every story has story.yml, and bitext.yml, which `explainer convert` writes."),
    "F002": Code("A field has a name that is not known there.", "Correct the name; the message names the nearest one."),
    "F003": Code("A field that must be there is missing.", "Add it; the schema's hover help says what goes there."),
    "F004": Code("A value does not fit its field.", "Write what the message asks for."),
    "F005": Code("A file in the story's folder is read by nothing.", "Correct its name, or move it away."),
    "F006": Code("A story's folder has a name that no address can have.", "Give the folder another name."),
    "F007": Code(
        "A story is told in none of the site's languages.", "Add one of its languages to the site, or the other."
    ),
    "F008": Code(
        "A story's folder is a link to a place outside of the content folder, which would be published.",
        "Put the story itself there.",
    ),
    "Y001": Code("The file is not readable as YAML.", "Mend what stands at or just before the place named."),
    "Y002": Code("A key stands twice in one mapping.", "Keep one of the two."),
    "Y003": Code("A part of the file is given a name, or repeated.", "Write the text out where it is needed."),
    "Y004": Code("A tag, or a key that is no plain text.", "Leave the tag out; name the field."),
    "Y005": Code("The file is nested too deeply.", "No file of a story needs more than a few levels."),
    "Y006": Code("The file is not text in UTF-8.", "Save it as UTF-8."),
    # Ids and references
    "R001": Code("An id is given twice.", "An id stands for one thing; give the newer entry another one."),
    "R002": Code(
        "A citation leads nowhere.", "Cite a segment of the bitext or a source of sources.yml.", needs="references"
    ),
    "R003": Code(
        "An actor is named that actors.yml does not have.", "Correct the id, or add the actor.", needs="references"
    ),
    "R004": Code(
        "An event is named that events.yml does not have.", "Correct the id, or add the event.", needs="references"
    ),
    "R005": Code(
        "A claim is named that claims.yml does not have.", "Correct the id, or add the claim.", needs="references"
    ),
    "R006": Code("A section is named that the article does not have.", "Name a heading by its id (h1), or `lead`."),
    "R007": Code(
        "A text is said to rest on something unknown.",
        "Name an actor or a source; for an article, a language.",
        needs="references",
    ),
    "R008": Code("References lead in a circle.", "Remove one of them: nothing belongs to, or rests on, itself."),
    "R009": Code("The same thing is cited twice in one list.", "Keep one of the two.", "warning"),
    "R010": Code("A source is cited by nothing.", "Cite it where it is used, or take it out.", "warning", needs="all"),
    "R011": Code("Two pages have the same address.", "Give one of the topics another `slug`."),
    "R012": Code(
        "A review is of a statement that is not there.",
        "Take the entry out, or restore the id.",
        "warning",
        needs="all",
    ),
    "R013": Code(
        "A match joins two passages of one article.",
        "Name a passage of another article, or take the entry out.",
        needs="references",
    ),
    # Languages
    "L001": Code(
        "A text is missing in a language of the story: its readers see another one.", "Translate it.", "warning"
    ),
    "L002": Code("A text is given in a language that the story does not have.", "Correct the tag, or take it out."),
    "L003": Code(
        "A language of the story has no article, and the story no title in it: its readers see the original.",
        "Add the article and convert, tell the story in that language, or take it out.",
        "warning",
    ),
    "L004": Code("sources.yml describes an article that is not there.", "Correct the language, or add the article."),
    "L005": Code("The story's first language is not the bitext's pivot.", "Put the pivot first, or convert again."),
    "L006": Code("A language is listed twice.", "Keep one of the two."),
    "L007": Code("A longer text is the same in two languages.", "Translate it.", "warning"),
    "L008": Code(
        "A standfirst is so long that what is said and answered no longer stands beside it on a phone.",
        "Say it in at most 45 words; what it gives up has its place in the key points.",
        "warning",
    ),
    # Quotations
    "Q001": Code("A quotation does not stand in what it cites.", "Quote word for word; mark what is left out by […]."),
    "Q002": Code("A phrase does not stand in what it cites.", "Copy the article's words, or correct the citation."),
    "Q003": Code("The words of a divergence do not stand in its segment.", "Copy the words as they stand there."),
    "Q004": Code("A speaker's own words are given in several languages.", "Keep the one that was spoken."),
    "Q005": Code(
        "A text of the editors has a sentence of an article of which no word may be shown.",
        "Say it in other words, or set what may be shown of the article.",
        "warning",
    ),
    # Evidence
    "C001": Code(
        "A fact of the context cites no source.", "Facts come from outside the articles: cite a source.", needs="all"
    ),
    "C002": Code("A claim says neither who asserts it nor on what ground.", "Add `by`, `via` or `basis`."),
    "C003": Code(
        "Somebody answers their own claim.",
        "Only a correction is one’s own; any other answer comes from somebody else.",
    ),
    "C004": Code("A date rests on nothing that is cited.", "Cite a source for it, or leave the date out.", needs="all"),
    "C005": Code("Headline or standfirst rest on nothing.", "Cite what they rest on: `cites` in story.yml."),
    "C006": Code(
        "Something is called known without what its kind asks for.",
        "Name in `by` who acted or spoke, or all who agree; for an official text, cite one.",
    ),
    # Figures, and what articles do with claims
    "N001": Code(
        "A value corrects one that no earlier value of the figure has.", "Write the earlier value as it stands."
    ),
    "N002": Code(
        "What an article is said to do with a claim does not fit it.",
        "Name each article once, with sentences of its own; a silent one cites none.",
    ),
    # Times
    "T001": Code("A relation of events contradicts their dates.", "Correct one of the places named."),
    "T002": Code("Relations of events lead in a circle.", "Remove one of the relations named."),
    "T003": Code("Something is dated after the day of the story.", "Set `as_of` to the day the story was followed to."),
    "T004": Code(
        "An answer is older than what it answers: its readers are told so.",
        "Correct one of the dates, or cite where the claim was told before.",
        "warning",
    ),
    # Addresses
    "A001": Code("An address cannot be a page on the web.", "Copy the address from the browser."),
    # The bitext
    "B001": Code("The bitext was edited by hand.", "Edit the article, then run `explainer convert`."),
    "B002": Code("An article was changed after the bitext was made.", "Run `explainer convert`."),
    "B003": Code("The bitext and the folder of articles do not match.", "Run `explainer convert`."),
    "B004": Code("The ids of the bitext are not in order.", "Run `explainer convert`; never edit ids."),
    "B005": Code(
        "comparison.yml is of segments that are gone.", "Run `explainer convert`, which compares anew.", "warning"
    ),
    # Drift
    "D001": Code(
        "A reviewed text, or what it rests on, has changed.",
        "Read it again: `explainer review`.",
        "warning",
        needs="all",
    ),
    # Articles, when they are converted
    "I001": Code("An article's file is empty.", "Put the text of the article into it."),
    "I002": Code("An article's file is too large.", "Keep the text of one article in it, nothing else."),
    "I003": Code(
        "An article's file is damaged, encrypted or no text.",
        "Open it, save it anew, or copy its text into a .txt file.",
    ),
    "I004": Code("An article is in a format that is not read.", "The message says what to do for each of them."),
    "I005": Code("There is no text in an article.", "An article has at least one sentence."),
    "I006": Code(
        "An article seems to be in another language than stated.", "Rename the file if that is so.", "warning"
    ),
    "I007": Code("The name of an article's file is no language.", "Call it by its language, such as articles/it.txt."),
    "I008": Code(
        "Two versions of an article are in one language, or in each other's.",
        "An article has one version in each language; another article has a folder of its own: `explainer add`.",
    ),
    "I009": Code("There are no articles.", "Put one file for each language into the folder of articles."),
    "I010": Code("The bitext that is there cannot be read.", "Restore it, for it holds the ids; or delete it."),
    "I012": Code(
        "Web pages need the extra “html”, Word and PDF files the extra “formats”.",
        "Install it, or save the article as text or Markdown.",
    ),
    "I013": Code("No article was found in a web page.", "Save the text of the article as plain text or Markdown."),
    "I014": Code("A sentence does not end.", "Break the text into sentences and paragraphs."),
    "I015": Code(
        "Two articles are not versions of one text.",
        "Add one as an article of its own; if they are versions, name the language under `versions` in alignment.yml.",
    ),
    "I101": Code("A correction quotes what is not in the article.", "Quote the first words exactly as they stand."),
    "I102": Code("A correction quotes what stands in several places.", "Quote more words."),
    "I103": Code(
        "A corrected segment is not in order.", "Its sentences follow each other and stand in no other segment."
    ),
    "I104": Code(
        "A correction joins two paragraphs.", "A sentence goes on within its paragraph; edit the article instead."
    ),
    "I105": Code(
        "A corrected segment lacks a language.", "Name two languages that have articles; [] where none answers."
    ),
    "I106": Code("A correction quotes words that have changed a little.", "Bring the quotation up to date.", "warning"),
    "I011": Code("The pivot asked for has no article.", "Name a language that has one."),
    "I018": Code(
        "Nobody states the language of an article, and its text does not tell it for certain.",
        "State it: `--lang it=file.txt`, or call the file `it.txt`.",
    ),
    "I019": Code(
        "The encoding of an article is in doubt.",
        "Look at the letters with accents in bitext.yml; save the file as UTF-8 if one of them is wrong.",
        "warning",
    ),
    "I020": Code(
        "An article is a link to a file outside of its story, which would be published.",
        "Put the article itself into the folder.",
    ),
    "I021": Code(
        "A bitext made with sentence vectors would be made anew without them.",
        "Install the extra “language”, or run `explainer convert --even-without-vectors`.",
    ),
    "I022": Code(
        "An address is none that is fetched: only https:// and public addresses are, also where they lead on.",
        "Save the page and give the file.",
    ),
    "I023": Code(
        "A page was not received: there is no connection, it took too long, or its server refuses.",
        "Open it in a browser, save it (Ctrl-S or ⌘-S, “HTML only”) and give the file.",
    ),
    "I017": Code("A file of the story was changed while a command worked on it.", "Run the command again."),
    "I016": Code("An article that is named is not there.", "Name one by its id: `lead`, or its folder in articles/."),
}
