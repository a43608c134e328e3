"""Mail, archives, folders and workbooks may hold several programmes: one is read, or asked for."""

import base64
import re
import struct
import zipfile
from datetime import UTC, datetime
from email.message import EmailMessage
from functools import partial
from io import BytesIO

import pytest

from tests.files.importers.documents import excel, p, tbl, tr, word, zipped
from tests.files.importers.outlook_mail import (
    compound_file,
    mail_tree,
    outlook_mail,
    packed,
    with_heads,
)
from timekeeper.files.importers import bundles
from timekeeper.files.importers.draft.draft import SeveralProgrammes, UnreadableProgramme
from timekeeper.files.importers.reading import read_file
from timekeeper.files.job import Cancelled, Job
from timekeeper.files.programme_files import read_delegates

DAY = ["7h30 - 8h00: Đón tiếp đại biểu", "8h00 - 8h15: Khai mạc", "8h15 - 9h00: Báo cáo"]
OTHER = ["13h30 - 14h00: Tập huấn", "14h00 - 15h00: Thảo luận tổ", "15h00 - 16h00: Tổng kết"]
MORE = [f"{hour}h00 - {hour}h30: Nội dung số {hour}" for hour in range(7, 18)]
TITLES = ["Đón tiếp đại biểu", "Khai mạc", "Báo cáo"]


def document(lines):
    return word(*map(p, lines))


def text(lines):
    return "\n".join(lines).encode()


def mail(body="Kính gửi các đồng chí", html=None, **files):
    message = EmailMessage()
    message["From"], message["Subject"] = "Văn phòng <vp@example.vn>", "Chương trình hội nghị"
    message.set_content(body)
    if html is not None:
        message.add_alternative(html, subtype="html")
    for name, content in files.items():
        message.add_attachment(
            content,
            maintype="application",
            subtype="octet-stream",
            filename=name.replace("_", "."),
        )
    return message.as_bytes()


@pytest.fixture
def read(tmp_path):
    def read(content, name="a.bin", which=None):
        path = tmp_path / name
        path.write_bytes(content)
        return read_file(path, which=which)

    return read


def titles(draft):
    return [item.title for item in draft.programme.items]


def chosen(draft):
    return [doubt.message for doubt in draft.doubts if doubt.kind == "chosen"]


@pytest.fixture(params=[mail, outlook_mail], ids=["eml", "msg"])
def any_mail(request):
    return request.param


@pytest.mark.parametrize("ending", ["docx", "txt"])
def test_a_mail_s_attachment_is_read(read, any_mail, ending):
    content = document(DAY) if ending == "docx" else text(DAY)

    draft = read(any_mail(**{f"chuong_trinh_{ending}": content}), "thu.eml")

    assert titles(draft) == TITLES
    assert chosen(draft) == []


def test_a_mail_s_text_is_read_where_nothing_is_attached(read, any_mail):
    assert titles(read(any_mail("\n".join(DAY)))) == TITLES


def test_a_quoted_text_is_read_without_the_marks_of_that(read):
    lines = ["CHƯƠNG TRÌNH", "Hội nghị tổng kết", *DAY]

    draft = read(mail("\n".join([*(f"> > {line}" for line in lines), "Tôi đồng ý."])))

    assert draft.programme.title == "Hội nghị tổng kết"
    assert titles(draft) == TITLES


def test_whoever_sends_a_mail_presents_nothing(read):
    last = "9h00 - 9h15: Bế mạc (Đ/c Bí thư)"
    body = "\n".join([*DAY, last, "", "-- ", "Nguyễn Văn An", "Phó Chánh Văn phòng"])

    draft = read(mail(body))

    assert draft.programme.items[-1].presenter.text == "Đ/c Bí thư"
    assert "Nguyễn Văn An" in draft.programme.notes


def test_a_mail_s_page_goes_before_its_plain_text(read, any_mail):
    rows = "".join("<tr><td>{}</td><td>{}</td></tr>".format(*line.split(": ")) for line in DAY)

    draft = read(any_mail("xem bảng", f"<div>Kính gửi<table>{rows}</table></div>"))

    assert titles(draft) == TITLES


def sent(subject, body, date="Mon, 09 Mar 2026 08:15:00 +0700", **more):
    heads = f"From: Phòng Đào tạo <dt@example.vn>\nTo: ns@example.vn\nDate: {date}\n"
    if html := more.get("html"):
        body = f"<!DOCTYPE html><html><head><title>Thư</title></head><body>{html}</body></html>"
    kind = "html" if html else "plain"
    heads += f"Subject: {subject}\nContent-Type: text/{kind}; charset=utf-8\n"
    return f"{heads}Content-Transfer-Encoding: 8bit\n\n{body}".encode()


OF_DAYS = ["Ngày 1 – 14/03 (phòng 501)", *DAY, "Ngày 2 – 15/03 (phòng 501)", *OTHER]


@pytest.mark.parametrize("answers", ["", "Re: ", "Fwd: FW: ", "TR: Trả lời: ", "Chuyển tiếp: "])
@pytest.mark.parametrize("html", [None, "".join(f"<p>{line}</p>" for line in OF_DAYS)])
def test_what_a_mail_s_text_leaves_unsaid_its_subject_says(read, answers, html):
    subject = "Lịch đào tạo – T7 14/03 & CN 15/03/2026"
    draft = read(sent(answers + subject, "\n".join(OF_DAYS), html=html))

    assert draft.programme.title == subject
    assert [str(draft.programme.session_date(n)) for n in (0, 1)] == ["2026-03-14", "2026-03-15"]
    assert [doubt.read for doubt in draft.doubts if doubt.kind == "no_title"] == [subject]
    assert f"Chủ đề: {answers}{subject}" in draft.programme.notes
    assert "Từ: Phòng Đào tạo <dt@example.vn>" in draft.programme.notes
    assert titles(draft) == [*TITLES, *(line.partition(": ")[2] for line in OTHER)]


