"""Screens of every shape that the presenter knows, and the same with everything as long as it gets."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from briefings.deck import Chart, Screen, Series, Table
from data.catalogue import Catalogue
from tests.briefings.decks import figure, screen, screens
from tests.charts.test_maps import made

LONG_TITLE = (
    "Tỷ lệ hồ sơ thủ tục hành chính giải quyết trực tuyến toàn trình đạt 48,6%, chậm 11,4 điểm % so với tiến độ đề ra"
)
LONG_NAME = "Tỷ lệ khu công nghiệp đang hoạt động có xử lý nước thải tập trung đạt chuẩn"
SHORT_NAMES = (
    "Giải ngân so với kế hoạch Thủ tướng giao",
    "Tổng sản phẩm trên địa bàn (GRDP)",
    "Doanh nghiệp thành lập mới trong tháng",
    "KCN xử lý nước thải tập trung đạt chuẩn",
    "Thu ngân sách nhà nước",
    "Kim ngạch xuất khẩu",
)
STATUSES = ("at_risk", "attention", "on_track", "no_target", "not_due", "too_few")
PLACES = (
    "Trung Lý", "Nhi Sơn", "Mường Chanh", "Tam Chung", "Pù Nhi", "Quang Chiểu", "Hạc Thành", "Đông Quang",
    "Nguyệt Viên", "Sầm Sơn", "Nam Sầm Sơn", "Bỉm Sơn", "Quang Trung", "Ngọc Sơn", "Tân Dân", "Hải Lĩnh",
)  # fmt: skip


def every_shape(catalogue: Catalogue) -> tuple[Screen, ...]:
    """A screen of each shape, as a sector would fill it."""
    return (*screens(), *_with_charts(), *_with_maps(catalogue), *_without_charts())


def _with_charts() -> tuple[Screen, ...]:
    six = tuple(
        figure(f"KTXH-0{n}", f"{n}61.25", label=name, status=status, made_up=n % 2 == 0)
        for n, (name, status) in enumerate(zip(SHORT_NAMES, STATUSES, strict=True), start=1)
    )
    lines = ("Thấp nhất: Trung Lý, Nhi Sơn, Mường Chanh.", "Cao nhất: phường Hạc Thành.")
    large = figure(amount="1234567.8", unit="triệu đồng/người")
    return (
        screen(figures=six),
        screen(LONG_TITLE, figures=six[:1], chart=three_lines()),
        screen(figures=six[:4], chart=one_period(), lines=lines),
        screen(figures=six[:3], chart=bars("vụ", 51, 30, 12, 3, 0)),
        screen(figures=(large, *six[:2]), chart=bars("điểm %", "4.5", "1.2", 0, "-2.5", -7, None)),
        screen(figures=six[:1], chart=ranking(), lines=lines[:1]),
        screen(figures=six, chart=ranking()),
        screen(figures=(), chart=three_lines()),
    )


def three_lines() -> Chart:
    """Thirteen months, gaps at the start and inside, made up, close to each other and far from zero."""
    months = tuple(f"T{1 + (n + 8) % 12}/{2025 + (n + 8) // 12}" for n in range(13))
    told = (None, None, *(Decimal("95.1") + n for n in range(-5, 3)), None, Decimal(96), Decimal("96.4"))
    before = tuple(Decimal("94.0") + Decimal(n) / 10 for n in range(13))
    series = (
        Series("Thực hiện", told, True),
        Series("Yêu cầu đến kỳ", (Decimal(97),) * 13),
        Series("Cùng kỳ năm trước", before),
    )
    return Chart("line", "Hồ sơ giải quyết đúng hạn", "%", 1, months, series)


def one_period() -> Chart:
    """One point."""
    return Chart("line", "Thu ngân sách", "tỷ đồng", 0, ("T10/2026",), (Series("Thực hiện", (Decimal(12345),)),))


def bars(unit: str, *amounts: str | int | None) -> Chart:
    """A bar for each amount, made up."""
    exact = tuple(None if amount is None else Decimal(amount) for amount in amounts)
    return Chart("bars", "Thay đổi so với cùng kỳ", unit, 1, PLACES[: len(exact)], (Series("Thay đổi", exact, True),))


def ranking() -> Chart:
    """Sixteen bars, the most that there are."""
    amounts = tuple(Decimal("99.9") - 4 * n for n in range(16))
    return Chart("bars", "Tỷ lệ hồ sơ trực tuyến theo xã, phường", "%", 1, PLACES, (Series("Tỷ lệ", amounts),))


def _with_maps(catalogue: Catalogue) -> tuple[Screen, ...]:
    six = tuple(figure(f"KTXH-0{n}", f"{n}1.25", label=SHORT_NAMES[n - 1]) for n in range(1, 7))
    return (
        screen(LONG_TITLE, chart=None, map=made(catalogue, judged=True), figures=six[:1]),
        screen(chart=None, map=made(catalogue, judged=False), figures=six),
        screen(chart=None, map=made(catalogue, judged=False), figures=(), lines=("Chưa có số liệu: xã Trung Lý.",)),
    )


def _without_charts() -> tuple[Screen, ...]:
    six = tuple(figure(f"KTXH-0{n}", f"{n}1.25", label=SHORT_NAMES[n - 1], status=STATUSES[n - 1]) for n in range(1, 7))
    rows = tuple((f"Sở Tài nguyên số {n}", LONG_NAME, "▲ 12", "141 ngày") for n in range(8))
    table = Table(("Cơ quan chủ trì", "Nhiệm vụ", "Quá hạn", "Lâu nhất"), rows, numeric=(2, 3))
    small = Table(table.headers[:3], tuple(row[:3] for row in rows[:5]), numeric=(2,))
    lines = ("Trong tuần có ba dự án được tháo gỡ.", "Còn 12 dự án chậm.")
    return (
        screen(chart=None, figures=six),
        screen(chart=None, figures=six[:1], lines=lines),
        screen(chart=None, figures=six[:4], table=small),
        screen(LONG_TITLE, chart=None, figures=(), table=table, lines=("Xếp theo số nhiệm vụ quá hạn.",)),
        screen(kind="text", chart=None, figures=(), lines=(f"{LONG_NAME}: {LONG_TITLE}.",) * 6),
        screen(chart=None, figures=(), lines=lines),
        screen("Hết chương trình", kind="end", chart=None, figures=(), lines=lines),
    )


def longest(catalogue: Catalogue) -> tuple[Screen, ...]:
    """Every shape with names and sentences as long as the catalogue has them, all made up."""
    return tuple(_grown(shown) for shown in every_shape(catalogue))


def _grown(shown: Screen) -> Screen:
    tall = shown.map is not None or (shown.chart is not None and len(shown.chart.labels) == 16)
    chart = replace(shown.chart, title=f"{LONG_NAME} theo xã, phường, 10 tháng năm 2026") if shown.chart else None
    name = SHORT_NAMES[0] if tall and len(shown.figures) > 1 else LONG_NAME
    return replace(
        shown,
        chart=chart,
        title=f"{LONG_TITLE}, cần tập trung chỉ đạo quyết liệt",
        figures=tuple(replace(one, label=name, period="6 tháng đầu năm 2026", made_up=True) for one in shown.figures),
        heading="13. Giám sát, điều hành an toàn giao thông và an ninh trật tự",
        made_up="Có số liệu minh họa",
    )
