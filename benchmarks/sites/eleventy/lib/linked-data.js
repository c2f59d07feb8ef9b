// The JSON-LD graph of a page.
const TYPES = { analysis: "AnalysisNewsArticle", opinion: "OpinionNewsArticle", explainer: "BackgroundNewsArticle" };

function common(site) {
  const publisher = { "@id": `${site.url}/#publisher` };
  return [
    { "@type": "WebSite", "@id": `${site.url}/#website`, url: `${site.url}/`, name: site.title, description: site.tagline, inLanguage: "en", publisher },
    { "@type": "NewsMediaOrganization", "@id": `${site.url}/#publisher`, name: site.title, url: `${site.url}/`, logo: { "@type": "ImageObject", url: `${site.url}/logo.png` }, correctionsPolicy: `${site.url}/corrections/`, ethicsPolicy: `${site.url}/ethics/` },
  ];
}

export function linkedData(url, page, site, authorFacts, tickerFacts) {
  const address = `${site.url}${url}`;
  const part = { "@id": `${site.url}/#website` };
  const graph = common(site);
  if (page.published) {
    const mentions = page.snapshot
      ? [{ "@type": "Observation", observationAbout: { "@id": `${site.url}/tickers/${page.snapshot.slug}/#company` }, observationDate: page.snapshot.as_of, measuredProperty: "price", value: page.snapshot.price, unitText: page.snapshot.currency }]
      : [];
    graph.push(
      {
        "@type": TYPES[page.kind] ?? "ReportageNewsArticle", "@id": `${address}#article`, headline: page.title, description: page.standfirst,
        url: address, mainEntityOfPage: address, datePublished: page.published, dateModified: page.updated ?? page.published,
        image: [`${site.url}/social-card.png`],
        author: page.authors.map((id) => ({ "@type": "Person", "@id": `${site.url}/authors/${id}/#person`, name: authorFacts[id].name, url: `${site.url}/authors/${id}/`, jobTitle: authorFacts[id].role })),
        publisher: { "@id": `${site.url}/#publisher` }, articleSection: page.desk, dateline: page.dateline, inLanguage: "en", isAccessibleForFree: true,
        about: page.tickers.map((slug) => ({ "@type": "Corporation", "@id": `${site.url}/tickers/${slug}/#company`, name: tickerFacts[slug].name, url: `${site.url}/tickers/${slug}/`, tickerSymbol: `${tickerFacts[slug].mic} ${tickerFacts[slug].symbol}` })),
        mentions,
      },
      { "@type": "WebPage", "@id": address, url: address, name: page.title, isPartOf: part },
      { "@type": "BreadcrumbList", itemListElement: [[site.title, `${site.url}/`], ["Latest", `${site.url}/latest/`], [page.title, address]].map(([name, item], at) => ({ "@type": "ListItem", position: at + 1, name, item })) },
    );
  } else {
    graph.push({ "@type": page.profile ? "ProfilePage" : "CollectionPage", "@id": address, url: address, name: page.title, isPartOf: part });
  }
  return JSON.stringify({ "@context": "https://schema.org", "@graph": graph }).replaceAll("<", "\\u003c");
}
