"""A prefix means one exchange, a symbol stays what it is, a site can add exchanges of its own."""

from __future__ import annotations

import datetime
import re
from zoneinfo import ZoneInfo

import pytest

from presstime.market.calendar import read_calendar
from presstime.market.currencies import ISO_4217, MINOR_UNITS
from presstime.market.exchange_table import LISTED
from presstime.market.exchanges import (
    EXCHANGES,
    Exchange,
    Market,
    declared_exchange,
    find_exchange,
    qualified,
    split_ticker,
    ticker_slug,
)

PREFIXES = {
    "NYSE": "XNYS", "NASDAQ": "XNAS", "NYSEARCA": "ARCX", "AMEX": "XASE", "OTC": "OTCM", "LSE": "XLON",
    "TSX": "XTSE", "TSXV": "XTSX", "ASX": "XASX", "HKEX": "XHKG", "TYO": "XTKS", "KRX": "XKRX",
    "SSE": "XSHG", "SZSE": "XSHE", "NSE": "XNSE", "BSE": "XBOM", "SGX": "XSES", "XETRA": "XETR",
    "FWB": "XFRA", "EPA": "XPAR", "AMS": "XAMS", "SIX": "XSWX", "BME": "XMAD", "BIT": "XMIL",
    "JSE": "XJSE", "TASE": "XTAE", "B3": "BVMF", "STO": "XSTO", "HEL": "XHEL", "CPH": "XCSE",
    "OSL": "XOSL", "EBR": "XBRU", "ELI": "XLIS", "VIE": "XWBO", "WSE": "XWAR", "BIST": "XIST",
    "TADAWUL": "XSAU", "BMV": "XMEX", "TWSE": "XTAI", "IDX": "XIDX", "SET": "XBKK", "KLSE": "XKLS",
    "NZX": "XNZE", "ISE": "XDUB", "ATHEX": "XATH", "CRYPTO": None, "FX": None, "INDEX": None,
}  # fmt: skip

SPELLINGS = {
    "otcmkts": "OTC", "NYSE American": "AMEX", "NYSEAMERICAN": "AMEX", "NYSE MKT": "AMEX", "HKG": "HKEX",
    "SEHK": "HKEX", "TSE": "TYO", "ETR": "XETRA", "FRA": "FWB", "Euronext Paris": "EPA", "ENXTPA": "EPA",
    "LON": "LSE", "London": "LSE", "BOVESPA": "B3", "BVMF": "B3", "ARCA": "NYSEARCA", "NYSE Arca": "NYSEARCA",
    "NasdaqGS": "NASDAQ", "XNAS": "NASDAQ", "TLV": "TASE", "TSX-V": "TSXV", "cve": "TSXV", "SWX": "SIX",
    "Borsa İstanbul": "BIST", "Oslo Børs": "OSL", "SHA": "SSE", "SHE": "SZSE", "BOM": "BSE", "PINK": "OTC",
    "New York Stock Exchange": "NYSE", "KOSDAQ": "KOSDAQ", "forex": "FX", "INDEXSP": "INDEX",
}  # fmt: skip


@pytest.mark.parametrize(("prefix", "mic"), PREFIXES.items())
def test_every_prefix_in_common_use_has_its_mic(prefix: str, mic: str | None) -> None:
    exchange = find_exchange(prefix)
    assert exchange is not None
    assert (exchange.code, exchange.mic) == (prefix, mic)


@pytest.mark.parametrize(("spelling", "code"), SPELLINGS.items())
def test_other_spellings_mean_the_same_exchange(spelling: str, code: str) -> None:
    exchange = find_exchange(spelling)
    assert exchange is not None
    assert exchange.code == code


def test_an_unknown_prefix_is_no_exchange() -> None:
    assert find_exchange("NASDAK") is None
    assert find_exchange("") is None


def test_the_table_holds_well_formed_facts() -> None:
    for exchange in EXCHANGES.values():
        assert exchange.mic is None or re.fullmatch(r"[A-Z0-9]{4}", exchange.mic), exchange.code
        assert ZoneInfo(exchange.zone).key == exchange.zone
        assert exchange.currency in ISO_4217 or exchange.market is Market.INDEX, exchange.code
        assert exchange.minor_unit == "" or MINOR_UNITS[exchange.minor_unit] == exchange.currency
        if exchange.calendar:
            assert read_calendar(exchange.calendar).knows(datetime.date(2023, 1, 24))


def test_no_spelling_is_claimed_by_two_exchanges() -> None:
    """Lookup is by first come, so a repeated spelling would be a silent choice."""
    owners: dict[str, set[str]] = {}
    for exchange in EXCHANGES.values():
        for name in (exchange.code, exchange.name, exchange.mic or exchange.code, *exchange.spellings):
            owners.setdefault(re.sub(r"[\W_]+", "", name).casefold(), set()).add(exchange.code)
    assert {name: codes for name, codes in owners.items() if len(codes) > 1} == {}
    assert len({row[0] for row in LISTED}) == len(LISTED)