@pytest.mark.parametrize(
    ("date", "day"),
    [("9 Mar 2026 08:15:00 +0700", "2026-03-14"), ("22 Dec 2025 08:15:00 +0700", "2026-03-14")],
)
def test_days_without_a_year_are_counted_since_a_mail_was_sent(read, date, day):
    draft = read(sent("Lịch đào tạo", "\n".join(OF_DAYS), date))

    assert str(draft.programme.date) == day
    assert [doubt.read for doubt in draft.doubts if doubt.kind == "date"] == [OF_DAYS[0]]


def test_what_a_mail_s_text_says_itself_goes_before_its_head(read):
    own = ["CHƯƠNG TRÌNH", "Hội nghị tổng kết", "Ngày 20/8/2025", *DAY]
    draft = read(sent("Lịch họp ngày 21/8/2026", "\n".join(own)))

    assert draft.programme.title == "Hội nghị tổng kết"
    assert str(draft.programme.date) == "2025-08-20"
    assert [doubt.kind for doubt in draft.doubts] == []


def test_what_stands_above_a_mail_that_was_sent_on_is_no_letterhead(read):
    own = ["CHƯƠNG TRÌNH", "Hội nghị tổng kết", "Ngày 20/8/2026", *DAY]
    inner = "From: An <an@x.vn>\nSent: Monday, March 2, 2026 8:00 AM\nSubject: Hội nghị"
    body = ["Mời các anh chị xem lịch", "", "----- Original Message -----", inner, "", *own]
    draft = read(sent("Fwd: Hội nghị", "\n".join(body)))

    assert draft.programme.title == "Hội nghị tổng kết"
    assert draft.programme.organisation.issuer is None
    assert body[0] in draft.programme.notes


QUOTING = "<div>Vào Th 2, 2 thg 3, 2026 vào lúc 14:20 An &lt;an@x.vn&gt; đã viết:<br></div>"
HEADED = "<b>From:</b> An<br><b>Sent:</b> Monday, March 2, 2026 2:20 PM<br><b>Subject:</b> Lịch"


@pytest.mark.parametrize(
    "older", [f"{QUOTING}<blockquote>{{}}</blockquote>", f"<hr><p>{HEADED}</p><div>{{}}</div>"]
)
def test_a_page_that_answers_an_older_one_holds_its_own_acts_alone(read, older):
    acts = ["".join(f"<p>{line}</p>" for line in day) for day in (DAY, OTHER)]
    draft = read(sent("Re: Lịch", "", html=acts[0] + older.format(acts[1])))

    assert titles(draft) == TITLES
    assert [doubt.kind for doubt in draft.doubts].count("left_out") == 1
    assert {*OTHER} <= {*draft.programme.notes}


@pytest.mark.parametrize(
    ("subject", "title"), [("Hội thảo - an@x.vn", "Hội thảo"), ("Re:", ""), ("Chương trình", "")]
)
def test_a_subject_that_names_nothing_and_an_address_are_no_title(read, subject, title):
    assert read(sent(subject, "\n".join(DAY))).programme.title == title


def test_a_mail_s_text_is_read_whatever_letters_its_head_has_lost(read):
    content = sent("@", "\n".join(DAY)).replace(b": @", b": H?i ngh? t?ng k?t c?ng t\xe1c")

    assert titles(read(content)) == TITLES


def test_a_mail_s_day_of_sending_is_asked_where_it_is_the_only_one(read):
    draft = read(sent("Hội thảo", "\n".join(DAY)))

    assert str(draft.programme.date) == "2026-03-09"
    asked = [doubt.read for doubt in draft.doubts if doubt.kind == "date"]
    assert asked == ["Ngày gửi: 09/03/2026 08:15"]


def test_what_a_browser_saved_a_page_with_is_none_of_its_lines(read):
    content = sent("Hội thảo", "\n".join(DAY)).replace(b"<dt@", b"<Saved by Blink ")
    draft = read(content)

    assert draft.programme.date is None
    assert draft.programme.notes == ()


def test_a_mail_of_outlook_has_its_subject_as_well(read):
    tree = mail_tree("\n".join(DAY), "RE: Hội thảo", head=32)
    at = datetime(2026, 3, 9, 18, 15, tzinfo=UTC)
    draft = read(compound_file(with_heads(tree, "An", at, Lan="lan@x.vn", Hoa="hoa@x.vn")))

    assert draft.programme.title == "Hội thảo"
    assert draft.programme.notes == (
        *("Từ: An", "Ngày gửi: 10/03/2026 01:15", "Chủ đề: RE: Hội thảo"),
        "Đến: Lan <lan@x.vn>, Hoa <hoa@x.vn>",
    )


def parts(*parts, kind="mixed"):
    """Return a mail of parts: texts, each with its head, or a multipart with its own."""
    head = f"From: a@b.vn\nSubject: s\nMIME-Version: 1.0\nContent-Type: multipart/{kind}; "
    inner = "".join(f"--{kind}\n{part}\n" for part in parts)
    return f'{head}boundary="{kind}"\n\n{inner}--{kind}--\n'.encode()


def part(text, kind="plain", more=""):
    return f"Content-Type: text/{kind}; charset=utf-8\n{more}\n{text}\n"


IMAGE = "Content-Type: image/png\nContent-Disposition: inline; filename=a.png\n\n\x89PNG\n"
HALVES = ("\n".join(DAY), "\n".join(OTHER))


