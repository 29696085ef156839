"""A story of our own in French and German: a lighthouse that may open again. The versions differ on purpose."""

from __future__ import annotations

from tests.ingest.by_hand import bitext

from story_explainer.story.bitext import Bitext

ROWS = [
    ("La mairie de Kerlouan veut rouvrir son phare", "Gemeinde Kerlouan will ihren Leuchtturm wieder öffnen"),
    (
        "La mairie de Kerlouan a entamé des discussions avec l’association Lumière du Large sur une réouverture du "
        "phare de Men Ruz.",
        "Die Gemeinde Kerlouan hat mit dem Verein Lumière du Large Gespräche über eine Wiedereröffnung des Leuchtturms "
        "Men Ruz geführt.",
    ),
    (
        "Selon le quotidien Le Courrier du Ponant, les travaux pourraient coûter 2,4 millions d’euros.",
        "Laut der Zeitung Courrier du Ponant könnten die Arbeiten 2,6 Millionen Euro kosten.",
    ),
    ("Un monument fermé depuis longtemps", "Ein seit langem geschlossenes Denkmal"),
    (
        "Le phare de Men Ruz a été fermé le 12 mars 1987.",
        "Der Leuchtturm Men Ruz wurde am 12. März 1987 geschlossen.",
    ),
    (
        "Des essais antérieurs, menés avec l’entreprise Armor Béton, n’avaient rien donné.",
        "Frühere Versuche mit dem Unternehmen Armor Béton hatten nichts gebracht.",
    ),
    (
        "La maire, Solenn Quéméner, a déclaré : « Nous n’abandonnerons pas ce phare. »",
        "Bürgermeisterin Solenn Quéméner sagte: „Wir geben diesen Leuchtturm nicht auf.“",
    ),
    ("Des voix contraires", "Gegenstimmen"),
    (
        "Armor Béton a démenti les informations du Courrier du Ponant et les a qualifiées d’« inexactes », selon trois "
        "sources proches du dossier.",
        "Armor Béton hat die Angaben des Courrier du Ponant zurückgewiesen und als „falsch“ bezeichnet, so drei mit "
        "der Sache vertraute Quellen.",
    ),
    (
        "L’association Lumière du Large sera propriétaire de la lanterne.",
        "Der Verein Lumière du Large würde Eigentümer der Laterne.",
    ),
    ("Le gardien, Yann Le Goff, y a vécu pendant vingt ans.", ""),
]


def lighthouse(pivot: str = "fr") -> Bitext:
    """The story with the one or the other language first."""
    rows = ROWS if pivot == "fr" else [(german, french) for french, german in ROWS]
    locales = ["fr", "de"] if pivot == "fr" else ["de", "fr"]
    return bitext(locales, *rows, headings=[3, 7], title=True)
