"""Whole texts, as desks paste them: what each becomes, field by field."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from tests.importing.desk import TEXTS, imported

Fields = dict[str, Any]

FRONT: dict[str, Fields] = {
    "wire-london": {
        "title": "Brackwell profit beats forecasts as steel prices recover",
        "date": "2024-03-14",
        "author": "tom-adeyemi",
        "ticker": "LSE:BRKW",
        "dateline": "LONDON (Meridian News)",
        "snapshot": {"price": "318.5", "previous_close": "305.7", "currency": "GBX", "change_percent": "4.2"},
    },
    "blog-wrapped": {
        "title": "Why I am still holding Quillon",
        "date": "2023-01-24",
        "author": "marta-lindqvist",
        "ticker": "NASDAQ:QLLN",
        "snapshot": {
            "price": "41.20",
            "previous_close": "41.00",
            "currency": "USD",
            "change_percent": "0.5",
            "moves": [{"period": "one year", "percent": "-12"}],
        },
    },
    "press-release": {
        "title": "Harrow & Vale Announces Acquisition of Tidewater Logistics",
        "date": "2024-02-06",
        "ticker": "NYSE:HVC",
        "kind": "press-release",
        "dateline": "PORTLAND, Ore.",
        "status": "draft",
    },
    "crypto-site": {
        "title": "Bitcoin (BTC) Slips Below $61,000 as Miners Sell",
        "standfirst": "Miners moved the largest number of coins to exchanges since April.",
        "date": "2024-06-24",
        "author": "kofi-mensah",
        "ticker": "BTC",
        "status": "draft",
        "tags": ["Bitcoin", "Mining", "Markets"],
        "disclosure": "The author holds bitcoin.",
        "snapshot": {"price": "60950", "moves": [{"period": "24 hours", "percent": "-4.1"}]},
    },
    "uk-paper": {
        "title": "Pub chain toasts warm spring as shares climb",
        "standfirst": "Foxglove Inns says beer gardens filled earlier than usual",
        "date": "2024-05-12 06:00",
        "author": "rebecca-thornhill",
        "ticker": "LSE:FXGI",
        "snapshot": {
            "price": "142",
            "previous_close": "133.8",
            "currency": "GBX",
            "change_percent": "6.1",
            "session": "regular",
        },
    },
    "no-ticker": {
        "title": "Central bank holds rates and promises patience",
        "date": "2024-03-07",
        "author": "yusuf-demir",
    },
    "two-companies": {
        "title": "Chipmakers part ways after results",
        "date": "2024-02-22T09:15-05:00",
        "updated": "2024-02-22T11:40-05:00",
        "authors": ["anna-kowalska", "piotr-zielinski"],
        "tickers": ["NASDAQ:ARBD", "NASDAQ:SBLS"],
        "snapshot": [
            {
                "ticker": "NASDAQ:ARBD",
                "price": "88.10",
                "previous_close": "91.20",
                "currency": "USD",
                "change_percent": "-3.4",
                "session": "premarket",
            },
            {
                "ticker": "NASDAQ:SBLS",
                "price": "212.40",
                "previous_close": "198.04",
                "currency": "USD",
                "change_percent": "7.25",
                "session": "premarket",
            },
        ],
    },
    "no-title": {
        "title": "The board of Thornbury Mills has rejected a takeover offer from a group",
        "standfirst": (
            "The board of Thornbury Mills has rejected a takeover offer from a group of private investors, "
            "saying that it was far too low for a company with so many mills."
        ),
        "ticker": "LSE:THML",
        "status": "draft",
        "snapshot": {"price": "171.4", "currency": "GBX", "change_percent": "-2.5", "session": "regular"},
    },
    "no-headline": {
        "title": "Vantor Lines has spent years turning its ferries electric",
        "standfirst": (
            "Vantor Lines has spent years turning its ferries electric, mostly through its stake in Boltworks."
        ),
        "author": "solveig",
        "ticker": "NYSE:VNTR",
        "status": "draft",
        "snapshot": {
            "price": "80.10",
            "previous_close": "80.30",
            "currency": "USD",
            "change_percent": "-0.25",
            "session": "premarket",
            "moves": [
                {"period": "previous day", "percent": "1.20"},
                {"period": "one month", "percent": "4.11"},
            ],
        },
    },
    "car-maker": {
        "title": "Corva Shares Drop After Deliveries Miss",
        "date": "2024-01-03",
        "author": "maria-gonzalez",
        "ticker": "NASDAQ:CRVA",
        "snapshot": {
            "price": "238.58",
            "previous_close": "248.42",
            "currency": "USD",
            "change_percent": "-3.95",
            "session": "premarket",
            "moves": [
                {"period": "previous day", "percent": "-1.2"},
                {"period": "year to date", "percent": "-4.5"},
                {"period": "twelve months", "percent": "108"},
            ],
        },
    },
    "oil-major": {
        "title": "Northsea to raise dividend as profit beats forecasts",
        "standfirst": "Oil major lifts payout by 10 per cent",
        "date": "2024-02-06",
        "author": "tom-wilson",
        "tickers": ["LSE:NS.", "LSE:CNCH"],
        "snapshot": [
            {
                "ticker": "LSE:NS.",
                "price": "478.4",
                "currency": "GBX",
                "change_percent": "5.6",
                "session": "closed",
            },
            {"ticker": "LSE:CNCH", "price": "24.77", "currency": "GBP", "change_percent": "-0.3"},
        ],
    },
    "contributor": {
        "title": "Pomona Inc. (POMA) hits new high; should you buy?",
        "date": "2024-03-04T09:31-05:00",
        "author": "jane-doe",
        "ticker": "NASDAQ:POMA",
        "snapshot": {"price": "195.10", "currency": "USD", "change_percent": "1.8"},
    },
    "coin": {
        "title": "Aurelium price analysis: AUR eyes $2,500",
        "ticker": "CRYPTO:AUR",
        "status": "draft",
        "snapshot": {
            "price": "2412.07",
            "currency": "USD",
            "session": "24h",
            "moves": [{"period": "24 hours", "percent": "2.35"}, {"period": "seven days", "percent": "-1.1"}],
        },
    },
    "short-no-title": {"title": "Oil prices rose for a third day on Friday", "status": "draft"},
    "after-hours": {
        "title": "Larkfield jumps after hours on cloud contract",
        "date": "2023-10-03T17:10-04:00",
        "author": "sofia-reyes",
        "ticker": "NYSE:LRKF",
        "snapshot": {
            "price": "54.10",
            "currency": "USD",
            "change_percent": "-0.9",
            "session": "closed",
            "after": {"session": "after-hours", "price": "58.59"},
        },
    },
    "euro-yen": {
        "title": "Rhein pump maker and Osaka rival agree on joint venture",
        "date": "2023-09-05",
        "author": "lena-vogt",
        "tickers": ["XETRA:KSP", "TYO:6391"],
        "snapshot": [
            {
                "ticker": "XETRA:KSP",
                "price": "47.35",
                "currency": "EUR",
                "change_percent": "1.8",
                "session": "regular",
            },
            {"ticker": "TYO:6391", "price": "2145", "currency": "JPY", "change_percent": "-0.6"},
        ],
    },
    "ambiguous-date": {
        "title": "Copper miner cuts output after flood",
        "author": "ines-moreau",
        "ticker": "TSX:ALTC",
        "status": "draft",
        "snapshot": {"price": "12.40", "currency": "CAD", "change_percent": "-5.3", "session": "closed"},
    },
    "smart-quotes-multi": {
        "title": "Airline chief sees fares falling",
        "date": "2023-11-09",
        "author": "grace-oconnor",
        "ticker": "ISE:CWNG",
    },
    "escape-me": {
        "title": "Ten things *not* to do with your money",
        "date": "2023-07-02",
        "author": "hal-brook",
    },
    "bullets": {"title": "Five numbers to watch this week", "date": "2024-04-08", "author": "tara-singh"},
    "wrapped-no-blank": {
        "title": "Harbour cranes idle as dockers walk out",
        "date": "2023-06-14",
        "author": "lars-nyberg",
        "ticker": "CPH:SKGT",
        "snapshot": {"price": "88.4", "currency": "DKK", "change_percent": "-3.1"},
    },
    "title-label": {
        "title": "Grain dealer doubles storage in Odesa",
        "standfirst": "The company says that it trusts the corridor.",
        "date": "2023-08-03",
        "author": "oksana-bondar",
        "tags": ["Grain", "Ukraine", "Shipping"],
    },
    "repeat-standfirst": {
        "title": "Bank to close 40 branches in the north",
        "standfirst": "The bank says that customers have moved to their phones.",
        "date": "2024-02-01",
        "author": "emma-clarke",
        "ticker": "LSE:PENB",
        "snapshot": {"price": "88.2", "currency": "GBX", "change_percent": "1.1"},
    },
    "mentions-not-prices": {
        "title": "Analysts lift targets for Orrin Motors",
        "date": "2024-01-09",
        "author": "jack-doyle",
        "ticker": "NYSE:ORRN",
    },
    "bare-symbol": {
        "title": "Nimbus Air orders thirty jets",
        "date": "2024-03-03",
        "author": "carol-whitfield",
        "ticker": "NMBS",
        "status": "draft",
        "snapshot": {"price": "17.30", "change_percent": "2.1"},
    },
    "about-author": {"title": "Tin, the forgotten metal", "date": "2023-11-02", "author": "samuel-okoro"},
    "unknown-exchange": {
        "title": "Vineyard group floats in Ruritania",
        "date": "2023-10-02",
        "author": "karl-strelsau",
    },
    "junk-heavy": {
        "title": "Gold miner digs deeper for growth",
        "date": "2023-12-11",
        "author": "nora-lind",
        "ticker": "ASX:AUDP",
        "snapshot": {"price": "3.71", "currency": "AUD", "change_percent": "2.2"},
    },
    "numbers-and-brackets": {
        "title": "Dairy co-op sells cheese arm (update)",
        "date": "2023-08-17T09:05+01:00",
        "updated": "2023-08-17T14:30+01:00",
        "authors": ["wim-de-vries", "anke-van-der-berg"],
        "tickers": ["AMS:PLDZ", "OTC:PLDZY"],
        "snapshot": {
            "ticker": "AMS:PLDZ",
            "price": "25.60",
            "currency": "EUR",
            "change": "0.60",
            "change_percent": "2.4",
        },
    },
    "byline-end": {"title": "Ferry line adds night crossing", "date": "2024-03-04", "author": "elsa-holm"},
    "japanese": {
        "title": "東京の半導体株が上昇",
        "date": "2024-02-01",
        "author": "佐藤花子",
        "ticker": "TYO:8035",
    },
    "crlf": {
        "title": "Tram maker wins Lisbon order",
        "date": "2023-05-20",
        "author": "rui-tavares",
        "ticker": "ELI:CRWK",
        "snapshot": {"price": "8.44", "currency": "EUR", "change_percent": "1.2"},
    },
    "question-title": {
        "title": "Is the yen's long slide over?",
        "date": "2023-11-21",
        "author": "aiko-tanabe",
    },
    "all-one-sentence": {
        "title": "Cement maker warns on costs",
        "date": "2023-07-06",
        "author": "greg-palmer",
        "ticker": "LSE:BSLT",
        "snapshot": {"price": "612", "currency": "GBX", "change_percent": "-7.4"},
    },
    "dollar-change": {
        "title": "Retailer ends the week higher",
        "date": "2023-12-01",
        "author": "kim-park",
        "ticker": "NYSE:WXLR",
        "snapshot": {
            "price": "242.66",
            "currency": "USD",
            "change": "3.10",
            "change_percent": "1.3",
            "session": "closed",
            "moves": [
                {"period": "year to date", "percent": "12.5"},
                {"period": "six months", "percent": "6"},
            ],
        },
    },
    "penny-falls": {
        "title": "Explorer finds nothing, again",
        "date": "2024-01-30",
        "author": "ned-farrow",
        "ticker": "ASX:CPLN",
        "snapshot": {"price": "0.008", "currency": "AUD", "change_percent": "-11.1"},
    },
    "hidden-weekday": {
        "title": "Canal tolls to rise in April",
        "date": "2023-01-25",
        "author": "lucia-ferro",
    },
    "interview": {
        "title": '"We will not sell": the last of the watchmakers',
        "date": "2024-03-03",
        "author": "chloé-perrin",
        "kind": "interview",
    },
    "cp1252": {
        "title": "Café chain pours into Krakov",
        "date": "2023-06-07",
        "author": "zoë-müller",
        "ticker": "EPA:CBHM",
        "snapshot": {"price": "19.02", "currency": "EUR", "change_percent": "0.8"},
    },
    "bom": {"title": "Salt works to reopen in Cheshire", "date": "2023-05-09", "author": "pam-nixon"},
}

PROFILES: dict[str, dict[str, Fields]] = {
    "blog-wrapped": {
        "marta-lindqvist": {
            "name": "Marta Lindqvist",
            "role": "Freelance writer",
            "bio": (
                "Marta Lindqvist is a freelance writer based in Gothenburg. She has written about small "
                "companies since 2009 and owns too many books."
            ),
            "location": "Gothenburg",
        }
    },
    "two-companies": {
        "anna-kowalska": {
            "name": "Anna Kowalska",
            "role": "Senior reporter",
            "bio": "Anna Kowalska is a senior reporter covering semiconductors. She lives in Warsaw.",
            "location": "Warsaw",
        },
        "piotr-zielinski": {
            "name": "Piotr Zielinski",
            "role": "Data journalist",
            "bio": "Piotr Zielinski is a data journalist at Market Wire.",
        },
    },
    "about-author": {
        "samuel-okoro": {
            "name": "Samuel Okoro",
            "bio": (
                "Samuel Okoro writes about metals from Jos, Nigeria. Before that he was a geologist.\n\n"
                "He is working on a book about the tin trade. His dog is called Ingot.\n\n"
                "Follow him on Twitter @samokoro"
            ),
        }
    },
    "uk-paper": {"rebecca-thornhill": {"name": "Rebecca Thornhill", "role": "Retail Correspondent"}},
    "crypto-site": {
        "kofi-mensah": {
            "name": "Kofi Mensah",
            "role": "Crypto reporter",
            "bio": "Kofi is a crypto reporter living in Accra.",
            "location": "Accra",
        }
    },
    "interview": {
        "chloé-perrin": {
            "name": "Chloé Perrin",
            "role": "Luxury editor",
            "bio": "Chloé Perrin is our luxury editor. She joined from Le Matin in 2019.",
        }
    },
    "no-headline": {
        "solveig": {
            "name": "Solveig",
            "role": "Shipping/energy writer",
            "bio": (
                "Solveig is a shipping/energy writer interested in explaining machines, using plain words for "
                "all kinds of readers.\n\n"
                "Apart from writing, she likes to row, bake, and mend old radios in the city of Bergen, where "
                "she resides."
            ),
            "location": "Bergen",
        }
    },
    "contributor": {
        "jane-doe": {
            "name": "Jane Doe",
            "role": "Contributor",
            "bio": (
                "Jane Doe is a contributor covering consumer technology. Based in Austin, Texas, she has written "
                "for several magazines."
            ),
            "location": "Austin, Texas",
        }
    },
    "press-release": {},
    "no-title": {},
}

TICKERS: dict[str, dict[str, Fields]] = {
    "no-headline": {"nyse-vntr": {"ticker": "NYSE:VNTR", "name": "Vantor Lines", "currency": "USD"}},
    "wire-london": {"lse-brkw": {"ticker": "LSE:BRKW", "name": "Brackwell Steel", "currency": "GBP"}},
    "press-release": {"nyse-hvc": {"ticker": "NYSE:HVC", "name": "Harrow & Vale Corp.", "currency": "USD"}},
    "two-companies": {
        "nasdaq-arbd": {"ticker": "NASDAQ:ARBD", "name": "Arbor Devices", "currency": "USD"},
        "nasdaq-sbls": {"ticker": "NASDAQ:SBLS", "name": "Sable Semiconductor Inc.", "currency": "USD"},
    },
    "euro-yen": {
        "xetra-ksp": {"ticker": "XETRA:KSP", "name": "Kessler Pumpen", "currency": "EUR"},
        "tyo-6391": {"ticker": "TYO:6391", "name": "Nakagawa Seiko", "currency": "JPY"},
    },
    "japanese": {"tyo-8035": {"ticker": "TYO:8035", "name": "東京エレクトリック", "currency": "JPY"}},
    "coin": {"crypto-aur": {"ticker": "CRYPTO:AUR", "name": "Aurelium", "kind": "crypto", "currency": "USD"}},
    "bare-symbol": {},
    "crypto-site": {},
    "unknown-exchange": {},
    "no-ticker": {},
}


def test_every_text_has_its_expected_fields() -> None:
    """A text without expectations would prove nothing."""
    assert {path.stem for path in TEXTS.glob("*.txt")} == set(FRONT)


@pytest.mark.parametrize("name", FRONT)
def test_front_matter(name: str, tmp_path: Path) -> None:
    """Exactly these fields, no more: what the text does not say is not there."""
    assert imported(TEXTS / f"{name}.txt", tmp_path).front == FRONT[name]


@pytest.mark.parametrize("name", PROFILES)
def test_author_profiles(name: str, tmp_path: Path) -> None:
    assert imported(TEXTS / f"{name}.txt", tmp_path).authors == PROFILES[name]


@pytest.mark.parametrize("name", TICKERS)
def test_ticker_profiles(name: str, tmp_path: Path) -> None:
    """One for each symbol that the text ties to an exchange; none for a bare one."""
    assert imported(TEXTS / f"{name}.txt", tmp_path).tickers == TICKERS[name]


@pytest.mark.parametrize(
    ("name", "field", "words"),
    [
        ("ambiguous-date", "date", "5 January in one country, May 1 in another"),
        ("short-no-title", "date", "status is draft until you give it"),
        ("short-no-title", "title", "status is draft"),
        ("press-release", "author", "not in the text"),
        ("bare-symbol", "ticker", "printed without an exchange"),
        ("bare-symbol", "snapshot NMBS: currency", "which dollar is not in the text"),
        ("unknown-exchange", "ticker", "“RSX” is no exchange that is known"),
        ("wire-london", "snapshot LSE:BRKW: session", "no word tells the session"),
        ("wire-london", "snapshot LSE:BRKW: as_of", "gives no time of the price"),
        ("all-one-sentence", "standfirst", "it stays in the text"),
        ("smart-quotes-multi", "quotation", "names no speaker"),
        ("bare-symbol", "status", "draft until NMBS has a profile"),
    ],
)
def test_what_is_not_known_is_named(name: str, field: str, words: str, tmp_path: Path) -> None:
    assert words in imported(TEXTS / f"{name}.txt", tmp_path).unknown[field]


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("crypto-site", "Share on Facebook", "share buttons"),
        ("crypto-site", "Read more: Five charts that explain the halving", "pointer to another story"),
        ("crypto-site", "Subscribe to our newsletter", "call to subscribe"),
        ("junk-heavy", "Advertisement", "advertisement"),
        ("junk-heavy", "Leave a comment", "comments"),
        ("junk-heavy", "4 min read", "read time"),
        ("junk-heavy", "Home > Markets > Stocks", "page furniture"),
        ("press-release", "###", "end mark"),
        ("car-maker", "Vandra raises guidance", "pointer to another story"),
        ("car-maker", "Image credit: Shutterstock", "credit of a picture that is not imported"),
        (
            "repeat-standfirst",
            "The bank says that customers have moved to their phones.",
            "the standfirst stood again in the text",
        ),
        ("wire-london", "LONDON, March 14, 2024 (Meridian News) -", "moved to the field dateline"),
    ],
)
def test_what_is_left_out_is_listed(name: str, text: str, reason: str, tmp_path: Path) -> None:
    assert imported(TEXTS / f"{name}.txt", tmp_path).dropped[text] == reason


def test_paths_by_year_and_headline(tmp_path: Path) -> None:
    dated = imported(TEXTS / "crlf.txt", tmp_path / "a")
    undated = imported(TEXTS / "ambiguous-date.txt", tmp_path / "b")
    proposed = imported(TEXTS / "no-title.txt", tmp_path / "c")
    assert dated.path == "content/articles/2023/tram-maker-wins-lisbon-order.md"
    assert undated.path == "content/articles/copper-miner-cuts-output-after-flood.md"
    assert proposed.path == "content/articles/no-title.md"


def test_a_doubtful_weekday_lowers_the_confidence(tmp_path: Path) -> None:
    result = imported(TEXTS / "hidden-weekday.txt", tmp_path)
    assert result.confidence("date") == "low"
    assert any("was a Wednesday; the text says Tuesday" in i.note for i in result.report.imported[0].inferences)


def test_each_inference_carries_words_of_the_text(tmp_path: Path) -> None:
    """The words an inference came from stand in the input, but for names joined to their bracket."""
    for path in sorted(TEXTS.glob("*.txt")):
        if path.stem in ("cp1252", "blog-wrapped", "wrapped-no-blank"):
            continue
        text = " ".join(path.read_text("utf-8-sig").split())
        for inference in imported(path, tmp_path / path.stem).report.imported[0].inferences:
            words = " ".join(inference.words.split())
            assert all(part in text for part in re.split(r" [(（]", words)[:1]), (path.stem, inference)
