"""The vocabulary of market prose: which word belongs to which class of the grammar.

One letter is one class; `grammar` writes its patterns over strings of these letters. A phrase of
several words stands in the same table, its words parted by blanks, and the longest phrase wins.

V verb with a direction · L verb of standing (closed, trades) · U up, down, higher, lower ·
K noun of change (a gain) · W doubled, halved · t to · f from · v compared with · x up from, down from · a at · b by ·
q of · o or · e article · i preposition of time · j adjective of time · n period · T day · S stretch of the
trading day · g trading · z reference to an earlier time · R record, high · l close, level ·
u per unit · d adverb · < nearly · > more than · ? makes the figures not comparable · k conjunction ·
& and · ! poison for the whole clause.
"""

from __future__ import annotations

Entry = tuple[str, int, str]
"""Class letter, direction (+1, −1, 0), and what the word stands for (a stretch, a window, …)."""


def _verbs(lines: str, direction: int) -> dict[str, Entry]:
    return {word.replace("_", " "): ("V", direction, "") for word in lines.split()}


_UP = _verbs(
    """rise rises rose risen rising gain gains gained gaining climb climbs climbed climbing jump jumps
    jumped jumping surge surges surged surging soar soars soared soaring advance advances advanced
    advancing add adds added adding increase increases increased increasing grow grows grew grown growing
    rally rallies rallied rallying rebound rebounds rebounded rebounding recover recovers recovered
    recovering pop pops popped popping spike spikes spiked spiking leap leaps leapt leaped leaping rocket
    rockets rocketed skyrocket skyrockets skyrocketed bounce bounces bounced strengthen strengthens
    strengthened strengthening firm firms firmed firming appreciate appreciates appreciated appreciating
    improve improves improved improving widen widens widened widening expand expands expanded expanding
    swell swells swelled swelling balloon ballooned ballooning vault vaulted vaulting raise raises raised
    raising lift lifts lifted lifting boost boosts boosted boosting up upped hike hikes hiked hiking
    put_on puts_on tacked_on tack_on tacking_on went_up go_up goes_up gone_up going_up shot_up shoots_up
    shooting_up picked_up moved_up ramped_up zoomed accelerate accelerates accelerated accelerating
    ascended ticked_up ticks_up tick_up ticking_up edged_up edges_up edging_up inched_up inches_up inching_up
    crept_up moves_up bumped_up stepped_up hiked_up perked_up marched_up nudged_up nudges_up nudging_up ripped
    pumped""",
    +1,
)
_DOWN = _verbs(
    """fall falls fell fallen falling drop drops dropped dropping lose loses lost losing slide slides slid
    sliding decline declines declined declining slip slips slipped slipping sink sinks sank sunk sinking
    tumble tumbles tumbled tumbling plunge plunges plunged plunging plummet plummets plummeted plummeting
    slump slumps slumped slumping shed sheds shedding dip dips dipped dipping ease eases eased easing
    retreat retreats retreated retreating skid skids skidded skidding crash crashes crashed crashing dive
    dives dived dove diving decrease decreases decreased decreasing shrink shrinks shrank shrunk shrinking
    weaken weakens weakened weakening depreciate depreciates depreciated depreciating pulled_back
    gave_up gives_up giving_up give_back gave_back narrow narrows narrowed narrowing contracted contracting slow
    slows slowed slowing cool cools cooled cooling cut cuts cutting lower lowers
    lowered lowering reduce reduces reduced reducing trim trims trimmed trimming slash slashes slashed
    slashing pare pares pared paring went_down go_down goes_down gone_down going_down came_down nosedived
    sag sagged sagging soften softened softening tank tanks tanked tanking crater craters cratered cratering nosedives
    swooned
    moved_down ticked_down ticks_down ticking_down edged_down edges_down edging_down inched_down inches_down
    inching_down crept_down nudged_down nudges_down backed_off collapse collapses collapsed collapsing
    descended slipped_back fell_back falls_back dropped_back""",
    -1,
)
TRANSITIVE = frozenset(
    """raise raises raised raising lift lifts lifted lifting boost boosts boosted boosting hike hikes hiked
    hiking up upped cut cuts cutting lower lowers lowered lowering reduce reduces reduced reducing trim
    trims trimmed trimming slash slashes slashed slashing increase increases increased increasing decrease
    decreases decreased decreasing drop dropped grow grew expand expanded narrow narrowed widen widened
    shrink shrank improve improved add added""".split()
)
"""Verbs that may take what they move as an object: "raised its dividend to …"."""

