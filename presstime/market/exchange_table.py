"""The exchanges that we know: one line each, nothing computed.

Columns: our code · name · MIC · time zone · currency · calendar (the file in `calendar/` whose days
and hours it keeps, "" where none is known to us) · other spellings, parted by "|".

MICs: ISO 10383, the list of 10 February 2025 as packaged in `iso10383` 2025.2.10, read November 2026;
a test holds this table to the form, not to the list. Codes are those that newsrooms and data vendors
print before a colon. Where we choose: OTC is the operating MIC of OTC Markets Group (its tiers have
their own), Milan and Madrid carry the MIC of the market where their shares are listed, and two
venues of one country keep one calendar (NSE and BSE in India, Shanghai and Shenzhen, Toronto's two).
"CSE" is the Canadian exchange (Copenhagen is CPH), "BSE" Bombay, "ISE" Dublin, "OSE" Oslo,
"PSE" Manila, "MSE" left out because too many claim it.
"""

from __future__ import annotations

_NEW_YORK = "America/New_York"
_TORONTO = "America/Toronto"
_BERLIN = "Europe/Berlin"
_KOLKATA = "Asia/Kolkata"
_SHANGHAI = "Asia/Shanghai"

Row = tuple[str, str, str, str, str, str, str]

AMERICAS: tuple[Row, ...] = (
    ("NYSE", "New York Stock Exchange", "XNYS", _NEW_YORK, "USD", "XNYS", "NYQ|NYS|New York"),
    ("NASDAQ", "Nasdaq", "XNAS", _NEW_YORK, "USD", "XNYS",
     "NasdaqGS|NasdaqGM|NasdaqCM|NMS|NGS|NGM|NCM|NSDQ|NDAQ|Nasdaq Stock Market|"
     "Nasdaq Global Select|Nasdaq Global Market|Nasdaq Capital Market|Nasdaq GS|Nasdaq US"),
    ("NYSEARCA", "NYSE Arca", "ARCX", _NEW_YORK, "USD", "XNYS", "ARCA|PCX|NYSE Arca Equities|ARCAEDGE"),
    ("AMEX", "NYSE American", "XASE", _NEW_YORK, "USD", "XNYS",
     "NYSEAMERICAN|NYSE American|NYSEMKT|NYSE MKT|NYSE Amex|ASE|American Stock Exchange"),
    ("CBOE", "Cboe BZX", "BATS", _NEW_YORK, "USD", "XNYS", "BATS|BZX|Cboe US|Cboe BZX U.S. Equities"),
    ("IEX", "Investors Exchange", "IEXG", _NEW_YORK, "USD", "XNYS", ""),
    ("OTC", "OTC Markets", "OTCM", _NEW_YORK, "USD", "XNYS",
     "OTCMKTS|OTC Markets|OTC US|OTCPK|OTC Pink|OTC PINK|PINK|PINX|Pink Sheets|OTCBB|OTCUS|OOTC"),
    ("OTCQX", "OTCQX Best Market", "OTCQ", _NEW_YORK, "USD", "XNYS", "QX"),
    ("OTCQB", "OTCQB Venture Market", "OTCB", _NEW_YORK, "USD", "XNYS", "QB"),
    ("TSX", "Toronto Stock Exchange", "XTSE", _TORONTO, "CAD", "XTSE", "TOR|Toronto"),
    ("TSXV", "TSX Venture Exchange", "XTSX", _TORONTO, "CAD", "XTSE",
     "TSX-V|TSX Venture|CVE|VENTURE|TSX VENTURE"),
    ("CSE", "Canadian Securities Exchange", "XCNQ", _TORONTO, "CAD", "XTSE", "CNSX|CNQ"),
    ("NEO", "Cboe Canada", "NEOE", _TORONTO, "CAD", "XTSE", "Cboe CA|CBOECA|NEO Exchange|Aequitas"),
    ("B3", "B3 (Brazil)", "BVMF", "America/Sao_Paulo", "BRL", "BVMF",
     "BOVESPA|BMFBOVESPA|BM&FBOVESPA|SAO|SA|B3 S.A.|Sao Paulo"),
    ("BMV", "Mexican Stock Exchange", "XMEX", "America/Mexico_City", "MXN", "XMEX",
     "MEX|MEXI|MX|Bolsa Mexicana de Valores"),
    ("BIVA", "Bolsa Institucional de Valores", "BIVA", "America/Mexico_City", "MXN", "XMEX", ""),
    ("BCBA", "Buenos Aires Stock Exchange", "XBUE", "America/Argentina/Buenos_Aires", "ARS", "XBUE",
     "BYMA|BUE"),
    ("BCS", "Santiago Stock Exchange", "XSGO", "America/Santiago", "CLP", "XSGO",
     "SNSE|SGO|SSX|Bolsa de Santiago"),
    ("BVL", "Lima Stock Exchange", "XLIM", "America/Lima", "PEN", "XLIM", "LIM|Bolsa de Valores de Lima"),
    ("BVC", "Colombia Stock Exchange", "XBOG", "America/Bogota", "COP", "",
     "BOG|Bolsa de Valores de Colombia"),
    ("CME", "Chicago Mercantile Exchange", "XCME", "America/Chicago", "USD", "", "CME Group"),
    ("CBOT", "Chicago Board of Trade", "XCBT", "America/Chicago", "USD", "", "CBT"),
    ("NYMEX", "New York Mercantile Exchange", "XNYM", _NEW_YORK, "USD", "", "NYM"),
    ("COMEX", "Commodity Exchange", "XCEC", _NEW_YORK, "USD", "", "CMX"),
    ("ICEUS", "ICE Futures U.S.", "IFUS", _NEW_YORK, "USD", "", "NYBOT"),
)  # fmt: skip

