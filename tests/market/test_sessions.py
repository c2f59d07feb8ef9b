"""What an exchange's day looks like, and that we never answer for days nobody has told us of."""

from __future__ import annotations

import datetime
import warnings
from pathlib import Path
from types import ModuleType
from zoneinfo import ZoneInfo

import pytest

from presstime.market.calendar import parsed_calendar, read_calendar
from presstime.market.exchanges import EXCHANGES, Exchange, declared_exchange
from presstime.market.session_claims import possible_sessions
from presstime.market.session_rule import minute_on, session_rule
from presstime.market.sessions import (
    OutsideCalendar,
    holiday_name,
    hours_on,
    is_session,
    knows,
    local_day,
    next_session,
    previous_session,
    session_at,
    sessions_between,
    window,
)
from presstime.model import Session

Date = datetime.date
TABLES = Path(__file__).parents[2] / "presstime" / "market" / "calendar"
CALENDARS = sorted(path.stem for path in TABLES.glob("*.txt"))

DEMO = declared_exchange(
    "DEMO", "Demo", "Europe/London", "GBP", "09:00-12:00, 13:00-15:00", holidays=[Date(2023, 1, 24)]
)


def on(code: str) -> Exchange:
    return DEMO if code == "DEMO" else EXCHANGES[code]


def there(code: str, text: str) -> datetime.datetime:
    """The instant when the exchange's own clock shows that text."""
    return datetime.datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(on(code).zone))


@pytest.mark.parametrize(
    ("code", "clock", "session"),
    [
        ("NASDAQ", "2023-01-24 03:59", Session.OVERNIGHT),
        ("NASDAQ", "2023-01-24 04:00", Session.PREMARKET),
        ("NASDAQ", "2023-01-24 07:32", Session.PREMARKET),
        ("NASDAQ", "2023-01-24 09:29:59", Session.PREMARKET),
        ("NASDAQ", "2023-01-24 09:30", Session.REGULAR),
        ("NASDAQ", "2023-01-24 15:59:59", Session.REGULAR),
        ("NASDAQ", "2023-01-24 16:00", Session.AFTER_HOURS),
        ("NASDAQ", "2023-01-24 19:59", Session.AFTER_HOURS),
        ("NASDAQ", "2023-01-24 20:00", Session.OVERNIGHT),
        ("NASDAQ", "2023-11-24 12:59", Session.REGULAR),  # the day after Thanksgiving closes at one
        ("NASDAQ", "2023-11-24 13:00", Session.AFTER_HOURS),
        ("NASDAQ", "2023-11-24 17:00", Session.CLOSED),
        ("NASDAQ", "2023-01-16 12:00", Session.CLOSED),  # Martin Luther King Day
        ("NASDAQ", "2023-01-15 20:30", Session.CLOSED),  # the evening before it
        ("NASDAQ", "2023-01-16 20:30", Session.OVERNIGHT),  # the evening after
        ("NASDAQ", "2023-01-20 20:30", Session.CLOSED),  # Friday night
        ("NASDAQ", "2023-01-22 20:30", Session.OVERNIGHT),  # Sunday night
        ("NASDAQ", "2019-01-23 02:00", Session.CLOSED),  # no overnight trading then
        ("LSE", "2023-01-24 08:00", Session.REGULAR),
        ("LSE", "2023-01-24 07:59", Session.CLOSED),
        ("LSE", "2023-01-24 16:30", Session.CLOSED),
        ("LSE", "2022-09-19 12:00", Session.CLOSED),  # the Queen's funeral
        ("LSE", "2023-12-22 12:30", Session.CLOSED),
        ("TYO", "2023-01-24 11:30", Session.CLOSED),  # lunch
        ("TYO", "2023-01-24 12:30", Session.REGULAR),
        ("TYO", "2024-11-01 15:10", Session.CLOSED),
        ("TYO", "2024-11-05 15:10", Session.REGULAR),  # half an hour longer from this day
        ("HKEX", "2023-01-20 12:30", Session.CLOSED),
        ("TASE", "2023-01-22 12:00", Session.REGULAR),  # a Sunday
        ("TASE", "2026-02-01 12:00", Session.CLOSED),  # Sundays ended in January 2026
        ("TASE", "2026-01-30 12:00", Session.REGULAR),  # Fridays began
        ("TADAWUL", "2023-01-22 12:00", Session.REGULAR),
        ("CRYPTO", "2023-12-25 03:00", Session.ROUND_THE_CLOCK),
        ("FX", "2023-01-22 16:59", Session.CLOSED),
        ("FX", "2023-01-22 17:00", Session.ROUND_THE_CLOCK),
        ("FX", "2023-01-25 03:00", Session.ROUND_THE_CLOCK),
        ("FX", "2023-01-27 16:59", Session.ROUND_THE_CLOCK),
        ("FX", "2023-01-27 17:00", Session.CLOSED),
        ("FX", "2023-01-28 12:00", Session.CLOSED),
        ("DEMO", "2023-01-25 12:30", Session.CLOSED),
        ("DEMO", "2023-01-25 14:30", Session.REGULAR),
        ("DEMO", "2023-01-24 14:30", Session.CLOSED),  # its own holiday
    ],
)
def test_every_minute_lies_in_one_stretch(code: str, clock: str, session: Session) -> None:
    assert session_at(on(code), there(code, clock)) is session