_STANDING = {
    word.replace("_", " "): ("L", 0, meaning)
    for meaning, words in {
        "close": """close closes closed closing settle settles settled settling end ends ended ending finish
            finishes finished finishing wrapped_up wrap_up""",
        "open": "open opens opened opening",
        "": """trade trades traded change_hands
            changed_hands changing_hands changes_hands stand stands stood standing quoted fetch fetches fetched
            fetching hit hits hitting reach reaches reached reaching touch touches touched touching
            edge edges edged edging tick ticks ticked ticking inch inches inched inching move moves moved moving
            creep creeps crept trend trends trended drift drifts drifted drifting push pushes pushed nudge nudges nudged
            come came coming_in came_in was were is are remained stayed hover hovers hovered hovering
            total totals totaled totalled totaling totalling bringing_it bringing_them taking_it taking_them pushing_it
            bringing_the_total leaving_it sending_it sending_them taking_the_price bringing_the_price bought
            go goes went turned put_at valued_at priced_at landed_at landed printed_at""",
    }.items()
    for word in words.split()
}
_STANCE = {
    **dict.fromkeys("up higher firmer stronger ahead better dearer".split(), ("U", +1, "")),
    **dict.fromkeys("down lower weaker softer off".split(), ("U", -1, "")),
}
NOUNS_OF_CHANGE = {
    **dict.fromkeys(
        """gain gains rise rises increase increases jump jumps surge climb advance advances uptick rally growth
        improvement bump upswing hike raise boost rebound leap pop pump""".split(),
        +1,
    ),
    **dict.fromkeys(
        """drop drops fall falls decline declines decrease decreases loss losses slide slump plunge dip downtick
        reduction cut tumble retreat contraction pullback plummet crash slip""".split(),
        -1,
    ),
}
"""Nouns of change; those that are also verbs become nouns after an article, a figure or before "of"."""

_MULTIPLES = {
    **dict.fromkeys("double doubles doubled doubling".split(), ("W", +1, "2")),
    **dict.fromkeys("triple triples tripled tripling trebled trebling treble".split(), ("W", +1, "3")),
    **dict.fromkeys("quadruple quadrupled quadrupling quadruples".split(), ("W", +1, "4")),
    **dict.fromkeys("quintupled quintupling".split(), ("W", +1, "5")),
    **dict.fromkeys("halve halves halved halving".split(), ("W", -1, "0.5")),
    "fell by half": ("W", -1, "0.5"), "dropped by half": ("W", -1, "0.5"), "cut in half": ("W", -1, "0.5"),
}  # fmt: skip

WEEKDAYS = {
    name: index
    for index, names in enumerate(
        ("monday mon", "tuesday tue tues", "wednesday wed", "thursday thu thurs", "friday fri", "saturday sat",
         "sunday sun")
    )
    for name in names.split()
}  # fmt: skip

