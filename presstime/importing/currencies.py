"""The currency that a sign or unit means on an exchange; "" where it could be more than one."""

from __future__ import annotations

from presstime.market.exchanges import Exchange

_PLAIN = {
    "US$": "USD",
    "C$": "CAD",
    "CA$": "CAD",
    "A$": "AUD",
    "AU$": "AUD",
    "HK$": "HKD",
    "S$": "SGD",
    "NZ$": "NZD",
    "NT$": "TWD",
    "R$": "BRL",
    "£": "GBP",
    "€": "EUR",
    "₹": "INR",
    "₩": "KRW",
    "₦": "NGN",
    "Rs": "INR",
    "Rs.": "INR",
    "euro": "EUR",
    "euros": "EUR",
    "yen": "JPY",
    "pound": "GBP",
    "pounds": "GBP",
    "rupee": "INR",
    "rupees": "INR",
    "won": "KRW",
    "yuan": "CNY",
    "rand": "ZAR",
    "GBp": "GBX",
    "USDT": "USDT",
}
_CODES = frozenset("USD EUR GBP GBX JPY CHF CAD AUD HKD INR SEK NOK DKK".split())
_DOLLARS = frozenset("USD CAD AUD HKD SGD NZD TWD".split())
_HUNDREDTHS = {"ZAR": "ZAc", "ILS": "ILA", "GBP": "GBX"}


def currency_of(sign: str, exchange: Exchange | None) -> tuple[str, int, str]:
    """Code, what to divide the printed number by (100 for US cents), and why or why not."""
    code = sign.strip()
    home = exchange.currency if exchange is not None else ""
    if code in _CODES:
        return code, 1, ""
    if code in _PLAIN:
        return _PLAIN[code], 1, ""
    if code in ("p", "pence"):
        return "GBX", 1, "pence"
    if code in ("$", "dollar", "dollars"):
        if home in _DOLLARS:
            return home, 1, "the dollar of its exchange"
        return "", 1, "“$” without an exchange that trades in dollars: which dollar is not in the text"
    if code in ("¥",):
        return (home, 1, "the ¥ of its exchange") if home in ("JPY", "CNY") else ("", 1, "“¥” may be yen or yuan")
    if code in ("cent", "cents", "¢"):
        if home in _HUNDREDTHS:
            return _HUNDREDTHS[home], 1, "hundredths"
        return (
            (home, 100, "cents, as a fraction of the currency")
            if home in _DOLLARS or home == "EUR"
            else ("", 100, "whose cents is not in the text")
        )
    if code in ("franc", "francs"):
        return ("CHF", 1, "") if home == "CHF" else ("", 1, "which francs is not in the text")
    return "", 1, "no currency is printed"