def test_an_instant_may_come_in_any_zone() -> None:
    assert (
        session_at(on("NYSE"), datetime.datetime(2023, 1, 24, 20, 0, tzinfo=datetime.UTC)) is Session.REGULAR
    )
    assert local_day(on("TYO"), datetime.datetime(2023, 1, 24, 20, 0, tzinfo=datetime.UTC)) == Date(
        2023, 1, 25
    )


def test_an_instant_without_a_zone_is_refused() -> None:
    """Python would take it for the machine's own zone."""
    with pytest.raises(ValueError, match="zone"):
        session_at(on("NYSE"), datetime.datetime(2023, 1, 24, 12, 0))  # noqa: DTZ001 (the point)


def test_opening_moves_with_daylight_saving() -> None:
    opens = [hours_on(on("NYSE"), day) for day in (Date(2023, 3, 10), Date(2023, 3, 13))]
    utc = [hours.opens.astimezone(datetime.UTC).strftime("%H:%M") for hours in opens if hours]
    assert utc == ["14:30", "13:30"]


@pytest.mark.parametrize(
    ("code", "day"),
    [("NYSE", "2001-09-11"), ("NYSE", "2001-09-14"), ("NYSE", "2007-01-02"), ("NYSE", "2012-10-29"),
     ("NYSE", "2018-12-05"), ("NYSE", "2022-06-20"), ("NYSE", "2025-01-09"), ("LSE", "2011-04-29"),
     ("LSE", "2023-05-08"), ("TYO", "2019-05-01"), ("HKEX", "2023-01-24"), ("XETRA", "2017-10-31"),
     ("NSE", "2023-01-26"), ("TSX", "2023-07-03"), ("ASX", "2022-09-22"), ("KRX", "2024-10-01")],
)  # fmt: skip
def test_days_that_were_closed(code: str, day: str) -> None:
    assert hours_on(on(code), Date.fromisoformat(day)) is None


def test_an_early_close_says_so() -> None:
    hours = hours_on(on("NASDAQ"), Date(2023, 11, 24))
    assert hours is not None
    assert (hours.closes.hour, hours.early_close, hours.late_open) == (13, True, False)


def test_a_late_open_says_so() -> None:
    hours = hours_on(on("KRX"), Date(2024, 1, 2))
    assert hours is not None
    assert (hours.opens.hour, hours.late_open) == (10, True)


def test_lunch_is_a_break() -> None:
    hours = hours_on(on("HKEX"), Date(2023, 1, 19))
    assert hours is not None
    assert [(a.hour, b.hour) for a, b in hours.breaks] == [(12, 13)]


def test_a_holiday_has_its_name() -> None:
    assert "Martin Luther King" in holiday_name(on("NASDAQ"), Date(2023, 1, 16))
    assert holiday_name(on("NASDAQ"), Date(2023, 1, 17)) == ""
    assert holiday_name(on("NASDAQ"), Date(2023, 1, 15)) == ""


@pytest.mark.parametrize(
    ("code", "day", "before", "after"),
    [
        ("NASDAQ", "2023-01-24", "2023-01-23", "2023-01-25"),
        ("NASDAQ", "2023-01-16", "2023-01-13", "2023-01-17"),
        ("SSE", "2023-10-03", "2023-09-28", "2023-10-09"),
        ("CRYPTO", "2023-01-01", "2022-12-31", "2023-01-02"),
        ("FX", "2023-01-22", "2023-01-20", "2023-01-23"),
        ("DEMO", "2023-01-24", "2023-01-23", "2023-01-25"),
    ],
)
def test_the_sessions_around_a_day(code: str, day: str, before: str, after: str) -> None:
    date = Date.fromisoformat(day)
    assert previous_session(on(code), date) == Date.fromisoformat(before)
    assert next_session(on(code), date) == Date.fromisoformat(after)


