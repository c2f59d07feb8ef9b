"""The second held-out part: sentences written after the grammar had been tuned, in manners it had not been tuned for.

Each stands for two: in `[[right|wrong]]` the first makes it right, the second plants one error, which the code
may report. The figure of its first run, before anything was mended for it, stands in docs/figures.md; since then
it is a part of the corpus like the others.
"""

from __future__ import annotations

import re

_CHOICE = re.compile(r"\[\[([^|\]]+)\|([^\]]+)\]\]")

PAIRS: tuple[tuple[str, str], ...] = (
    # a regional paper in Britain
    ("Shares in the Leeds-based builder dropped 14.5p, or [[3.8|8.3]] per cent, to close at 367p.", "PT203"),
    ("Pre-tax profits at the Hull group rose to £8.4m in the year to March, up [[12|21]] per cent from £7.5m twelve "
     "months earlier.", "PT203"),
    ("The brewer, whose pubs stretch from Whitby to Skegness, saw turnover climb 6.3 per cent to £118.2m from "
     "[[£111.2m|£121.1m]].", "PT203"),
    ("Harrogate Water Holdings was 5p better at 212p, a rise of [[2.4|4.2]] per cent.", "PT203"),
    ("The council's pension fund shrank from £3.1bn to £2.9bn, a fall of [[6.5|15.4]] per cent.", "PT203"),
    ("Around 240 of the plant's [[1,200|2,400]] workers, or 20 per cent, will lose their jobs.", "PT216"),
    ("The firm's shares have halved since the spring, from 96p to [[48p|68p]].", "PT211"),
    ("House prices in the county edged down 0.4 per cent to £231,500 from [[£232,430|£235,000]].", "PT203"),
    # a daily in India
    ("Net profit at Kaveri Cements rose 18.2% to ₹236.4 crore from ₹[[200|180]] crore in the year-ago quarter.",
     "PT203"),
    ("The Sensex ended 412.35 points, or [[0.57|0.75]] per cent, higher at 72,410.38.", "PT203"),
    ("The Nifty 50 settled at 21,930.50, down 125.70 points or [[0.57|0.75]]%.", "PT203"),
    ("The rupee depreciated [[14|41]] paise to 83.27 against the US dollar from its previous close of 83.13.", "PT203"),
    ("Consolidated revenue grew 11% year-on-year to Rs 4,995 crore against Rs [[4,500|4,050]] crore.", "PT203"),
    ("The scrip hit an intraday high of ₹1,284 before closing ₹38.60, or [[3.1|1.3]] per cent, up at ₹1,266.40 on the "
     "BSE.", "PT203"),
    ("The board recommended a dividend of Rs 12 per share, up from Rs [[10|14]] a year ago.", "PT212"),
    ("Deposits increased by 15 per cent to Rs 2.3 lakh crore from Rs [[2|1.5]] lakh crore.", "PT203"),
    # a wire in Asia
    ("TOKYO -- The Nikkei Stock Average shed 310.20 points, or [[0.94|0.49]] percent, to finish at 32,670.15.",
     "PT203"),
    ("South Korea's KOSPI inched up 4.52 points, or [[0.18|0.81]] percent, to close at 2,514.97.", "PT203"),
    ("The won was quoted at 1,312.4 per dollar, down [[4.2|14.2]] won from the previous session's close of 1,308.2.",
     "PT203"),
    ("Hong Kong's Hang Seng Index ended 1.6% lower at 16,790.80, giving up [[273|732]] points.", "PT203"),
    ("Singapore's benchmark STI slid 0.4 per cent to 3,184.35, from [[3,197.14|3,179.14]] on Thursday.", "PT203"),
    ("China's exports fell [[6.2|2.6]]% to $299.1 billion in September from $318.9 billion a year earlier.", "PT203"),
    ("Shares of the Taiwanese foundry rose NT$9, or [[1.7|7.1]] percent, to NT$541 in Taipei.", "PT203"),
    ("Taiwan's jobless rate slipped [[0.02 percentage points|0.02%]] to 3.42% from 3.44%.", "PT210"),
    # a broker's note
    ("We raise our 12-month price target to $54 from [[$48|$58]] on better gross margins.", "PT212"),
    ("Our sum-of-the-parts valuation assigns $6.2 billion to retail, $3.1 billion to logistics and $0.7 billion to "
     "payments, for a total of [[$10.0 billion|$11.0 billion]].", "PT213"),
    ("FY24E EPS goes to $3.45 from $3.30, an increase of [[4.5%|5.4%]].", "PT203"),
    ("Gross margin expanded [[120|210]] basis points to 41.7% from 40.5%.", "PT203"),
    ("Q3 adj. EBITDA of $212 million beat consensus of $205 million by [[$7 million|$17 million]].", "PT214"),
    ("At $61.50, our target implies [[a 23% premium|a 32% premium]] to the last close of $50.00.", "PT215"),
    ("Free cash flow tripled to $93 million from [[$31 million|$61 million]].", "PT211"),
    # a blog on coins
    ("BTC ripped from $26,100 to $27,405, a [[5%|15%]] pump in a single day.", "PT203"),
    ("ETH is down 3.2% to $1,548 after trading at [[$1,599|$1,699]] yesterday.", "PT203|PT207"),
    ("Solana's TVL doubled to $640M from [[$320M|$460M]] since January.", "PT211"),
    ("DOGE slid from $0.0745 to $0.0712, losing [[4.4%|14.4%]].", "PT203"),
    ("The whale moved 2,500 ETH at $1,600 apiece for a total of [[$4 million|$40 million]].", "PT213"),
    ("The token jumped 27% to $0.0635 from [[$0.05|$0.04]] in 24 hours.", "PT203"),
    ("Daily volume fell to $11.2bn from [[$14.6bn|$10.6bn]] a week ago.", "PT212"),
    # the summary of a call on results
    ("Management said revenue came in at $412.5 million, up 9.4% from [[$377.1 million|$317.1 million]] in the "
     "prior-year period.", "PT203"),
    ("Operating income declined to $58.3 million, compared with [[$64.1 million|$54.1 million]] in the second quarter "
     "of last year.", "PT212"),
    ("Net loss per share narrowed to $0.12 from [[$0.31|$0.10]].", "PT212"),
    ("SG&A rose by $4.1 million, or [[7.9%|9.7%]], to $56.0 million.", "PT203"),
    ("Same-store sales were up 3.1%; average ticket increased 2.2% to $18.60 from [[$18.20|$17.20]].", "PT203"),
    ("Cash and equivalents totaled $1.02 billion, an increase of $120 million from [[$900 million|$980 million]] at "
     "year-end.", "PT203"),
    ("Backlog grew 22% sequentially to $2.44 billion, from [[$2.00 billion|$2.20 billion]].", "PT203"),
    ("The company bought back 1.5 million shares at an average price of $42.00 for a total of "
     "[[$63 million|$36 million]].", "PT213"),
    # bonds, currencies, commodities
    ("Ten-year gilt yields climbed [[8|18]] basis points to 4.42 per cent from 4.34 per cent at Monday's close.",
     "PT203"),
    ("Spot gold eased 0.6% to $1,912.40 an ounce, having settled at [[$1,923.90|$1,932.90]] on Wednesday.",
     "PT203|PT207"),
    ("Benchmark copper on the LME rose 1.3 percent to $8,312 a tonne, up [[$107|$170]] on the day.", "PT203"),
    ("The euro firmed 0.5 percent to $1.0742 from [[$1.0689|$1.0698]].", "PT203"),
    ("Front-month Brent lost $1.92, or [[2.2%|2.9%]], to settle at $84.58 a barrel.", "PT203"),
    ("Sterling was 0.3 per cent weaker at $1.2215, against [[$1.2252|$1.2225]] late on Tuesday.", "PT203"),
    ("The spread between Italian and German 10-year yields widened to 204 basis points from [[192|214]].", "PT212"),
    ("Chicago wheat futures dropped 12.50 cents to $5.68 a bushel, a loss of [[2.2%|4.2%]].", "PT203"),
    # a business journal of a town
    ("The Dayton credit union grew membership to 46,200 from 42,000, a [[10 percent|16 percent]] gain.", "PT203"),
    ("The developer paid $18.6 million for the 120,000-square-foot building, or [[$155|$515]] per square foot.",
     "PT213"),
    ("The hospital system will cut 85 of its 1,700 administrative jobs, or [[5 percent|15 percent]].", "PT216"),
    ("Its payroll doubled to 260 employees from [[130|160]] two years ago.", "PT211"),
    ("Airport traffic fell [[3.5 percent|5.3 percent]] to 1.93 million passengers from 2.00 million in 2022.",
     "PT203"),
    ("The ribbon-cutting is set for [[Thursday|Tuesday]], Oct. 12, 2023.", "PT301"),
)  # fmt: skip

SECOND_HELD_OUT: tuple[tuple[str, str], ...] = tuple(
    entry for text, code in PAIRS for entry in ((_CHOICE.sub(r"\1", text), ""), (_CHOICE.sub(r"\2", text), code))
)
