"""The words people, bodies and offices are named by."""

from __future__ import annotations

import re

from timekeeper.core.programme import Presenter

# A range of letters holds small and capital ones of Vietnamese alike.
CAPITAL = f"[{''.join(filter(str.isupper, map(chr, range(0x41, 0x1EFA))))}]"
PERSON = (
    # "Cha Phêrô", "Cha xứ"; no other father is called so before a name.
    rf"đức (?:cha|tổng|giám mục)|cha(?= (?:xứ|chánh|phó|quản|giám|(?-i:{CAPITAL})))"
    r"(?! (?:mẹ|con|ông|anh)\b)|ni sư|sư cô|quý (?:cha|thầy|sư|sơ|ông|bà)"
    r"|đồng chí|ngài|đ/c|đ\.c|đc|các đồng chí|các (?:ông|bà)|ông|bà|anh|chị|thầy|cô|bạn|em|cháu|mc"
    r"|nhà báo|nghệ sĩ|nghệ nhân|bác sĩ|luật sư|kỹ sư|phóng viên|mr\.?|ms\.?|mrs\.?|dr\.?|prof\.?"
    r"|(?:đại|thượng|trung|thiếu) (?:tướng|tá|úy|uỷ)|hòa thượng|thượng tọa|đại đức|linh mục|mục sư"
    r"|(?:gs|pgs|ts|ths|bs|ks|ckii|cki|cn|bscki|bsckii|bsnt|cnđd|gvcn|gvbm|hlv|đdv|ktv|ds|dscki|dsckii|bs\.cki|bs\.ckii|tskh|nsnd|nsưt|nsút)\b\.?"
)
BODY = (
    r"ban|tiểu ban|văn phòng|vp|sở|phòng|ủy ban|uỷ ban|ubnd|ub|ubmttq|hđnd|hội đồng|đảng ủy|đảng uỷ"
    r"|đảng bộ|chi (?:bộ|hội|đoàn|ủy|uỷ)|tỉnh ủy|tỉnh uỷ|huyện ủy|huyện uỷ|thị ủy|thành ủy|thành uỷ"
    r"|quận ủy|thường trực|trung ương|vptu|btv|bch|btc|mttq|lđlđ|mặt trận|liên đoàn|liên minh"
    r"|tỉnh đoàn|huyện đoàn|xã đoàn|thành đoàn|đoàn|công đoàn|hội|tổ|nhóm|khối|cụm|đội|bộ|viện|cục"
    r"|chi cục|tổng cục|vụ|thanh tra|kho bạc|tòa án|viện kiểm sát|công an|quân khu|bộ chỉ huy"
    r"|huyện|hạt|nhà văn h(?:óa|oá)|cấp (?:ủy|uỷ)"
    r"|xã|phường|trường|nhà trường|đại học|học viện|khoa|trung tâm|câu lạc bộ|clb|ca đoàn|báo|đài"
    r"|giới trẻ|gia đình phật tử"
    r"|công ty|tổng công ty|tập đoàn|ngân hàng|hợp tác xã|htx|bệnh viện|trạm y tế|bảo hiểm xã hội"
)
ROLE = (
    r"lãnh đạo|đại diện|bí thư|phó|chủ tịch|giám đốc|tổng giám đốc|trưởng|chánh|hiệu trưởng|thư ký"
    r"|chủ trì|chủ tọa|chủ toạ|đoàn chủ tịch|đại biểu|thành viên|diễn giả|cán bộ|ủy viên|uỷ viên"
    r"|thủ trưởng|chuyên gia|báo cáo viên|toàn (?:thể|cơ quan|đơn vị|trường)|tập thể"
    r"|học sinh|sinh viên|ca sĩ|người dẫn|thường trực|tất cả|mọi người"
    r"|chỉ huy (?:đồn|trạm|đơn vị|(?:tiểu|trung|đại) đội|(?:tiểu|trung|lữ|sư) đoàn|cụm|hải đội)"
    r"|bộ trưởng|thứ trưởng|thủ tướng|phó thủ tướng|tổng bí thư|nhà khoa học"
    r"|kế toán trưởng"
    r"|(?:đơn vị|cơ quan) (?:tư vấn|thi công|tài trợ|thiết kế|đăng cai|thẩm tra|thường trực)"
    r"|chủ đầu tư|nhà thầu|tư vấn|doanh nghiệp|(?:giáo|giảng|học|kỹ thuật) viên"
    r"|nhà tài trợ|tài xế|lái xe|(?:hướng dẫn|tình nguyện) viên"
    r"|trọng tài|facilitators?|participants?|delegates|all(?: [a-z]+|(?=\W*$))|every(?:one|body)"
    r"|organi[sz]ers?|secretariat"
    r"|(?!tăng|bầu|mời|của|cho)\w+ (?:\w+ )?trưởng|(?!ứng|đối|bầu|mời|của|cho)\w+ phó"
    r"|(?:quyền|nguyên) (?:trưởng|phó|chủ tịch|giám đốc)"
    r"|(?:tiểu|trung|đại|lữ|sư) (?:đoàn|đội) phó|chính trị viên|chính (?:ủy|uỷ)|tham mưu phó"
    r"|thừa (?:ủy|uỷ) quyền|khách mời|ban|pct|pbt|pgđ|gđ(?!\s*[0-9])"
    r"|ct(?=[.,:])|bt(?=[.,:])|chủ nhiệm"
)
SEVERAL = r"các|hai|ba|[0-9]{1,2}"
ROOM = r"hội trường|phòng|sảnh|sân|tầng|room|hall"
_SMALL = rf"(?!(?-i:{CAPITAL}))[^\W\d_]{{2,}}"
# No office is called by a word that no Vietnamese syllable is, but for those of what firms do.
_SYLLABLE = (
    r"(?:[bcdghklmnpqrstvx]|ch|gh|gi|kh|ngh?|nh|ph|qu|th|tr)?"
    r"[aeiouy]{1,3}(?:[cmnpt]|ch|ng|nh)?(?!\w)"
)
_TRADE = r"(?:marketing|sales?|media|content|event|admin|digital|logistics|design|data|tech)\w*"
_ROOM_NAME = rf"(?!(?:{_SYLLABLE}|{_TRADE}))(?-i:[A-Z][a-z]{{2,}})(?: \w+)?"
# Where something is held: it presents nothing, though rooms and bodies begin alike.
_VENUE = (
    r"(?:tại |ở )?(?:hội trường|sảnh|tầng(?! lớp)|lầu|căng ?tin|canteen|p\. ?họp|khuôn viên"
    # "Sân khấu Lệ Ngọc" performs, "Khu phố 3" and "Khu dân cư số 2" act.
    rf"|sân(?! khấu)|sân khấu (?:[a-h0-9]|(?!kịch|cải|múa|tuồng|chèo|học){_SMALL})"
    rf"|khu (?:vực |(?!phố|dân|đoàn|ủy|uỷ|bộ|tập|trại|nội){_SMALL}|[a-h])"
    r"|(?:cổng|bãi|bến|vườn|lễ đài|gian hàng|phố đi bộ)(?= \w)"
    r"|quảng trường|công viên|khách sạn"
    r"|(?:t(?:òa|oà) )?nhà (?:hàng|[a-h][0-9]{0,2}|thi đấu|ăn|khách|truyền thống|đa năng|sinh hoạt)"
    # "Nhà Văn hóa Lao động" performs.
    r"|(?-i:[Nn]hà văn h(?:óa|oá))|trung tâm hội nghị"
    r"|nghĩa trang|tượng đài|đài tưởng niệm|ngoài trời"
    r"|phòng (?:họp|hội (?:đồng|nghị|thảo|trường)|ăn|khách|khánh tiết|chờ|học|máy|chiếu"
    rf"|trưng bày|triển lãm|truyền thống|số|lớn|nhỏ|[a-z]?[0-9]+[a-z]?|[a-h]|{_ROOM_NAME})"
    r"|(?:(?:function|meeting|conference|seminar|banquet|grand|main|lecture|dining|breakout) )?"
    r"(?:room|hall)"
    r"|floor|lobby|(?:grand )?ballroom|lounge|foyer|auditorium|restaurant|hotel|caf[eé])(?!\w)"
)
# Words that begin like a body's name and name none.
NOT_A_BODY = re.compile(
    rf"(?:{_VENUE}|xã hội"
    r"|hội (?:nghị|thảo|trường|thi|ý|ca|họp|trại|diễn|chợ|thao|đàm)|đoàn (?:ca|kết)"
    r"|báo (?:cáo(?! viên)|động|yên|hiệu|tin|giảng)|ban hành|tổ chức|khoa học"
    r"|trường hợp|bộ (?:phim|tài liệu)|cụm từ"
    r"|phòng chống|đội hình|đài tưởng niệm|cô đọng|em bé|bạn bè|đội ca|vụ việc"
    # "anh Hùng" is a man, Hội An a town.
    r"|(?-i:Hội An(?! toàn| ninh)|[Aa]nh hùng|ANH HÙNG|Anh Hùng (?:Lao|Lực|LLVT))"
    r"|trưởng thành|các (?:văn bản|nội dung|báo cáo|tài liệu|tham luận)|đại diện (?:cho|ký)"
    r"|đại biểu (?:đăng ký|ổn định|nghỉ|dùng)|phó mặc"
    r"|chùa|đền|đình|miếu|ngôi (?:nhà|chùa|đền)|(?:thiền|thánh|chánh|từ) đường"
    r"|(?:chánh|chính) điện|tổ đình"
    r"|tịnh xá|lễ đài|nhà thờ|bãi|bến)\b",
    re.IGNORECASE,
)
_SOME = re.compile(rf"[0-9]{{1,3}}\s+(?:{PERSON}|{ROLE})(?!\w)", re.IGNORECASE)
_GROUPS = re.compile(
    rf"[0-9]{{1,3}}\s+(?!{NOT_A_BODY.pattern})(?:{BODY}|đơn vị|cơ quan|cá nhân|tập thể)(?!\w)",
    re.IGNORECASE,
)
STARTS_PERSON = re.compile(rf"(?:{PERSON})(?!\w)", re.IGNORECASE)
STARTS_BODY = re.compile(rf"(?:{BODY})(?!\w)", re.IGNORECASE)
STARTS_ROLE = re.compile(
    rf"(?:(?:{SEVERAL})\s+)?(?:{ROLE}|đồng chí|đ/c)(?!\w)|các(?!\w)", re.IGNORECASE
)
_SURNAMES = (
    "Nguyễn|Trần|Lê|Phạm|Huỳnh|Hoàng|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Trịnh|Mai|Lâm"
    "|Đoàn|Cao|Lưu|Tô|Hà|Tạ|Châu|Thái|Trương|Kiều|Quách|La|Vương|Tăng|Thạch|Danh|Kim|Từ"
    "|Phùng|Nghiêm|Chu|Triệu|Lương|Đào|Lại|Hứa|Tống|Khổng|Âu|Bạch|Diệp|Mạc|Doãn|Ninh|Nông"
)
_CAPITAL = rf"{CAPITAL}\w*"
# "Sky Bar", "U Minh Forest": what it is stands behind its name.
_NAMED_VENUE = rf"(?-i:{_CAPITAL} ){{1,3}}(?:bar|ballroom|forest|island|resort|beach|rooftop)\W*$"
# "Thiskyhall, 10 Mai Chí Thọ" is a house in its street, "Đoàn Chủ tịch, 02 Thư ký" are people.
_STARTS_VENUE = re.compile(
    rf"{_VENUE}|{_NAMED_VENUE}|(?:địa điểm|venue|location)\s*:"
    rf"|[^,]{{2,40}},\s*(?:số\s+)?[0-9]{{1,4}}[a-z]?"
    rf"(?:/[0-9]+)?\s+(?!(?:{PERSON}|{ROLE}|{BODY})(?!\w))(?-i:{CAPITAL})",
    re.IGNORECASE,
)
# "ĐBQH Quàng Thị Nguyệt": an office's letters before a name, whatever the surname.
TITLED_NAME = re.compile(rf"[A-ZĐ]{{2,8}}(?: {_CAPITAL}){{2,5}}")
# Provinces begin as people do: "Hà Nội", but "Thái Bình Minh".
_PROVINCES = (
    r"Hà Nội|(?:Hà (?:Nam|Giang|Tĩnh|Tiên)|Thái (?:Bình|Nguyên|Lan)|Ninh (?:Bình|Thuận)|Cao Bằng"
    rf"|Lâm Đồng|Hồ Chí Minh)(?! {_CAPITAL})"
)
FULL_NAME = re.compile(
    rf"(?!{_PROVINCES})(?:{_SURNAMES})(?: {_CAPITAL}){{1,4}}(?!\w)(?! {_CAPITAL})"
)
# Whatever degree or office an abbreviation stands for: "NCS. Phan Quốc Bảo", "Bs.CKI. Lê An".
_TITLED = re.compile(
    rf"(?!(?i:tp|tx|tt|kp|kcn|đt|tl|[a-zđ])\.(?!{CAPITAL}\.))(?:{CAPITAL}\w{{0,5}}\.\s?){{1,4}}"
    rf"{_CAPITAL}(?: {_CAPITAL}){{1,4}}"
)
# No syllable has more than seven letters; only the first of each is a capital.
_GIVEN_WORD = rf"{CAPITAL}(?:(?!{CAPITAL})[^\W\d_]){{1,6}}"
_GIVEN = re.compile(
    rf"(?!{_PROVINCES})(?:(?i:{PERSON})\s+)?{_GIVEN_WORD}(?: {_GIVEN_WORD}){{0,2}}"
    r"|(?:các )?(?:nhóm|bạn|cộng sự)"
)
_BETWEEN_NAMES = re.compile(r"\s*(?:[,;&+]|\b(?:and|và|cùng)\b)\s*")
NAME = re.compile(rf"{_CAPITAL}(?: {_CAPITAL}){{1,5}}")
# "Tran Ngoc Quynh Nga, MD, PhD": degrees behind a name, whatever its surname.
_DEGREED = re.compile(
    rf"{NAME.pattern},\s*(?:M\.?D|Ph\.?D|MSc|BSc|MPH|MBA|DDS|PharmD|FACS|FRCS|FRCP)\b(?!\w)"
)