@pytest.mark.parametrize(
    ("earlier", "later", "count"),
    [("2023-01-20", "2023-01-20", 0), ("2023-01-20", "2023-01-22", 0), ("2023-01-20", "2023-01-24", 2),
     ("2023-01-13", "2023-01-17", 1), ("2023-01-24", "2023-01-20", -2)],
)  # fmt: skip
def test_how_many_sessions_old_a_price_is(earlier: str, later: str, count: int) -> None:
    assert sessions_between(on("NYSE"), Date.fromisoformat(earlier), Date.fromisoformat(later)) == count


@pytest.mark.parametrize(
    ("code", "day", "session", "clock"),
    [
        ("NYSE", "2023-01-24", Session.PREMARKET, "24 04:00-24 09:30"),
        ("NYSE", "2023-01-24", Session.REGULAR, "24 09:30-24 16:00"),
        ("NYSE", "2023-01-24", Session.AFTER_HOURS, "24 16:00-24 20:00"),
        ("NYSE", "2023-01-23", Session.OVERNIGHT, "22 20:00-23 04:00"),
        ("NYSE", "2023-11-24", Session.AFTER_HOURS, "24 13:00-24 17:00"),
        ("NYSE", "2023-01-16", Session.PREMARKET, None),
        ("NYSE", "2023-01-24", Session.CLOSED, None),
        ("NYSE", "2023-01-24", Session.ROUND_THE_CLOCK, None),
        ("NYSE", "2019-01-24", Session.OVERNIGHT, None),
        ("LSE", "2023-01-24", Session.PREMARKET, None),
        ("CRYPTO", "2023-01-24", Session.ROUND_THE_CLOCK, "24 00:00-25 00:00"),
        ("FX", "2023-01-23", Session.ROUND_THE_CLOCK, "22 17:00-23 17:00"),
        ("INDEX", "2023-01-23", Session.REGULAR, None),
    ],
)
def test_the_window_of_a_stretch(code: str, day: str, session: Session, clock: str | None) -> None:
    found = window(on(code), Date.fromisoformat(day), session)
    assert (found and f"{found[0]:%d %H:%M}-{found[1]:%d %H:%M}") == clock


def test_stretches_meet_without_gap_or_overlap() -> None:
    """Through a whole ordinary US day each window begins where the one before it ends."""
    day = Date(2023, 1, 24)
    order = (Session.OVERNIGHT, Session.PREMARKET, Session.REGULAR, Session.AFTER_HOURS)
    windows = [stretch for session in order if (stretch := window(on("NYSE"), day, session))]
    assert [end for _, end in windows[:-1]] == [start for start, _ in windows[1:]]
    for session, (start, end) in zip(order, windows, strict=True):
        assert session_at(on("NYSE"), start) is session
        assert session_at(on("NYSE"), end) is not session


@pytest.mark.parametrize(
    ("code", "day"),
    [("NYSE", "1999-12-31"), ("NYSE", "2029-01-01"), ("SGX", "2027-01-04"), ("IDX", "2026-11-24"),
     ("TADAWUL", "2020-12-30"), ("NGX", "2023-01-24"), ("INDEX", "2023-01-24")],
)  # fmt: skip
def test_an_unknown_day_is_said_to_be_unknown(code: str, day: str) -> None:
    exchange, date = on(code), Date.fromisoformat(day)
    assert not knows(exchange, date)
    assert session_rule(exchange, date) is None
    with pytest.raises(OutsideCalendar, match=day):
        is_session(exchange, date)
    with pytest.raises(OutsideCalendar):
        session_at(exchange, there(code, f"{day} 12:00"))


def test_the_edges_of_a_table_are_edges() -> None:
    with pytest.raises(OutsideCalendar):
        previous_session(on("NYSE"), Date(2000, 1, 1))
    with pytest.raises(OutsideCalendar):
        sessions_between(on("SGX"), Date(2026, 12, 30), Date(2027, 1, 4))


