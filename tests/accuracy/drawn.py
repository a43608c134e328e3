"""Programmes made up by chance, with their readings, and drawn in typefaces that offices use.

Nobody's eyes are needed to mark them, so there can be as many as figures need to be fine.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import date as Day
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import typst

from tests.accuracy.forms import blocks
from tests.accuracy.scans import Copier

FONTS = ("Libertinus Serif", "New Computer Modern", "DejaVu Sans", "DejaVu Serif")
SIZES = (11, 12, 13, 14)
NARROW = 18  # letters: such columns are no wider than their text
COPIERS = (
    Copier(),
    Copier(noise=36, blur=0.8),
    Copier(contrast=0.7, black=50, noise=16),
    Copier(quality=35, blur=0.3),
    Copier(turned=(1.0, 2.2), shade=60),
    Copier(seals=3, blur=0.7),
    Copier(dots=150, noise=10),
    Copier(dots=300, noise=30),
)
TITLES = [
    "Đón tiếp đại biểu",
    "Ổn định tổ chức, chào cờ",
    "Tuyên bố lý do, giới thiệu đại biểu",
    "Văn nghệ chào mừng",
    "Phát biểu khai mạc hội nghị",
    "Báo cáo kết quả công tác sáu tháng đầu năm",
    "Báo cáo thẩm tra của Ban Kinh tế - Ngân sách",
    "Tham luận về chuyển đổi số trong cơ quan Đảng",
    "Thảo luận tại tổ",
    "Giải lao",
    "Trình bày dự thảo nghị quyết về quy hoạch vùng ven biển",
    "Lấy phiếu tín nhiệm các chức danh chủ chốt",
    "Công bố kết quả kiểm phiếu",
    "Phát biểu chỉ đạo hội nghị",
    "Tiếp thu ý kiến, giải trình",
    "Thông qua nghị quyết",
    "Trao tặng Huy hiệu 30 năm tuổi Đảng",
    "Khen thưởng tập thể và cá nhân tiêu biểu",
    "Quán triệt Chỉ thị về phòng, chống lãng phí",
    "Chất vấn và trả lời chất vấn",
    "Tổng kết, bế mạc hội nghị",
    "Dâng hương tại Nghĩa trang liệt sĩ",
    "Khảo sát thực địa tuyến đê biển",
    "Làm việc với Sở Nông nghiệp và Môi trường",
    "Kiểm tra công tác chuẩn bị bầu cử",
    "Chiếu phóng sự về xây dựng nông thôn mới",
    "Bầu Ban Chấp hành khóa mới",
    "Ra mắt Ban Thường vụ",
    "Triển khai kế hoạch quý III và nhiệm vụ trọng tâm",
    "Giới thiệu mô hình hợp tác xã kiểu mới",
    "Hướng dẫn sử dụng phần mềm quản lý văn bản",
    "Trao đổi kinh nghiệm giữa các huyện",
    "Xem xét tờ trình về giá đất",
    "Nghe báo cáo tiến độ dự án đường ven sông",
    "Ký kết giao ước thi đua",
    "Giao lưu với cựu chiến binh",
    "Tọa đàm bảo tồn di sản",
    "Tập huấn kỹ năng tiếp công dân",
]
PRESENTERS = [
    "Ban Tổ chức",
    "Đ/c Trần Quốc Bảo",
    "Đồng chí Nguyễn Thị Hồng Nhung",
    "Văn phòng Tỉnh ủy",
    "Ông Lê Văn Đức",
    "Bà Phạm Thị Thùy Dương",
    "Ban Tuyên giáo",
    "Sở Nội vụ",
    "TS. Đỗ Minh Khôi",
    "Đ/c Bí thư Tỉnh ủy",
    "Chủ tịch UBND tỉnh",
    "Đoàn Chủ tịch",
    "Tổ thư ký",
    "PGS.TS. Vũ Hoàng Yến",
    "Đ/c Huỳnh Ngọc Ẩn",
    "Ông Hà Sỹ Ưng",
    "Sở Tài chính",
    "Ban Pháp chế",
    "Hội Nông dân tỉnh",
    "Bà Lý Mỹ Ý",
]
HEADINGS = ("HỘI NGHỊ SƠ KẾT", "HỘI THẢO KHOA HỌC", "KỲ HỌP THỨ CHÍN", "LỚP TẬP HUẤN NGHIỆP VỤ")
WEEKDAYS = ("Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy")
CLOCKS: tuple[Callable[[time], str], ...] = (
    lambda at: f"{at.hour}h{at.minute:02}",
    lambda at: f"{at.hour:02}h{at.minute:02}",
    lambda at: f"{at.hour:02}:{at.minute:02}",
    lambda at: f"{at.hour} giờ {at.minute:02}",
    lambda at: f"{at.hour}g{at.minute:02}",
)
LENGTHS = (5, 10, 15, 20, 25, 30, 35, 40, 45)


class Act(NamedTuple):
    """An item, with the clock as it is written."""

    start: time
    end: time | None
    title: str
    presenter: str
    clock: str
    ended: str

    @property
    def minutes(self) -> int | None:
        """Return how long it lasts, where its end is written."""
        if self.end is None:
            return None
        return (self.end.hour - self.start.hour) * 60 + self.end.minute - self.start.minute


class Made(NamedTuple):
    """A programme's text, whether its tables have rulings, and its reading."""

    text: str
    ruled: bool
    reading: dict[str, Any]


