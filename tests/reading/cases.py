"""One fault a row: what is written over the good site, by the number it has in the list of faults.

Ids begin with the row's letter and number in that list (A files and YAML, B figures and dates, C names and
addresses, G templates and settings, H folders); rows of our own begin with the code they show.
"""

from __future__ import annotations

ARTICLE = "content/articles/2023/story.md"
Files = dict[str, str | bytes]


def story(front: str = "", text: str = "Words of the story.", *, title: str = "title: A story that breaks") -> Files:
    """An article that is good but for what is given."""
    head = "\n".join(line for line in (
        title, "standfirst: One sentence.", "" if "date:" in front else "date: 2023-01-25 09:00",
        "" if "author" in front else "author: ibukun", front.strip("\n")) if line)
    return {ARTICLE: f"---\n{head}\n---\n{text}\n"}


def raw(text: str | bytes) -> Files:
    return {ARTICLE: text}


def site_with(line: str) -> Files:
    return {"site.yaml": f"title: Market Wire\nbase_url: https://news.example/\ntimezone: America/New_York\n{line}\n"}


def snapshot(fields: str) -> Files:
    return story(f"ticker: NASDAQ:MSFT\nsnapshot:\n  as_of: 2023-01-25 08:00\n  session: premarket\n{fields}")


PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89"
FRONT = "title: T\nstandfirst: S.\ndate: 2023-01-25 09:00\nauthor: ibukun\n"

