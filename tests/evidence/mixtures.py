"""Pastes mixed at random from all real output that the tests have, with stretches of a mail log between."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.evidence.mail_log import ERROR, NO_CERTIFICATE, OPENED, REQUIRED, STAMP, SUCCESS
from tests.evidence.pastes import SEED, TRANSCRIPTS

OTHER_LINES = (TRANSCRIPTS["all"] + SEED).splitlines()

ORDINARY = (
    *(OPENED, OPENED.replace("7025", "25"), OPENED.replace("172.16.0.94", "172.16.0.95"), SUCCESS, SUCCESS),
    *(NO_CERTIFICATE, REQUIRED, ERROR, ERROR.replace("0.94", "0.96").replace("timed out", "refused")),
    *("DCID 5 TLS failed: unknown", "DCID 5 IP 172.16.0.94 TLS success", "DCID 5 TLS", "DCID 5 TLS deferred"),
    *(
        "ICID 5 TLS failed",
        "New SMTP DCID 5 interface 172.16.0.179",
        "New SMTP DCID five",
        "Connection Error",
    ),
    *("Delivery start DCID 5 MID 7 to RID [0]", "MID 7 ICID 5 From: <a@example.com>", "MID 7 Subject '격리'"),
    *("Message finished MID 7 done", "Info: DCID 5 TLS success", "DCID 5 TLS failed: verify err"),
    *(
        "MID 7 Subject 'a  b'",
        "DCID 5 TLS failed:  unknown  to all",
        "DCID 5 TLS  success",
        "DCID: 5 TLS failed",
    ),
)
"""What an entry of a stretch may say."""

ENTRIES = (
    *(
        *ORDINARY,
        "MID 7 Subject 'Re: Cluster status'",
        "Subject ‘격리’",
        "Version: 9.6.0-051 SN: 1",
        "[Y]> 2",
    ),
    *(
        "System status: Online",
        "MID 7 matched &amp; left",
        "on [Y]> status",
        "Outbound SMTP ciphers: ALL",
        "a  ",
        "MID 7 Subject 'a   b    c'",
    ),
)

entry = st.builds(
    lambda entry, dcid, level, second: (
        STAMP.replace("Info", level).replace("42", f"{second:02}") + entry.replace("CID 5", f"CID {dcid}")
    ),
    st.sampled_from(ENTRIES) | st.sampled_from(ORDINARY[:9]) | st.sampled_from(OTHER_LINES),
    st.integers(1, 9),
    st.sampled_from(["Info"] * 30 + ["Warning", "info"]),
    st.integers(0, 59),
)
plain_entry = st.builds(
    lambda number, entry: STAMP + entry.replace("CID 5", f"CID {number}"),
    st.integers(1, 9),
    st.sampled_from(ORDINARY) | st.sampled_from(ORDINARY[:9]),
)
stretch = st.lists(plain_entry, min_size=4, max_size=40)
log = st.lists(entry, max_size=12)
other = st.builds(
    lambda first, count: OTHER_LINES[first : first + count],
    st.integers(0, len(OTHER_LINES) - 1),
    st.integers(1, 12),
)
odd = st.lists(
    st.sampled_from(
        ["", " ", "\x0b", "so that", "DCID 5", "x" * 80, "> quoted", "\x1b[0m", "a\b\bMon", "\ud800"]
    ),
    max_size=2,
)
name_of_file = st.sampled_from(
    [""] * 6 + ["mail_logs:", "a/mail.@20140407.s: ", "mx.example.com:", "a.txt:", "9log:"]
)
mixture = st.builds(
    lambda parts, name: "\n".join(
        name + line if line.startswith("Mon Apr") else line for part in parts for line in part
    ),
    st.lists(stretch | stretch | log | other | odd, max_size=7),
    name_of_file,
)
"""A paste of up to some hundred lines."""

EXPRESSIONS = (
    *("(?i)cluster level", "TLS (?:success|failed)", "From: .{1,40}example", r"\binterface\b", "격리", "RID"),
    *("Delivery start.*Connection Error", r"(?P<day>Apr \d) 15", r"(?P<day>Jul) 21", r"\QA(", "zzz", "M"),
    *("a b", "a  b", "failed: unknown to"),
)
"""Expressions for patterns: rare, in every line, over several lines, with names for groups, and quoted."""
