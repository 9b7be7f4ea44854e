"""Redaction: no secret leaves, nothing else changes, and relations stay readable."""

from __future__ import annotations

import re
from collections.abc import Callable
from ipaddress import IPv6Address

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from engine.redaction.redact import Redacted, redact
from engine.redaction.secrets import PLACEHOLDER
from tests.redaction.planted import DOCUMENTED, REAL, REAL_LINES, around, as_typed, redacted, secret


@given(secret, as_typed, around, st.sampled_from(REAL_LINES), st.sampled_from(REAL_LINES))
def test_a_secret_planted_in_real_output_leaves_nowhere_and_nothing_else_changes(
    planted: tuple[str, str], typed: Callable[[str], str], around: str, before: str, behind: str
) -> None:
    # Two lines of one length look as if a terminal had broken them.
    assume(before != behind)
    kind, original = planted[0], typed(planted[1])
    text = f"{before}\n{around}\n{behind}".replace("{}", original)
    result = redact([text], documented=DOCUMENTED)
    after = result.texts[text]
    assert original.casefold() not in after.casefold()
    assert f"{kind}-" in after
    assert restored(result, text) == text
    alone = redacted(f"{before}\n\n{behind}")
    numbers = re.compile(r"(host|address|mail|serial)-\d+")
    assert numbers.sub("#", after) == numbers.sub("#", alone).replace(
        "\n\n", "\n" + around.replace("{}", "#") + "\n"
    )


@given(
    st.lists(secret, min_size=1, max_size=6), st.lists(st.sampled_from(REAL_LINES), min_size=1, max_size=8)
)
@example([("address", "1.0.0.0")], [f"{'-' * 72} cipher ECDHE-RSA-AES256-GCM-SHA384."] * 2)
def test_redacting_again_changes_nothing(planted: list[tuple[str, str]], lines: list[str]) -> None:
    text = "\n".join([*lines, *(f"{original} {original}" for _, original in planted)])
    once = redacted(text)
    assert redacted(once) == once


def restored(result: Redacted, text: str) -> str:
    """The text with every original, as spelt there, back in place of its placeholder."""
    pattern = []
    at = 0
    after = result.texts[text]
    placeholders = {one.placeholder for one in result.replaced}
    for found in PLACEHOLDER.finditer(after):
        if found[0] in placeholders:
            pattern += [re.escape(after[at : found.start()]), "(.+?)"]
            at = found.end()
    return text if re.fullmatch("".join([*pattern, re.escape(after[at:])]), text, re.DOTALL) else ""


@pytest.mark.parametrize("name", REAL)
def test_between_the_placeholders_real_output_stands_as_it_was(name: str) -> None:
    result = redact([REAL[name]], documented=DOCUMENTED)
    assert restored(result, REAL[name]) == REAL[name]
    again = result.texts[REAL[name]]
    assert redacted(again) == again


@given(
    st.lists(
        st.sampled_from([*REAL_LINES, *(w for line in REAL_LINES for w in line.split())])
        | st.text(max_size=20),
        max_size=12,
    )
)
@example(["group.10.172.12.17 up"])
@example(["[> 10.172.12.17", "esa1.example.com)>"])
@example(["10.172.12.17.", "4", "mx.example.com>"])
@example(["10.172.12.17.", "Build", "::"])
def test_any_text_is_redacted_once_and_for_all(pieces: list[str]) -> None:
    for text in (" ".join(pieces), "\n".join(pieces), "".join(pieces)):
        once = redacted(text)
        assert redacted(once) == once


@given(st.text(min_size=2, max_size=12).filter(str.strip), st.sampled_from(REAL_LINES))
def test_own_words_leave_in_no_case_and_in_no_longer_word(word: str, line: str) -> None:
    assume(
        not PLACEHOLDER.search(word)
        and word.strip() == word
        and word.casefold() not in "host-address-mail-serial-word-1234567890"
    )
    text = f"{line} {word} {word.upper() if len(word.upper()) == len(word) else word}\nx{word}x"
    if re.fullmatch(re.escape(word), word.upper(), re.IGNORECASE):
        after = redacted(text, word)
        assert re.search(re.escape(word), PLACEHOLDER.sub("", after), re.IGNORECASE) is None


