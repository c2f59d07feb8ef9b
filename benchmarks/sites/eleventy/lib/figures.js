// Prices, moves and the line of the trading day, as HTML.
import { readFileSync } from "node:fs";

const EXCHANGES = JSON.parse(readFileSync(new URL("../_data/exchanges.json", import.meta.url), "utf8"));
const MONTHS = ["Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."];
const LONG = new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const rows = new Map();

const escape = (text) => text.replace(/[&<>"]/gu, (c) => ESCAPES[c]);
const minute = (iso) => Number(iso.slice(11, 13)) * 60 + Number(iso.slice(14, 16));
const date = (iso) => `${Number(iso.slice(8, 10))} ${MONTHS[Number(iso.slice(5, 7)) - 1]} ${iso.slice(0, 4)}`;
const capital = (word) => word[0].toUpperCase() + word.slice(1);

function clock(iso) {
  const hour = Number(iso.slice(11, 13));
  return `${hour % 12 || 12}:${iso.slice(14, 16)} ${hour < 12 ? "a.m." : "p.m."}`;
}

function grouped(digits) {
  const [whole, rest] = digits.split(".");
  return whole.replace(/\B(?=(\d{3})+$)/gu, ",") + (rest ? `.${rest}` : "");
}

const money = (digits, market) => `${market.prefix}${grouped(digits)}${market.suffix}`;
const signed = (value, places) => (value > 0 ? "+" : value < 0 ? "−" : "") + Math.abs(value).toFixed(places);

export const longDate = (iso) => LONG.format(new Date(`${iso.slice(0, 10)}T00:00:00Z`));

export const stamp = (iso) =>
  `<time datetime="${iso}">${date(iso)}<span class="comma">, </span><span class="hour">${clock(iso)} ET</span></time>`;

export function move(value, text) {
  const way = value > 0 ? "up" : value < 0 ? "down" : "flat";
  const shape = { up: "M5 0l5 9H0z", down: "M0 0h10L5 9z", flat: "M0 4h10v2.5H0z" }[way];
  return `<bdi class="move ${way}" dir="ltr"><svg class="arrow" width="10" height="9" viewBox="0 0 10 9" aria-hidden="true"><path d="${shape}"/></svg><span class="hidden">${way} </span>${text}</bdi>`;
}

export function sessionRule(iso, exchange, label = "") {
  const market = EXCHANGES[exchange];
  const span = market.end - market.start;
  const place = (at) => (((at - market.start) * 100) / span).toFixed(3);
  const tick = place(minute(iso));
  const blocks = market.blocks.map(([a, b]) => `<rect class="open" x="${place(a)}%" y="7" width="${(((b - a) * 100) / span).toFixed(3)}%" height="5"/>`);
  const labels = market.labels.map((l) => `<text class="${l.anchor}" x="${l.x}%" y="32">${l.text}</text>`);
  return `<svg class="rule" width="100%" height="36" aria-hidden="true"><line x1="0" x2="100%" y1="9.5" y2="9.5"/><line x1=".5" x2=".5" y1="5" y2="14"/><line class="end" x1="100%" x2="100%" y1="5" y2="14"/>${blocks.join("")}<rect class="tick" x="${tick}%" y="1" width="5" height="17"/>${labels.join("")}<text class="middle strong" x="${tick}%" y="32">${label ? `${label} ` : ""}${clock(iso)} ${market.zone}</text></svg>`;
}

function price(digits, market) {
  return `<data class="price" value="${digits}"><bdi dir="ltr">${money(digits, market)}</bdi></data>`;
}

function moved(q, places) {
  const change = Number(q.price) - Number(q.previous_close);
  return { change, amount: signed(change, places), percent: `${signed((change * 100) / Number(q.previous_close), 2)}%` };
}

export function panel(q, name) {
  const market = EXCHANGES[q.exchange];
  const m = moved(q, market.places);
  return `<section class="panel" aria-label="Price of ${q.label}">
<p class="panel-head"><a class="symbol" href="/tickers/${q.slug}/"><bdi dir="ltr">${q.label}</bdi></a> <span class="session${q.session === "closed" ? "" : " open"}">${q.session_label}</span></p>
<p class="panel-name">${escape(name)}</p>
<div class="panel-price">${price(q.price, market)}<p class="moves">${move(m.change, m.amount)} ${move(m.change, m.percent)}</p></div>
${sessionRule(q.as_of, q.exchange)}
<p class="as-of">As of <time datetime="${q.as_of}"><b>${clock(q.as_of)} ${market.zone}</b>, ${date(q.as_of)}</time></p>
<dl class="rows">
<div><dt>Previous close</dt><dd>${price(q.previous_close, market)}</dd></div>
${q.low ? `<div><dt>Day’s range</dt><dd><bdi>${q.low}–${q.high}</bdi></dd></div>` : ""}
<div><dt>52 weeks</dt><dd><bdi>${q.low_52_weeks}–${q.high_52_weeks}</bdi></dd></div>
${q.volume ? `<div><dt>Volume</dt><dd><bdi>${grouped(q.volume)}</bdi></dd></div>` : ""}
</dl>
<p class="note">Quoted by the exchange.</p>
</section>`;
}

function figures(q) {
  if (!q) return "";
  const market = EXCHANGES[q.exchange];
  const m = moved(q, market.places);
  return `<div class="quoted"><p><a class="symbol" href="/tickers/${q.slug}/"><bdi dir="ltr">${q.symbol}</bdi></a> ${price(q.price, market)} ${move(m.change, m.percent)}</p><p class="when">${q.session_label}, ${clock(q.as_of)}</p></div>`;
}

// A row is the same in every list, so it is made once.
export function row(story) {
  let html = rows.get(story.url);
  if (html === undefined) {
    const { data } = story;
    html = `<li class="row"><div class="who"><p class="kicker">${capital(data.desk)}</p> ${stamp(data.published)}</div><div class="what"><h3><a href="${story.url}">${escape(data.title)}</a></h3><p>${escape(data.standfirst)}</p></div><div class="figures">${figures(data.snapshot)}</div></li>`;
    rows.set(story.url, html);
  }
  return html;
}

// The newest panel of a ticker, and what our stories quoted.
export function quoted(term) {
  const priced = term.stories.filter((story) => story.data.snapshot);
  if (!priced.length) return "";
  if (!term.quotedHtml) {
    const lines = priced.slice(0, 20).map((story) => {
      const q = story.data.snapshot;
      const m = moved(q, EXCHANGES[q.exchange].places);
      return `<tr><th scope="row"><a href="${story.url}">${date(q.as_of)}</a></th><td>${q.session_label}</td><td class="n"><data class="price" value="${q.price}"><bdi dir="ltr">${grouped(q.price)}</bdi></data></td><td class="n"><bdi dir="ltr">${m.amount}</bdi></td><td class="n">${move(m.change, m.percent)}</td></tr>`;
    });
    term.quotedHtml = `${panel(priced[0].data.snapshot, term.name)}
<div class="text"><div class="table data" role="region" tabindex="0" aria-label="Quoted in our stories"><table>
<caption>Quoted in our stories</caption>
<thead><tr><th scope="col">As of</th><th scope="col">Session</th><th class="n" scope="col">Price</th><th class="n" scope="col">Change</th><th class="n" scope="col">%</th></tr></thead>
<tbody>${lines.join("")}</tbody></table></div></div>`;
  }
  return term.quotedHtml;
}
