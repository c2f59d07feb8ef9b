"""Word lists that the invented market stories are made of.

Every company, person and place of work here is fictional; a likeness is an accident. Names in other
scripts are there because a generator that is only ever measured on ASCII is measured too kindly.
"""

from __future__ import annotations

ONSETS = ("Bar", "Cal", "Dor", "El", "Fen", "Gal", "Hol", "Is", "Jor", "Kel", "Lun", "Mar", "Nor", "Or",
          "Pel", "Quar", "Ros", "Sel", "Tal", "Ul", "Vel", "Wen", "Yar", "Zel", "Bren", "Cor", "Drav",
          "Harn")
ENDINGS = ("aden", "bury", "cott", "dane", "eva", "field", "gate", "holm", "ion", "kel", "lith", "mere",
           "nova", "ora", "pine", "quist", "row", "stad", "tara", "vance", "wick", "yne", "zora", "tek")
SUFFIXES = {
    "Technology": ("Systems", "Software", "Semiconductor"), "Energy": ("Energy", "Power", "Petroleum"),
    "Health care": ("Pharma", "Health", "Diagnostics"), "Industrials": ("Industries", "Engineering",
        "Machinery"),
    "Consumer goods": ("Foods", "Brands", "Apparel"), "Financials": ("Insurance", "Bancorp", "Capital"),
    "Materials": ("Materials", "Chemicals", "Mining"), "Transport": ("Logistics", "Airlines", "Shipping"),
}
WORLD_NAMES = (
    ("Société Éclairage Brélant", "Eclairage Brelant"), ("Nébuleuse Télécom", "Nebuleuse Telecom"),
    ("Grupo Peñasco", "Grupo Penasco"), ("Øresund Værk", "Oresund Vaerk"),
    ("Großmühle Technik", "Grossmuehle Technik"),
    ("日本蒼海精機", "Sokai Seiki"), ("東雲電子工業", "Shinonome Denshi"), ("若葉化学", "Wakaba Kagaku"),
    ("شركة واحة الطاقة", "Waha Energy"), ("Čelík Dvořan", "Celik Dvoran"),
    ("İnci Lojistik", "Inci Lojistik"),
)

SECTORS = ("Technology", "Energy", "Health care", "Industrials", "Consumer goods", "Financials",
           "Materials", "Transport")
PRODUCTS = {
    "Technology": ("memory controllers", "payroll software", "network switches", "cloud storage",
        "design tools"),
    "Energy": ("offshore turbines", "gas storage", "grid batteries", "refined fuels", "drilling services"),
    "Health care": ("insulin pumps", "generic injectables", "imaging scanners", "clinical testing",
        "eye surgery kits"),
    "Industrials": ("compressors", "bearings", "factory robots", "lifts", "rail signalling"),
    "Consumer goods": ("frozen meals", "running shoes", "kitchen appliances", "pet food", "skin care"),
    "Financials": ("crop insurance", "trade finance", "card processing", "mortgage lending",
        "custody services"),
    "Materials": ("specialty glass", "copper foil", "coatings", "industrial gases", "packaging board"),
    "Transport": ("parcel delivery", "container leasing", "regional flights", "cold-chain storage",
        "port services"),
}

AUTHORS = (
    ("Amélie Dufresne", "Paris"), ("Ibrahim Okonjo", "Lagos"), ("Sakura Minami 南さくら", "Tokyo"),
    ("Layla Haddad ليلى حداد", "Dubai"), ("Tomás Peñalver", "Madrid"), ("Greta Lindqvist", "Stockholm"),
    ("Noah Whitcombe", "New York"), ("Priya Venkataraman", "Mumbai"), ("Jürgen Möhring", "Frankfurt"),
    ("Chloé Saint-Amand", "Montreal"), ("Daniel Osterwald", "Chicago"), ("Mei-Lin Zhao 趙美琳", "Hong Kong"),
    ("Yusuf Karadağ", "Istanbul"), ("Rosa Quintanilha", "São Paulo"), ("Oliver Penhaligon", "London"),
    ("Hannah Brightwater", "Boston"), ("Kwame Asantewaa", "Accra"), ("Ingrid Sørvåg", "Oslo"),
    ("Marek Dvořáček", "Prague"), ("Aoife Kilbride", "Dublin"), ("Luca Bellandi", "Milan"),
    ("Fatima Al-Rashidi", "Riyadh"), ("Samuel Thornbury", "San Francisco"),
    ("Elena Vasilache", "Bucharest"),
    ("Min-jun Seo 서민준", "Seoul"),
)
ROLES = ("Markets reporter", "Companies correspondent", "Senior writer, energy", "Deals editor",
         "Technology correspondent", "Banking reporter", "Commodities reporter", "Data editor")

TAGS = (
    "Earnings", "Technology", "Energy", "Guidance", "Dividends", "Cloud", "Deals", "Banks",
    "Supply chains", "Prices",
    "Chips", "Jobs", "Analysts", "Bonds", "Exports", "Health", "Retail", "Interest rates", "Batteries",
    "Software",
    "Buybacks", "Autos", "Shipping", "Regulation", "Insurance", "Airlines", "Patents", "Debt",
    "Factories", "Oil and gas",
    "Food", "Currencies", "Payments", "Housing", "Robots", "Pensions", "Copper", "Start-ups", "Rail",
    "Water",
    "Private equity", "Spin-offs", "Governance", "Cybersecurity", "Advertising", "Travel", "Steel",
    "Trials",
    "Utilities", "Farming", "Énergie verte", "Telecoms", "Audit", "Lawsuits", "Listings", "Glass",
    "Packaging",
    "日本", "Media", "Sanctions",
)
TAG_SLUGS = {"Énergie verte": "energie-verte", "日本": "japan"}

SECTIONS = (("markets", "Markets", "Prices, moves and what was said about them."),
            ("companies", "Companies", "Results, plans and the people who answer for them."),
            ("deals", "Deals", "Bids, mergers, stakes and sales."),
            ("explainers", "Explainers", "How to read what the markets print."))

FIRST_NAMES = ("Adaeze", "Björn", "Camille", "Dmitri", "Esther", "Farouk", "Gwen", "Héctor", "Ines",
               "Joon-ho",
               "Katarína", "Leif", "Mónica", "Nadia", "Oskar", "Paolo", "Rashid", "Solveig", "Takumi",
               "Zoë")
LAST_NAMES = ("Achterberg", "Bonnard", "Castellanos", "Delacroix-Roy", "Ellingsen", "Farrow", "Grünwald",
              "Halloran",
              "Ivanović", "Jankowski", "Kobayakawa", "Lindgren", "Marchetti", "Núñez", "Oyelaran",
              "Prendergast")
POSTS = ("chief executive", "chief financial officer", "chair", "head of investor relations",
         "chief operating officer")
HOUSES = ("Marlowe Pike", "Tidewater Research", "Crane & Hollis", "Banque Ormeaux", "Kestrel Securities",
          "Aldgate Analytics")
PLACES = ("Ghent", "Monterrey", "Gdańsk", "Penang", "Winnipeg", "Aarhus", "Curitiba", "Nagoya", "Izmir",
          "Tulsa")

RISING = ("rose", "gained", "climbed", "advanced")
FALLING = ("fell", "slid", "dropped", "declined")
MONTHS = ("Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