EUROPE: tuple[Row, ...] = (
    ("LSE", "London Stock Exchange", "XLON", "Europe/London", "GBP", "XLON",
     "LON|London|LSEG|LSEIN|LSE Main Market"),
    ("AIM", "AIM (London Stock Exchange)", "AIMX", "Europe/London", "GBP", "XLON", "LSE AIM|LON AIM"),
    ("AQSE", "Aquis Stock Exchange", "AQSE", "Europe/London", "GBP", "XLON", "AQUIS|NEX|Aquis Exchange"),
    ("LME", "London Metal Exchange", "XLME", "Europe/London", "USD", "", ""),
    ("ICEEU", "ICE Futures Europe", "IFEU", "Europe/London", "USD", "", "IPE|ICE Europe|ICE"),
    ("ISE", "Euronext Dublin", "XDUB", "Europe/Dublin", "EUR", "XDUB",
     "DUB|Euronext Dublin|ENXTISE|Irish Stock Exchange|IR"),
    ("XETRA", "Xetra", "XETR", _BERLIN, "EUR", "XETR", "ETR|XTRA|GER|IBIS|ETRA"),
    ("FWB", "Frankfurt Stock Exchange", "XFRA", _BERLIN, "EUR", "XFRA",
     "FRA|FSE|FRANKFURT|Börse Frankfurt|Boerse Frankfurt|DB"),
    ("STU", "Stuttgart Stock Exchange", "XSTU", _BERLIN, "EUR", "XSTU",
     "SWB|BST|Börse Stuttgart|Boerse Stuttgart|EUWAX"),
    ("HAM", "Hamburg Stock Exchange", "XHAM", _BERLIN, "EUR", "XHAM", "Börse Hamburg|Boerse Hamburg"),
    ("DUS", "Düsseldorf Stock Exchange", "XDUS", _BERLIN, "EUR", "XDUS",
     "Börse Düsseldorf|Boerse Duesseldorf|DUSE"),
    ("MUN", "Munich Stock Exchange", "XMUN", _BERLIN, "EUR", "", "MUNC|Börse München|gettex"),
    ("BER", "Berlin Stock Exchange", "XBER", _BERLIN, "EUR", "", "Börse Berlin|BERLIN"),
    ("TRADEGATE", "Tradegate Exchange", "XGAT", _BERLIN, "EUR", "", "TDG|TGATE"),
    ("EUREX", "Eurex", "XEUR", _BERLIN, "EUR", "", "EUX"),
    ("EPA", "Euronext Paris", "XPAR", "Europe/Paris", "EUR", "XPAR",
     "Euronext Paris|ENXTPA|PAR|PARIS|EURONEXT|EN Paris|FP|ENX|Euronext Growth Paris|ALXP"),
    ("AMS", "Euronext Amsterdam", "XAMS", "Europe/Amsterdam", "EUR", "XAMS",
     "Euronext Amsterdam|ENXTAM|AEX|AMSTERDAM|AEB"),
    ("EBR", "Euronext Brussels", "XBRU", "Europe/Brussels", "EUR", "XBRU",
     "Euronext Brussels|ENXTBR|BRU|BRUSSELS|BB"),
    ("ELI", "Euronext Lisbon", "XLIS", "Europe/Lisbon", "EUR", "XLIS",
     "Euronext Lisbon|ENXTLS|LIS|LISBON"),
    ("BIT", "Borsa Italiana", "XMIL", "Europe/Rome", "EUR", "XMIL",
     "Euronext Milan|MIL|MTA|MTAA|MILAN|BITA|Borsa Italiana Milan|IM"),
    ("OSL", "Oslo Børs", "XOSL", "Europe/Oslo", "NOK", "XOSL",
     "OB|OSE|OSLO|Euronext Oslo|Oslo Bors|Oslo Stock Exchange"),
    ("SIX", "SIX Swiss Exchange", "XSWX", "Europe/Zurich", "CHF", "XSWX",
     "SWX|VTX|EBS|SIX Swiss|Swiss Exchange|ZURICH|SWISS"),
    ("BME", "Bolsa de Madrid", "XMAD", "Europe/Madrid", "EUR", "XMAD",
     "MCE|MAD|MADRID|BM|BMEX|BMAD|Bolsas y Mercados Españoles|SIBE"),
    ("STO", "Nasdaq Stockholm", "XSTO", "Europe/Stockholm", "SEK", "XSTO",
     "OMX|OM|Nasdaq Stockholm|OMX Stockholm|STOCKHOLM|OMXSTO|SSE Stockholm"),
    ("HEL", "Nasdaq Helsinki", "XHEL", "Europe/Helsinki", "EUR", "XHEL",
     "HLSE|OMXHEL|OMX Helsinki|HELSINKI|HSE"),
    ("CPH", "Nasdaq Copenhagen", "XCSE", "Europe/Copenhagen", "DKK", "XCSE",
     "CPSE|OMXCOP|OMX Copenhagen|COPENHAGEN"),
    ("ICEX", "Nasdaq Iceland", "XICE", "Atlantic/Reykjavik", "ISK", "XICE", "ICSE|Nasdaq Reykjavik"),
    ("TAL", "Nasdaq Tallinn", "XTAL", "Europe/Tallinn", "EUR", "XTAL", "TLSE|TSE1T|TALLINN"),
    ("RSE", "Nasdaq Riga", "XRIS", "Europe/Riga", "EUR", "XRIS", "RIG|RIGA|RISE"),
    ("VSE", "Nasdaq Vilnius", "XLIT", "Europe/Vilnius", "EUR", "XLIT", "VIL|VILNIUS|NSEL"),
    ("VIE", "Vienna Stock Exchange", "XWBO", "Europe/Vienna", "EUR", "XWBO",
     "WBAG|WBO|VIENNA|Wiener Börse|Wiener Boerse"),
    ("WSE", "Warsaw Stock Exchange", "XWAR", "Europe/Warsaw", "PLN", "XWAR",
     "GPW|WAR|WARSAW|NewConnect|NC Warsaw"),
    ("PRA", "Prague Stock Exchange", "XPRA", "Europe/Prague", "CZK", "XPRA", "SEP|PRG|PRAGUE"),
    ("BUD", "Budapest Stock Exchange", "XBUD", "Europe/Budapest", "HUF", "XBUD", "BUSE|BUDAPEST"),
    ("BVB", "Bucharest Stock Exchange", "XBSE", "Europe/Bucharest", "RON", "XBSE",
     "BBSE|BUCHAREST|Bursa de Valori București"),
    ("ATHEX", "Athens Stock Exchange", "XATH", "Europe/Athens", "EUR", "ASEX",
     "ATH|ATSE|ASEX|ATHENS|Euronext Athens|ATHENS EXCHANGE"),
    ("LUX", "Luxembourg Stock Exchange", "XLUX", "Europe/Luxembourg", "EUR", "XLUX", "BDL|LUXSE|LUXEMBOURG"),
    ("BIST", "Borsa Istanbul", "XIST", "Europe/Istanbul", "TRY", "XIST", "IST|IBSE|ISTANBUL|Borsa İstanbul"),
    ("MOEX", "Moscow Exchange", "MISX", "Europe/Moscow", "RUB", "XMOS", "MCX|MICEX|RTS|MOSCOW"),
)  # fmt: skip

