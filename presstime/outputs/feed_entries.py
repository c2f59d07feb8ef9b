"""What a feed says of a story: the whole text, with all that must not be lost on the way to a reader.

Who paid, what was corrected, when a price was true and what the writer holds stand in the text itself,
because a feed reader shows nothing else. Ids come from the story's id, never from its address.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from presstime.model import Kind, Moment, Session
from presstime.outputs.kept import kept
from presstime.outputs.pictures import article_picture
from presstime.outputs.xml import possible
from presstime.text.characters import escape
from presstime.text.references import mark_links_sponsored
from presstime.view import panels
from presstime.view.articles import ArticleView
from presstime.view.queries_outputs import last_change

_NAMESPACE = hashlib.sha1(b"presstime feed entries").digest()[:16]
_UUID = re.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """An entry in no form yet; `html` holds nothing that XML cannot. `authors` are (name, whole address)."""

    id: str
    title: str
    url: str
    published: Moment
    changed: Moment
    html: str
    language: str
    summary: str = ""
    authors: tuple[tuple[str, str], ...] = ()
    tags: tuple[str, ...] = ()
    image: str = ""


@dataclass(frozen=True, slots=True)
class FeedHead:
    """What a feed says of itself. `changed` is the newest entry's change, None where there is no entry."""

    title: str
    description: str
    page_url: str
    feed_url: str
    changed: Moment | None


def stable_id(name: str) -> str:
    """A URN that is the same for the same name for ever (a version 5 UUID, RFC 9562); a UUID stays itself."""
    if _UUID.fullmatch(name):
        return f"urn:uuid:{name}"
    digits = bytearray(hashlib.sha1(_NAMESPACE + name.encode()).digest()[:16])
    digits[6] = digits[6] & 0x0F | 0x50
    digits[8] = digits[8] & 0x3F | 0x80
    text = digits.hex()
    return f"urn:uuid:{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def changed_at(article: ArticleView) -> Moment:
    """The last change in substance, or the publication."""
    return last_change(article.record) or article.card.published


def entry_of(article: ArticleView) -> FeedEntry:
    return kept(article, "feed_entry", lambda: _entry(article))


def _entry(article: ArticleView) -> FeedEntry:
    desk, card = article.desk, article.card
    picture = article_picture(article) if card.image else None
    title = f"{article.kind_label}: {card.title}" if card.kind is Kind.SPONSORED else card.title
    tags = [article.kind_label] if article.kind_label else []
    tags += [tag.title for tag in article.tags]
    tags += [ticker.label for ticker in article.tickers]
    return FeedEntry(
        id=stable_id(card.id),
        title=title,
        url=article.absolute_url,
        published=card.published,
        changed=changed_at(article),
        html=possible(_html(article)),
        language=article.lang,
        summary=card.standfirst,
        tags=tuple(tags),
        image=picture.url if picture else "",
        authors=tuple((author.name, desk.absolute(author.route)) for author in article.authors),
    )


def _html(article: ArticleView) -> str:
    parts = []
    if article.card.kind is Kind.SPONSORED:
        parts.append(f"<p><strong>{escape(article.kind_label)}</strong></p>")
    corrections = [
        (c.is_grave, f"<p><strong>{escape(c.kind_label)}, {escape(c.date.date)}:</strong> {c.text_html}</p>")
        for c in article.corrections
    ]
    parts += [html for is_grave, html in corrections if is_grave]
    disclosures = _disclosures(article)
    if article.disclosure_first:
        parts.append(disclosures)
    parts.append(_picture(article))
    parts += _prices(article)
    if article.key_points:
        parts.append("<ul>" + "".join(f"<li>{point}</li>" for point in article.key_points) + "</ul>")
    parts.append(_recommendation(article))
    parts.append(_text(article))
    parts += [html for is_grave, html in corrections if not is_grave]
    if not article.disclosure_first:
        parts.append(disclosures)
    return "\n".join(part for part in parts if part)


def _text(article: ArticleView) -> str:
    """The body; in a paid piece, links to other sites say so."""
    html = article.feed_html
    if article.card.kind is not Kind.SPONSORED:
        return html
    own = escape(article.desk.site.absolute_url)
    return mark_links_sponsored(html).replace(f'<a rel="sponsored" href="{own}', f'<a href="{own}')


def _recommendation(article: ArticleView) -> str:
    advice = article.recommendation
    if advice is None:
        return ""
    parts = " ".join(f"{escape(label)}: {escape(text)}." for label, text in article.recommendation_rows)
    return f"<p><strong>{escape(article.desk.words('recommendation'))}: {escape(advice.label)}.</strong> {parts}</p>"


def _disclosures(article: ArticleView) -> str:
    texts = article.disclosures_html
    if not texts:
        return ""
    return f"<p><em>{escape(article.desk.words('disclosure'))} {' '.join(texts)}</em></p>"


def _picture(article: ArticleView) -> str:
    image = article.image
    if image is None:
        return ""
    size = f' width="{image.width}" height="{image.height}"' if image.width and image.height else ""
    source = escape(article.desk.setting("origin") + image.url)
    words = " ".join(escape(text) for text in (image.caption, image.credit) if text)
    caption = f"<figcaption>{words}</figcaption>" if words else ""
    return f'<figure><img src="{source}" alt="{escape(image.alt)}"{size}>{caption}</figure>'


def _prices(article: ArticleView) -> list[str]:
    """A line for each price: "NASDAQ: MSFT $242.66, +0.03%. Premarket. As of 7:32 a.m. EST, 24 Jan. 2023"."""
    lines = []
    for snapshot in article.card.snapshots:
        subject = article.desk.subject(snapshot.ticker)
        moment, session = snapshot.as_of, snapshot.session
        price = panels.price_of(subject, snapshot.price, snapshot.currency)
        move = panels.main_delta(snapshot, subject.language)
        label = ""
        if session is not None and session is not Session.CLOSED and (moment is None or moment.has_time):
            label = subject.words(f"session_{session.name.lower()}")
        change = f", {escape(move.text)}" if move else ""
        rest = [f" {part}." for part in (escape(label), panels.as_of_html(snapshot, subject)) if part]
        name = escape(panels.ticker_label(snapshot.ticker))
        lines.append(f"<p>{name} <strong>{escape(price.text)}</strong>{change}.{''.join(rest)}</p>")
    return lines
