"""Press and social-network items (BC): each month as one list, sent again with its answers; every count is theirs."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from data.items import NEGATIVE, NEUTRAL, POSITIVE, PRESS, Item
from data.periods import Period, period_of
from data.submissions import Row
from loaders.made_up.batches import Batch
from loaders.made_up.book import Book
from loaders.made_up.places import chance_of

FORM, UNIT = "BC-TIN", "SVHTTDL"
PIECES, CLASSIFIED, TO_VERIFY, ANSWERED_IN_TIME, FELL_DUE = "BC-01", "BC-12", "BC-07", "BC-08", "BC-13"
BY_TONE = {"BC-02": POSITIVE, "BC-03": NEGATIVE, "BC-04": NEUTRAL}
MONTHS, ITEMS_A_MONTH = 14, 600
FIRST_SENT, SENT_AGAIN, NEWEST_AT = timedelta(days=3), timedelta(days=16), time(6, 10)
WEEKDAYS = (1.12, 1.12, 1.1, 1.08, 1.08, 0.8, 0.7)
NEGATIVE_SHARE, POSITIVE_SHARE = 0.125, 0.45
SEASON = (0.9, 0.9, 0.95, 1.0, 1.0, 1.05, 1.05, 1.15, 1.2, 1.1, 1.0, 0.95)
GOLDEN = 0.6180339887
SOCIAL = "Mạng xã hội minh họa"
SOURCES = ("Báo điện tử minh họa", "Báo in minh họa", "Đài truyền hình minh họa", SOCIAL)
SUBJECTS = {
    "moi_truong": ("thu gom rác thải sinh hoạt", "chất lượng nước kênh mương", "khói bụi khu dân cư"),
    "dat_dai": ("cấp giấy chứng nhận quyền sử dụng đất", "trật tự xây dựng", "bồi thường giải phóng mặt bằng"),
    "ha_tang": ("mặt đường xuống cấp", "thoát nước sau mưa lớn", "chiếu sáng công cộng"),
    "hanh_chinh": ("giải quyết hồ sơ trực tuyến", "giờ tiếp nhận hồ sơ", "phí, lệ phí khi làm thủ tục"),
    "an_ninh": ("trật tự an toàn giao thông", "phòng cháy, chữa cháy", "lừa đảo qua mạng"),
    "y_te_giao_duc": ("phòng, chống dịch bệnh", "tuyển sinh đầu cấp", "khám bệnh bảo hiểm y tế"),
    "khac": ("hoạt động văn hóa, lễ hội", "du lịch địa phương", "an sinh xã hội"),
}
VERIFIERS = {
    "moi_truong": "SNNMT",
    "dat_dai": "SNNMT",
    "ha_tang": "SXD",
    "hanh_chinh": "TTHCC",
    "an_ninh": "CAT",
    "y_te_giao_duc": "SYT",
    "khac": "VPUB",
}
HEADINGS = {
    POSITIVE: "Chuyển biến về {subject} tại {place}",
    NEUTRAL: "Thông tin về {subject} tại {place}",
    NEGATIVE: "Ý kiến phản ánh về {subject} tại {place}",
}
MUST_BE_VERIFIED = {POSITIVE: 0.0, NEUTRAL: 0.02, NEGATIVE: 0.5}
ANSWERED, IN_TIME = 0.98, 0.95


@dataclass(frozen=True)
class Told:
    """One item with the commune that it is about."""

    item: Item
    commune: str


class PressItems:
    """Every item of the last months with what becomes of it, and what each day counts of them."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._told: dict[str, list[Told]] = {}
        self._counts: dict[tuple[str, date], Counter[str]] = {}

    def tell(self, book: Book) -> None:
        """Let the book know the counts of a day."""
        for code in (PIECES, CLASSIFIED, *BY_TONE):
            book.made[code] = lambda day, code=code: self.count(code, day).total()  # type: ignore[misc]
        for code in (TO_VERIFY, ANSWERED_IN_TIME, FELL_DUE):
            book.made_places[code] = lambda day, code=code: self.count(code, day)  # type: ignore[misc]

    def batches(self) -> Iterator[Batch]:
        """Each month's list after its end, and once more with what was answered since; today's month as it stands."""
        newest = datetime.combine(self._book.span.today, NEWEST_AT)
        for month in self._months():
            over = datetime.combine(month.end, time(10, 20))
            moments = {min(over + wait, newest) for wait in (FIRST_SENT, SENT_AGAIN)}
            for at in sorted(moments):
                yield Batch(FORM, UNIT, month, self._known(month, at), at)

    def count(self, code: str, day: Period) -> Counter[str]:
        """What an indicator counts on a day, by commune."""
        if not self._counts:
            for told in (told for month in self._months() for told in self._of(month)):
                for counted, on in _counted(told.item):
                    self._counts.setdefault((counted, on), Counter())[told.commune] += 1
        return self._counts.get((code, day.end), Counter())

    def _months(self) -> list[Period]:
        span = self._book.span
        return [*span.complete("month")[-MONTHS:], period_of("month", span.today)]

    def _known(self, month: Period, at: datetime) -> Callable[[], list[Row]]:
        """The list of a month as it is known at a moment."""
        return lambda: [_as_known(told.item, at) for told in self._of(month) if told.item.published_at <= at]

    def _of(self, month: Period) -> list[Told]:
        if month.code not in self._told:
            chance = chance_of(FORM, month.code)
            moments = sorted(_moment(month, chance) for _ in range(round(ITEMS_A_MONTH * self._book.places.size)))
            start = chance.random()
            self._told[month.code] = [
                self._item(f"TIN-{month.code}-{n:03d}", at, _tone((start + n * GOLDEN) % 1, month))
                for n, at in enumerate(moments, 1)
            ]
        return self._told[month.code]

    def _item(self, code: str, at: datetime, tone: str) -> Told:
        chance = chance_of(FORM, code)
        field = chance.choice(list(SUBJECTS))
        commune = chance.choices(self._book.places.communes, self._book.places.weights("towns"))[0]
        place = self._book.catalogue.areas[commune].name
        title = HEADINGS[tone].format(subject=chance.choice(SUBJECTS[field]), place=place)
        item = Item(code, PRESS, at, chance.choice(SOURCES), title, tone, field)
        if chance.random() >= MUST_BE_VERIFIED[tone]:
            return Told(item, commune)
        due = datetime.combine(at.date() + timedelta(days=chance.randint(3, 7)), time(17))
        answered = _answered(at, due, chance)
        return Told(replace(item, unit=VERIFIERS[field], due_at=due, answered_at=answered), commune)


