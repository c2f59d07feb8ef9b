"""The editing desk: what stands twice, what was left from a draft, what Markdown would eat.

In: marks and oddities that reading found, the front matter. Out: warnings; nothing here is arithmetic.
"""

from __future__ import annotations

from collections.abc import Iterator

from presstime.checks.context import Places, Tally
from presstime.checks.rules import rule
from presstime.checks.stating import block_kind
from presstime.diagnostics import Diagnostic, warning
from presstime.market.prose.facts import BlockKind, Mark, ProseFacts
from presstime.model import Article, Kind

_LONGEST_HEADLINE = 110


@rule("PT701", family="editing")
def sentence_stands_once(facts: ProseFacts, places: Places, tally: Tally) -> Iterator[Diagnostic]:
    """No sentence of the text or standfirst stands twice.

    Why: a double paste, or a standfirst that the body repeats word for word.
    Fails:
        The deal is worth $10 billion. It closes in May. The deal is worth $10 billion.
    Mended:
        The deal is worth $10 billion. It closes in May.
    Source: our own; sentences of six words and more, without regard to capitals and quotation marks.
    """
    seen: dict[str, Mark] = {}
    double = {mark.digest for mark in _repeated(facts.paragraphs)}
    tally.checked += facts.sentence_count
    for mark in facts.sentences:
        first = seen.setdefault(mark.digest, mark)
        if first is not mark and not (mark.digest in double and mark.block != first.block and _is_whole(facts, mark)):
            yield warning(
                "PT701",
                "this sentence stands twice",
                places.spot(mark.spot),
                _where_first(facts, first),
                (places.spot(first.spot),),
            )


@rule("PT702", family="editing")
def paragraph_stands_once(facts: ProseFacts, places: Places, tally: Tally) -> Iterator[Diagnostic]:
    """No paragraph of one sentence stands twice.

    Why: a double paste.
    Fails:
        The company declined to comment on the report.

        The company declined to comment on the report.
    Mended:
        The company declined to comment on the report.
    Source: our own.
    """
    first: dict[str, Mark] = {}
    tally.checked += facts.paragraph_count
    for mark in facts.paragraphs:
        earlier = first.setdefault(mark.digest, mark)
        if earlier is not mark:
            yield warning(
                "PT702",
                "this paragraph stands twice",
                places.spot(mark.spot),
                _where_first(facts, earlier),
                (places.spot(earlier.spot),),
            )


def _repeated(marks: tuple[Mark, ...]) -> Iterator[Mark]:
    seen: set[str] = set()
    for mark in marks:
        if mark.digest in seen:
            yield mark
        seen.add(mark.digest)


def _is_whole(facts: ProseFacts, mark: Mark) -> bool:
    return any(other.digest == mark.digest and other.block == mark.block for other in facts.paragraphs)


def _where_first(facts: ProseFacts, first: Mark) -> str:
    if block_kind(facts, first.block) is BlockKind.STANDFIRST:
        return "it is the standfirst; take it out of the text"
    return f"it stands first in line {abs(first.spot.line)}; take one out"


@rule("PT703", family="editing")
def nothing_left_from_the_draft(facts: ProseFacts, places: Places, tally: Tally) -> Iterator[Diagnostic]:
    """No TK, XX%, [CHECK] or other mark of a draft is left.

    Why: marks for "to come" have been printed.
    Fails:
        Revenue rose XX% to $5.6 billion [CHECK].
    Mended:
        Revenue rose 12% to $5.6 billion.
    Source: newsroom habit.
    """
    yield from _oddities(
        "PT703", "residue", "“{}” is left from the draft", "fill it in or take it out", facts, places, tally
    )


@rule("PT704", family="editing")
def year_does_not_become_a_list(facts: ProseFacts, places: Places, tally: Tally) -> Iterator[Diagnostic]:
    """No paragraph begins with a year and a full stop.

    Why: Markdown makes a numbered list of it that begins with that number.
    Fails:
        2024. was a good year for the exchange.
    Mended:
        2024\\. was a good year for the exchange.
    Source: CommonMark 0.31, list items.
    """
    yield from _oddities(
        "PT704",
        "list trap",
        "“{}.” at the beginning of a paragraph becomes a list",
        "write a backslash before the point",
        facts,
        places,
        tally,
    )


