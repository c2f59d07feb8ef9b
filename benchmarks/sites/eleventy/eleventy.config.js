import markdownIt from "markdown-it";
import anchor from "markdown-it-anchor";
import { chunked, gather, neighbours, termsOf } from "./lib/newsroom.js";
import { longDate, move, panel, quoted, row, sessionRule, stamp } from "./lib/figures.js";
import { linkedData } from "./lib/linked-data.js";

const PAGE = 20;

export default function (config) {
  config.setLibrary("md", markdownIt({ html: true }).use(anchor, { tabIndex: false }));
  config.addPassthroughCopy({ static: "/" });
  config.setQuietMode(true);

  config.addCollection("stories", (api) => gather(api.getFilteredByGlob("content/articles/**/*.md")));
  for (const kind of ["topics", "authors", "tickers"]) {
    config.addCollection(kind, (api) => termsOf(kind, api.getFilteredByGlob("content/articles/**/*.md")));
    config.addCollection(`${kind}Pages`, (api) =>
      chunked(termsOf(kind, api.getFilteredByGlob("content/articles/**/*.md")), PAGE));
  }

  config.addFilter("neighbours", neighbours);
  config.addFilter("row", row);
  config.addFilter("panel", panel);
  config.addFilter("quoted", quoted);
  config.addFilter("move", move);
  config.addFilter("sessionRule", sessionRule);
  config.addFilter("stamp", stamp);
  config.addFilter("longDate", longDate);
  config.addFilter("linkedData", linkedData);
  config.addFilter("take", (list, count) => list.slice(0, count));
  config.addFilter("absolute", (html, base) => html.replaceAll('href="/', `href="${base}/`));
  config.addFilter("cdata", (html) => html.replaceAll("]]>", "]]]]><![CDATA[>"));
  config.addFilter("rfc822", (iso) => new Date(iso).toUTCString().replace("GMT", "+0000"));
  config.addFilter("minutes", (html) => Math.max(1, Math.ceil(html.split(/\s+/u).length / 220)));

  return {
    dir: { input: "content", includes: "../_includes", data: "../_data", output: "_site" },
    markdownTemplateEngine: false,
    htmlTemplateEngine: "njk",
  };
}
