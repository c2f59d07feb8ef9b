"""The sentences of the corpus, with blanks: our own, in the manner of many kinds of outlet.

{who} the subject · {v} a verb of the move's direction · {V} an adverb (higher, lower) · {n} a noun ·
{p} the figure before · {q} the figure after · {c} the change · {r} the per cent · {day} a weekday.
"""

from __future__ import annotations

UP_VERBS = "rose gained climbed advanced added jumped".split()
DOWN_VERBS = "fell lost slid dropped shed slipped".split()
UP_NOUNS = "gain rise increase".split()
DOWN_NOUNS = "loss drop decline".split()

SHARES = (
    "Shares of {who} {v} ${c}, or {r}%, to ${q}.",
    "{who} shares {v} {r}%, or ${c}, to close at ${q} on {day}.",
    "{who} stock {v} ${c}, or {r} percent, to ${q} in {day} trading.",
    "On {day}, shares in {who} {v} {r} percent to ${q}, a {n} of ${c}.",
    "The stock, which {v} ${c} ({r}%) to ${q}, was among the most active on the exchange.",
    "{who} closed {U} ${c}, or {r}%, at ${q}.",
    "Shares of {who} traded {U} ${c}, or {r}%, to ${q} during midday trading on {day}.",
    "{who} was {U} {r}%, or ${c}, at ${q} in early trading.",
    "{who} finished {day} {U} ${c}, or {r}%, at ${q} a share.",
    "The shares ended {r}% {V}, or ${c}, at ${q}.",
    "{who}'s stock price {v} by ${c}, or {r}%, to ${q} after the announcement.",
    "Shares of the retailer {who} {v} ${c}, or {r} per cent, to ${q} apiece.",
    "At the close, {who} stood at ${q}, {U} ${c}, or {r}%, on the day.",
    "{who} ended the session at ${q}, {U} {r}%, or ${c}.",
    "Among the movers, {who} {v} {r}%, or ${c} a share, to ${q}.",
    "Investors sent {who} {U} ${c}, or {r}%, to ${q}.",
)
SHARES_FROM = (
    "{who} shares {v} {r}% to ${q} from ${p} on {day}.",
    "Shares of {who} {v} to ${q} from ${p}, a {n} of {r}%.",
    "The stock closed at ${q}, {U} {r}% from the previous close of ${p}.",
    "{who} {v} {r} percent from ${p} to ${q} in heavy trading.",
    "{who} settled at ${q}, {U} {r}% from its prior close of ${p}.",
    "The stock {v} from ${p} to ${q}, or {r}%, in a single session.",
    "{who} was trading at ${q}, {U} {r}% from {day}'s close of ${p}.",
    "Shares {v} to ${q}, {U} {r}% from ${p}.",
    "{who} ended at ${q}, a {r}% {n} from ${p} the day before.",
    "After the report the stock {v} {r}% to ${q}, from ${p}.",
)
INDEX = (
    "The {who} {v} {c} points, or {r}%, to {q}.",
    "The {who} {v} {c} points, or {r} percent, to close at {q}.",
    "The {who} ended {U} {c} points, or {r}%, at {q}.",
    "The {who} closed {r} per cent, or {c} points, {V} at {q}.",
    "The {who} was {U} {r}%, or {c} points, at {q} in early afternoon trading.",
    "The {who} {v} {r}%, or {c} points, to end at {q}.",
    "At the bell the {who} was at {q}, {U} {c} points, or {r}%.",
    "The {who} finished at {q}, {U} {c} points, or {r} percent, on {day}.",
    "The {who} {v} {c} points ({r}%) to {q}.",
    "By midday the {who} had {w} {c} points, or {r}%, to {q}.",
    "Stocks {v}, with the {who} {U} {c} points, or {r}%, at {q}.",
    "The benchmark {who} {v} by {c} points, or {r} per cent, to settle at {q}.",
)
INDEX_FROM = (
    "The {who} {v} {r}% to {q} from {p}.",
    "The {who} {v} from {p} to {q}, a {n} of {r} percent.",
    "The {who} closed at {q}, {U} {r}% from {day}'s close of {p}.",
)
LONDON = (
    "Shares in {who} {v} {c}p, or {r} per cent, to {q}p.",
    "{who} closed {r} per cent {V} at {q}p, {U} {c}p.",
    "The shares were {U} {c}p, or {r}%, at {q}p by mid-morning.",
    "{who} {v} {c}p ({r}%) to {q}p.",
    "{who} {v} {r} per cent to {q}p from {p}p.",
    "In London, {who} {v} {c}p, or {r} per cent, to close at {q}p.",
)
OIL = (
    "{who} futures {v} ${c}, or {r}%, to ${q} a barrel.",
    "{who} settled {U} ${c}, or {r}%, at ${q} a barrel.",
    "{who} futures for delivery next month settled ${c} {V}, or {r}%, at ${q} a barrel.",
    "{who} was {U} ${c}, or {r} percent, at ${q} per barrel.",
    "{who} {v} {r}% to settle at ${q} a barrel, from ${p} on {day}.",
    "{who} {v} ${c} to ${q} a barrel, a {n} of {r}%.",
)
GOLD = (
    "Spot gold {v} {r}% to ${q} an ounce, from ${p}.",
    "Gold futures {v} ${c}, or {r}%, to ${q} an ounce.",
    "Silver {v} {r} percent, or ${c}, to ${q} an ounce.",
    "Copper {v} ${c}, or {r}%, to ${q} a tonne in London.",
)
CRYPTO = (
    "{who} {v} {r}% to ${q} from ${p}.",
    "{who} {v} ${c}, or {r}%, to ${q}.",
    "{who} was last {U} {r}% at ${q}, from ${p} a day earlier.",
    "{who} {v} from ${p} to ${q}, {U} {r}%, over the weekend.",
    "The token {v} by {r}%, from ${p} to ${q}.",
)
CURRENCY = (
    "The euro {v} {r}% to ${q} from ${p}.",
    "Sterling {v} {r}% to ${q}, from ${p} late on {day}.",
    "The pound {v} from ${p} to ${q}, a {n} of {r}%.",
    "The euro was {U} {r}% at ${q} from ${p}.",
)
YEN = (
    "The dollar {v} {r}% to {q} yen from {p} yen.",
    "The dollar was {U} {r}% at {q} yen, from {p} yen on {day}.",
    "Against the Japanese currency the dollar {v} from {p} yen to {q} yen, or {r}%.",
)
TOKYO = (
    "Shares of {who} {v} {c} yen, or {r}%, to {q} yen.",
    "{who} closed {U} {c} yen, or {r}%, at {q} yen in Tokyo.",
)
INDIA = (
    "Shares of {who} {v} Rs {c}, or {r} per cent, to Rs {q} on the BSE.",
    "{who} ended {r} per cent {V} at Rs {q}, from Rs {p}.",
    "{who} settled at ₹{q}, {U} {r} per cent from ₹{p}.",
)
EURO_SHARE = (
    "{who} shares {v} €{c}, or {r}%, to €{q} in Paris.",
    "{who} {v} {r}% to €{q} from €{p} in Frankfurt.",
    "{who} was {U} {r}% at €{q}, from €{p}.",
)
FLOW = (
    "Revenue {v} {r}% to ${q} billion from ${p} billion a year earlier.",
    "Net income {v} {r}% to ${q} billion, from ${p} billion a year ago.",
    "Sales at {who} {v} {r} percent to ${q} billion from ${p} billion in the same quarter last year.",
    "{who} said quarterly profit {v} to ${q} billion from ${p} billion, a {n} of {r}%.",
    "Revenue was ${q} billion, {U} {r}% from ${p} billion a year earlier.",
    "Operating profit {v} {r} per cent to £{q}bn, compared with £{p}bn a year earlier.",
    "Revenue {v} {r}% in the third quarter to €{q} billion from €{p} billion a year earlier.",
    "Total revenue {v} from ${p} billion to ${q} billion, {U} {r}%.",
    "{who}'s turnover {v} {r}% to {q} billion euros from {p} billion euros.",
    "Profit {v} by {r}% to ${q}bn, from ${p}bn.",
    "Bookings {v} {r} percent year-over-year to ${q} billion, from ${p} billion.",
    "Pretax profit {v} to £{q} billion, {U} {r} per cent from £{p} billion.",
)
COUNT = (
    "Deliveries {v} {r}% to {q} vehicles from {p} a year earlier.",
    "Exports {v} {r} percent to {q} tonnes, from {p} tonnes in the same month last year.",
    "The company had {q} employees, {U} {r}% from {p} a year earlier.",
    "Short interest came to {q} shares, {A} {n} of {r}% from the previous total of {p} shares.",
    "Registrations {v} from {p} to {q}, a {n} of {r}%.",
)
DIVIDEND = (
    "The board {x} its quarterly dividend {r}% to {q} cents a share from {p} cents.",
    "{who} {x} its price target on the stock to ${q} from ${p}, or {r}%.",
)
DIRECTION = (
    "{who} shares {v} to ${q} from ${p} on {day}.",
    "The {n0} in {who} took the shares from ${p}, and the stock {v} from ${p} to ${q}.",
    "Earnings {v} to ${q} a share from ${p} a year earlier.",
    "Analysts at the bank {x} their price target for {who} to ${q} from ${p}.",
    "Adjusted earnings came in at ${q} a share, {U} from ${p}.",
    "The brokerage {x} its price objective on {who} from ${p} to ${q}.",
)
RATE_DIRECTION = (
    "The unemployment rate {v} to {q}% from {p}%.",
    "The yield on the 10-year Treasury note {v} to {q}% from {p}%.",
    "The central bank {x} its key rate to {q}% from {p}%.",
    "Gross margin {v} to {q}% from {p}% a year earlier.",
)
BASIS = (
    "The yield on the 10-year note {v} {b} basis points to {q}%, from {p}%.",
    "The 10-year Treasury yield {v} {b} basis points to {q}% from {p}% on {day}.",
    "The two-year yield was {U} {b} bps at {q}% from {p}%.",
    "Its operating margin {v} {b} basis points to {q}% from {p}%.",
)
POINTS = (
    "Unemployment {v} {d} percentage points, from {p}% to {q}%.",
    "The inflation rate {v} {d} percentage points to {q}% from {p}%.",
    "Gross margin {v} {d} percentage points to {q}% from {p}% a year earlier.",
    "The bank's key rate {v} {d} percentage points to {q}% from {p}%.",
)
POINTS_WRONG = tuple(text.replace(" percentage points", "%") for text in POINTS)
DOUBLED = (
    ("Sales doubled to ${q} million from ${p} million.", 2),
    ("Net profit more than doubled to ${q} million from ${p} million a year earlier.", 2.3),
    ("The number of customers tripled from {p} million to {q} million.", 3),
    ("Operating profit halved to ${q} million from ${p} million.", 0.5),
    ("Revenue nearly doubled to ${q} million from ${p} million.", 1.9),
    ("Deposits quadrupled to ${q} million from ${p} million.", 4),
    ("Profit rose by a third to ${q} million from ${p} million.", 1.333),
    ("Costs fell by a quarter to ${q} million from ${p} million.", 0.75),
)
PREMIUM = (
    "The offer of ${q} a share is a {r}% premium to {day}'s close of ${p}.",
    "The buyer will pay ${q} per share in cash, a premium of {r}% to {who}'s closing price of ${p} on {day}.",
    "At ${q} a share, the bid represents a {r} percent premium over the stock's last close of ${p}.",
    "The proposal values each share at ${q}, a {r}% premium to the closing price of ${p}.",
)
PRODUCT = (
    "The director sold {m} shares at ${p}, for a total of ${t}.",
    "The director sold {m} shares of the company's stock on {day}. The shares were sold at an average price of "
    "${p}, for a total transaction of ${t}.",
    "The chief executive bought {m} shares at ${p} each, for a total of ${t}.",
)
BEAT = (
    "{who} reported ${a} earnings per share for the quarter, topping the consensus estimate of ${b} by ${m}.",
    "The company earned ${a} a share, beating analysts' expectations of ${b} by ${m}.",
    "It posted earnings of ${a} per share, {miss} the consensus estimate of ${b} by ${m}.",
)
STAKE = (
    "Harbor Lane Advisors increased its position in shares of {who} by {r}% in the third quarter, according to "
    "its filing. The fund owns {h} shares of the company's stock after buying an additional {k} shares.",
    "Old Mill Capital trimmed its holdings in {who} by {r}% during the period. The firm now owns {h} shares "
    "after selling {k} shares.",
)
ANNUAL = (
    "{who} declared a quarterly dividend, which will be paid in March. Holders of record will be given a "
    "dividend of ${d} per share. This represents a ${y} annualized dividend and a yield of 2.1%.",
)
PART = (
    "The company will cut {a} jobs, or {r}% of its {b} jobs.",
    "It sold {a} of its {b} stores, or {r}%.",
)
SUM = ("Cloud brought in ${a} billion, devices ${b} billion and services ${d} billion, for a total of ${t} billion.",)
NEIGHBOURS = (
    "{who} stock is {U} {r}% to ${q} in premarket trading. The company closed at ${p} on {day}.",
    "Shares of {who} {v} {r}% to ${q} before the bell. The stock closed at ${p}.",
    "{who} shares {v} {r}% to ${q} in after-hours trading. They had ended the regular session at ${p}, when the "
    "stock closed at ${p}.",
    "In premarket trading, {who} shares were {U} {r}% at ${q}, after the stock closed at ${p} on {day}.",
)
WEEKDAYS = (
    "The results are due on {weekday}, {date}.",
    "The merger was announced on {weekday}, {date}, and closed a year later.",
    "{who} will pay the dividend on {weekday}, {date}.",
    "Trading in the shares was halted on {weekday}, {date}.",
)
