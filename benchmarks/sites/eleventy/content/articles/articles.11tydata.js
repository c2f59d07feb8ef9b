export default {
  layout: "article.njk",
  permalink: ({ published, page }) => `/${published.slice(0, 4)}/${published.slice(5, 7)}/${page.fileSlug}/`,
};