def test_an_exchange_without_trading_days_has_no_next_session() -> None:
    never = declared_exchange("NIL", "Nil", "UTC", "USD", "09:00-10:00", weekdays=())
    with pytest.raises(OutsideCalendar):
        next_session(never, Date(2023, 1, 1))


@pytest.mark.parametrize(
    ("code", "clock", "fair", "unfair"),
    [
        ("NASDAQ", "2023-01-24 15:00", "regular", "premarket after-hours overnight closed 24h"),
        ("NASDAQ", "2023-01-24 07:32", "premarket closed", "regular after-hours overnight 24h"),
        ("NASDAQ", "2023-01-24 09:30", "premarket regular closed", "after-hours overnight"),
        ("NASDAQ", "2023-01-24 16:00", "regular after-hours closed", "premarket overnight"),
        ("NASDAQ", "2023-01-24 18:00", "after-hours closed", "premarket regular overnight"),
        ("NASDAQ", "2023-01-24 04:00", "overnight premarket closed", "regular after-hours"),
        ("NASDAQ", "2023-01-16 12:00", "closed", "premarket regular after-hours overnight 24h"),
        ("LSE", "2023-01-24 16:35", "regular closed after-hours", "premarket overnight"),
        ("LSE", "2023-01-24 12:00", "regular", "premarket after-hours closed"),
        ("TYO", "2023-01-24 12:00", "regular closed", "premarket after-hours"),
        ("FWB", "2023-01-24 21:00", "regular after-hours closed", "premarket"),
        ("BMV", "2023-07-12 07:45", "regular premarket closed", "after-hours"),
        ("SGX", "2012-01-25 17:30", "regular closed", "premarket overnight"),
        ("CRYPTO", "2023-01-22 12:00", "24h", "premarket after-hours closed"),
        ("FX", "2023-01-28 12:00", "closed", "24h regular"),
    ],
)
def test_what_a_desk_may_call_an_instant(code: str, clock: str, fair: str, unfair: str) -> None:
    found = {session.value for session in possible_sessions(on(code), there(code, clock))}
    assert found >= set(fair.split())
    assert not found & set(unfair.split())


def test_the_exchanges_own_answer_is_always_fair() -> None:
    for code in ("NYSE", "LSE", "TYO", "TASE", "FX", "CRYPTO", "DEMO"):
        for hour in range(24 * 14):
            instant = datetime.datetime(2023, 11, 18, tzinfo=datetime.UTC) + datetime.timedelta(hours=hour)
            assert session_at(on(code), instant) in possible_sessions(on(code), instant)


@pytest.mark.parametrize(
    ("code", "day", "drawn"),
    [
        ("NASDAQ", "2023-01-24", "240-1200 (570-960)"),
        ("NASDAQ", "2023-11-24", "240-1200 (570-780)"),
        ("NASDAQ", "2023-01-16", "240-1200 ()"),
        ("LSE", "2023-01-24", "420-1080 (480-990)"),
        ("LSE", "2023-12-22", "420-1080 (480-750)"),
        ("TYO", "2023-01-24", "480-960 (540-690 750-900)"),
        ("TYO", "2023-01-22", "480-960 ()"),
        ("CRYPTO", "2023-01-22", "0-1440 (0-1440)"),
        ("FX", "2023-01-22", "0-1440 (1020-1440)"),
        ("DEMO", "2023-01-24", "480-960 ()"),
        ("DEMO", "2023-01-25", "480-960 (540-720 780-900)"),
    ],
)
def test_the_line_of_a_day(code: str, day: str, drawn: str) -> None:
    line = session_rule(on(code), Date.fromisoformat(day))
    assert line is not None
    blocks = " ".join(f"{start}-{end}" for start, end in line.blocks)
    assert f"{line.starts}-{line.ends} ({blocks})" == drawn


def test_a_price_stands_on_the_line() -> None:
    nasdaq = on("NASDAQ")
    line = session_rule(nasdaq, Date(2023, 1, 24))
    assert line is not None
    assert minute_on(line, nasdaq, there("NASDAQ", "2023-01-24 09:30")) == 570
    assert line.share(570) * 100 == pytest.approx(34.375)
    assert line.stretch(Session.PREMARKET) == (240, 570)
    assert line.stretch(Session.REGULAR) == (570, 960)
    assert line.stretch(Session.OVERNIGHT) is None
    assert minute_on(line, nasdaq, there("NASDAQ", "2023-01-24 20:01")) is None
    assert minute_on(line, nasdaq, there("NASDAQ", "2023-01-23 12:00")) is None