ASIA_PACIFIC: tuple[Row, ...] = (
    ("TYO", "Tokyo Stock Exchange", "XTKS", "Asia/Tokyo", "JPY", "XTKS", "TSE|JPX|TKS|TOKYO|TSE Prime|JP"),
    ("NAG", "Nagoya Stock Exchange", "XNGO", "Asia/Tokyo", "JPY", "XTKS", "NGO|NSE Nagoya|NAGOYA"),
    ("KRX", "Korea Exchange", "XKRX", "Asia/Seoul", "KRW", "XKRX", "KSE|KOSPI|KSC|KS|KOREA|KRX KOSPI"),
    ("KOSDAQ", "KOSDAQ", "XKOS", "Asia/Seoul", "KRW", "XKRX", "KQ|KOE|KRX KOSDAQ"),
    ("SSE", "Shanghai Stock Exchange", "XSHG", _SHANGHAI, "CNY", "XSHG", "SHA|SHG|SHSE|SH|SHANGHAI|SSE STAR"),
    ("SZSE", "Shenzhen Stock Exchange", "XSHE", _SHANGHAI, "CNY", "XSHG", "SHE|SZ|SZA|SHENZHEN|ChiNext"),
    ("BJSE", "Beijing Stock Exchange", "BJSE", _SHANGHAI, "CNY", "XSHG", "BSE Beijing|BEIJING|BJ"),
    ("HKEX", "Hong Kong Stock Exchange", "XHKG", "Asia/Hong_Kong", "HKD", "XHKG",
     "HKG|SEHK|HKSE|HKE|HK|HONG KONG|Stock Exchange of Hong Kong"),
    ("TWSE", "Taiwan Stock Exchange", "XTAI", "Asia/Taipei", "TWD", "XTAI", "TPE|TW|TAI|TAIWAN"),
    ("TPEX", "Taipei Exchange", "ROCO", "Asia/Taipei", "TWD", "XTAI", "TWO|GTSM|GreTai"),
    ("NSE", "National Stock Exchange of India", "XNSE", _KOLKATA, "INR", "XBOM", "NSEI|NSI|NSE India"),
    ("BSE", "BSE (Bombay)", "XBOM", _KOLKATA, "INR", "XBOM",
     "BOM|BSE India|Bombay Stock Exchange|BOMBAY|BSE Ltd"),
    ("SGX", "Singapore Exchange", "XSES", "Asia/Singapore", "SGD", "XSES", "SES|SI|SINGAPORE|SGX-ST"),
    ("KLSE", "Bursa Malaysia", "XKLS", "Asia/Kuala_Lumpur", "MYR", "XKLS", "KLS|MYX|KUL|KL|BURSA|MALAYSIA"),
    ("IDX", "Indonesia Stock Exchange", "XIDX", "Asia/Jakarta", "IDR", "XIDX", "JKT|JSX|JK|JAKARTA"),
    ("SET", "Stock Exchange of Thailand", "XBKK", "Asia/Bangkok", "THB", "XBKK", "BKK|BK|BANGKOK|THAILAND"),
    ("PSE", "Philippine Stock Exchange", "XPHS", "Asia/Manila", "PHP", "XPHS", "PHS|MANILA|PSE Manila"),
    ("HOSE", "Ho Chi Minh Stock Exchange", "XSTC", "Asia/Ho_Chi_Minh", "VND", "", "HSX|VNM|HCM"),
    ("HNX", "Hanoi Stock Exchange", "HSTC", "Asia/Bangkok", "VND", "", "HASTC|HANOI|UPCOM"),
    ("PSX", "Pakistan Stock Exchange", "XKAR", "Asia/Karachi", "PKR", "XKAR", "KAR|KASE|KARACHI"),
    ("DSE", "Dhaka Stock Exchange", "XDHA", "Asia/Dhaka", "BDT", "", "DHAKA"),
    ("COSE", "Colombo Stock Exchange", "XCOL", "Asia/Colombo", "LKR", "", "COLOMBO|CSE Sri Lanka"),
    ("ASX", "Australian Securities Exchange", "XASX", "Australia/Sydney", "AUD", "XASX",
     "AX|SYDNEY|Australian Stock Exchange"),
    ("NZX", "New Zealand Exchange", "XNZE", "Pacific/Auckland", "NZD", "XNZE", "NZE|NZSE|NZ|NEW ZEALAND"),
)  # fmt: skip