_TIME = {
    **{day: ("T", index, "weekday") for day, index in WEEKDAYS.items() if len(day) > 5},
    "today": ("T", 0, "relative"), "yesterday": ("T", 0, "relative"), "tomorrow": ("T", 0, "relative"),
    "tonight": ("T", 0, "relative"), "this morning": ("T", 0, ""), "this afternoon": ("T", 0, ""),
    "on the day": ("T", 0, ""), "for the day": ("T", 0, ""), "the day": ("T", 0, ""),
    "the session": ("T", 0, ""), "in the session": ("T", 0, ""), "for the session": ("T", 0, ""),
    "at press time": ("T", 0, "now"), "at the time of writing": ("T", 0, "now"), "as of press time": ("T", 0, "now"),
    "currently": ("d", 0, "now"), "at publication": ("T", 0, "now"), "at the time of publication": ("T", 0, "now"),
    "at last check": ("T", 0, ""), "at the close": ("T", 0, "close"), "at the open": ("T", 0, "open"),
    "by the close": ("T", 0, "close"), "by midday": ("T", 0, ""), "by noon": ("T", 0, ""), "at midday": ("T", 0, ""),
    "at noon": ("T", 0, ""), "last": ("j", 0, "last"), "previous": ("j", 0, "previous"), "past": ("j", 0, "past"),
    "prior": ("j", 0, "previous"), "this": ("j", 0, "this"), "first": ("j", 0, ""), "second": ("j", 0, ""),
    "third": ("j", 0, ""), "fourth": ("j", 0, ""), "fiscal": ("j", 0, ""), "latest": ("j", 0, ""),
    "most recent": ("j", 0, ""), "so far": ("j", 0, ""), "full": ("j", 0, ""), "three": ("j", 0, ""),
    "six": ("j", 0, ""), "nine": ("j", 0, ""), "same": ("j", 0, "same"), "earlier": ("j", 0, "previous"),
    "final": ("j", 0, ""), "opening": ("j", 0, ""), "two": ("j", 0, ""), "corresponding": ("j", 0, "same"),
    "first-quarter": ("j", 0, ""), "second-quarter": ("j", 0, ""), "third-quarter": ("j", 0, ""),
    "fourth-quarter": ("j", 0, ""), "year-ago": ("j", 0, "previous"), "year-earlier": ("j", 0, "previous"),
    "day": ("n", 0, "day"), "session": ("n", 0, "day"), "week": ("n", 0, "week"), "month": ("n", 0, "month"),
    "quarter": ("n", 0, "quarter"), "year": ("n", 0, "year"), "weeks": ("n", 0, "week"),
    "months": ("n", 0, "months"), "days": ("n", 0, "days"), "years": ("n", 0, "years"), "period": ("n", 0, "period"),
    "half": ("n", 0, "half"), "quarters": ("n", 0, "quarter"), "hours": ("g", 0, ""), "year to date": ("n", 0, "ytd"),
    "year-to-date": ("n", 0, "ytd"), "since the start of the year": ("n", 0, "ytd"),
    "since the year began": ("n", 0, "ytd"), "since the beginning of the year": ("n", 0, "ytd"),
    **dict.fromkeys("spring summer autumn winter".split(), ("n", 0, "season")),
    "since january": ("n", 0, "ytd"), "12 months": ("n", 0, "year"), "weekend": ("T", 0, ""),
    **dict.fromkeys("q1 q2 q3 q4".split(), ("n", 0, "quarter")),
    **dict.fromkeys("h1 h2".split(), ("n", 0, "half")),
    "premarket": ("S", 0, "premarket"), "pre-market": ("S", 0, "premarket"), "before the bell": ("S", 0, "premarket"),
    "pre market": ("S", 0, "premarket"),
    "before the open": ("S", 0, "premarket"), "before the opening bell": ("S", 0, "premarket"),
    "before markets opened": ("S", 0, "premarket"), "before the market opened": ("S", 0, "premarket"),
    "after hours": ("S", 0, "after-hours"), "after-hours": ("S", 0, "after-hours"),
    "afterhours": ("S", 0, "after-hours"), "after the bell": ("S", 0, "after-hours"),
    "after the close": ("S", 0, "after-hours"), "after the closing bell": ("S", 0, "after-hours"),
    "extended": ("S", 0, "after-hours"), "postmarket": ("S", 0, "after-hours"),
    "post-market": ("S", 0, "after-hours"),
    "aftermarket": ("S", 0, "after-hours"), "overnight": ("S", 0, "overnight"), "early": ("S", 0, ""),
    "morning": ("S", 0, ""), "midday": ("S", 0, ""), "mid-morning": ("S", 0, ""), "afternoon": ("S", 0, ""),
    "late": ("S", 0, ""), "intraday": ("S", 0, "regular"), "mid-afternoon": ("S", 0, ""),
    "regular": ("S", 0, "regular"),
    "asian": ("S", 0, ""), "european": ("S", 0, ""), "london": ("S", 0, ""), "tokyo": ("S", 0, ""),
    "u.s.": ("S", 0, ""),
    "new york": ("S", 0, ""), "hong kong": ("S", 0, ""), "electronic": ("S", 0, ""), "wall street": ("S", 0, ""),
    "trading": ("g", 0, ""), "trade": ("g", 0, ""), "dealings": ("g", 0, ""), "deals": ("g", 0, ""),
    "trades": ("g", 0, ""), "exchange": ("g", 0, ""), "afternoon trade": ("g", 0, ""), "session's": ("g", 0, ""),
    "in the red": ("d", -1, ""), "in the green": ("d", 1, ""),
}  # fmt: skip
_REFERENCES = {
    phrase: ("z", 0, meaning)
    for meaning, phrases in {
        "year": """a year earlier|a year ago|a year before|one year earlier|one year ago|the year before|year over year
            |year-over-year|year on year|year-on-year|the prior year|the previous year|last year|the year-ago period
            |the year-ago quarter|the year-earlier period|the year-earlier quarter|the same period a year earlier
            |the same period a year ago|the same quarter a year earlier|the same quarter a year ago
            |the same period last year
            |the same quarter last year|the same quarter of the previous year|the prior-year period
            |the prior-year quarter
            |the corresponding period a year earlier|the same period of the previous year|on the year|12 months earlier
            |twelve months earlier|twelve months ago|12 months ago
            |the same month a year earlier|yoy|y/y|the corresponding quarter last year|the same time last year
            |on an annual basis
            |the corresponding quarter a year ago|the corresponding period last year|a year previously
            |the year earlier""",
        "quarter": """a quarter earlier|the previous quarter|the prior quarter|the preceding quarter|last quarter
            |quarter over quarter|quarter-over-quarter|quarter on quarter|quarter-on-quarter|qoq
            |three months earlier|sequentially""",
        "month": """a month earlier|a month ago|the previous month|the prior month|last month|month over month
            |month-over-month|month on month|month-on-month|mom|on the month|a month before|the month before""",
        "week": """a week earlier|a week ago|the previous week|the prior week|last week|on the week|a week before
            |the week before""",
        "day": """the previous day|the prior day|the day before|a day earlier|the previous session|the prior session
            |the session before|the previous trading day|the prior trading day|overnight close|the preceding session""",
    }.items()
    for phrase in (" ".join(part.split()) for part in phrases.split("|"))
}
_SMALL = {
    "to": ("t", 0, ""), "into": ("?", 0, ""), "from": ("f", 0, ""), "compared with": ("v", 0, ""),
    "versus": ("v", 0, ""),
    "compared to": ("v", 0, ""), "vs": ("v", 0, ""), "vs.": ("v", 0, ""), "against": ("v", 0, ""),
    "up from": ("x", 1, "up"), "down from": ("x", -1, "down"), "at": ("a", 0, ""), "by": ("b", 0, ""),
    "of": ("q", 0, ""),
    "or": ("o", 0, ""), "the": ("e", 0, ""), "a": ("e", 0, ""), "an": ("e", 0, ""), "its": ("e", 0, ""),
    "their": ("e", 0, ""), "his": ("e", 0, ""), "her": ("e", 0, ""), "that": ("w", 0, ""),
    "in": ("i", 0, ""), "on": ("i", 0, ""), "during": ("i", 0, ""), "over": ("i", 0, ""), "for": ("i", 0, ""),
    "through": ("i", 0, ""), "since": ("i", 0, ""), "and": ("&", 0, ""), "while": ("k", 0, ""),
    "but": ("k", 0, ""), "as": ("k", 0, ""),
    "after": ("k", 0, ""), "before": ("k", 0, ""), "when": ("k", 0, ""), "which": ("k", 0, ""), "with": ("k", 0, ""),
    "nearly": ("<", 0, ""), "almost": ("<", 0, ""), "less than": ("<", 0, ""), "just under": ("<", 0, ""),
    "just below": ("<", 0, ""), "under": ("<", 0, ""), "just shy of": ("<", 0, ""),
    "more than": (">", 0, ""), "over half": ("?", 0, ""), "at least": (">", 0, ""), "just over": (">", 0, ""),
    "just above": (">", 0, ""), "above": (">", 0, ""), "upwards of": (">", 0, ""), "a little more than": (">", 0, ""),
    "about": ("?", 0, ""), "around": ("?", 0, ""), "roughly": ("?", 0, ""), "approximately": ("?", 0, ""),
    "some": ("?", 0, ""), "as much as": ("?", 0, ""), "up to": ("?", 0, ""), "as low as": ("?", 0, ""),
    "as high as": ("?", 0, ""), "close to": ("?", 0, ""), "between": ("?", 0, ""), "near": ("?", 0, ""),
    "record": ("R", 0, ""), "high": ("R", 0, ""), "low": ("R", 0, ""), "all-time": ("R", 0, ""),
    "fresh": ("R", 0, ""),
    "new": ("R", 0, ""), "peak": ("R", 0, ""), "highest": ("R", 0, ""), "lowest": ("R", 0, ""),
    "lifetime": ("R", 0, ""),
    "close": ("l", 0, ""), "closing price": ("l", 0, ""), "closing level": ("l", 0, ""), "level": ("l", 0, ""),
    "price": ("l", 0, ""), "finish": ("l", 0, ""), "settlement": ("l", 0, ""), "total": ("l", 0, ""),
    "previous close": ("l", 0, ""), "prior close": ("l", 0, ""), "reading": ("l", 0, ""), "figure": ("l", 0, ""),
    "last close": ("l", 0, ""), "share price": ("l", 0, ""), "closing value": ("l", 0, ""), "settle": ("l", 0, ""),
    "cash": ("u", 0, ""), "apiece": ("u", 0, ""), "each": ("u", 0, ""), "barrel": ("u", 0, "barrel"),
    "a troy ounce": ("u", 0, "ounce"),
    "against the dollar": ("u", 0, "dollar"),
    "against the u.s. dollar": ("u", 0, "dollar"),
    "against the us dollar": ("u", 0, "dollar"),
    "against the euro": ("u", 0, "euro"),
    "against the greenback": ("u", 0, "dollar"),
    "to the dollar": ("u", 0, "dollar"),
    "to the euro": ("u", 0, "euro"),
    "on the dollar": ("u", 0, "dollar"), "shares": ("u", 0, "shares"), "points": ("u", 0, ""), "yuan": ("u", 0, ""),
    "sharply": ("d", 0, ""), "slightly": ("d", 0, ""), "just": ("d", 0, ""), "modestly": ("d", 0, ""),
    "further": ("d", 0, ""), "again": ("d", 0, ""), "another": ("d", 0, ""), "only": ("d", 0, ""),
    "also": ("d", 0, ""),
    "steeply": ("d", 0, ""), "marginally": ("d", 0, ""), "a further": ("d", 0, ""), "a modest": ("d", 0, ""),
    "an additional": ("d", 0, ""), "a whopping": ("d", 0, ""), "a mere": ("d", 0, ""), "exactly": ("d", 0, ""),
    "strongly": ("d", 0, ""), "notably": ("d", 0, ""), "significantly": ("d", 0, ""), "even": ("d", 0, ""),
    "still": ("d", 0, ""), "a touch": ("d", 0, ""), "a shade": ("d", 0, ""), "now": ("d", 0, "now"),
    "back": ("d", 0, ""),
    "recently": ("d", 0, ""), "mostly": ("d", 0, ""), "fully": ("d", 0, ""), "a bit": ("d", 0, ""),
    "some more": ("d", 0, ""),
    "constant currency": ("!", 0, ""), "constant-currency": ("!", 0, ""), "constant currencies": ("!", 0, ""),
    "constant exchange rates": ("!", 0, ""), "currency-neutral": ("!", 0, ""), "organic": ("!", 0, ""),
    "organically": ("!", 0, ""), "like-for-like": ("!", 0, ""), "like for like": ("!", 0, ""), "lfl": ("!", 0, ""),
    "same-store": ("!", 0, ""), "comparable": ("!", 0, ""), "comparable-store": ("!", 0, ""),
    "underlying": ("!", 0, ""),
    "adjusted for": ("!", 0, ""), "excluding": ("!", 0, ""), "stripping out": ("!", 0, ""), "pro forma": ("!", 0, ""),
    "pro-forma": ("!", 0, ""), "annualized": ("!", 0, ""), "annualised": ("!", 0, ""), "annual rate": ("!", 0, ""),
    "real terms": ("!", 0, ""), "inflation-adjusted": ("!", 0, ""), "total return": ("!", 0, ""),
    "per year": ("!", 0, ""),
    "ex-dividend": ("!", 0, ""), "split": ("!", 0, ""), "respectively": ("!", 0, ""),
    "in local currency": ("!", 0, ""),
    "local currency": ("!", 0, ""), "in dollar terms": ("!", 0, ""), "in sterling terms": ("!", 0, ""),
    "in euro terms": ("!", 0, ""), "cagr": ("!", 0, ""), "compound": ("!", 0, ""), "a year": ("!", 0, ""),
    "net of": ("!", 0, ""), "on average": ("!", 0, ""), "averaged": ("!", 0, ""), "average": ("!", 0, ""),
    "reverse split": ("!", 0, ""), "restated": ("!", 0, ""), "revised": ("!", 0, ""), "organic sales": ("!", 0, ""),
    "currency-adjusted": ("!", 0, ""), "fx-neutral": ("!", 0, ""), "ratio": ("!", 0, ""), "annually": ("!", 0, ""),
    "correction": ("!", 0, ""), "corrected": ("!", 0, ""), "corrects": ("!", 0, ""),
    "seasonally adjusted": ("!", 0, ""),
    "seasonally-adjusted": ("!", 0, ""), "per cent of": ("!", 0, ""), "weighted": ("!", 0, ""),
    "median": ("w", 0, ""),
}  # fmt: skip
_UNITS = {
    f"{article} {noun}": ("u", 0, noun)
    for article in ("a", "an", "per", "one")
    for noun in """share barrel ounce tonne ton bushel pound gallon kilogram kg gram megawatt-hour mmbtu
        token coin unit euro dollar mwh lb oz bbl contract therm litre liter""".split()
} | {
    noun: ("u", 0, noun)
    for noun in """barrels tonnes tons ounces vehicles units cars jobs people subscribers users customers
        stores contracts homes members employees workers households claims applications""".split()
}