@pytest.mark.parametrize("kinds", [("plain", "plain"), ("html", "html"), ("html", "plain")])
def test_the_texts_of_a_mail_that_a_picture_parts_are_read_in_their_order(read, kinds):
    def half(text, kind):
        page = "".join(f"<p>{line}</p>" for line in text.split("\n"))
        page = f"<html><head><title>Thư</title></head><body>{page}</body></html>"
        return part(page if kind == "html" else text, kind)

    whole = parts(half(HALVES[0], kinds[0]), IMAGE, half(HALVES[1], kinds[1]))
    other = parts(part("xem"), whole.decode(), kind="alternative")

    for content in (whole, other) if "html" in kinds else (whole,):
        assert titles(read(content)) == [line.split(": ")[1] for line in (*DAY, *OTHER)]


def test_an_answer_s_second_text_is_no_second_form_of_the_first(read):
    alternative = parts(part(HALVES[0]), part(HALVES[0].replace("\n", "<br>"), "html"),
                        kind="alternative").decode()  # fmt: skip

    last = "9h00 - 9h30: Hỏi & đáp <b>"
    assert titles(read(parts(alternative, part(last)))) == [*TITLES, last[13:]]


@pytest.mark.parametrize("kind", ["plain", "html"])
def test_what_a_mailing_list_adds_below_presents_nothing(read, kind):
    lines = DAY if kind == "plain" else [f"<p>{line}</p>" for line in DAY]
    foot = f"{'_' * 47}\nThư của ban tổ chức\nhttps://example.vn"

    draft = read(parts(part("\n".join(lines), kind), part(foot)))

    assert titles(draft) == TITLES
    assert draft.programme.items[-1].presenter is None
    assert "Thư của ban tổ chức" in draft.programme.notes


@pytest.mark.parametrize("html", ["", "<p>Xem bản thường</p>", "<style>p {color: red}</style>"])
def test_a_page_that_says_next_to_nothing_hides_no_plain_text(read, any_mail, html):
    html = f"<html><body>{html}</body></html>"
    body = "\n".join(DAY)
    assert titles(read(any_mail(body, html if any_mail is mail else html.encode()))) == TITLES


def test_where_links_lead_is_none_of_what_a_plain_text_says(read):
    rows = "".join("<tr><td>{}</td><td>{}</td></tr>".format(*line.split(": ")) for line in DAY)
    body = "xem " + " <https://example.vn/a> https://example.vn/b" * 99

    assert titles(read(mail(body, f"<table>{rows}</table>"))) == TITLES


EVENT = """BEGIN:VCALENDAR
BEGIN:VEVENT
DTSTART:20260815T073000
SUMMARY:Hội nghị
DESCRIPTION:{}
END:VEVENT
END:VCALENDAR"""


def test_a_file_without_a_name_is_taken_by_its_kind(read):
    nameless = EmailMessage()
    nameless.set_content("xem")
    nameless.add_attachment(document(DAY), maintype="application", subtype="octet-stream")
    text = part("\n".join(DAY), more="Content-Disposition: attachment\n")
    invitation = parts(
        part("Mời họp"), part(EVENT.format("\\n".join(DAY)), "calendar"), kind="alternative"
    )

    for content in (nameless.as_bytes(), parts(part("xem"), text), invitation):
        assert titles(read(content)) == TITLES


LOCKED = compound_file({"EncryptedPackage": b""})
UNREAD = {
    "a.docx": (LOCKED, "protected by a password"),
    "b.pdf": (b"%PDF-1.7\n", "damaged"),
    "c.rar": (b"Rar!\x1a", "no programme that can be read"),
    "d.zip": (b"PK\x03\x04", "damaged"),
    "e.zip": (zipped({f"{n}.txt": "x" for n in range(100)}), "more than 60 files"),
    "winmail.dat": (b"\x78\x9f\x3e\x22", "no programme that can be read"),
    "f.docx": (document(DAY)[:-99], "damaged"),
    "g.eml": (parts(*["x"] * 9_999), "unpacks to far more"),
}  # fmt: skip
TOLD = "A file beside it could not be read: "


@pytest.mark.parametrize("name", UNREAD)
def test_a_file_beside_the_programme_that_cannot_be_read_is_told(tmp_path, read, any_mail, name):
    content, said = UNREAD[name]
    folder = tmp_path / "a"
    folder.mkdir()
    (folder / name).write_bytes(content)
    (folder / "z.txt").write_bytes(text(DAY))
    files = {name.replace(".", "_"): content}

    for draft in (
        read(any_mail("\n".join(DAY), **files)),
        read(any_mail("xem tệp", **files, ct_docx=document(DAY))),
        read(zipped({name: content, "z/z.txt": text(DAY)})),
        read_file(folder),
    ):
        told = [doubt.message for doubt in draft.doubts if doubt.message.startswith(TOLD)]
        assert titles(draft) == TITLES
        assert [name in message and said in message for message in told] == [True]
    with pytest.raises(UnreadableProgramme, match=f"^{name} .*{said}"):
        read(any_mail("xem tệp đính kèm", **files))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.gif", b"GIF89a"),
        ("a.jpg", b"\xff\xd8\xff\xe0"),
        ("a.docx", document(["Danh sách đại biểu"])),
        ("Thumbs.db", compound_file({"a": b""})),
        ("smime.p7s", b"0\x82\0\0"),
        ("ATT00001.htm", b"\r\n"),
    ],
)
def test_of_what_is_surely_no_programme_nothing_is_told(read, any_mail, name, content):
    draft = read(any_mail("\n".join(DAY), **{name.replace(".", "_"): content}))

    assert [doubt for doubt in draft.doubts if doubt.message.startswith(TOLD)] == []


def test_the_open_files_of_an_archive_are_read_beside_locked_ones(read):
    content = bytearray(zipped({"b.txt": text(DAY), "a.txt": text(OTHER)}))
    content[content.rindex(b"PK\x01\x02") + 8] |= 1

    draft = read(bytes(content))

    assert titles(draft) == TITLES
    assert [TOLD + "a.txt" in doubt.message for doubt in draft.doubts].count(True) == 1