MIDDLE_EAST_AFRICA: tuple[Row, ...] = (
    ("TASE", "Tel Aviv Stock Exchange", "XTAE", "Asia/Jerusalem", "ILS", "XTAE", "TLV|TA|TAE|TEL AVIV"),
    ("TADAWUL", "Saudi Exchange", "XSAU", "Asia/Riyadh", "SAR", "XSAU",
     "SASE|SAU|SAUDI|Saudi Stock Exchange|SR"),
    ("DFM", "Dubai Financial Market", "XDFM", "Asia/Dubai", "AED", "", "DU|DUBAI"),
    ("ADX", "Abu Dhabi Securities Exchange", "XADS", "Asia/Dubai", "AED", "", "ADSM|ABU DHABI"),
    ("QSE", "Qatar Stock Exchange", "DSMD", "Asia/Qatar", "QAR", "", "DSM|QATAR|DOHA"),
    ("KWSE", "Boursa Kuwait", "XKUW", "Asia/Kuwait", "KWD", "", "KUW|KSE Kuwait|KUWAIT"),
    ("MSX", "Muscat Stock Exchange", "XMUS", "Asia/Muscat", "OMR", "", "MSM|MUSCAT"),
    ("JSE", "Johannesburg Stock Exchange", "XJSE", "Africa/Johannesburg", "ZAR", "XJSE", "JNB|JOBURG|SJ"),
    ("NGX", "Nigerian Exchange", "XNSA", "Africa/Lagos", "NGN", "",
     "NGSE|NSENG|LAGOS|NSE Nigeria|Nigerian Stock Exchange"),
    ("NSEK", "Nairobi Securities Exchange", "XNAI", "Africa/Nairobi", "KES", "", "NASE|NBO|NAIROBI"),
    ("GSE", "Ghana Stock Exchange", "XGHA", "Africa/Accra", "GHS", "", "GHSE|ACCRA"),
    ("EGX", "Egyptian Exchange", "XCAI", "Africa/Cairo", "EGP", "", "CAI|CASE|CAIRO"),
    ("CASA", "Casablanca Stock Exchange", "XCAS", "Africa/Casablanca", "MAD", "", "CBSE|CASABLANCA|BVCASA"),
    ("BRVM", "BRVM (Abidjan)", "XBRV", "Africa/Abidjan", "XOF", "", "ABIDJAN"),
    ("BWSE", "Botswana Stock Exchange", "XBOT", "Africa/Gaborone", "BWP", "", "BOTSWANA"),
)  # fmt: skip

LISTED: tuple[Row, ...] = AMERICAS + EUROPE + ASIA_PACIFIC + MIDDLE_EAST_AFRICA

# Prices in London, Johannesburg and Tel Aviv are usually quoted in hundredths of the currency.
MINOR_UNITS: dict[str, str] = {"LSE": "GBX", "AIM": "GBX", "AQSE": "GBX", "JSE": "ZAc", "TASE": "ILA"}