_PLACE = re.compile(
    r"(?i:xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tp\.?|tỉnh|ấp|thôn|khóm|khu phố)"
    rf" (?:{_CAPITAL}|[0-9]{{1,2}})(?: {_CAPITAL}){{0,3}}"
)
# Where such an act is, the place's own people do not do it.
VISIT = re.compile(
    r"(?:tiếp xúc|khảo sát|giám sát|kiểm tra|phúc tra|thăm|viếng|làm việc|dự|đi|tham quan|tham dự"
    r"|thực địa|khánh thành|khởi công|động thổ|đối thoại|bàn giao|trao nhà|thẩm định)\b",
    re.IGNORECASE,
)
# A line that ends with such a word is not the end of a title.
UNENDED = re.compile(
    r"\b(?:của|và|về|với|(?<!lý )(?<!lí )do|cho|tại|các|những|trong|đến|theo"
    r"|đồng chí|tỉnh|thành phố)$",
    re.IGNORECASE,
)

# How somebody is addressed of whom nothing else is said, and what says that he is still to come.
_NOBODY = re.compile(
    r"(?:(?:các )?(?:đồng chí|đ/c)|ông|bà)\b[ :.…_-]*|n/?a|các|những"
    r"|\W*(?:tb[acd]|to be (?:announced|confirmed|determined|updated)"
    r"|(?:đang|sẽ|chờ)? ?(?:cập nhật|thông báo|xác nhận)(?: sau)?)?\W*",
    re.IGNORECASE,
)