@pytest.mark.parametrize(("code", "both"), [("LSE", ("GBP", "GBX")), ("JSE", ("ZAR", "ZAc")),
                                            ("TASE", ("ILS", "ILA")), ("NYSE", ("USD",))])  # fmt: skip
def test_pounds_and_pence_are_both_right_in_london(code: str, both: tuple[str, ...]) -> None:
    assert EXCHANGES[code].currencies == both


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("NASDAQ: MSFT", ("NASDAQ", "MSFT")),
        ("nasdaq:msft", ("NASDAQ", "MSFT")),
        ("OTCMKTS:GBTC", ("OTC", "GBTC")),
        ("NYSE:BRK.B", ("NYSE", "BRK.B")),
        ("NYSE: BRK/B", ("NYSE", "BRK.B")),
        ("STO: VOLV B", ("STO", "VOLV-B")),
        ("NASDAQ:ON", ("NASDAQ", "ON")),
        ("NASDAQ:TRUE", ("NASDAQ", "TRUE")),
        ("HKEX:0700", ("HKEX", "0700")),
        ("HKEX:700", ("HKEX", "0700")),
        ("HKG: 00700", ("HKEX", "0700")),
        ("HKEX:80700", ("HKEX", "80700")),
        ("SZSE:000001", ("SZSE", "000001")),
        ("NSE:M&M", ("NSE", "M&M")),
        ("FX:eur/usd", ("FX", "EURUSD")),
        ("CRYPTO:BTC", ("CRYPTO", "BTC")),
        ("TSE: 7203", ("TYO", "7203")),
        ("TSE: 130A", ("TYO", "130A")),
        ("TSE: SHOP", ("TSX", "SHOP")),
        ("0700.HK", ("", "0700.HK")),
        ("ON", ("", "ON")),
        ("NASDAK: MSFT", ("NASDAK", "MSFT")),
    ],
)
def test_a_written_ticker_is_exchange_and_symbol(written: str, parts: tuple[str, str]) -> None:
    assert split_ticker(written) == parts


def test_a_qualified_ticker_stays_itself() -> None:
    for written in ("NASDAQ: MSFT", "hkg:700", "fx:EUR/USD", "STO: VOLV B", "MSFT", "TSE:SHOP", "FOO:BAR"):
        assert qualified(qualified(written)) == qualified(written)


@pytest.mark.parametrize(
    ("ticker", "slug"),
    [("NYSE:BRK.B", "nyse-brk-b"), ("NASDAQ:MSFT", "nasdaq-msft"), ("FX:EUR/USD", "fx-eurusd"),
     ("HKEX:0700", "hkex-0700"), ("NSE:M&M", "nse-m-m"), ("INDEX:^SPX", "index-spx"),
     ("DEMO:LARK", "demo-lark")],
)  # fmt: skip
def test_a_tickers_address(ticker: str, slug: str) -> None:
    assert ticker_slug(ticker) == slug


def demo(hours: str = "09:00-12:00, 13:00-15:00") -> Exchange:
    return declared_exchange("demo", "Demo Exchange", "Europe/London", "GBP", hours, spellings=("Dx",))


def test_a_site_declares_an_exchange_of_its_own() -> None:
    extra = {"DEMO": demo()}
    assert find_exchange("Demo", extra) is extra["DEMO"]
    assert split_ticker("dx: lark", extra) == ("DEMO", "LARK")
    assert extra["DEMO"].hours is not None
    assert extra["DEMO"].hours.blocks == ((540, 720), (780, 900))


def test_a_sites_own_exchange_comes_before_ours() -> None:
    own = declared_exchange("NYSE", "Not Your Stock Exchange", "UTC", "USD")
    assert find_exchange("NYSE", {"NYSE": own}) is own


def test_a_declared_market_may_never_close() -> None:
    assert demo("24h").market is Market.ROUND_THE_CLOCK


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("no code", "x", "UTC", "USD"), "code"),
        (("DEMO", "x", "America/Newyork", "USD"), "time zone"),
        (("DEMO", "x", "../etc/passwd", "USD"), "time zone"),
        (("DEMO", "x", "UTC", "USD", "9 to 5"), "look like"),
        (("DEMO", "x", "UTC", "USD", "16:00-09:00"), "forward"),
        (("DEMO", "x", "UTC", "USD", "09:75-16:00"), "forward"),
        (("DEMO", "x", "UTC", "USD", "09:00-25:00"), "forward"),
        (("DEMO", "x", "UTC", "USD", "09:00-12:00, 11:00-15:00"), "follow"),
    ],
)
def test_a_declaration_that_means_nothing_is_refused(arguments: tuple[str, ...], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        declared_exchange(*arguments)
