"""Whatever file is chosen: a programme, or one clear sentence."""

import os
import tempfile
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.files.importers.documents import zipped
from tests.laws import law
from tests.paths import OFFICE_TEXT
from timekeeper.files.importers.draft.draft import UnreadableProgramme
from timekeeper.files.importers.reading import read_file

OFFICE = OFFICE_TEXT.read_text("utf-8")
TCVN3 = dict(
    zip(
        "àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵăâđêôơư",
        bytes.fromhex(
            "b5b6b7b8b9bbbcbdbec6c7c8c9cacbccce"
            "cfd0d1d2d3d4d5d6d7d8dcdddedfe1e2e3e4e5e6e7e8e9eaebecedeeeff1f2f3f4f5f6f7f8f9fafbfcfdfe"
            "a8a9aeaaabacad"
        ).decode("latin-1"),
        strict=True,
    )
)
VNI_MARKS = {"\u0301": "ù", "\u0300": "ø", "\u0309": "û", "\u0303": "õ", "\u0323": "ï"}
VNI_HATS = {
    "\u0302": dict(zip(["", *VNI_MARKS], "âáàåãä", strict=True)),
    "\u0306": dict(zip(["", *VNI_MARKS], "êéèúüë", strict=True)),
}


def tcvn3(text):
    lower = unicodedata.normalize("NFC", text).lower()
    return "".join(TCVN3.get(letter, letter) for letter in lower if letter not in "“”")


def vni_letter(letter):
    base, *marks = unicodedata.normalize("NFD", letter)
    tone = next((mark for mark in marks if mark in VNI_MARKS), "")
    hat = next((mark for mark in marks if mark in VNI_HATS), None)
    if base == "đ":
        return "ñ"
    if base == "i" and tone:
        return dict(zip(VNI_MARKS, "íìæóò", strict=True))[tone]
    if hat:
        return base + VNI_HATS[hat][tone]
    horned = {"o": "ô", "u": "ö"}[base] if "\u031b" in marks else base
    return horned + VNI_MARKS.get(tone, "")


def vni(text):
    lower = unicodedata.normalize("NFC", text).lower()
    return "".join(map(vni_letter, lower.replace("“", "").replace("”", "")))


def windows_1258(text):
    """Return the text the way old Windows typed it: tones after the letter they stand on."""
    typed = []
    for letter in unicodedata.normalize("NFC", text):
        try:
            typed.append(letter.encode("cp1258"))
        except UnicodeEncodeError:
            parts = unicodedata.normalize("NFD", letter)
            tone = next(mark for mark in parts if mark in VNI_MARKS)
            bare = unicodedata.normalize("NFC", parts.replace(tone, ""))
            typed.append((bare + tone).encode("cp1258"))
    return b"".join(typed)


@pytest.fixture
def chosen(tmp_path):
    def chosen(content):
        path = tmp_path / "chosen.txt"
        path.write_bytes(content)
        return path

    return chosen


def refusal(path):
    with pytest.raises(UnreadableProgramme) as raised:
        read_file(path)
    return str(raised.value)


def test_a_missing_file_is_named(tmp_path):
    assert refusal(tmp_path / "none.txt").startswith("none.txt does not exist")