@pytest.mark.parametrize(
    "line",
    [
        "Version: 8.0.0-671",
        "Product: Cisco C170 Email Security Appliance, AsyncOS 14.2.0 for Email",
        "Receiving resumed for euq_listener, cpq_listener.",
        "telnet 7025, mail_logs, Cisco-Ironport, status.txt, config.tar.gz, mail.current",
        "mail.@20140721T120000.s",
        "('egg/omh_queue.py run|733', \"<class 'KeyError'>\"), run.sh, README.md",
        "TLS connection established: protocol TLSv1.2, cipher ECDHE-RSA-AES256-GCM-SHA384.",
        "EECDH+aRSA+AESGCM:EECDH+aRSA+SHA256:EDH+aRSA:HIGH:MEDIUM:ALL:-aNULL:-SSLv2:-EXPORT:@STRENGTH",
        "Mon Jul 21 11:57:38 2014 GMT (50m 34s), 2014-07-21T11:57:38Z, 21/Jul/2014:11:57:38 +0900",
        "Netmask 255.255.255.0, OID 1.3.6.1.4.1.15497, engine v5.2.1.10",
        "Append the port (example.com:26) if you are not connecting on port 25:",
        "SHA1 fingerprint 5A:1B:99:00:FE:DC:BA:98:76:54:32:10:AA:BB:CC:DD:EE:FF:01:02, MAC 00:0c:29:ab:cd:ef",
        "TLS: ::, std::string, [::]:25, [.*] (at) {.}",
        'if (mail-from == "(?i)\\\\bexample\\\\b") { drop(); } C:\\\\logs\\\\mail',
        "호스트 이름: 없음, 서버: 정상입니다, 이 서버가 정상입니다",
        "The listener is stopped.Check it again, e.g. with status, i.e. on the SMA.",
        "Management 관리 인터페이스에서 확인했습니다.다음 단계로 진행합니다.",
    ],
)
def test_commands_versions_files_ciphers_and_times_stay(line: str) -> None:
    assert redacted(line) == line


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "esa1.example.com> status\nesa1 is fine, ESA1.EXAMPLE.COM too",
            "host-1> status\nhost-1 is fine, host-1 too",
        ),
        ("telnet titan 7025\nTITAN이 응답하지 않습니다", "telnet host-1 7025\nhost-1이 응답하지 않습니다"),
        ("Host: titan\nfile titan-status.txt", "Host: host-1\nfile host-1-status.txt"),
        ("(Machine titan)> version\ntitans", "(Machine host-1)> version\ntitans"),
        ("sma> status\nThe SMA is offline", "host-1> status\nThe SMA is offline"),
        ("admin@esa1.example.com> status", "admin@host-1> status"),
        ("Kim <kim.lee+esa@corp.co.kr>, to=lee@corp.co.kr", "Kim <mail-1>, to=mail-2"),
        ("bounce.py of www.acme.py", "bounce.py of host-1"),
        ("a.example.com and b.example.com", "host-1 and host-2"),
        ("mx.a.com mx.b.com mx", "host-1 host-2 mx"),
        ("2001:db8::1 [2001:0DB8:0:0::0001]:25 fe80::1%em0", "address-1 [address-1]:25 address-2%em0"),
        (
            "::ffff:10.1.1.7 is 10.1.1.7/24, 10.1.1.7.25 > 10.1.1.8.7025",
            "address-1 is address-1/24, address-1.25 > address-2.7025",
        ),
        ("host-10.1.2.3 mail-10.1.2.3:25", "host-address-1 mail-address-1:25"),
        ("10.1.1.1-10.1.1.20 10.1.1.1:7025", "address-1-address-2 address-1:7025"),
        ("Serial #: 420D2C05B1D0E85AB2C2-8B5A6D0A6FD2", "Serial #: serial-1"),
        ("Serial Number: ABC-12345\nbox abc-12345", "Serial Number: serial-1\nbox serial-1"),
        ("일련번호: FCH1234V0AB", "일련번호: serial-1"),
        ("C170-000F1FF7B3F0-CF2SX51-20140721T101010.xml", "C170-serial-1-20140721T101010.xml"),
        ("esa1.example.com.txt", "host-1.txt"),
        ("https://titan:83/login titan", "https://host-1:83/login host-1"),
        ("host-1 and esa1.example.com", "host-1 and host-2"),
        ("a@b.com/kim@c.com 0@0\x1b@0", "mail-1 mail-2"),
        ("mail-1.example.com", "host-1"),
        ("１０.１.２.３ 10．1．2．3 10.1.2[.]3 10\\.1\\.2\\.3 10.1.2.3", " ".join(["address-1"] * 5)),
        ("ｅｓａ１.example.com> status\nESA1이", "host-1> status\nhost-1이"),
        ("evil[.]example[.]com evil (dot) example (DOT) com evil.example.com", "host-1 host-1 host-1"),
        ("2001[:]db8[:][:]1 2001:db8::1", "address-1 address-1"),
        (
            "kim＠example．com kim(at)example.com kim [at] example.com kim（골뱅이）example.com",
            " ".join(["mail-1"] * 4),
        ),
        (
            "=?utf-8?q?kim=40example.com?=\n=?UTF-8?Q?Kim_=28kim=40example=2Ecom=29?=",
            "=?utf-8?q?mail-1?=\n=?UTF-8?Q?Kim_=28mail-1=29?=",
        ),
        ("10.1.2.3 is 3.2.1.10.in-addr.arpa. 2.1.10.in-addr.arpa", "address-1 is address-1. address-2"),
        (
            f"2001:db8::1 {IPv6Address('2001:db8::1').reverse_pointer.upper()}.",
            "address-1 address-1.",
        ),
        ("nslookup 13.2.1.10.in-addr.arpa\n13 of 13", "nslookup address-1\n13 of 13"),
        ("\\\\fileserver\\share of fileserver", "\\\\host-1\\share of host-1"),
        ('"\\\\\\\\fileserver\\\\share"', '"\\\\\\\\host-1\\\\share"'),
        (
            "호스트 이름: 서울메일\n서울메일이 응답 없음, 북서울메일",
            "호스트 이름: host-1\nhost-1이 응답 없음, 북서울메일",
        ),
        ("http://user:pass@host.example.com/\nuser", "http://mail-1/\nuser"),
    ],
)
def test_the_same_secret_has_the_same_placeholder(text: str, expected: str) -> None:
    assert redacted(text) == expected