def programmes(seed: int) -> Iterator[tuple[str, Made]]:
    """Yield one programme of each layout, with the layout's name."""
    for number, layout in enumerate(LAYOUTS):
        chance = random.Random(1000 * seed + number)  # noqa: S311
        lines, days, ruled = layout(chance)
        items = [
            {
                "start": f"{act.start:%H:%M}",
                "end": f"{act.end:%H:%M}" if act.end else None,
                "minutes": act.minutes,
                "title": act.title,
                "presenter": act.presenter or None,
                "day": day.isoformat(),
            }
            for day, acts in days
            for act in acts
        ]
        reading = {"date": days[0][0].isoformat(), "items": items}
        yield layout.__name__.strip("_"), Made("\n".join(lines), ruled, reading)


def draw(made: Made, seed: int, target: Path) -> Copier:
    """Write the programme as a PDF of text, in a typeface and size by chance; return a copier."""
    chance = random.Random(seed)  # noqa: S311
    font, size = chance.choice(FONTS), chance.choice(SIZES)
    source = [
        '#set page("a4", margin: (left: 28mm, rest: 18mm))',
        f'#set text(font: ("{font}", "DejaVu Serif"), size: {size}pt, lang: "vi")',
        f"#set table(stroke: {'0.6pt' if made.ruled else 'none'}, inset: 5pt)",
    ]
    for block in blocks(made.text):
        if isinstance(block, str):
            source.append(f"#par[{_content(block)}]")
            continue
        width = max(map(len, block))
        longest = [max(len(row[n]) for row in block if n < len(row)) for n in range(width)]
        fractions = ", ".join("auto" if most <= NARROW else f"{most}fr" for most in longest)
        cells = ", ".join(
            f"table.cell(colspan: {width})[*{_content(row[0])}*]"
            if len(row) == 1
            else ", ".join(f"[{_content(cell)}]" for cell in row)
            for row in block
        )
        source.append(f"#table(columns: ({fractions}), {cells})")
    target.write_bytes(typst.compile("\n".join(source).encode()))
    return chance.choice(COPIERS)


def _content(text: str) -> str:
    return f"#{_quoted(text.strip())}" if text.strip() else ""


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


Days = list[tuple[Day, list[Act]]]
Layout = tuple[list[str], Days, bool]


def _morning(chance: random.Random) -> Layout:
    day = _day(chance)
    acts = _acts(chance, time(7, 30), 9)
    mark = chance.choice((": ", " : ", ". "))
    lines = [*_head(chance, day), ""]
    lines += [f"{_range(act, chance)}{mark}{_said(act)}" for act in acts]
    return lines, [(day, acts)], False


def _dashes(chance: random.Random) -> Layout:
    day = _day(chance)
    acts = [act._replace(end=None) for act in _acts(chance, time(8, 0), 8)]
    bullet = chance.choice(("- ", "+ ", "• "))
    lines = [*_head(chance, day), "", *(f"{bullet}{act.clock}: {_said(act)}" for act in acts)]
    return lines, [(day, acts)], False


def _counted(chance: random.Random) -> Layout:
    day = _day(chance)
    acts = _acts(chance, time(13, 30), 8)
    lines = _head(chance, day)
    for n, act in enumerate(acts, 1):
        lines.append(f"{n}. {act.title} ({_range(act, chance)})")
    return lines, [(day, [act._replace(presenter="") for act in acts])], False


def _days(chance: random.Random) -> Layout:
    first = _day(chance)
    lines, days = [*_head(chance, None)], []
    head = chance.choice(DAY_HEADS)
    for n in range(chance.choice((2, 3))):
        day = first + timedelta(days=n)
        acts = [*_acts(chance, time(7, 30), 4), *_acts(chance, time(13, 30), 3)]
        lines += ["", head(day), "Buổi sáng"]
        for act in acts:
            if act is acts[4]:
                lines.append("Buổi chiều")
            lines.append(f"{_range(act, chance)}: {_said(act)}")
        days.append((day, acts))
    return lines, days, False


def _table(chance: random.Random) -> Layout:
    return _tabled(chance, ruled=True)


def _open_table(chance: random.Random) -> Layout:
    return _tabled(chance, ruled=False)


