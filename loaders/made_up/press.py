"""Press and social-network items (BC), each month as one list; of the newest months the list is sent again."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from data.items import NEGATIVE, NEUTRAL, POSITIVE, PRESS, Item
from data.periods import Period, period_of
from data.submissions import Row
from loaders.made_up.batches import Batch
from loaders.made_up.book import Book
from loaders.made_up.places import chance_of

FORM, UNIT = "BC-TIN", "SVHTTDL"
MONTHS, ITEMS_A_MONTH = 12, 130
SENT_AGAIN = 2
TONES = {POSITIVE: 45, NEUTRAL: 41, NEGATIVE: 14}
SOURCES = ("Báo điện tử minh họa", "Báo in minh họa", "Đài truyền hình minh họa", "Mạng xã hội minh họa")
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
TO_VERIFY = {POSITIVE: 0.0, NEUTRAL: 0.02, NEGATIVE: 0.6}
ANSWERED, IN_TIME = 0.93, 0.86


def press_batches(book: Book) -> Iterator[Batch]:
    """Each month's items after its end; today's month and the one before it once more, with what was answered since."""
    months = book.span.complete("month")[-MONTHS:]
    for month in months:
        at = datetime.combine(month.end + timedelta(days=3), time(10, 20))
        yield Batch(FORM, UNIT, month, _Month(book, month, at), at)
    newest = datetime.combine(book.span.today - timedelta(days=1), time(16, 40))
    for number, month in enumerate((*months[1 - SENT_AGAIN :], period_of("month", book.span.today))):
        at = newest + timedelta(minutes=number)
        yield Batch(FORM, UNIT, month, _Month(book, month, at), at)


@dataclass(frozen=True)
class _Month:
    """The items of a month as far as they are known at a moment."""

    book: Book
    month: Period
    known: datetime

    def __call__(self) -> list[Row]:
        chance = chance_of(FORM, self.month.code)
        moments = sorted(self._moment(chance) for _ in range(ITEMS_A_MONTH))
        items = [self._item(f"TIN-{self.month.code}-{n:03d}", at) for n, at in enumerate(moments, 1)]
        return [item for item in items if item.published_at <= self.known]

    def _moment(self, chance: random.Random) -> datetime:
        day = self.month.start + timedelta(days=chance.randint(0, (self.month.end - self.month.start).days))
        return datetime.combine(day, time(chance.randint(6, 21), chance.randrange(60)))

    def _item(self, code: str, at: datetime) -> Item:
        chance = chance_of(FORM, code)
        tone = chance.choices(list(TONES), list(TONES.values()))[0]
        field = chance.choice(list(SUBJECTS))
        place = self.book.catalogue.areas[chance.choice(self.book.places.communes)].name
        title = HEADINGS[tone].format(subject=chance.choice(SUBJECTS[field]), place=place)
        source = chance.choice(SOURCES)
        if chance.random() >= TO_VERIFY[tone]:
            return Item(code, PRESS, at, source, title, tone, field)
        due = datetime.combine(at.date() + timedelta(days=chance.randint(2, 5)), time(17))
        answered = self._answered(at, due, chance)
        answer = "Đã kiểm tra và trả lời (minh họa)" if answered else ""
        return Item(code, PRESS, at, source, title, tone, field, VERIFIERS[field], due, answered, answer)

    def _answered(self, at: datetime, due: datetime, chance: random.Random) -> datetime | None:
        """When it was answered, if that is known by now."""
        drawn = chance.random()
        if drawn >= ANSWERED:
            return None
        share = chance.uniform(0.3, 0.98) if drawn < ANSWERED * IN_TIME else chance.uniform(1.05, 2.2)
        moment = (at + (due - at) * share).replace(second=0, microsecond=0)
        return moment if moment <= self.known else None