# "giáo viên - học sinh", "nhà trường - gia đình": two groups and a dash between, not an act and
# who does it.
_GROUP = (
    r"(?:giáo|giảng|sinh|học|đảng|đoàn|hội|đội|viên|công|nhân|chiến) (?:viên|sinh|chức|nhân|sĩ|sỹ)"
    r"|cán bộ|thanh niên|thiếu niên|nhi đồng|thiếu nhi|phụ nữ|phụ huynh|nông dân|nhân dân"
    r"|người (?:dân|lao động)|doanh nghiệp|chính quyền|nhà trường|gia đình|xã hội|quân|dân"
    r"|thầy|trò"
)
_TWO_GROUPS = re.compile(
    rf"(?:.*\s)?(?P<one>{_GROUP})\n(?P<other>{_GROUP})(?:| (?!(?-i:{CAPITAL})|[0-9]).*)",
    re.IGNORECASE,
)
# "Đoàn xe xuất phát" acts; in "Đoàn Thanh niên" the name goes on.
_OFFICE = re.compile(
    rf"(?!(?i:đoàn|đội|hội|tổ|nhóm|khối|cụm|bộ|khoa|ban|phòng) (?!{CAPITAL}|[0-9]))"
    rf"{CAPITAL}\w*(?: \w+){{1,4}}"
)


