"""Redaction: secrets are found in the spellings that people, mails, pages and terminals give them."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from unicodedata import normalize

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from engine.redaction.readings import readings
from engine.redaction.redact import redact
from tests.redaction.planted import (
    ENCODINGS,
    REAL_LINES,
    SMALL,
    as_typed,
    full_name,
    mail,
    redacted,
    serial,
    text_of,
    v4,
    v6,
)

korean = st.text(st.characters(min_codepoint=ord("가"), max_codepoint=ord("힣")), min_size=2, max_size=8)
forms: list[Callable[[str], str]] = [partial(normalize, "NFC"), partial(normalize, "NFD"), *ENCODINGS]
as_written = st.sampled_from(forms)
PARTICLES = "에서 으로 로 이 가 은 는 을 를 와 과 의 에 도 만 까지 부터 이고 입니다 하고 쪽".split()


@given(korean, as_written, as_written, st.sampled_from(REAL_LINES))
def test_an_own_word_in_korean_leaves_in_no_form(
    word: str, listed: Callable[[str], str], written: Callable[[str], str], line: str
) -> None:
    own = listed(word) if listed in forms[:2] else word
    text = f"{line}\n담당 {written(word)} 님, {word}에서\n{line}"
    result = redact([text], words=[own])
    after = normalize("NFC", result.texts[text])
    assert word not in after
    assert written(word) not in result.texts[text]
    assert after.count("word-1") == 2


@given(korean, text_of(SMALL, 2, 6), st.sampled_from([0, 1]), st.sampled_from(PARTICLES), as_written)
def test_a_host_with_korean_labels_leaves_in_no_form(
    label: str, short: str, last: int, particle: str, written: Callable[[str], str]
) -> None:
    name = f"{short}.{label}.{('한국', 'co.kr')[last]}"
    text = f"서버 {written(name)}{particle} 응답이 없습니다."
    assert redacted(text) == f"서버 host-1{particle} 응답이 없습니다."


@given(full_name, st.sampled_from(PARTICLES), as_typed)
def test_a_particle_behind_a_host_hides_no_part_of_it(
    name: str, particle: str, typed: Callable[[str], str]
) -> None:
    assert redacted(f"지금 {typed(name)}{particle} 됩니다") == f"지금 host-1{particle} 됩니다"


@example("0.A@a000.com", 1, 72, "-")
@given(
    mail | v4 | v6 | serial | full_name, st.integers(1, 60), st.integers(72, 132), st.sampled_from(REAL_LINES)
)
def test_an_edge_of_a_terminal_within_a_secret_hides_no_part_of_it(
    secret: str, before: int, width: int, line: str
) -> None:
    cut = 1 + before % (len(secret) - 1)
    first = " ".join(["-" * (width - cut - 1), secret[:cut]])
    text = f"{line[: width // 2]}\n{'x' * width}\n{first}\n{secret[cut:]} done"
    assert re.fullmatch(r"(?:host|address|mail|serial)-\d done", redacted(text).partition("-- ")[2])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kim@\nacme.com kim@\n> acme.com", "mail-1 mail-1"),
        ("10.20.\n30.40 10.20.30.40", "address-1 address-1"),
        ("AsyncOS 14.2.0.\n5 boxes", "AsyncOS 14.2.0.\n5 boxes"),
        ("2001:db8:1:2:\n3:4:5:6", "address-1"),
        ("4229A1B2C3D4E5F60718-\n1A2B3C4D5E6F", "serial-1"),
        ("kim at corp dot com, kim 골뱅이 corp 닷 com", "mail-1, mail-1"),
        ("10 . 20 . 30 . 40 10점20점30점40", "address-1 address-1"),
        ("0xa.0x14.0x1e.0x28 ip-10-20-30-40 10.20.30.40", "address-1 address-1 address-1"),
        ("ip=20=2E1=2E1=2E1 and 20.1.1.1", "ip=address-1 and address-1"),
        ("10.20.* 192.168.7.x", "address-1 address-2"),
        ("xn--9n2bp8q.com 메일.com", "host-1 host-2"),
        ("DC=acme,DC=co,DC=kr acme.co.kr", "host-1 host-1"),
        ("münchen.example.de почта.пример.рф", "host-1 host-2"),
        ("esa01에서 SEOUL-ESA-02로 안 됩니다", "host-1에서 host-2로 안 됩니다"),
        ("호스트 이름은 서울서버1 입니다", "호스트 이름은 host-1 입니다"),
        ("호스트명은 titan이고, 장비 이름은 타이탄입니다", "호스트명은 host-1이고, 장비 이름은 host-2입니다"),
        ('"hostname": "titan", hostname=titan', '"hostname": "host-1", hostname=host-1'),
        (
            "Received: from titan ([10.1.1.1]) by atlas with ESMTP",
            "Received: from host-1 ([address-1]) by host-2 with ESMTP",
        ),
        ("connect to titan on port 7025; ping titan에서", "connect to host-1 on port 7025; ping host-1에서"),
        ('"serialNumber":"XYZ99812" 시리얼 번호 XYZ99812', '"serialNumber":"serial-1" 시리얼 번호 serial-1'),
        (
            " 1  gw-a (10.1.1.1)  0.2 ms\n 2  gw-b (10.1.1.2)",
            " 1  host-1 (address-1)  0.2 ms\n 2  host-2 (address-2)",
        ),
        ("$ nc -vz titan 7025\n호스트네임이 seoul이고", "$ nc -vz host-1 7025\n호스트네임이 host-2이고"),
        (
            "esa01_log, mail01.log, esa01-mail_logs.txt, esa01.acme.com",
            "host-1_log, host-2.log, host-1-mail_logs.txt, host-1",
        ),
        ("확인했습니다.esa9.acme.com이 됩니다. 확인했습니다", "확인했습니다.host-1이 됩니다. 확인했습니다"),
        ("kim.\\@example\\.com kim.@example.com", "mail-1 mail-1"),
        ("sysinfo-esa1.corp.co.kr-2014.tgz a.acme.com-1.log", "host-1-2014.tgz host-2-1.log"),
        (
            "Serial# FCH1234V0AB\nCase# 12 of the serial console",
            "Serial# serial-1\nCase# 12 of the serial console",
        ),
        ("admin@mailgw:~$ ls\nmailgw is up", "mail-1:~$ ls\nhost-1 is up"),
        ("[root@mailgw ~]# ls\nMAILGW에서", "[mail-1 ~]# ls\nhost-1에서"),
        ("ssh -p 22 mailgw\nmailgw", "ssh -p 22 host-1\nhost-1"),
        ("scp log.txt admin@mailgw:old\nmailgw", "scp log.txt mail-1:old\nhost-1"),
        ("$ hostname\nmailgw\nmailgw", "$ hostname\nhost-1\nhost-1"),
        ("Linux mailgw 5.4.0-42-generic\nmailgw", "Linux host-1 5.4.0-42-generic\nhost-1"),
        ("1. mailgw (group Main_Group)\nmailgw", "1. host-1 (group Main_Group)\nhost-1"),
        ("berlin-edge.example.co.kr, berlin-edge", "host-1, host-1"),
        (
            "http://3232235777/ https://0xC0A80101:83 http://0300.0250.1.1/a 192.168.1.1",
            "http://address-1/ https://address-1:83 http://address-1/a address-1",
        ),
        ("192,168,1,1 192-168-1-1 IP 10,1,2,3 10.1.2.3", "address-1 address-1 IP address-2 address-2"),
        (
            "227 Entering Passive Mode (10,1,2,3,195,80) ec2-10-1-2-3",
            "227 Entering Passive Mode (address-1,195,80) address-1",
        ),
        ("fch2036v0ab FCH 2036V0AB", "serial-1 serial-2"),
        ("564D1A2B-3C4D-5E6F-7A8B-9C0D1E2F3A4B", "serial-1"),
    ],
)
def test_what_people_and_programs_write_is_found(text: str, expected: str) -> None:
    assert redacted(text) == expected


@pytest.mark.parametrize(
    "line",
    [
        "확인했습니다.SMA 재시작, 확인했습니다.ESA를 다시 시작합니다.",
        "호스트 이름은 무엇입니까? 호스트 이름은 필수 입니다. 호스트 이름이 없습니다.",
        "ESA-C190, SMA-M170, C100V, log4j, SHA256, TLS-1, ESA 14.2.0-620, phoebe-14-2-0-620",
        "trove==2026.9.21.13, AsyncOS 10.0.1, 10.0.1 to 10.0.2., coeus-12-0-1",
        "to the SMA on port 7025, SMA:7025, from the ESA",
        "100% = 20 of 20, a=41, x=2, QUJDRA==, port=25, %s %d 20%",
        "serial console, Serial port 9600, 2026. 11. 24. 10:30, 26. 11. 24.",
        "MID 1,2,3,4 and 10,1,2,3 of 12-1-2-3, 1,192,168,1,1, coeus-14-2-0-620, PORT 25, http://12/",
        "The example at kim, update now, www and support stay with hostname\nstatus",
        "readme.en-us.html, phoebe-14.2.0.de-1.tgz, mail.log-1.gz, status.ko-kr.txt",
        "=====\nsma status\n-----\nfoo@ bar",
    ],
)
def test_words_that_only_look_like_secrets_stay(line: str) -> None:
    assert redacted(line) == line


def test_an_own_word_of_several_is_found_however_it_is_joined() -> None:
    text = "Acme Corp, ACME_CORP, acme&nbsp;corp, acme-corp, 아크메 코리아, 아크메코리아, 아크메\n코리아"
    after = "word-1, word-1, word-1, word-1, word-2, word-2, word-2"
    assert redacted(text, "Acme Corp", "아크메 코리아") == after


def test_a_long_line_without_blanks_is_cut_within_no_secret() -> None:
    text = '{"host":"mx1.acme.co.kr","ip":"10.20.30.40"},' * 12_001
    after = redacted(text)
    assert (after.count("host-1"), after.count("address-1")) == (12_001, 12_001)


def test_each_reading_knows_where_its_signs_were_typed() -> None:
    text = "가&#46;나 =41=42 ｅ ﬁ =\nx"
    for reading in readings(text):
        for at in range(len(reading.text)):
            start, end = reading.span(at, at + 1)
            assert 0 <= start < end <= len(text)
        assert reading.span(0, len(reading.text)) == (0, len(text))