@rule("PT705", family="editing")
def article_has_a_standfirst(article: Article, places: Places, tally: Tally) -> Iterator[Diagnostic]:
    """A story has a standfirst.

    Why: lists, feeds, search results and cards show it beneath the headline.
    Fails:
        title: Microsoft invests in OpenAI
    Mended:
        title: Microsoft invests in OpenAI
        standfirst: The multibillion-dollar deal deepens a partnership that began in 2019.
    Source: our own.
    """
    tally.checked += 1
    if not article.standfirst.strip() and article.kind is not Kind.PRESS_RELEASE:
        yield warning(
            "PT705",
            "there is no standfirst",
            places.field("title"),
            "add standfirst: one sentence beneath the headline",
        )


@rule("PT706", family="editing")
def picture_has_a_description(article: Article, places: Places, tally: Tally) -> Iterator[Diagnostic]:
    """The article's picture has a text for those who do not see it.

    Why: screen readers read it out, and search engines show it.
    Fails:
        image: {src: floor.jpg}
    Mended:
        image: {src: floor.jpg, alt: Traders on the floor of the exchange}
    Source: Web Content Accessibility Guidelines 2.2, 1.1.1.
    """
    if article.image is None:
        return
    tally.checked += 1
    if not article.image.alt.strip():
        yield warning(
            "PT706", "the picture has no alt text", places.field("image", "src"), "add alt: what the picture shows"
        )


@rule("PT707", family="editing")
def headline_is_short(article: Article, places: Places, tally: Tally) -> Iterator[Diagnostic]:
    """A headline has at most 110 characters.

    Why: search results and cards cut it.
    Fails:
        title: (a headline of 130 characters)
    Mended:
        title: (a headline of 80 characters)
    Source: the limit long given by Google for `headline` in structured data.
    """
    tally.checked += 1
    if len(article.title) > _LONGEST_HEADLINE:
        yield warning(
            "PT707",
            f"the headline has {len(article.title)} characters",
            places.field("title"),
            f"keep it to {_LONGEST_HEADLINE}",
        )


@rule("PT708", family="editing")
def quotation_marks_pair(facts: ProseFacts, places: Places, tally: Tally) -> Iterator[Diagnostic]:
    """Quotation marks open and close within a paragraph, or run on into the next.

    Why: without its end nobody knows where the speaker stops and the paper begins.
    Fails:
        “We will invest more, Mr Smith said.
    Mended:
        “We will invest more,” Mr Smith said.
    Source: typography; a quotation of several paragraphs opens each and closes the last.
    """
    yield from _oddities(
        "PT708", "unbalanced quote", "a quotation mark has no partner: {}", "close or open it", facts, places, tally
    )


@rule("PT709", family="editing")
def quotation_has_a_speaker(facts: ProseFacts, places: Places, tally: Tally) -> Iterator[Diagnostic]:
    """A paragraph that is one quotation has its speaker beside it.

    Why: readers must know whose words they read.
    Fails:
        The company has 400 employees.

        “We are very happy with the quarter that we have just had.”
    Mended:
        Jane Smith, the chief executive, said:

        “We are very happy with the quarter that we have just had.”
    Source: newsroom habit.
    """
    yield from _oddities(
        "PT709", "unattributed quote", "nobody is said to have said {}…", "name the speaker", facts, places, tally
    )


@rule("PT710", family="editing")
def figures_are_not_glued(facts: ProseFacts, places: Places, tally: Tally) -> Iterator[Diagnostic]:
    """A figure does not run into the next word.

    Why: markup that takes "$" for mathematics eats the blanks between prices; published stories show it.
    Fails:
        If you put $10,000intoasavings account …
    Mended:
        If you put $10,000 into a savings account …
    Source: a published finance story.
    """
    yield from _oddities("PT710", "glued figure", "“{}” runs together", "put the blanks back", facts, places, tally)


@rule("PT711", family="editing")
def precision_is_not_false(facts: ProseFacts, places: Places, tally: Tally) -> Iterator[Diagnostic]:
    """A share of people is not given to a hundredth of a per cent, nor any per cent to five decimals.

    Why: a survey cannot know it, and a reader cannot use it.
    Fails:
        52.18 percent of respondents own shares.
    Mended:
        52 percent of respondents own shares.
    Source: the guides of data desks to false precision.
    """
    yield from _oddities(
        "PT711", "false precision", "“{}” is more exact than anybody knows", "round it", facts, places, tally
    )


def _oddities(
    code: str, kind: str, message: str, hint: str, facts: ProseFacts, places: Places, tally: Tally
) -> Iterator[Diagnostic]:
    tally.checked += 1
    for oddity in facts.oddities:
        if oddity.kind == kind:
            yield warning(code, message.format(oddity.text), places.spot(oddity.spot), hint)