def test_an_archive_in_a_folder_is_opened(tmp_path):
    (tmp_path / "a.zip").write_bytes(zipped({"a.docx": document(DAY)}))

    assert titles(read_file(tmp_path)) == TITLES


def test_what_holds_far_more_is_chosen_and_the_rest_is_told(read):
    draft = read(mail("\n".join(DAY), a_docx=document(MORE)), "thu.eml")

    assert len(titles(draft)) == len(MORE)
    assert chosen(draft) == ["“a.docx” was read; thu.eml also holds: “the text of the mail”."]


def test_the_same_programme_twice_is_one(read):
    draft = read(mail(a_docx=document(DAY), a_txt=text(DAY)))

    assert titles(draft) == TITLES
    assert len(chosen(draft)) == 1


def test_a_forwarded_mail_is_opened_too(read, any_mail):
    assert titles(read(mail(thu_eml=any_mail(a_zip=zipped({"a.docx": document(DAY)}))))) == TITLES


def test_a_mail_of_outlook_is_told_by_itself_and_not_by_what_is_attached(read):
    old_word = compound_file({"WordDocument": b"8h00", "EncryptedPackage": b""})

    assert titles(read(outlook_mail("\n".join(DAY), cu_doc=old_word), "thu.doc")) == TITLES


@pytest.mark.parametrize(("html", "codepage"), [("á".encode(), None), (b"\x81", 932)])
def test_where_a_page_s_letters_are_not_certain_the_plain_text_is_read(read, html, codepage):
    assert titles(read(outlook_mail("\n".join(DAY), html, codepage))) == TITLES


def enclosed_in_mime(*inner):
    """Return a mail with mails attached to it, the second within the first."""
    message = None
    for body, subject in reversed(inner):
        own, message = message, EmailMessage()
        message["Subject"] = subject
        message.set_content(body)
        if own is not None:
            message.add_attachment(own)
    outer = EmailMessage()
    outer["From"], outer["Subject"] = "vp@example.vn", "Chuyển tiếp"
    outer.set_content("Kính chuyển.")
    outer.add_attachment(message)
    return outer.as_bytes()


def enclosed_in_outlook(*inner):
    tree = None
    for body, subject in reversed(inner):
        tree = mail_tree(body, subject, within=tree)
    return outlook_mail("Kính chuyển.", within=[tree])


@pytest.fixture(params=[enclosed_in_mime, enclosed_in_outlook], ids=["eml", "msg"])
def enclosing(request):
    return request.param


def test_a_mail_attached_as_such_is_read_too(read, enclosing):
    assert titles(read(enclosing(("\n".join(DAY), "Chương trình")))) == TITLES
    assert titles(read(enclosing(("Kính chuyển", ""), ("\n".join(DAY), "")))) == TITLES


def test_mails_attached_to_one_another_are_told_by_their_subjects(read, enclosing):
    content = enclosing(("\n".join(DAY), "Hội nghị"), ("\n".join(OTHER), "Tập huấn"))

    with pytest.raises(SeveralProgrammes) as raised:
        read(content)

    assert tuple(raised.value.told) == tuple(
        f"the text of the mail “{subject}”" for subject in ("Hội nghị", "Tập huấn")
    )
    assert titles(read(content, which=next(iter(raised.value.told)))) == TITLES


def test_an_object_in_a_mail_of_outlook_that_is_no_mail_is_passed_over(read):
    content = outlook_mail("\n".join(DAY), within=[{"\1Ole": b"a"}])

    assert titles(read(content)) == TITLES


TABLE = "".join(
    r"\trowd\cellx1\cellx2 {}\cell {}\cell\row ".format(*line.split(": "))
    for line in ["Thời gian: Nội dung", *DAY]
)
AS_RTF = {
    "lines": "".join(f"{line}\\par " for line in DAY),
    "table": TABLE,
    "page": r"\fromhtml1 {\*\htmltag <table>}"
    + "".join(
        r"{{\*\htmltag <tr><td>}}{}\htmlrtf\tab\htmlrtf0{{\*\htmltag </td><td>}}{}".format(
            *line.split(": ")
        )
        for line in DAY
    ),
}


def as_rtf(text):
    letters = (letter if letter.isascii() else f"\\u{ord(letter)}?" for letter in text)
    return packed(rf"{{\rtf1\ansi\ansicpg1258 {''.join(letters)}}}".encode())


@pytest.mark.parametrize("kind", AS_RTF)
@pytest.mark.parametrize("body", [None, " \r\n"], ids=["no text", "an empty text"])
def test_a_mail_of_outlook_that_has_its_text_as_rtf_alone_is_read(read, kind, body):
    assert titles(read(outlook_mail(body, rich=as_rtf(AS_RTF[kind])))) == TITLES


def test_rtf_goes_before_the_plain_text_where_it_has_a_table_or_a_page(read):
    for kind, expected in {"table": TITLES, "page": TITLES, "lines": ["Tập huấn"]}.items():
        mail = outlook_mail("8h00: Tập huấn", rich=as_rtf(AS_RTF[kind]))
        assert titles(read(mail)) == expected


@pytest.mark.parametrize("rich", [b"", as_rtf(TABLE)[:-9], as_rtf(r"\ansicpg7 8h00")])
def test_where_the_rtf_is_damaged_the_plain_text_is_read_or_that_is_said(read, rich):
    assert titles(read(outlook_mail("\n".join(DAY), rich=rich))) == TITLES
    with pytest.raises(UnreadableProgramme, match="damaged and cannot be read as Outlook"):
        read(outlook_mail(None, rich=rich, a_docx=document(DAY)))