def are_two_groups(title: str, text: str) -> bool:
    """Return whether a title ends with a group and the text behind its dash begins with another.

    Behind "câu hỏi của học sinh" a "Giáo viên" with a capital is who answers. "Xã A" plays "Xã B".
    """
    if (
        names_body(title)
        and names_body(text)
        and title.split(maxsplit=1)[0] == text.split(maxsplit=1)[0]
    ):
        return True
    found = _TWO_GROUPS.fullmatch(f"{title.rstrip()}\n{text.strip()}")
    return found is not None and found["one"][0].isupper() == found["other"][0].isupper()


def are_two_offices(title: str, text: str) -> bool:
    """Return whether a title is the name of one office, and the text behind its dash of another.

    What it does it has behind its number at most: "Trận 3: Công an huyện - Phòng Giáo dục".
    """
    number, _colon, one = title.rpartition(":")
    offices = (one.strip(), text.strip())
    counted = not number or number[-1].isdecimal()
    return counted and all(names_body(name) and _OFFICE.fullmatch(name) for name in offices)


def names_person(text: str) -> bool:
    """Return whether a text begins the way a person is named."""
    named = STARTS_PERSON.match(text) or FULL_NAME.match(text) or _TITLED.match(text)
    named = named or _DEGREED.match(text)
    return bool(named) and not NOT_A_BODY.match(text)


