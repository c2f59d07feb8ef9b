// Stories by what they share: term lists, related stories by inverted index, earlier and later.
import { readFileSync } from "node:fs";

const read = (name) => JSON.parse(readFileSync(new URL(`../_data/${name}.json`, import.meta.url), "utf8"));
const FACTS = { topics: read("topicFacts"), authors: read("authorFacts"), tickers: read("tickerFacts") };
const TAG_DEPTH = 60;
const near = new Map();
const lists = new Map();

const newestFirst = (a, b) => b.date - a.date || (a.fileSlug < b.fileSlug ? -1 : 1);

function index(kind, stories) {
  const found = new Map();
  for (const story of stories) {
    for (const key of story.data[kind]) {
      if (!found.has(key)) found.set(key, []);
      found.get(key).push(story);
    }
  }
  return found;
}

export function gather(stories) {
  const sorted = [...stories].sort(newestFirst);
  const byTicker = index("tickers", sorted);
  const byTopic = index("topics", sorted);
  sorted.forEach((story, at) => {
    near.set(story.url, { related: relate(story, byTicker, byTopic), later: sorted[at - 1], earlier: sorted[at + 1] });
  });
  return sorted;
}

function relate(story, byTicker, byTopic) {
  const scores = new Map();
  const add = (others, weight) => {
    for (const other of others) if (other !== story) scores.set(other, (scores.get(other) ?? 0) + weight);
  };
  for (const ticker of story.data.tickers) add(byTicker.get(ticker).slice(0, 200), 100);
  for (const topic of story.data.topics) add(byTopic.get(topic).slice(0, TAG_DEPTH), 40);
  return [...scores].sort((a, b) => b[1] - a[1] || b[0].date - a[0].date).slice(0, 3).map(([other]) => {
    const ticker = other.data.tickers.find((key) => story.data.tickers.includes(key));
    const topic = other.data.topics.find((key) => story.data.topics.includes(key));
    const reason = ticker ? `Also about ${FACTS.tickers[ticker].symbol}` : `Shares the tag ${FACTS.topics[topic].title}`;
    return { url: other.url, title: other.data.title, reason };
  });
}

export const neighbours = (url) => near.get(url) ?? { related: [] };

export function termsOf(kind, stories) {
  if (lists.get(kind)?.count !== stories.length) {
    const found = index(kind, [...stories].sort(newestFirst));
    const terms = [...found].map(([slug, list]) => ({ slug, stories: list, ...FACTS[kind][slug] }));
    lists.set(kind, { count: stories.length, terms: terms.sort((a, b) => (a.slug < b.slug ? -1 : 1)) });
  }
  return lists.get(kind).terms;
}

export function chunked(terms, size) {
  return terms.flatMap((term) => {
    const total = Math.ceil(term.stories.length / size);
    return Array.from({ length: total }, (_, at) => ({
      term, number: at + 1, total, stories: term.stories.slice(at * size, (at + 1) * size),
    }));
  });
}