def test_files_of_one_name_can_be_told_apart(read):
    files = {"sang/chuong trinh.docx": document(DAY), "chieu/chuong trinh.docx": document(OTHER)}

    with pytest.raises(SeveralProgrammes) as raised:
        read(zipped(files))

    assert tuple(raised.value.told) == ("chuong trinh.docx", "chuong trinh.docx (2)")
    assert titles(read(zipped(files), which="chuong trinh.docx (2)"))[0] == "Tập huấn"


def test_several_programmes_are_asked_for(read):
    content = zipped({"sang.docx": document(DAY), "chieu/tap huan.txt": text(OTHER)})

    with pytest.raises(SeveralProgrammes, match=re.escape("“sang.docx”, “tap huan.txt”")) as raised:
        read(content, "hai.zip")

    assert tuple(raised.value.told) == ("sang.docx", "tap huan.txt")
    assert titles(read(content, which="SANG.docx")) == TITLES
    with pytest.raises(UnreadableProgramme, match="holds no programme “toi"):
        read(content, which="toi.docx")


def test_what_each_of_several_programmes_says_is_told(read):
    dated = ["HỘI NGHỊ SƠ KẾT", "Ngày 15/8/2026", *DAY]
    content = zipped({"sang.docx": document(dated), "tap huan.txt": text(OTHER)})

    with pytest.raises(SeveralProgrammes) as raised:
        read(content)

    assert raised.value.told == {
        "sang.docx": "HỘI NGHỊ SƠ KẾT, 15/08/2026, 3 items",
        "tap huan.txt": "3 items",
    }


def test_of_two_versions_of_a_programme_nobody_but_a_person_knows_which_holds(read):
    newer = ["7h15 - 7h30: Đón đại biểu", *MORE[1:]]

    with pytest.raises(SeveralProgrammes):
        read(zipped({"lan 1.docx": document(MORE), "lan 2.docx": document(newer)}))
    # One name in two forms is one programme, whatever a form lets through.
    assert titles(read(zipped({"a.docx": document(MORE), "a.txt": text(newer)})))


def test_a_folder_s_programmes_are_asked_for(tmp_path, read):
    folder = tmp_path / "chương trình"
    folder.mkdir()
    (folder / "sang.docx").write_bytes(document(DAY))
    (folder / "~$sang.docx").write_bytes(b"lock")
    (folder / "anh.jpg").write_bytes(b"\xff\xd8\xff\xe0")

    assert titles(read_file(folder)) == TITLES

    (folder / "chieu.txt").write_bytes(text(OTHER))
    with pytest.raises(SeveralProgrammes):
        read_file(folder)


def test_an_archive_of_one_programme_is_read(read):
    content = zipped({"__MACOSX/._a.docx": b"x", "a/": b"", "a/Chương trình.docx": document(DAY)})

    assert titles(read(content, "a.zip")) == TITLES


def test_the_error_of_the_only_file_is_told(read):
    with pytest.raises(UnreadableProgramme, match=r"^a\.pdf is damaged"):
        read(zipped({"a.pdf": b"%PDF-1.7\n"}))


def page(*parts):
    """Return a page as Word and browsers save it with its pictures, of HTML parts in bytes."""
    head = b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n'
    return head + b"".join(b"--b\r\n" + part + b"\r\n" for part in parts) + b"--b--\r\n"


def html_part(html, charset="utf-8"):
    encoded = base64.encodebytes(html.encode(charset))
    kind = f'Content-Type: text/html; charset="{charset}"\r\n'.encode()
    return (
        kind
        + b"Content-Transfer-Encoding: base64\r\nContent-Location: file:///a.htm\r\n\r\n"
        + encoded
    )


@pytest.mark.parametrize("charset", ["utf-8", "utf-16"])
@pytest.mark.parametrize("name", ["a.mht", "a.doc"])
def test_a_page_saved_with_its_pictures_is_read(read, name, charset):
    html = "<html><body>" + "".join(f"<p>{line}</p>" for line in DAY) + "</body></html>"
    picture = b"Content-Type: image/png\r\nContent-Location: file:///a.png\r\n\r\n\x89PNG"

    assert titles(read(page(html_part(html, charset), picture), name)) == TITLES


@pytest.mark.parametrize("before", [b"\xef\xbb\xbf", b"\r\n", b"\xef\xbb\xbf\r\n"])
def test_a_mail_whose_first_field_something_unseen_precedes_is_read(read, before):
    text = "\n".join(DAY).encode()
    head = b"From: a@b.vn\r\nSubject: s\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"

    assert titles(read(before + head + text, "a.eml")) == TITLES


def test_a_workbook_saved_as_a_page_with_frames_is_read(read):
    frames = "<html><frameset><frame src='sheet001.htm'></frameset></html>"
    html = "<html><body>" + "".join(f"<p>{line}</p>" for line in DAY) + "</body></html>"

    assert titles(read(page(html_part(frames), html_part(html)), "a.mht")) == TITLES


def test_a_mail_s_tables_within_the_table_that_lays_it_out_are_read_in_their_order(read):
    def table(*lines):
        cells = ("".join(f"<td>{cell}</td>" for cell in line.split(": ")) for line in lines)
        return "<table>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>"

    inner = f"<p>Kính gửi anh chị,</p><h1>CHƯƠNG TRÌNH ĐẠI HỘI</h1>{table(*DAY)}"
    inner += f"<p>BUỔI CHIỀU</p>{table(*OTHER)}"
    for frame in ("<td>{}</td>", "<td> </td><td>{}</td>", "<td><table><tr><td>{}</table></td>"):
        html = f"<html><body><table><tr>{frame.format(inner)}</tr></table></body></html>"
        draft = read(mail(html=html), "a.eml")

        assert draft.programme.title == "CHƯƠNG TRÌNH ĐẠI HỘI"
        assert draft.programme.organisation.issuer is None
        assert [session.name for session in draft.programme.sessions] == ["", "Buổi chiều"]
        assert titles(draft) == [line.split(": ")[1] for line in (*DAY, *OTHER)]