def _tabled(chance: random.Random, *, ruled: bool) -> Layout:
    day = _day(chance)
    acts = [*_acts(chance, time(7, 30), 7), *_acts(chance, time(13, 30), 4)]
    columns = chance.choice(("ntip", "tip", "ntpi", "tpi"))
    names = {"n": "TT", "t": "Thời gian", "i": "Nội dung", "p": "Người thực hiện"}
    lines = [*_head(chance, day), "\t".join(names[column] for column in columns)]
    for n, act in enumerate(acts, 1):
        cells = {"n": str(n), "t": _range(act, chance), "i": act.title, "p": act.presenter}
        lines.append("\t".join(cells[column] for column in columns))
    return lines, [(day, acts)], ruled


def _days_in_table(chance: random.Random) -> Layout:
    first, days = _day(chance), []
    lines = [*_head(chance, None), "Thời gian\tNội dung\tChủ trì"]
    head = chance.choice(DAY_HEADS)
    for n in range(2):
        day = first + timedelta(days=n)
        acts = _acts(chance, time(8, 0), 5)
        lines.append(f"{head(day)}\t\t")
        lines += [f"{_range(act, chance)}\t{act.title}\t{act.presenter}" for act in acts]
        days.append((day, acts))
    return lines, days, chance.random() < 0.5


def _week(chance: random.Random) -> Layout:
    return _weekly(chance, ruled=True)


def _open_week(chance: random.Random) -> Layout:
    return _weekly(chance, ruled=False)


def _weekly(chance: random.Random, *, ruled: bool) -> Layout:
    first = _day(chance)
    first -= timedelta(days=first.weekday())
    last = first + timedelta(days=4)
    lines = ["LỊCH LÀM VIỆC TUẦN", f"Từ ngày {first:%d/%m/%Y} đến ngày {last:%d/%m/%Y}", ""]
    lines.append("Ngày\tThời gian\tNội dung\tChủ trì")
    days = []
    written = chance.choice(
        (
            lambda day: f"Thứ {WEEKDAYS[day.weekday()]} {day:%d/%m}",
            lambda day: f"{day:%d/%m/%Y}",
            lambda day: f"Thứ {WEEKDAYS[day.weekday()]}, ngày {day.day}/{day.month}",
        )
    )
    for n in range(chance.choice((3, 5))):
        day = first + timedelta(days=n)
        acts = [*_acts(chance, time(8, 0), chance.choice((1, 2))), *_acts(chance, time(14, 0), 1)]
        acts = [act._replace(end=None) for act in acts]
        for act in acts:
            shown = written(day) if act is acts[0] else " "
            lines.append(f"{shown}\t{act.clock}\t{act.title}\t{act.presenter}")
        days.append((day, acts))
    return lines, days, ruled


def _head(chance: random.Random, day: Day | None) -> list[str]:
    lines = ["TỈNH ỦY MỸ LÂM", "CHƯƠNG TRÌNH", chance.choice(HEADINGS)]
    if day is not None:
        name = f"Thứ {WEEKDAYS[day.weekday()]}, ngày"
        written = (
            f"Thời gian: {name} {day:%d/%m/%Y}",
            f"Ngày {day.day} tháng {day.month} năm {day.year}",
            f"({name} {day.day}/{day.month}/{day.year})",
        )
        lines.append(chance.choice(written))
    return lines


DAY_HEADS: tuple[Callable[[Day], str], ...] = (
    lambda day: f"Ngày {day:%d/%m/%Y}",
    lambda day: f"Thứ {WEEKDAYS[day.weekday()]}, ngày {day.day}/{day.month}/{day.year}",
    lambda day: f"Ngày {day.day} tháng {day.month} năm {day.year}",
    lambda day: f"* Ngày {day:%d/%m/%Y} (Thứ {WEEKDAYS[day.weekday()]})",
    lambda day: f"NGÀY {day:%d/%m/%Y}:",
)


def _day(chance: random.Random) -> Day:
    # A day from Monday to Wednesday, so that the days after it are named as well.
    day = Day(2025, 1, 6) + timedelta(days=chance.randrange(700))
    return day - timedelta(days=day.weekday() - min(day.weekday(), 2))


def _acts(chance: random.Random, begun: time, count: int) -> list[Act]:
    write = chance.choice(CLOCKS)
    at, acts = datetime.combine(Day.min, begun), []
    for title in chance.sample(TITLES, count):
        end = at + timedelta(minutes=chance.choice(LENGTHS))
        silent = title == "Giải lao" or chance.random() < 0.2
        presenter = "" if silent else chance.choice(PRESENTERS)
        acts.append(
            Act(at.time(), end.time(), title, presenter, write(at.time()), write(end.time()))
        )
        at = end
    return acts


def _range(act: Act, chance: random.Random) -> str:
    return f"{act.clock} {chance.choice(('-', '–'))} {act.ended}"


def _said(act: Act) -> str:
    return f"{act.title} ({act.presenter})" if act.presenter else act.title


LAYOUTS = (
    _morning, _dashes, _counted, _days, _table, _open_table, _days_in_table, _week, _open_week,
)  # fmt: skip