def test_numbers_run_through_all_texts_and_counts_tell_how_often() -> None:
    texts = ["10.1.1.8", "esa1.example.com 10.1.1.7", "10.1.1.8 Acme 아크메에서", ""]
    result = redact(texts, words=("acme", "아크메"))
    assert [result.texts[text] for text in texts] == [
        "address-1",
        "host-1 address-2",
        "address-1 word-1 word-2에서",
        "",
    ]
    assert [(one.placeholder, one.original, one.count) for one in result.replaced] == [
        ("address-1", "10.1.1.8", 2),
        ("host-1", "esa1.example.com", 1),
        ("address-2", "10.1.1.7", 1),
        ("word-1", "Acme", 1),
        ("word-2", "아크메", 1),
    ]


def test_hosts_told_are_replaced_though_no_text_names_them() -> None:
    assert redacted("titan is down", hosts=("Titan",)) == "host-1 is down"


def test_long_text_is_looked_through_with_progress_and_in_bounded_time() -> None:
    hostile = [
        "1." * 20_000,
        "a:" * 20_000,
        "a@" * 20_000,
        "a.b" * 13_000,
        "-" * 40_000,
        "host" * 10_000,
        "=41" * 10_000,
        "&#46;" * 6_000,
        "a=\n" * 10_000,
        "1.1.1.\n" * 5_000,
        "QUJD" * 10_000,
        "a-" * 20_000,
        "é." * 10_000,
        "=?a?b?" * 5_000,
        "esa-sma_" * 5_000,
        f"telnet {'1' * 40_000}",
        "hosts: a, b and " * 2_500,
        "Enter the host [a, b]> " * 2_000,
        f"host: {'[ ' * 20_000}",
        "scp rsync nfs " * 3_000,
        "Machine (10.1.1.1 " * 2_000,
        "CN=a, DC " * 4_000,
    ]
    seen: list[tuple[int, int]] = []
    redact(hostile, progress=lambda done, total: seen.append((done, total)))
    assert seen == sorted(seen)
    assert seen[-1][0] == seen[-1][1] == 2 * sum(map(len, hostile))


def test_a_secret_is_replaced_as_a_whole_though_an_own_word_stands_in_it() -> None:
    text = "Serial #: ACME-12345, acme-12345, kim@acme.com, esa1.acme.com, acme"
    assert redacted(text, "acme") == "Serial #: serial-1, serial-1, mail-1, host-1, word-1"


def test_own_words_and_hosts_are_found_however_wide_they_are_typed() -> None:
    assert redacted("ａｃｍｅ Acme titan", "ACME", hosts=("ｔｉｔａｎ",)) == "word-1 word-1 host-1"


@pytest.mark.parametrize(
    "text",
    [
        "hostname\n{}\n",
        "esa> ftp {}",
        "$ ssh -p 2222 {} uptime",
        "root@esa:~# sftp {}",
        "curl {}:83",
        "wget -q {}/login",
        "openssl s_client -connect {}:25 -starttls smtp",
        "scp log.txt {}:~/logs",
        "curl: (6) Could not resolve host: {}",
        "ssh: Could not resolve hostname {}: Name or service not known",
        "ssh: connect to host {} port 22: Connection refused",
        "telnet: {}: Name or service not known",
        "Connection to {} closed.",
        "Connection to {} 7025 port [tcp/*] succeeded!",
        "{} has address 10.1.2.3",
        "ComputerName     : {}",
        "Test-NetConnection {} -Port 7025",
    ],
)
def test_a_host_that_commands_and_their_errors_name_is_replaced_everywhere(text: str) -> None:
    after = redacted(f"{text.replace('{}', 'hamburg')}\nis hamburg up?")
    assert "hamburg" not in after
    assert re.search(r"\nis host-\d up\?$", after)


@pytest.mark.parametrize(
    "prose",
    [
        "> ssh keys were changed last week",
        "FTP Push",
        "Hostname\nInterface",
        "it cannot resolve host names or connect to host machines",
        "it could not resolve hostname because of that",
        "it has address books",
        "curl commands and wget options",
    ],
)
def test_prose_about_commands_and_hosts_stays_as_it_is(prose: str) -> None:
    assert redacted(prose) == prose