@pytest.mark.parametrize("kind", ["html", "plain"])
def test_a_mail_that_ends_within_a_letter_is_read_and_doubted(read, kind):
    start, line = ("<p>", "<p>") if kind == "html" else ("", "\n")
    text = (start + line.join([*DAY, "ợ"])).encode()
    head = f"MIME-Version: 1.0\nContent-Type: text/{kind}; charset=utf-8\n".encode()

    draft = read(head + b"Content-Transfer-Encoding: 8bit\n\n" + text[:-1], "a.mht")

    assert titles(draft) == TITLES
    told = [doubt.message for doubt in draft.doubts if doubt.kind == "encoding"]
    assert ["cut off" in message for message in told] == [True]


@pytest.mark.parametrize("charset", ["utf-8", "utf-16"])
def test_a_word_file_that_is_a_page_is_read(read, charset):
    html = "<html xmlns:w='x'><body>" + "".join(f"<p>{line}</p>" for line in DAY) + "</body></html>"

    assert titles(read(html.encode(charset), "a.doc")) == TITLES


def test_a_page_that_a_word_document_includes_is_read(read):
    part = page(html_part("<p>8h00 - 8h15: Khai mạc</p>"))
    content = word(p(DAY[0]), '<w:altChunk r:id="chunk"/>', included=("a.mht", part))

    assert titles(read(content)) == TITLES[:2]


def test_a_text_of_fields_is_no_mail(read):
    assert titles(read(text(["Subject: x", *DAY]))) == TITLES


def sheet(title, lines):
    return [(title, None), *(tuple(line.split(": ")) for line in lines)]


def test_sheets_with_titles_of_their_own_are_asked_for(read):
    content = excel(
        HoiNghi=sheet("CHƯƠNG TRÌNH HỘI NGHỊ TỔNG KẾT", DAY),
        TapHuan=sheet("CHƯƠNG TRÌNH TẬP HUẤN NGHIỆP VỤ CHO CÁN BỘ MỚI", OTHER),
    )

    with pytest.raises(SeveralProgrammes, match="“HoiNghi”, “TapHuan”"):
        read(content)
    assert titles(read(content, which="HoiNghi")) == TITLES


def test_the_programmes_of_a_workbook_among_other_files_are_asked_for(tmp_path, read, any_mail):
    book = excel(A=sheet("LỄ KHAI GIẢNG", DAY), B=sheet("LỄ TỔNG KẾT", OTHER))
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "a.xlsx").write_bytes(book)
    for content in (any_mail("xem tệp", a_xlsx=book), zipped({"a.xlsx": book, "b.txt": "x"})):
        with pytest.raises(SeveralProgrammes, match=r"“a\.xlsx: A”, “a\.xlsx: B”"):
            read(content)
        assert titles(read(content, which="a.xlsx: A")) == TITLES
    with pytest.raises(SeveralProgrammes, match=r"“a\.xlsx: A”, “a\.xlsx: B”"):
        read_file(tmp_path / "x")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("CHƯƠNG TRÌNH HỘI NGHỊ SƠ KẾT", "CHƯƠNG TRÌNH HỘI NGHỊ THI ĐUA"),
        ("LỄ KHAI GIẢNG", "LỄ TỔNG KẾT"),
        ("CHƯƠNG TRÌNH ĐẠI HỘI CHI BỘ 1", "CHƯƠNG TRÌNH ĐẠI HỘI CHI BỘ 2"),
        ("HỘI NGHỊ TỔNG KẾT NĂM 2025", "HỘI NGHỊ TỔNG KẾT NĂM 2026"),
        ("Lịch trình đại hội Đoàn", "Lịch trình đại hội Công đoàn cơ sở"),
    ],
)
def test_titles_that_share_only_the_sort_of_the_event_name_two(read, first, second):
    with pytest.raises(SeveralProgrammes, match="“A”, “B”"):
        read(excel(A=sheet(first, DAY), B=sheet(second, OTHER)))


@pytest.mark.parametrize(
    "heads",
    [
        ("NGÀY 15/8/2026", "NGÀY 16/8/2026"),
        ("Chương trình ngày 1", "Chương trình ngày 2"),
        ("HỘI NGHỊ TỔNG KẾT - NGÀY THỨ NHẤT", "HỘI NGHỊ TỔNG KẾT - NGÀY THỨ HAI"),
        ("LỄ HỘI HOA", "LỄ HỘI HOA (BUỔI CHIỀU)"),
        ("ĐẠI HỘI CHI BỘ 1 - PHIÊN 1", "ĐẠI HỘI CHI BỘ 1 - PHIÊN 2"),
        ("LỄ HỘI HOA 15/8/2026", "LỄ HỘI HOA 16/8/2026"),
        ("LỄ HỘI ngày 15 tháng 8 năm 2026", "LỄ HỘI ngày 16 tháng 8 năm 2026"),
    ],
)
def test_sheets_of_the_days_of_one_programme_are_read_together(read, heads):
    content = excel(A=sheet(heads[0], DAY), B=sheet(heads[1], OTHER))

    assert len(titles(read(content))) == len(DAY) + len(OTHER)


MEETINGS = (
    ["7h30 - 8h00: Đón tiếp", "8h00 - 8h15: Khai mạc", "8h15 - 9h00: Báo cáo", "9h00: Bế mạc"],
    ["7h00 - 7h30: Chào cờ", "7h30 - 9h00: Tập huấn", "9h00 - 9h30: Bế mạc lớp"],
)