FORECAST = frozenset(
    """expect expects expected expecting forecast forecasts forecasting guidance outlook project projects projected
    projecting predict predicts predicted target targets could may might would will should see sees seen estimate
    estimates estimated if likely plan plans planned hypothetical scenario suppose assume assuming assumes would've
    aims aim hopes if unless""".split()
)
"""Words that make a sentence a forecast or a supposition rather than a report."""

ENTRIES: dict[str, Entry] = {
    **{noun: ("K", direction, "") for noun, direction in NOUNS_OF_CHANGE.items()},
    **_STANDING, **_UP, **_DOWN, **_STANCE, **_MULTIPLES, **_TIME, **_REFERENCES, **_SMALL, **_UNITS
}  # fmt: skip

SUBJECTS = {
    word: kind
    for kind, words in {
        "share": "shares share stock stocks adrs",
        "index": "index average benchmark gauge composite",
        "yield": "yield yields",
        "rate": "rate rates unemployment inflation margin margins stake",
        "commodity": """crude oil brent wti gold silver copper futures gas wheat corn soybeans platinum palladium
            bullion""",
        "crypto": "bitcoin ether ethereum solana xrp dogecoin cryptocurrency token coin btc eth litecoin cardano",
        "currency": """dollar euro yen pound sterling yuan renminbi rupee won peso lira rouble ruble franc krona krone
            real rand ringgit baht rupiah loonie greenback aussie kiwi zloty forint shekel currency lev dong naira
            cedi""",
        "sales, profits and the like": """revenue revenues sales profit profits income earnings turnover ebitda bookings
            exports imports deliveries orders shipments output production dividend spending costs expenses loss losses
            assets deposits loans premiums inflows outflows subscribers deficit surplus debt backlog capex""",
    }.items()
    for word in words.split()
}
"""Nouns that tell what sort of thing moved; values are `SubjectKind` values."""