def test_a_folder_without_a_programme_is_named_so(tmp_path):
    assert "holds no programme that can be read" in refusal(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a pipe can be named on Unix only")
def test_a_pipe_is_refused_without_waiting_for_it(tmp_path):
    os.mkfifo(tmp_path / "pipe")

    assert "not an ordinary file" in refusal(tmp_path / "pipe")


def test_a_name_no_system_accepts_is_refused():
    assert "cannot be opened" in refusal(Path("bad\0name"))


@pytest.mark.parametrize("content", [b"", b" \n\t\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_named_so(chosen, content):
    assert "is empty" in refusal(chosen(content))


def test_a_huge_file_is_refused_unread(tmp_path):
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(51_000_000)

    assert "larger than 50 MB" in refusal(path)


def test_a_text_longer_than_any_programme_is_refused(chosen):
    assert "larger than 5 MB" in refusal(chosen(b"8h00 Khai\n" * 600_000))


@pytest.mark.parametrize(
    ("content", "named"),
    [
        (b"%PDF-1.7\n", "damaged and cannot be read as PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "(a binary file)"),
        (b"PK\x03\x04....word/document.xml", "damaged and cannot be read as ZIP"),
        (zipped({"notes.txt": ""}), "holds no programme that can be read"),
        (zipped({"ppt/presentation.xml": ""}), "damaged and cannot be read as PowerPoint (.pptx)"),
        (b"GIF89a", "(GIF)"),
        (b"8h00 Khai m\0c", "(a binary file)"),
        (b"8h00 \x01\x02", "(a binary file)"),
    ],
)
def test_what_is_no_programme_is_named(chosen, content, named):
    assert named in refusal(chosen(content))


def test_a_text_without_an_item_says_what_an_item_needs(chosen):
    message = refusal(chosen("Xin chào các đồng chí".encode()))

    assert message.startswith("No item was found in chosen.txt")


def test_a_text_with_too_many_lines_is_refused(chosen):
    assert "too many lines" in refusal(chosen(b"8h00 A\n" * 21_000))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_is_read_with_or_without_its_mark(chosen, encoding):
    draft = read_file(chosen(OFFICE.encode(encoding)))

    assert len(draft.programme.items) == 18
    assert [doubt.kind for doubt in draft.doubts] == ["sum_disagrees"]


def test_decomposed_letters_are_read_like_composed_ones(chosen):
    composed = read_file(chosen(OFFICE.encode())).programme

    assert read_file(chosen(unicodedata.normalize("NFD", OFFICE).encode())).programme == composed


def test_what_is_shortened_makes_no_other_encoding_of_windows_1258(chosen):
    text = "".join(f"{n}. {n}h00: Báo cáo (Đ/c An, HĐND tỉnh)\n" for n in range(7, 11))

    draft = read_file(chosen(windows_1258(text)))

    assert [item.title for item in draft.programme.items] == ["Báo cáo"] * 4
    assert draft.doubts[0].kind == "encoding"


def test_windows_1258_is_read_and_named_as_a_doubt(chosen):
    draft = read_file(chosen(windows_1258(OFFICE)))

    assert draft.programme == read_file(chosen(OFFICE.encode())).programme
    assert draft.doubts[0].kind == "encoding"
    assert "Windows-1258" in draft.doubts[0].message


def stored(text, encoding, errors, form="NFC"):
    return unicodedata.normalize(form, text).encode(encoding, errors)


@pytest.mark.parametrize(
    "content",
    [
        stored(OFFICE, "cp1258", "replace"),
        stored(OFFICE, "cp1258", "ignore"),
        stored(OFFICE, "cp1258", "replace", "NFD"),
        stored(OFFICE, "latin-1", "replace"),
        stored(OFFICE, "ascii", "replace"),
        stored(OFFICE, "ascii", "ignore"),
        stored(OFFICE, "cp1258", "replace").decode("utf-8", "replace").encode(),
    ],
)
def test_a_text_whose_letters_were_lost_is_refused(chosen, content):
    assert "were lost when it was saved" in refusal(chosen(content))


def test_vietnamese_in_signs_of_ascii_is_refused_by_its_name(chosen):
    text = "Ho^.i nghi. to^?ng ke^'t na(m 2026\n8h00: DDo'n tie^'p dda.i bie^?u\n9h00: Ba?n tin\n"

    assert "VIQR" in refusal(chosen(text.encode()))
    assert read_file(chosen(b"8:00 Maths: e^x, a^b, o+n\n9:00 Tea\n")).programme.items


def encoded_twice(text):
    bytes_of = ((octet, bytes([octet])) for octet in text.encode())
    missing = b"\x81\x8d\x8f\x90\x9d"
    return "".join(chr(n) if n in missing else one.decode("cp1252") for n, one in bytes_of)


def test_unicode_that_was_encoded_twice_is_read_as_if_once(chosen):
    read = read_file(chosen(OFFICE.encode()))

    for twice in (encoded_twice(OFFICE), OFFICE.encode().decode("latin-1")):
        assert read_file(chosen(twice.encode())).programme == read.programme
    assert read.programme.items


def test_unicode_that_was_encoded_twice_and_lost_letters_is_refused(chosen):
    lost = encoded_twice(OFFICE).translate(dict.fromkeys(map(ord, "\x81\x8d\x8f\x90\x9d\xa0")))

    assert "were lost when it was saved" in refusal(chosen(lost.encode()))


SHORT = (
    "CHƯƠNG TRÌNH HỘI NGHỊ SƠ KẾT\nThời gian: 7h30, ngày 20/11/2026\nĐịa điểm: UBND phường\n"
    "7h30: Chào cờ (Văn phòng)\n8h00: Báo cáo sơ kết (Ông Tư)\n9h00: Kết luận (Bà Lụa)\n"
)


@pytest.mark.parametrize("text", [SHORT, SHORT.lower(), SHORT.replace(": ", "\t")])
def test_a_short_text_without_a_letter_that_windows_1258_lacks_has_lost_them(chosen, text):
    lost = stored(text, "cp1258", "ignore")

    assert "were lost when it was saved" in refusal(chosen(lost))
    assert "were lost when it was saved" in refusal(chosen(lost.decode("cp1258").encode()))
    assert read_file(chosen(text.encode())).programme.items


FEW = (
    "7h30: Đón tiếp đại biểu\n8h00: Khai mạc\n8h15: Báo cáo\n",
    "CHƯƠNG TRÌNH\n8h00: Lễ chào cờ\n8h30: Văn nghệ\n9h00: Trao thưởng\n10h00: Kết thúc\n",
)


@pytest.mark.parametrize("errors", ["ignore", "replace"])
@pytest.mark.parametrize("text", FEW)
def test_a_few_lines_tell_by_one_torn_word_that_they_lost_letters(chosen, text, errors):
    lost = stored(text, "cp1258", errors)

    assert "were lost when it was saved" in refusal(chosen(lost))
    assert "were lost when it was saved" in refusal(chosen(lost.decode("cp1258").encode()))
    assert read_file(chosen(windows_1258(text))).programme.items


def test_a_text_that_lost_all_hats_is_refused(chosen):
    lost = stored(OFFICE, "cp1258", "ignore", "NFD")

    assert "were lost when it was saved" in refusal(chosen(lost))


@pytest.mark.parametrize(
    "text",
    [
        "3 pm: Mr Đông, Mrs Hà, Dr Sơn\n4 pm: Tea (30 min, 2 km), www.example.vn, a@hcm.gov.vn\n",
        "9h00: Đón đoàn (đ/c Văn, tp. Vinh)\n10h00: Báo cáo tháng ba\n",
    ],
)
def test_units_addresses_and_short_forms_lost_no_letter(chosen, text):
    assert read_file(chosen(text.encode())).programme.items


def test_lost_letters_are_told_also_where_the_rest_looks_like_an_old_font_s(chosen):
    text = (
        "CHƯƠNG TRÌNH\nHội nghị sơ kết xây dựng nông thôn mới huyện Tân Lạc\n(Ngày 20/3/2027)\n"
        "7h30 - 7h50: Đón tiếp đại biểu, phát tài liệu (Văn phòng Huyện ủy)\n"
        "7h50 - 8h00: Chào cờ, tuyên bố lý do (Đ/c Lê Thị Thu, Chánh Văn phòng)\n"
        "8h00 - 8h25: Báo cáo kết quả (Đ/c Hoàng Đình Khang, Phó Chủ tịch UBND huyện)\n"
        "8h25 - 9h40: Thảo luận tại hội trường (Đại biểu các xã)\n"
    )

    assert "were lost when it was saved" in refusal(chosen(stored(text, "cp1258", "replace")))


@pytest.mark.parametrize("stored_as", ["latin-1", "utf-8"])
@pytest.mark.parametrize(("legacy", "named"), [(tcvn3, "TCVN3 (ABC)"), (vni, "VNI")])
def test_old_fonts_are_named_with_what_to_do(chosen, legacy, named, stored_as):
    message = refusal(chosen(legacy(OFFICE).encode(stored_as)))

    assert f"is written in {named}" in message
    assert "UniKey" in message


@pytest.mark.parametrize("stored_as", ["latin-1", "utf-8"])
@pytest.mark.parametrize(("legacy", "named"), [(tcvn3, "TCVN3 (ABC)"), (vni, "VNI")])
def test_old_fonts_are_told_from_a_few_lines(chosen, legacy, named, stored_as):
    text = legacy("8h00 - 8h30: Tuyên bố lý do, giới thiệu đại biểu\n8h30: Thảo luận\n")

    assert named in refusal(chosen(text.encode(stored_as)))


def test_an_unknown_encoding_is_refused(chosen):
    assert "unknown encoding" in refusal(chosen("8h00 Réunion générale été".encode("latin-1")))


@pytest.mark.parametrize("stored_as", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("form", ["{}", "<html><p>{}", "BEGIN:VCALENDAR\nX-WR-CALNAME:{}"])
def test_a_file_that_ends_within_a_letter_is_read_and_doubted(chosen, form, stored_as):
    event = "\nBEGIN:VEVENT\nDTSTART:20260815T080000\nSUMMARY:Khai mạc\nEND:VEVENT\nSUMMARY:ợ"
    text = form.format(
        "Hội nghị<p>8h00: Khai mạc<p>ợ".replace("<p>", "\n" if form == "{}" else "<p>")
    )
    whole = (text + event if "CAL" in form else text).encode(stored_as)

    draft = read_file(chosen(whole[:-1]))

    assert [item.title for item in draft.programme.items if item.timed] == ["Khai mạc"]
    assert ["cut off" in doubt.message for doubt in draft.doubts if doubt.kind == "encoding"] == [
        True
    ]
    assert not any(doubt.kind == "encoding" for doubt in read_file(chosen(whole)).doubts)


def test_another_language_in_unicode_is_not_taken_for_an_old_font(chosen):
    draft = read_file(chosen("8h00 Réunion générale à l'hôtel de ville, très tôt".encode()))

    assert draft.programme.items[0].title.startswith("Réunion")


def attempt(content):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "chosen.txt"
        path.write_bytes(content)
        try:
            draft = read_file(path)
        except UnreadableProgramme as error:
            return str(error).count(". ") == 0
        return any(item.timed for item in draft.programme.items)


@given(st.binary(max_size=400))
@law(200)
def test_no_bytes_raise_anything_else(content):
    assert attempt(content)


@given(st.text(max_size=400))
@law(200)
def test_no_text_raises_anything_else(text):
    assert attempt(text.encode())


PIECES = [
    *("I. ", "II. ", "A. ", "1. ", "2) ", "1.1. ", "(1) ", "a) ", "- ", "+ ", "Phần 1: ", "o "),
    *("7h30", "8h - 9h", "Từ 9h00 đến 9h30 (5p)", "23:59", "00:10", "-----", "1:00 – 1:30 PM"),
    *("Buổi sáng", "BUỔI CHIỀU: 13h30", "NGÀY 15/8/2022", "Ngày thứ ba", "Ngày 1/1/1900"),
    *("Thành phần:", "Địa điểm: A", "Điểm cầu B: C (D)", "Nội dung:", "Diễn giả:", "Thời gian: 8h"),
    *("Kết thúc, mời nghỉ trưa", "Nơi nhận:", "(nếu có)", "(Ban A)", "((", ")", "không trình bày"),
    *(" ", "\t", "|", "\n", "\n", "\n", ": ", "Khai mạc", "thảo luận", "30 phút", "06/12/2023"),
]


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
@law(400)
def test_no_heap_of_a_programme_s_pieces_raises_anything_else(text):
    assert attempt(text.encode())


@pytest.mark.parametrize(
    "text",
    [
        "(" * 200_000,
        "8h - " + "-" * 200_000,
        "1. " * 60_000,
        "đến " * 60_000,
        "8h (a) " * 40_000,
        "\n".join(["7h30 - 8h"] * 4_900),
        "\n".join(f"{n % 99}. 8h A" for n in range(1_000)),
        "1. " + "nội dung, " * 280,
        "8h-9h\t" * 400,
        "- " * 1_400,
        "8h " + "(5p) " * 500,
    ],
)
def test_long_lines_take_no_longer_than_they_are(text):
    assert attempt(text.encode())


def test_hours_of_twelve_are_no_words_that_lost_letters(chosen):
    text = "\n".join(f"{hour}pm - {hour + 1}pm: Lễ" for hour in range(1, 8))

    assert len(read_file(chosen(text.encode())).programme.items) == 7


ENGLISH = (
    "REGIONAL FORUM ON WATER\nSaturday, 14 March 2026\n8:30 Registration and coffee\n"
    "9:00 Opening remarks\n10:00 Keynote on rivers\n11:00 Panel discussion\n12:00 Closing\n"
)


@pytest.mark.parametrize(
    "added",
    [
        "Hall A · Hall B · Hall C · Hall D",
        "· Bring a badge\n· Bring a pen\n· Bring a coat\n· Come early",
        "\uf0b7 Bring a badge\n\uf0b7 Bring a pen\n\uf0b7 Come early",
        "Café · José · São · Zoë",
        "Chloé, René, Müller, Peña, Hervé Ñandú and Jérôme Hôte",
        "¶ 1, ¶ 2 and ¶ 3; 5 µ, 6 µ; § 4 © 2026 ® ½ ¾ ¼",
        "São Tomé, São Luís, São Paulo, Café, Café, Café",
        "Doors open 0800 hrs, 0900 hrs, Mrs Lee and Mr Tan of Water Ltd, 3 hrs tbc, pls cfm",
        "Join: https://forum.example/in?key=a&b?x\nhttps://forum.example/a?b=c\nwww.forum.example/a?b",
    ],
)
def test_a_text_in_english_is_read_whatever_signs_and_names_it_has(chosen, added):
    assert len(read_file(chosen((ENGLISH + added).encode())).programme.items) == 5


@pytest.mark.parametrize("legacy", [tcvn3, vni])
def test_an_old_font_is_told_beside_a_text_in_english(chosen, legacy):
    old = legacy("Hội nghị về nước; tuyên bố lý do, giới thiệu đại biểu và khai mạc")

    assert "convert it to Unicode" in refusal(chosen(f"{ENGLISH}{old}\n".encode()))