LATER = ["13h30 - 14h00: Khai mạc lớp", "14h00 - 15h00: Chuyên đề", "15h00 - 15h30: Bế mạc"]


def untitled(names, days, lines):
    sheets = zip(names, days, lines, strict=True)
    return excel(**{name: sheet(day, acts)[not day :] for name, day, acts in sheets})


@pytest.mark.parametrize(
    ("names", "days", "lines"),
    [
        (("Sheet1", "Sheet2"), ("", ""), MEETINGS),
        (("CT", "CT (2)"), ("", ""), (DAY, DAY)),
        (("Sheet1", "Sheet2"), ("", ""), (MEETINGS[0], LATER)),
        (("Sheet1", "Sheet2"), ("Ngày 15/8/2026", "Ngày 20/9/2026"), (DAY, OTHER)),
        (("Hội nghị sơ kết", "Tập huấn"), ("", ""), (DAY, DAY)),
        (("Tháng 8", "Tháng 9"), ("", ""), (DAY, DAY)),
        (("T8", "T9"), ("LỊCH THÁNG 8/2026", "LỊCH THÁNG 9/2026"), (DAY, OTHER)),
        (("Lớp 1", "Lớp 2"), ("Ngày 15/8/2026", "Ngày 16/8/2026"), (DAY, DAY)),
    ],
)
def test_sheets_without_titles_are_asked_for_where_no_one_programme_goes_so(
    read, names, days, lines
):
    with pytest.raises(SeveralProgrammes, match=re.escape("“{}”, “{}”".format(*names))):
        read(untitled(names, days, lines))


@pytest.mark.parametrize(
    ("names", "days", "lines"),
    [
        (("Sheet1", "Sheet2"), ("", ""), (DAY, OTHER)),
        (("Khai mạc", "Thảo luận"), ("", ""), (DAY, OTHER)),
        (("Sheet1", "Sheet2"), ("Ngày 15/8/2026", "Ngày 16/8/2026"), MEETINGS),
        (("Ngay 1", "Ngay 2"), ("", ""), (DAY, DAY)),
        (("Ngày 1", "Ngày 2"), ("", ""), MEETINGS),
        (("N1", "N2"), ("", ""), MEETINGS),
        (("15-8", "16-8"), ("", ""), (DAY, DAY)),
    ],
)
def test_sheets_without_titles_that_may_go_on_are_read_together(read, names, days, lines):
    assert len(titles(read(untitled(names, days, lines)))) == sum(map(len, lines))


def bomb():
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", b"8" * 60_000_000)
    return content.getvalue()


def nested(depth):
    content = text(DAY)
    for _turn in range(depth):
        content = zipped({"a.zip": content})
    return content


def many_of_the_same():
    """Return a mail whose parts all claim the same bytes."""
    content = outlook_mail(**{f"{n}_txt": b"8" * 5_000 for n in range(20)})
    size, claimed = (struct.pack("<Q", size) for size in (5_000, 40_000_000))
    return content.replace(size, claimed)


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (bomb, "unpacks to far more"),
        (partial(nested, 6), "holds other files"),
        (lambda: zipped({f"{n}.txt": "x" for n in range(100)}), "holds more than 60 files"),
        (lambda: page(*[b"\r\n"] * 9_999), "unpacks to far more"),
        (lambda: b"PK\x05\x06", "damaged and cannot be read as ZIP"),
        (lambda: b"From: a\nSubject: b\n\n", "holds no programme"),
        (lambda: outlook_mail(None), "holds no programme"),
        (lambda: outlook_mail("\n".join(DAY))[:2_000], "damaged and cannot be read as Outlook"),
        (lambda: outlook_mail("8h00: A", b"a", 1), "damaged and cannot be read as Outlook"),
        (many_of_the_same, "unpacks to far more"),
    ],
)  # fmt: skip
def test_what_means_harm_or_holds_nothing_is_refused(read, make, said):
    with pytest.raises(UnreadableProgramme, match=said):
        read(make())


def test_archives_in_an_archive_are_too_large_together(read, monkeypatch):
    monkeypatch.setattr(bundles, "LARGEST", 1_000)
    archives = {f"{n}.zip": zipped({"a.txt": "x" * 900}) for n in range(4)}

    with pytest.raises(UnreadableProgramme, match="unpacks to far more"):
        read(zipped(archives))


def test_what_lies_in_an_archive_is_looked_for_until_nobody_wants_it(tmp_path):
    path, job = tmp_path / "a.zip", Job()
    path.write_bytes(zipped({"a.zip": zipped({"a.txt": "x"})}))
    job.cancel()

    with pytest.raises(Cancelled):
        read_file(path, job)


def test_a_mail_in_mail_in_mail_ends(read):
    content = mail("\n".join(DAY))
    for _turn in range(9):
        content = mail(a_eml=content)

    with pytest.raises(UnreadableProgramme):
        read(content)


def test_delegates_are_not_looked_for_in_an_archive(tmp_path):
    (tmp_path / "a.zip").write_bytes(zipped({"a.docx": word(tbl(tr("Họ và tên"), tr("A")))}))

    with pytest.raises(UnreadableProgramme, match="holds other files"):
        read_delegates(tmp_path / "a.zip")


@pytest.mark.parametrize(
    ("names", "own", "sessions"),
    [
        (("Sáng", "Chiều"), ("", ""), ["Sáng", "Chiều"]),
        (("Ngày 15", "Ngày 16"), ("", ""), ["Ngày 15", "Ngày 16"]),
        (("Thứ 7", "Chủ nhật"), ("Ngày 15/8/2026", "Ngày 16/8/2026"), None),
        (("Trang 1", "Trang 2"), ("", ""), [""]),
    ],
)
def test_a_sheet_s_name_is_its_day_or_sitting_where_its_rows_name_none(read, names, own, sessions):
    sheets = {
        name: [("ĐẠI HỘI", None), (day, None), *(tuple(line.split(": ")) for line in lines)]
        for name, day, lines in zip(names, own, (DAY, OTHER), strict=True)
    }
    draft = read(excel(**sheets))

    assert [s.name for s in draft.programme.sessions] == (sessions or list(own))
    assert len(titles(draft)) == len(DAY) + len(OTHER)


