"""The table of marks says nothing that contradicts itself."""

from story_explainer.ingest.text import marks


def test_what_opens_and_what_closes_are_quotation_marks() -> None:
    """And every quotation mark does one or the other, or both."""
    assert set(marks.OPENING) | set(marks.CLOSING) == set(marks.QUOTES)
    assert set(marks.LEFT) <= set(marks.OPENING)
    assert set(marks.RIGHT) <= set(marks.CLOSING)
    assert len(set(marks.QUOTES)) == len(marks.QUOTES)


def test_pairs_open_and_close() -> None:
    """Swedish opens with ”, which no other language does."""
    for pairs in (marks.CLOSERS, marks.CLOSERS_WITHIN, marks.CLOSERS_ACROSS):
        assert set(pairs) <= {*marks.OPENING, "”"}
        assert set("".join(pairs.values())) <= set(marks.CLOSING)


def test_pairs_in_a_part_of_the_text_are_pairs_in_the_whole() -> None:
    """But for marks that another kind of program or writer has put instead: “a", ‘b'."""
    for opening, closers in (marks.CLOSERS_WITHIN | marks.CLOSERS_ACROSS).items():
        assert set(closers) - set(marks.CLOSERS[opening]) <= set("“'")
