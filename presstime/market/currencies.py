"""Currency codes and signs: what a code means, and which currencies a sign may mean.

ISO 4217 (list of active codes as amended to 2025; read November 2026): two decimals unless the table says
otherwise. `GBX`, `ZAc` and `ILA` are no ISO codes but what exchanges quote in: hundredths of the currency.
The danger is case: `GBp` is pence, `GBP` is pounds.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

ISO_4217 = frozenset(
    """
    AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF
    CLF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD
    HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD
    LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK
    PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS
    TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XCG XDR XOF XPF YER ZAR ZMW ZWG
    CNH BGN
    """.split()
)
"""Currencies that a price can be in; CNH (offshore yuan) is in use though not ISO's, BGN ended in 2025."""

CRYPTO_UNITS = frozenset({"BTC", "ETH", "USDT", "USDC", "SOL", "BNB", "DAI", "XBT"})
"""Units other than money in which crypto-assets are quoted."""

MINOR_UNITS: Mapping[str, str] = MappingProxyType({"GBX": "GBP", "ZAc": "ZAR", "ILA": "ILS"})
"""Quoting units that are a hundredth of a currency."""

_MINOR_SPELLINGS = {"GBX": "GBX", "GBp": "GBX", "GBx": "GBX", "gbx": "GBX", "ZAc": "ZAc", "ZAC": "ZAc",
                    "zac": "ZAc", "ILA": "ILA", "ILa": "ILA", "ila": "ILA"}  # fmt: skip

_DECIMALS = {
    **dict.fromkeys("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF".split(), 0),
    **dict.fromkeys(("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"), 3),
    "CLF": 4,
}

_SIGNS: dict[str, tuple[str, ...]] = {
    "$": ("USD", "CAD", "AUD", "HKD", "SGD", "NZD", "TWD", "MXN", "CLP", "ARS", "COP", "JMD"),
    "US$": ("USD",), "USD": ("USD",), "C$": ("CAD",), "CA$": ("CAD",), "Can$": ("CAD",), "A$": ("AUD",),
    "AU$": ("AUD",), "NZ$": ("NZD",), "HK$": ("HKD",), "S$": ("SGD",), "NT$": ("TWD",), "R$": ("BRL",),
    "MX$": ("MXN",), "Mex$": ("MXN",), "J$": ("JMD",), "¢": ("USD", "CAD", "AUD"),
    "£": ("GBP", "EGP", "LBP"), "p": ("GBX",), "GBp": ("GBX",), "€": ("EUR",), "¥": ("JPY", "CNY"),
    "\uffe5": ("JPY", "CNY"), "JP¥": ("JPY",), "CN¥": ("CNY",), "RMB": ("CNY",), "₩": ("KRW",),
    "₹": ("INR",), "Rs": ("INR", "PKR", "LKR"), "Rs.": ("INR", "PKR", "LKR"), "₪": ("ILS",), "₺": ("TRY",),
    "₽": ("RUB",), "₦": ("NGN",), "₱": ("PHP",), "₫": ("VND",), "฿": ("THB",), "₴": ("UAH",), "₸": ("KZT",),
    "GH₵": ("GHS",), "₵": ("GHS",), "KSh": ("KES",), "RM": ("MYR",), "Rp": ("IDR",), "R": ("ZAR",),
    "c": ("ZAc", "USD"), "kr": ("SEK", "NOK", "DKK", "ISK"), "SKr": ("SEK",), "NKr": ("NOK",),
    "DKr": ("DKK",), "SFr": ("CHF",), "Fr": ("CHF",), "Fr.": ("CHF",), "zł": ("PLN",), "Kč": ("CZK",),
    "Ft": ("HUF",), "lei": ("RON",), "SR": ("SAR",), "Dh": ("AED",), "QR": ("QAR",), "E£": ("EGP",),
}  # fmt: skip


def canonical_currency(code: str) -> str | None:
    """The code as we keep it: "usd" → "USD", "GBp" → "GBX", "zac" → "ZAc"; None when it is no currency."""
    minor = _MINOR_SPELLINGS.get(code)
    if minor is not None:
        return minor
    upper = code.upper()
    return upper if upper in ISO_4217 or upper in CRYPTO_UNITS else None


def decimals_of(currency: str) -> int:
    """How many decimals amounts of that currency have by ISO 4217 (yen 0, dinar 3); 8 for bitcoin and kin."""
    return 8 if currency in CRYPTO_UNITS else _DECIMALS.get(currency, 0 if currency in MINOR_UNITS else 2)


def currencies_of_sign(sign: str) -> tuple[str, ...]:
    """The currencies that a printed sign may mean, likeliest first: "$" → USD, CAD, …; () if unknown."""
    found = _SIGNS.get(sign)
    if found is not None:
        return found
    code = canonical_currency(sign) if sign.isupper() else None
    return (code,) if code else ()


def currency_signs() -> tuple[str, ...]:
    """Every sign that we read, longest first, for building a pattern."""
    return tuple(sorted(_SIGNS, key=lambda sign: (-len(sign), sign)))