def _counted(item: Item) -> Iterator[tuple[str, date]]:
    """The indicators that count an item, each with its day."""
    published = item.published_at.date()
    yield CLASSIFIED, published
    yield from ((code, published) for code, tone in BY_TONE.items() if tone == item.tone)
    if item.source != SOCIAL:
        yield PIECES, published
    if item.due_at is None:
        return
    yield TO_VERIFY, published
    if item.answered_at and item.answered_at <= item.due_at:
        yield ANSWERED_IN_TIME, item.answered_at.date()
        yield FELL_DUE, item.answered_at.date()
    else:
        yield FELL_DUE, item.due_at.date()


def _as_known(item: Item, at: datetime) -> Row:
    if item.answered_at and item.answered_at <= at:
        return replace(item, answer="Đã kiểm tra và trả lời (minh họa)")
    return replace(item, answered_at=None)


def _moment(month: Period, chance: random.Random) -> datetime:
    days = [month.start + timedelta(days=n) for n in range((month.end - month.start).days + 1)]
    day = chance.choices(days, [WEEKDAYS[day.weekday()] for day in days])[0]
    return datetime.combine(day, time(chance.randint(6, 21), chance.randrange(60)))


def _tone(drawn: float, month: Period) -> str:
    """The tone of a draw that is spread evenly over a month, so that no day differs by much."""
    negative = NEGATIVE_SHARE * SEASON[month.start.month - 1]
    if drawn < negative:
        return NEGATIVE
    return POSITIVE if drawn < negative + POSITIVE_SHARE else NEUTRAL


def _answered(at: datetime, due: datetime, chance: random.Random) -> datetime | None:
    """When it is answered: mostly in time, sometimes late, now and then never."""
    drawn = chance.random()
    if drawn >= ANSWERED:
        return None
    share = chance.uniform(0.3, 0.98) if drawn < ANSWERED * IN_TIME else chance.uniform(1.05, 1.9)
    return (at + (due - at) * share).replace(second=0, microsecond=0)
