"""Tickers as a taxonomy with pages and feeds, related stories by inverted index, snapshots."""

# In the manner of Pelican's own plugins, which are not typed.
# ruff: noqa: ANN001, ANN201, ANN202

import json
from collections import Counter, defaultdict
from datetime import datetime
from decimal import ROUND_HALF_EVEN, Decimal

from pelican import signals
from pelican.urlwrappers import URLWrapper

TAG_DEPTH = 60


class Ticker(URLWrapper):
    """A ticker page; `facts` is its profile."""

    @property
    def facts(self):
        return self.settings["TICKERS"][self.name]


def clock(moment):
    return f"{moment.hour % 12 or 12}:{moment:%M} {'a.m.' if moment.hour < 12 else 'p.m.'}"


def stamp(moment):
    return f"{moment.day} {moment:%b}. {moment.year}"


def session_rule(market, moment, label=""):
    """Places on the line of the trading day, per cent."""
    span = market["end"] - market["start"]

    def place(minute):
        return f"{(minute - market['start']) * 100 / span:.3f}"

    return {
        "blocks": [(place(a), f"{(b - a) * 100 / span:.3f}") for a, b in market["blocks"]],
        "labels": market["labels"],
        "tick": place(moment.hour * 60 + moment.minute),
        "text": f"{label} {clock(moment)} {market['zone']}".strip(),
    }


def delta(value, suffix=""):
    way = "up" if value > 0 else "down" if value < 0 else "flat"
    return {"direction": way, "text": f"{value:+,}{suffix}".replace("-", "−")}


def quote(fields, exchanges):
    """A snapshot with what can be computed from it."""
    market = exchanges[fields["exchange"]]
    price, previous = Decimal(fields["price"]), Decimal(fields["previous_close"])
    change = price - previous
    moment = datetime.fromisoformat(fields["as_of"])
    percent = (change * 100 / previous).quantize(Decimal("0.01"), ROUND_HALF_EVEN)
    return fields | {
        "money": f"{market['prefix']}{price:,}{market['suffix']}",
        "plain": f"{price:,}",
        "previous_money": f"{market['prefix']}{previous:,}{market['suffix']}",
        "change": delta(change),
        "percent": delta(percent, "%"),
        "rule": session_rule(market, moment),
        "clock": f"{clock(moment)} {market['zone']}",
        "hour": clock(moment),
        "date": stamp(moment),
        "is_open": fields["session"] != "closed",
    }


def prepare(content):
    """Structured fields of a story, and its words for the reading time."""
    if not hasattr(content, "tickers"):
        return
    settings = content.settings
    content.tickers = [Ticker(slug, settings) for slug in content.tickers.split(", ")]
    content.points = json.loads(getattr(content, "points", "[]"))
    fields = json.loads(getattr(content, "snapshot", "null"))
    content.snapshot = quote(fields, settings["EXCHANGES"]) if fields else None
    content.rule = session_rule(settings["EXCHANGES"]["NYSE"], content.date, "Press time")
    content.words = len((content._content or "").split())
    content.stamp = f"{stamp(content.date)}|{clock(content.date)} ET"


def relate(article, by_ticker, by_tag):
    """The three nearest stories: shared tickers weigh most, then tags; newest first among equals."""
    scores = Counter()
    for ticker in article.tickers:
        for other in by_ticker[ticker.slug][:200]:
            scores[other] += 100
    for tag in getattr(article, "tags", ()):
        for other in by_tag[tag][:TAG_DEPTH]:
            scores[other] += 40
    scores.pop(article, None)
    nearest = sorted(scores, key=lambda other: (scores[other], other.date), reverse=True)[:3]
    own = {ticker.slug for ticker in article.tickers}
    tags = set(getattr(article, "tags", ()))
    related = []
    for other in nearest:
        shared = next((t for t in other.tickers if t.slug in own), None)
        tag = next((t for t in getattr(other, "tags", ()) if t in tags), None)
        reason = f"Also about {shared.facts['symbol']}" if shared else f"Shares the tag {tag}"
        related.append((other, reason))
    return related


def gather(generator):
    """Tickers, related stories and neighbours, once all stories are read."""
    by_ticker, by_tag = defaultdict(list), defaultdict(list)
    articles = generator.articles
    for article in articles:
        for ticker in article.tickers:
            by_ticker[ticker.slug].append(article)
        for tag in getattr(article, "tags", ()):
            by_tag[tag].append(article)
    for at, article in enumerate(articles):
        article.related = relate(article, by_ticker, by_tag)
        article.later = articles[at - 1] if at else None
        article.earlier = articles[at + 1] if at + 1 < len(articles) else None
    generator.context["tickers"] = [
        (Ticker(slug, generator.settings), stories) for slug, stories in sorted(by_ticker.items())
    ]


def write_tickers(generator, writer):
    template = generator.get_template("ticker")
    for ticker, articles in generator.context["tickers"]:
        lists = {"articles": articles, "dates": articles}
        writer.write_file(
            ticker.save_as,
            template,
            generator.context,
            ticker=ticker,
            url=ticker.url,
            paginated=lists,
            template_name="ticker",
            blog=True,
            page_name=ticker.page_name,
            **lists,
        )
        path = generator.settings["TICKER_FEED_RSS"].format(slug=ticker.slug)
        title = f"{generator.settings['SITENAME']} - {ticker.facts['name']}"
        writer.write_feed(articles, generator.context, path, path, feed_title=title, feed_type="rss")


def register():
    signals.content_object_init.connect(prepare)
    signals.article_generator_finalized.connect(gather)
    signals.article_writer_finalized.connect(write_tickers)
