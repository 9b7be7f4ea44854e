"""Redaction: what stands where hosts are named is one, in dialogs, output, mail and prose."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.redaction.documented import documented_words
from engine.redaction.kinds import Look
from engine.redaction.redact import redact
from engine.redaction.secrets import PLACEHOLDER
from engine.redaction.staying import find_similar
from tests.export.calls import pack
from tests.redaction.planted import DIGITS, DOCUMENTED, REAL_LINES, SMALL, as_typed, redacted, text_of

DIALOGS = [
    "esa> sethostname {}",
    "Enter the hostname: [{}]> ",
    "Enter the hostname: [esa7]> {}",
    "Hostname:\n[{}]> ",
    "Hostname:\n[]> {}",
    "Enter the remote hostname or IP address.\n[]> {}",
    "Enter the destination hosts, separated by commas: []> ulsan, {}",
    "Enter the destination hosts, separated by commas, which you want mail\nto be delivered to.\n[]> {}",
    "Enter the host name(s) of the LDAP server(s): []> {}",
    "1. Management (10.1.2.3/24 on Management: {})",
    "  Machine {}\n",
    "  Machine {} (Group usa): connected",
    'remove machine "{}" from the cluster? [N]>',
    "Error connecting to cluster machine {} at IP 10.1.2.3 - Operation timed out",
    "Info: [{}] Connecting to remote host",
    "Recipient host:\n[]> {}",
    "Host mail status for: '{}'",
    "Current System Name: {}",
    "<interface_hostname>{}</interface_hostname>",
    "hosts:\n  - ulsan\n  - {}\n",
    "{}#show version",
    "{}(config-if)#exit",
    "Trap target: {}",
    "acme.com -> 10.1.2.3, {}",
    ".acme.com,{},10.1.2.3/pri=10",
]
OUTPUT = [
    "{}: Unknown host",
    "ping: cannot resolve {}: Unknown host",
    "ping: {}: Temporary failure in name resolution",
    "telnet: could not resolve {}/7025: Name or service not known",
    "--- {} ping statistics ---",
    "Pinging {} [10.1.2.3] with 32 bytes of data:",
    "  3    <1 ms    <1 ms    <1 ms  {} [10.1.2.3]",
    "Name:    {}\nAddress: 10.1.2.3",
    "** server can't find {}: NXDOMAIN",
    "*** titan can't find {}: Non-existent domain",
    "; <<>> DiG 9.16.1 <<>> @ulsan {} A",
    "{}.\t300\tIN\tA\t10.1.2.3",
    "ulsan is an alias for {}.",
    "3.2.1.10.in-addr.arpa domain name pointer {}.",
    "tcp4       0      0 ulsan.smtp      {}.33445     ESTABLISHED",
    "10:00:00.123456 IP ulsan.33445 > {}.7025: Flags [S]",
    "ARP, Request who-has ulsan tell {}, length 46",
    "10.1.2.3\t{}",
    "10.1.2.3 ulsan.example.com {}",
    "2    {}             365    10     255      21          8",
    "  10           15m18s    {}",
    "Last login: Mon Nov 24 10:00:00 2026 from {}",
    "The authenticity of host '{} (10.1.2.3)' can't be established.",
    "//{}/share/logs",
    "mount -t nfs {}:/vol /mnt",
    "{} login: admin",
    "{}:~ # ls",
    "$ uname -n\n{}",
    "Nmap scan report for {} (10.1.2.3)",
    "net view \\\\{}",
    "\\\\?\\UNC\\{}\\share",
]
MAIL = [
    "250-{}",
    "250 {} Hello [10.1.2.3], pleased to meet you",
    "221 2.0.0 {} closing connection",
    "smtp:{}:25",
    "relay: [{}]:25",
    "New SMTP ICID 6 interface Management (10.1.2.3) address 10.1.9.9 reverse dns host {} verified no",
    "Received: from ulsan ({} [10.1.2.3]) by titan with ESMTP",
    "Received: from [10.1.2.3] (helo={})",
    "Authentication-Results: {}; dkim=none",
    "Message-ID: <20261124.1@{}>",
    "postfix/smtp[1]: 4A: to=<kim@acme.com>, relay={}[10.1.2.3]:25",
    "<134>Nov 24 10:00:00 {} mail_logs: Info: MID 1",
    "Nov  4 10:00:00 {} sshd[12]: Accepted password",
    "Nov 24 10:00:00 {} : %ASA-6-302013: Built outbound",
    "<134>1 2026-11-24T10:00:00Z {} mail_logs - - - Info",
    "2026-11-24T10:00:00.123+09:00 {} postfix/smtpd[123]: connect",
    "Push error for subscription mail_logs: Failed to connect to {}: timed out",
    "LDAP: Reopening connection to server ({}:389)",
    "subject=/C=KR/O=Acme/CN={}",
    "DNS:ulsan, DNS:{}, IP Address:10.1.2.3",
    "TLS successfully connected to {}.",
]
PROSE = [
    "hosts: ulsan, {}, titan",
    "Hosts: ulsan and {}",
    '{"hosts": ["ulsan", "{}"]}',
    "호스트: ulsan, {}",
    "ESA 두 대: ulsan(10.1.2.4), {}(10.1.2.3)",
    "deviceHostname={} src=10.1.2.3",
]
name = st.builds(str.__add__, text_of(SMALL, 1, 1), text_of(SMALL + DIGITS, 4, 10)).filter(
    lambda each: each not in DOCUMENTED and redacted(f"it is {each} then") == f"it is {each} then"
)


@pytest.mark.parametrize("place", [*DIALOGS, *OUTPUT, *MAIL, *PROSE])
def test_what_a_program_or_a_person_calls_a_host_is_replaced_everywhere(place: str) -> None:
    after = redacted(f"{place.replace('{}', 'hamburg')}\nis hamburg up?")
    assert "hamburg" not in after
    assert re.search(r"\nis host-\d up\?$", after)


@given(
    st.sampled_from([place for place in [*DIALOGS, *OUTPUT, *MAIL, *PROSE] if place.count("\n") <= 1]),
    name,
    as_typed,
    st.sampled_from(REAL_LINES),
    st.sampled_from("가 를 에서 으로 쪽".split()),
)
def test_a_host_named_in_one_text_leaves_in_no_other_however_it_is_spelt_there(
    place: str, host: str, typed: Callable[[str], str], line: str, particle: str
) -> None:
    naming = f"\n{place.replace('{}', typed(host))}\n"
    texts = [f"{line}\n{host}{particle} 안 됩니다", line, naming, host.upper()]
    result = redact(texts, documented=DOCUMENTED)
    left = PLACEHOLDER.sub("", "\n".join(result.texts.values()))
    assert host not in left.lower()
    assert typed(host) not in left


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("esa-prod is down", "host-1 is down"),
        ("the box esa-prod", "the box host-1"),
        ("from esa-a to sma_hq", "from host-1 to host-2"),
        ("esa-a에서 안 됩니다", "host-1에서 안 됩니다"),
        ("esa-hq/esa-dr, primary: sma-hq", "host-1/host-2, primary: host-3"),
        ("hq-esa:7025, 10.1.1.1", "host-1:7025, address-1"),
        ("Host esahq does not answer", "Host host-1 does not answer"),
        ("esa_01, SELESA02 and krsma1p", "host-1, host-2 and host-3"),
        ("ESA-SEOUL-PRIMARY not reachable\nesa-seoul-primary", "host-1 not reachable\nhost-1"),
    ],
)
def test_a_name_with_a_kind_of_box_in_it_is_a_host_where_one_may_stand(text: str, expected: str) -> None:
    assert redact([text], documented=documented_words(pack())).texts[text] == expected


@pytest.mark.parametrize(
    "text",
    [
        "The ESA-side listener does not answer; the SMA-side queue is full",
        "from the ESA-C190 to SMA-M170, esa-to-sma traffic, sma-based, esa-managed, ESA/SMA",
        "esa_cert, esa_logs, sma_logs, mail_logs of esa-cluster and sma-group",
        "and esa-out listeners, from sma-old traffic, with esa-in policies",
        "the host is smaller, the server smashes esoteric mesa3d",
        "X-IronPort-AV: E=Sophos, IronPort-SDR: 5iQ1FxqsSTtv8F",
        "- NEW - Add a server.\n[]> NEW",
        "- HOSTNAME - Change the hostname.\n[]> HOSTNAME",
        "Do you want to use a hostname? [Y]> n",
        "Enter the host key type [rsa]> dsa",
        "250-STARTTLS\n250-SIZE 33554432\n250-8BITMIME\n250-8bitmime\n250 ok\n221 Bye",
        "Failed to connect to the server: timeout. Unable to connect to remote host.",
        "server: down, host: up, machine: offline, node: ok",
        "issuer=C = US, O = DigiCert Inc, CN = GeoTrust",
        "MID 12 SPF: helo identity postmaster None",
        "Connection Error: DCID 7 domain: the.cpq.host port: 7025, the.euq.queue",
        "tcp 0 0 0.0.0.0:22 0.0.0.0:* LISTEN, udp4 127.0.0.1.53, tcp6 :::22 :::*",
        "Version 13.5.1.27, 버전 10.0.1.2, IPv4 Address (Ex: 192.168.1.2 ):",
        "bash-5.0$ ls\nJan 5 10:20:30 restart of the box",
        "sma가 오프라인입니다. 포트는 7025입니다. TLS는 1.2이고, 호스트 변경 없음, 서버 정상, 장비 교체 예정",
        "The hostname was wrong, the machine is new. Servers: two. Host: none. Cluster: yes.",
        "Connecting to support. Failed to connect to VPN. MX: yes, relay: no, smtp: 25, tcp: 7025",
        "CN is wrong, common name mismatch; ESA: C190, SMA: virtual; 250 mails, 220 queued, 554 rejects",
        "Last login: Mon Nov 24 10:00:00 2026\nthe last one, Name:   IncomingMail\nIncomingMail",
        "it cannot connect to anything, failed to connect to Outlook and Teams\nmachine: repaired\nem0",
        "// a comment, http:// and /a//b",
    ],
)
def test_what_is_no_host_stays(text: str) -> None:
    assert redact([text], documented=documented_words(pack())).texts[text] == text


@pytest.mark.parametrize(
    "text",
    [
        "our esa is esa-prod",
        "the hostname is berlin",
        "my SMA (berlin) fails",
        "berlin:25 refused",
        "10.1.2.3 berlin",
        "berlin = 10.1.2.3",
        "| berlin | 10.1.2.3 |",
        "acme.com                  berlin",
        "[]> berlin",
        "서버 주소는 berlin이에요",
        "호스트는 berlin",
        "ESA: berlin",
        "이 ESA는 berlin입니다",
        "berlin (ESA)",
        "Name:    berlin",
        "node: berlin",
        "the connection to berlin fails",
    ],
)
def test_a_word_in_such_a_place_that_is_perhaps_none_is_told(text: str) -> None:
    documented = documented_words(pack())
    result = redact([text], documented=documented)
    stays = find_similar(result.texts.values(), result.common, result.parts, documented)
    assert [one.text for one in stays if one.look is Look.PLACE] in (["berlin"], ["esa-prod"])