def test_the_tables_are_in_order_and_small() -> None:
    assert len(CALENDARS) >= 50
    assert sum(path.stat().st_size for path in TABLES.glob("*.txt")) < 1_000_000
    for name in CALENDARS:
        lines = (TABLES / f"{name}.txt").read_text(encoding="utf-8").splitlines()
        days = [line.split()[0] for line in lines if line[:1].isdigit()]
        assert lines[0].startswith(f"# {name}:")
        assert days == sorted(set(days)), name


def library_hours(mic: str, first: Date, last: Date) -> dict[Date, tuple[tuple[int, int], ...]]:
    """The library's sessions in minutes by the exchange's own clock; a margin, for its edges are odd."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import exchange_calendars
        import pandas

        end = last if last >= read_calendar(mic).last else last + datetime.timedelta(days=40)
        calendar = exchange_calendars.get_calendar(mic, start=first.isoformat(), end=end.isoformat())
        found = {}
        columns = calendar.schedule[["open", "break_start", "break_end", "close"]]
        for session, *instants in columns.itertuples():
            local = [i.tz_convert(calendar.tz) for i in instants if not pandas.isna(i)]
            clock = [i.hour * 60 + i.minute for i in local]
            found[session.date()] = tuple(zip(clock[::2], clock[1::2], strict=True))
    return found


def assert_equal_to_library(mic: str, year: int) -> None:
    first, last = Date(year, 1, 1), Date(year, 12, 31)
    library, table = library_hours(mic, first, last), read_calendar(mic)
    assert table.knows(first)
    assert table.knows(last)
    for ordinal in range(first.toordinal(), last.toordinal() + 1):
        day = Date.fromordinal(ordinal)
        assert table.blocks_on(day) == library.get(day, ()), day


@pytest.mark.parametrize(("mic", "year"), [("XNYS", 2012), ("XLON", 2022), ("XTKS", 2024), ("XTAE", 2026),
                                           ("XHKG", 2011), ("XSAU", 2025)])  # fmt: skip
def test_a_table_says_what_the_library_says(mic: str, year: int) -> None:
    assert_equal_to_library(mic, year)


@pytest.mark.slow
@pytest.mark.parametrize("mic", CALENDARS)
def test_every_table_says_what_the_library_says_in_a_sample_year(mic: str) -> None:
    """Every day of every year is compared by `python tools/calendars.py --check`."""
    table = read_calendar(mic)
    years = range(max(2005, table.first.year), min(2027, table.last.year) + 1)
    assert_equal_to_library(mic, years[CALENDARS.index(mic) * 7 % len(years)])


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    import importlib.util

    path = TABLES.parents[2] / "tools" / "calendars.py"
    spec = importlib.util.spec_from_file_location("calendars_tool", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_reform_becomes_a_period_and_an_odd_day_an_exception(tool: ModuleType) -> None:
    days = {
        day: "09:00-15:00" if day.weekday() < 5 else ""
        for day in tool.every_day(Date(2020, 1, 1), Date(2021, 12, 31))
    }
    for day in days:
        if day >= Date(2021, 3, 3) and day.weekday() < 5:
            days[day] = "09:00-15:30"
    days[Date(2020, 5, 5)] = ""
    periods = tool.hour_periods(days)
    assert [start for start, _ in periods] == [Date(2020, 1, 1), Date(2021, 3, 3)]
    odd = [day for day, hours in days.items() if hours != tool.usual_hours(periods, day)]
    assert odd == [Date(2020, 5, 5)]


def test_a_table_is_read_back_as_it_was_written(tool: ModuleType) -> None:
    table = parsed_calendar(
        "# a remark\nknown 2020-01-01 2020-12-31\n"
        "week 2020-01-01 Mon-Thu 09:00-11:30 12:30-15:00; Sun 10:00-12:00\n"
        "2020-01-06 closed Epiphany\n2020-01-07 09:00-11:30\n"
    )
    assert table.blocks_on(Date(2020, 1, 2)) == ((540, 690), (750, 900))
    assert table.blocks_on(Date(2020, 1, 3)) == ()
    assert table.blocks_on(Date(2020, 1, 5)) == ((600, 720),)
    assert table.blocks_on(Date(2020, 1, 6)) == ()
    assert table.names[Date(2020, 1, 6).toordinal()] == "Epiphany"
    assert tool.written(table.blocks_on(Date(2020, 1, 7))) == "09:00-11:30"