CASES: dict[str, Files] = {
    "A3 an empty file": raw(""),
    "A3 only a fence": raw("---\n"),
    "A3 no final newline": raw(f"---\n{FRONT}---\nText"),
    "A4 a fence that is never closed": raw(f"---\n{FRONT}\nText that would be swallowed\n"),
    "A5 a fence of four": raw(f"----\n{FRONT}----\nText\n"),
    "A5 a fence after a blank line": raw(f"\n---\n{FRONT}---\nText\n"),
    "A7 a second document": raw(f"---\n{FRONT}...\nmore: 1\n---\nText\n"),
    "A8 a tab": story("sources:\n\t- title: x"),
    "A10 a key twice": story("tags: [AI]\ntags: [Cloud]"),
    "A11 a misspelt key": story("standfrist: Hello"),
    "A11 an unknown key": story("wibble: 1"),
    "A12 a control character": story(text="Before \x00 after \x07."),
    "A12 a control character in the front matter": story("dateline: \x01LAGOS"),
    "A13 Latin-1": raw(f"---\n{FRONT}---\nCaf".encode() + b"\xe9\n"),
    "A13 Windows quotes": raw(f"---\n{FRONT}---\n".encode() + b"\x93so\x94\n"),
    "A13 UTF-16": raw("---\ntitle: T\n---\n".encode("utf-16")),
    "A14 a lone surrogate": story('dateline: "\\ud800"'),
    "A17 a list": raw("---\n- one\n- two\n---\nText\n"),
    "A17 a word": raw("---\nword\n---\nText\n"),
    "A17 nothing": raw("---\n---\nText\n"),
    "A18 aliases": story("tags: &a [AI]\nx_more: *a"),
    "A19 a merge key": story("<<: {kind: news}"),
    "A20 a tag that runs code": story("dateline: !!python/object/apply:os.system [id]"),
    "A20 a tag of one's own": story("dateline: !place Lagos"),
    "A22 too deep": story("x_deep: " + "[" * 30 + "]" * 30),
    "A23 a number of 5,000 digits": snapshot("  currency: USD\n  price: " + "9" * 5000),
    "A24 over the limit": story("disclosure: " + "x" * 70_000),
    "A25 a colon in the headline": story(title="title: Fed: rates up"),
    "A26 a hash in the headline": story(title="title: Alpha is #1 pick"),
    "A27 a bracket": story(title="title: [BREAKING] x"),
    "A27 a brace": story(title="title: {x"),
    "A27 a list that stays open": story("tags: [AI, Cloud"),
    "A27 a star": story(title="title: *bold*"),
    "A27 an exclamation": story(title="title: !x"),
    "A27 a per cent sign": story(title="title: %x"),
    "A27 an at": story(title="title: @x"),
    "A27 a backtick": story(title="title: `x`"),
    "A27 a quoted word first": story(title="title: 'Higher' rates stay"),
    "A28 a text without front matter": {"content/articles/2023/plain.txt": "Just words.\n"},
    "A28 front matter in both": {**story(), "content/articles/2023/story.yaml": FRONT},
    "A28 a sidecar without text": {"content/articles/2023/alone.yaml": FRONT},
    "B5 a time alone": story("updated: 16:30"),
    "B6 a price with separators": snapshot("  currency: USD\n  price: 1,234.56"),
    "B6 a price with a sign": snapshot("  currency: USD\n  price: $12"),
    "B6 a per cent sign": snapshot("  currency: USD\n  price: 12\n  change_percent: 12.5%"),
    "B6 a price in words": snapshot("  currency: USD\n  price: 1.2bn"),
    "B6 a price in brackets": snapshot("  currency: USD\n  price: (3.4)"),
    "B7 infinity": snapshot("  currency: USD\n  price: .inf"),
    "B7 not a number": snapshot("  currency: USD\n  price: NaN"),
    "B7 too large": snapshot("  currency: USD\n  price: 1e999"),
    "B8 below zero": snapshot("  currency: USD\n  price: 10\n  volume: -5"),
    "B11 a change that contradicts": snapshot(
        "  currency: USD\n  price: 242.66\n  previous_close: 239.50\n  change: +3.10"),
    "B12 a currency in small letters": snapshot("  currency: usd\n  price: 10"),
    "B12 a currency that is none": snapshot("  currency: US$\n  price: 10"),
    "B12 pence or pounds": snapshot("  currency: gbp\n  price: 10"),
    "B13 an unknown exchange": {"content/tickers/x.yaml": "ticker: NASDAK:AAPL\nname: Apple\n"},
    "B13 a wrong ISIN": {
        "content/tickers/nasdaq-aapl.yaml": "ticker: NASDAQ:AAPL\nname: Apple\nisin: US0378331006\n"},
    "B13 a wrong LEI": {
        "content/tickers/nasdaq-aapl.yaml": "ticker: NASDAQ:AAPL\nname: Apple\nlei: HWUPKR0MPOU8FGXBT395\n"},
    "B16 a month thirteen": story("date: 2023-13-45"),
    "B16 a thirtieth of February": story("date: 2023-02-30"),
    "B16 an hour twenty-five": story("date: 2023-01-25 25:00"),
    "B16 the year nought": story("date: 0000-00-00"),
    "B17 no zeros": story("date: 2023-1-1"),
    "B17 a zone's name": story("date: 2023-01-25 09:30 EST"),
    "B17 in words": story("date: Jan 5, 2023"),
    "B17 with slashes": story("date: 05/01/2023"),
    "B19 a zone that is none": {
        "site.yaml": "title: M\nbase_url: https://news.example/\ntimezone: America/New_Yrok\n"},
    "B19 an hour that does not exist": story("date: 2023-03-12 02:30"),
    "B19 an hour that stands twice": story("date: 2022-11-06 01:30"),
    "B21 updated before published": story("updated: 2023-01-20"),
    "B21 expired before published": story("expires: 2023-01-25 08:59"),
    "B21 the year 9999": story("date: 9999-12-31"),
    "B23 a truth in quotes that is none": story('lead: "yes"'),
    "B23 no is no boolean": story("seo: {noindex: no}"),
    "B23 a status that is none": story("status: Drafft"),
    "C1 a slug that climbs": story("slug: ../../etc/passwd"),
    "C1 a slug that climbs in disguise": story("slug: ..%2f..%2fetc"),
    "C2 an absolute slug": story("slug: /etc/passwd"),
    "C2 a drive": story("slug: C:x"),
    "C2 a backslash": story("slug: a\\b"),
    "C3 a tag of signs alone": story("tags: ['!!!']"),
    "C4 a slug of 256 bytes": story("slug: " + "é" * 128),
    "C5 two stories at one address": {**story("slug: microsoft-openai")},
    "C5 a story where the archive stands": {
        **site_with("urls: {article: '/{slug}/'}"), **story("slug: archive")},
    "C5 a page over a file": {
        "content/pages/a.md": "---\ntitle: A\nstandfirst: S.\n---\nT\n", "static/a/index.html": "x"},
    "C6 addresses that differ in case": {**story("slug: Microsoft-OpenAI")},
    "C11 two tags at one address": story("tags: ['C++', 'C#']"),
    "C12 a tag that climbs": story("tags: ['../x']"),
    "C12 an empty tag": story("tags: ['']"),
    "C12 a list in a list": story("tags: [[a, b]]"),
    "C15 two spellings of a tag": story("tags: [ai]"),
    "C17 an unknown author": story("author: ibukum"),
    "C17 an unknown author, nothing near": story("author: zzz"),
    "C17 two authors of one address": {
        "content/authors/one.yaml": "name: One\nslug: x\n", "content/authors/two.yaml": "name: Two\nslug: x\n"},
    "C21 no base address": {"site.yaml": "title: Market Wire\n"},
    "C21 a base address that is none": {"site.yaml": "title: M\nbase_url: ftp://x/\n"},
    "G11 an unknown setting": site_with("page_sise: 5"),
    "G11 a setting of the wrong type": site_with("page_size: many"),
    "G11 pages of nothing": site_with("page_size: 0"),
    "G11 a pattern without a slug": site_with("urls: {article: '/{year}/'}"),
    "G11 a pattern with a wrong field": site_with("urls: {tag: '/t/{name}/'}"),
    "G11 a palette that is none": site_with("palette: blue"),
    "G11 a language that is none": site_with("language: klingonish"),
    "G11 an exchange with impossible hours": site_with(
        "exchanges:\n  - code: X1\n    name: X\n    zone: UTC\n    hours: 16:00-09:00"),
    "PT122 no title": {ARTICLE: "---\ndate: 2023-01-25\nauthor: ibukun\n---\nText\n"},
    "PT122 nothing required": {ARTICLE: "---\nstandfirst: S.\n---\nText\n"},
    "PT121 a mapping for a word": story("dateline: {city: Lagos}"),
    "PT121 a word for a mapping": story("snapshot: 5"),
    "PT123 an unknown section": {
        **site_with("sections: [{slug: markets, title: Markets}]"), **story("section: marktes")},
    "PT123 an address that is none": story("sources: [{title: F, url: 'javascript:alert(1)'}]"),
    "PT124 a price of nobody": story(
        "snapshot: {price: 10, as_of: 2023-01-25 08:00, session: premarket, currency: USD}"),
    "PT130 columns of another kind": {"content/prices/NASDAQ-MSFT.csv": "day,value\n2023-01-01,1\n"},
    "PT130 an empty price file": {"content/prices/NASDAQ-MSFT.csv": ""},
    "PT131 a row too short": {"content/prices/NASDAQ-MSFT.csv": "date,close\n2023-01-03,1\n2023-01-04\n"},
    "PT132 a day twice": {"content/prices/NASDAQ-MSFT.csv": "date,close\n2023-01-03,1\n2023-01-03,2\n"},
    "PT130 columns divided otherwise": {"content/prices/NASDAQ-MSFT.csv": "date;close\n2023-01-03;1,5\n"},
    "PT131 a quotation mark that is never closed": {
        "content/prices/NASDAQ-MSFT.csv": 'date,close\n2023-01-03,"1\n2023-01-04,2\n'},
    "A34 a copy beside its original": {
        **story(), "content/articles/2023/story (1).md": story(title="title: Another")[ARTICLE]},
    "C7 two spellings of one name": {
        "content/articles/2023/caf\u00e9.md": story()[ARTICLE],
        "content/articles/2023/cafe\u0301.md": story()[ARTICLE]},
    "C17 an author in two files": {"content/authors/ibukun.md": "---\nname: Ibukun A.\n---\nWrites.\n"},
    "PT133 prices that cannot all be right": {"content/prices/NASDAQ-MSFT.csv": "date,open,high,low,close\n"
        "2023-01-03,10,11,9,11.5\n2023-01-04,8,11,9,10\n2023-01-05,10,9,11,10\n2023-01-06,9,11,9,11\n"},
    "PT123 a language that is none": {
        **story("lang: english\ntranslations: {fr: https://fr.example/}"),
        "content/pages/legal.md": "---\ntitle: Legal\nlang: pt_BR\n---\nWords.\n",
        "content/authors/maren.yaml": "name: Maren\nlanguages: [en, dansk, xx]\n"},
    "PT123 the publication's language": site_with("language: de_DE"),
    "PT123 a price that is none": {"content/prices/NASDAQ-MSFT.csv": "date,close\n2023-01-03,abc\n"},
    "PT140 a file that yields nothing": {"content/articles/2023/notes.doc": "x", "content/drafts/a.md": "x"},
    "PT140 an article by another name": {f"content/articles/2023/{name}": "x" for name in (
        "a.markdown", "notes.docx", "photo.HEIC")},
    "PT140 a yml": {"content/authors/x.yml": "name: X\n"},
    "PT142 a picture that is none": {"static/p.png": "text", "static/q.png": ""},
    "PT143 a drawing with a script": {
        "static/p.svg": "<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>"},
    "PT412 a second profile": {"content/tickers/again.yaml": "ticker: NASDAQ:MSFT\nname: Again\n"},
    "PT413 a symbol of two markets": {
        **story("ticker: MSFT"), "content/tickers/nyse-msft.yaml": "ticker: NYSE:MSFT\nname: Other\n"},
    "PT414 a ticker without a profile": story("ticker: NASDAQ:MSTF"),
    "PT414 prices without a profile": {"content/prices/NASDAQ-AAPL.csv": "date,close\n2023-01-03,1\n"},
    "PT810 an id twice": {
        **story("id: same"), "content/articles/2023/other.md": f"---\n{FRONT}id: same\n---\nT\n"},
    "PT813 a synonym of two tags": {
        "content/tags.yaml": "- title: Cars\n  synonyms: [Autos]\n- title: Lorries\n  synonyms: [Autos]\n"},
    "PT121 tags that are no list": {"content/tags.yaml": "title: x\n"},
    "PT820 a link to no story": story(text="See [this](microsoft-opnai.md)."),
    "PT820 a link to no page": story(text="See [this](/abuot/)."),
    "PT820 a link without its slash": story(text="See [this](/latest)."),
    "PT414 a link to no ticker": story(text="See [this](ticker:NASDAQ:MSTF)."),
    "PT821 no such picture": story(text="![A chart](chart.png)"),
    "PT821 a picture in other letters": {**story(text="![A chart](chart.PNG)"), "static/chart.png": PNG},
    "PT821 a picture outside": story(text="![A chart](../../../../secret.png)"),
    "PT821 the story's picture is missing": story("image: {src: chart.png, alt: A chart}"),
    "PT822 a link to a held story": {
        **story(text="See [this](later.md)."),
        "content/articles/2023/later.md": f"---\n{FRONT}status: draft\n---\nText\n"},
    "a held story's errors weigh in full": {
        "content/articles/2023/later.md": f"---\n{FRONT}status: draft\nkind: nuws\n---\nText\n"},
}