def names_place(text: str) -> bool:
    """Return whether a text begins with a room, a house or a square where something is held."""
    return _STARTS_VENUE.match(text) is not None


def may_name(text: str, title: str) -> bool:
    """Return whether a text may mean who acts, and no known word tells: "Lan và nhóm", "6 khối".

    Where people go it is a place: "Tham quan - Hội An".
    """
    if _GROUPS.match(text):
        return True
    if VISIT.match(title) or names_place(text):
        return False
    several = _BETWEEN_NAMES.split(bare(text))
    return any(map(str.isupper, text)) and all(map(_GIVEN.fullmatch, several))


def names_body(text: str) -> bool:
    """Return whether a text begins with the name of a body."""
    return bool(STARTS_BODY.match(text)) and not NOT_A_BODY.match(text)


def names_role(text: str) -> bool:
    """Return whether a text begins with an office or a group of people."""
    return bool(STARTS_ROLE.match(text)) and not NOT_A_BODY.match(text)


def counts_people(text: str) -> bool:
    """Return whether a text says how many people it means: "5 bác sĩ, 8 điều dưỡng"."""
    return _SOME.match(text) is not None


def names_somebody(text: str) -> bool:
    """Return whether a text begins with a person, a body, an office, or how many people."""
    return any(test(text) for test in (names_person, names_body, names_role, counts_people))


def is_place_of(text: str, title: str) -> bool:
    """Return whether a text is a commune or the like, where an act of this title takes people."""
    places = re.split(r"[,;–-]", text.rstrip(" .;"))
    return all(_PLACE.fullmatch(one.strip()) for one in places) and bool(VISIT.match(title))


def presenter_from(text: str) -> Presenter | None:
    """Return the presenter a text names, as written, and whether it is a body or a person."""
    text = bare(" ".join(text.split()))
    if not text or _NOBODY.fullmatch(text):
        return None
    if names_person(text):
        return Presenter(text, person=text)
    if names_body(text):
        body, _, person = text.partition(" - ")
        if person and names_person(person):
            return Presenter(text, body=body, person=person)
        return Presenter(text, body=text)
    return Presenter(text)


def bare(title: str) -> str:
    """Return a title without the marks that end a line."""
    stripped = title.removesuffix("./.").rstrip(" ;,:")
    while stripped.endswith((" -", " –", " —")):
        stripped = stripped[:-1].rstrip(" ;,:")
    # An ellipsis is more than a full stop: it stays.
    return stripped if stripped.endswith("..") else stripped.rstrip(" .")