LIST = [
    ("DANH SÁCH ĐẠI BIỂU",),
    ("Ngày 01/7/2026",),
    ("STT", "Họ tên", "Đơn vị"),
    (1, "Nguyễn Văn An", "Sở Y tế"),
    (2, "Trần Thị Bình", "Sở Nội vụ"),
]
COSTS = [("KINH PHÍ NGÀY 01/7/2026",)]
OWN = [
    ("CHƯƠNG TRÌNH HỘI NGHỊ TỔNG KẾT",),
    ("Thời gian: ngày 15/8/2026",),
    ("Thời gian", "Nội dung"),
    *(tuple(line.split(": ")) for line in DAY),
]


def workbook(*names):
    rows = {"CT": OWN, "Đại biểu": LIST, "Kinh phí": COSTS}
    return excel(**{name: rows[name] for name in names})


@pytest.mark.parametrize("packed_as", [lambda content: content, lambda c: zipped({"a.xlsx": c})])
@pytest.mark.parametrize(
    "names", [("Đại biểu", "CT"), ("CT", "Đại biểu"), ("Kinh phí", "CT", "Đại biểu")]
)
def test_the_sheets_besides_the_programme_s_own_are_notes(read, names, packed_as):
    alone, draft = read(workbook("CT")), read(packed_as(workbook(*names)))

    assert titles(draft) == TITLES
    assert draft.programme.title == alone.programme.title
    assert draft.programme.date == alone.programme.date
    numbers = [n for n, row in enumerate(draft.original, 1) if row.place.sheet != "CT"]
    assert draft.left_out == tuple(numbers)
    left = [doubt.read for doubt in draft.doubts if doubt.kind == "left_out"]
    assert sorted(left) == sorted({*names} - {"CT"})
    for row in (draft.original[n - 1] for n in numbers):
        assert any(row.cells[0] in note for note in draft.programme.notes)


@pytest.mark.parametrize(
    ("own", "cover"),
    [
        (OWN[2:], [("ĐẠI HỘI",), ("Thời gian: ngày 16/8/2026",)]),
        ([OWN[0], *OWN[2:]], [OWN[0], ("Thời gian: ngày 16/8/2026",)]),
    ],
)
def test_a_workbook_s_cover_says_what_the_programme_s_sheet_does_not(read, own, cover):
    draft = read(excel(Bia=cover, CT=own))

    assert cover[0][0] in draft.programme.title
    assert str(draft.programme.date) == "2026-08-16"


@pytest.mark.parametrize("name", ["Chủ nhật", "Ngày 16", "Phần 2"])
def test_a_sheet_without_any_clock_named_after_a_day_or_part_is_of_the_programme(read, name):
    draft = read(excel(CT=OWN, **{name: [("1. Tham quan",), ("2. Tiễn đoàn",)]}))

    assert draft.left_out == ()


def test_a_sheet_that_calls_the_programme_secret_is_no_mere_note(read):
    draft = read(excel(Bia=[("MẬT",), ("DANH SÁCH",)], CT=OWN))

    assert draft.left_out == ()


@pytest.mark.parametrize(
    "head", [("STT", "Nội dung", "Số tiền"), ("STT", "Công việc", "Hạn hoàn thành")]
)
@pytest.mark.parametrize("first", [True, False])
def test_a_sheet_of_costs_or_of_tasks_is_none_of_the_programme(read, head, first):
    rows = [("DỰ KIẾN",), ("Ngày lập: 01/8/2026",), head]
    rows += [(n, name, "500000") for n, name in enumerate(("Nước", "Hoa", "Giấy", "Bút"), 1)]
    sheets = [("CT", OWN), ("Khac", rows)]
    alone, draft = read(workbook("CT")), read(excel(**dict(sheets[:: -1 if first else 1])))

    assert titles(draft) == TITLES
    assert draft.programme.title == alone.programme.title
    assert draft.programme.date == alone.programme.date
    assert [doubt.read for doubt in draft.doubts if doubt.kind == "left_out"] == ["Khac"]
    assert any("Giấy" in note for note in draft.programme.notes)


def test_a_sheet_of_acts_without_an_hour_stays_the_programme_s(read):
    songs = [("STT", "Tiết mục", "Đơn vị"), (1, "Múa: Sen", "Đội A"), (2, "Hát: Lúa", "Đội B")]
    draft = read(excel(CT=OWN, VN=songs))

    assert titles(draft) == [*TITLES, "Múa: Sen", "Hát: Lúa"]


@pytest.mark.parametrize("names", [("Ngày 1", "Ngày 2"), ("Sheet1", "Sheet2")])
def test_each_sheet_may_say_its_own_day_below_the_same_title(read, names):
    head = [("CHƯƠNG TRÌNH",), ("Hội thi cây cảnh",)]
    columns = ("TT", "Thời gian", "Nội dung")
    acts = [(str(n), *line.split(": ")) for n, line in enumerate(DAY, 1)]
    days = ("Ngày 08/10/2026", "Ngày 09/10/2026")
    sheets = (
        (name, [*head, (day,), columns, *acts]) for name, day in zip(names, days, strict=True)
    )
    draft = read(excel(**dict(sheets)))

    assert str(draft.programme.date) == "2026-10-08"
    assert [str(s.date) for s in draft.programme.sessions] == ["None", "2026-10-09"]
    assert titles(draft) == 2 * TITLES
