"""Commands that people type about hosts, and what such commands print."""

from __future__ import annotations

from engine.redaction.places.parts import NAME, NAMES, TYPED, V4
from engine.redaction.shapes import opening, shape

_TRACES = "traceroute traceroute6 tracert tracepath tracepath6 mtr".split()
_COMMAND_NAMES = ["telnet", "ping", "ping6", *_TRACES, "nslookup", "nmap", "dig", "ssh", "nc"]
_COMMANDS = rf"(?:{'|'.join(_COMMAND_NAMES)})"
_COMMAND_WORDS = "|".join(f"{one} " for one in _COMMAND_NAMES)
_OPTIONS = r"(?:[-+@][^\s]{1,64}[ \t]+(?:\d+[ \t]+)?){0,9}"
_NOT_KNOWN = r"(?:[\w ]{1,40}not known|unknown host|non-existent|temporary failure|no address associated)"
_PORT = r"(?:\d{1,5}|\*|smtps?|ssh|domain|https?|ldaps?|ntp|syslog|submission|snmp|ftp|telnet|imaps?|pop3s?)"
"""A port as netstat and tcpdump show it."""
_RECORD = r"(?:A|AAAA|MX|NS|PTR|TXT|SOA|CNAME|SRV|ANY)"

COMMANDS = (
    shape(
        _COMMAND_WORDS,
        rf"(?:^|[>#$]) ?[ \t]*{_COMMANDS}[ \t]+(?:-\w+[ \t]+(?:\d+[ \t]+)?)*"
        rf"(?:[\w.+-]+@)?({NAME})[ \t]*(?:\d+[ \t]*)?$",
    ),
    shape(
        f"{_COMMAND_WORDS}|> host |>host |$ host |# host ",
        rf"{TYPED}(?:{_COMMANDS}|host)[ \t]+{_OPTIONS}({NAME})(?=\s)",
    ),
    opening("dig ", rf"\bdig[ \t]+(?:[-+][^\s]{{1,64}}[ \t]+){{0,9}}@({NAME})[ \t]+({NAME})"),
    shape(
        "dig",
        rf"(?:^|[>#$] ?)dig[ \t]+(?:[-+@][^\s]{{1,64}}[ \t]+){{0,9}}({NAME})(?:[ \t]+{_RECORD})?[ \t]*$",
    ),
    opening("nslookup ", rf"\bnslookup[ \t]+-(?:type|query|q)=\w+[ \t]+({NAME})"),
    shape("ftp", rf"{TYPED}s?ftp[ \t]+({NAME})[ \t]*(?:\d+[ \t]*)?$"),
    shape("ssh", rf"{TYPED}ssh[ \t]+(?:-\w+[ \t]+(?:\d+[ \t]+)?)*({NAME})[ \t]+\S"),
    opening("curl |wget ", rf"\b(?:curl|wget)[ \t]+(?:-\S+[ \t]+){{0,9}}({NAME})(?=:\d|/)"),
    shape("-connect", rf"[ \t]-(?:connect|servername)[ \t]+({NAME})(?=:\d|[ \t]|$)"),
    opening(
        "ldapsearch|swaks|snmp",
        rf"\b(?:ldapsearch|swaks)[ \t][^\n]{{0,120}}?(?:-h|-s|--server)[ \t=]({NAME})(?=[\s:]|$)"
        rf"|\bsnmp(?:walk|get|getnext|bulkwalk)[ \t][^\n]{{0,120}}?[ \t]-c[ \t]?\S{{1,64}}[ \t]+({NAME})",
    ),
    opening(
        "scp |rsync |nfs |mount ",
        rf"\b(?:scp|rsync|nfs|mount)[ \t](?:[^\n]{{0,120}}[ \t])?({NAME}):(?=[~/.])",
    ),
    opening("ssh |scp |sftp ", rf"\b(?:ssh|scp|sftp)[ \t](?:[^\n@]{{0,120}}[ \t])?[\w.+-]{{1,64}}@({NAME})"),
    shape(
        _COMMAND_WORDS,
        rf"\b{_COMMANDS}[ \t]+(?:[\w.+-]+@)?({NAME})(?=[가-힣])",
    ),
    opening("telnet ", rf"\btelnet[ \t]+({NAME})[ \t]+\d+"),
    opening("test-netconnection ", rf"\bTest-NetConnection[ \t]+(?:-ComputerName[ \t]+)?({NAME})(?=\s|$)"),
)
"""Behind a command that is typed, with or without its prompt."""

ERRORS = (
    opening("resolve host", rf"\bresolve host(?:: |name (?=[^\s:]+:)| address ')({NAME})(?=[:;'\s]|$)"),
    opening(
        "cannot resolve |could not resolve |can't resolve ",
        rf"\b(?:cannot|could not|can't) resolve ({NAME})(?=[:/])",
    ),
    opening("connect to host ", rf"\bconnect to host ({NAME}) port \d"),
    shape(
        "not known|unknown host|non-existent|temporary failure|no address",
        rf"\b(?:telnet|ping6?|ftp|ssh|traceroute6?): ({NAME}): {_NOT_KNOWN}|^({NAME}): unknown host",
    ),
    opening("unknown host", rf"\bunknown host:? ({NAME})[ \t]*$"),
    shape("can't find", rf"^\*\* server can't find ({NAME}): |^\*\*\* ({NAME}) can't find ({NAME}): "),
    opening("host ", rf"\bHost ({NAME}) not found: "),
    opening("connection to ", rf"^Connection to ({NAME}) (?:closed|\d)"),
    opening(
        "fail|unable |cannot |could not |timed out |error ",
        rf"\b(?:fail(?:ed|ure)|unable|cannot|could not|timed out|error)[ \t](?:to )?connect(?:ing)? to"
        rf"(?: the)?(?: (?:server|host|SMA|ESA|machine))?(?: at)?(?: host)? \[?({NAME})"
        r"(?=\]|:(?:\s|\d|$)| port \d)",
    ),
    opening("connect to |connecting to |connected to ", rf"\bconnect(?:ed|ing)? to ({NAME}):\d"),
    opening("authenticity of host '", rf"\bauthenticity of host '({NAME}) \("),
    opening("permanently added ", rf"\bPermanently added '({NAMES})'"),
    opening("at host ", rf"\bat host ({NAME})(?=[\s:.,]|$)"),
)
"""In what they say where something fails."""

OUTPUT = (
    opening("mail exchanger = ", rf"\bmail exchanger = (?:\d+ )?({NAME})"),
    opening("nmap scan report for ", rf"^Nmap scan report for ({NAME})"),
    shape(" uptime is ", rf"^({NAME}) uptime is \d"),
    opening("linux |freebsd ", rf"\b(?:Linux|FreeBSD) ({NAME}) \d{{1,3}}\.\d"),
    opening("server:", rf"^Server:[ \t]+({NAME})[ \t]*$"),
    opening("name:", rf"^Name:[ \t]+({NAME})[ \t]*\nAddress(?:es)?:"),
    shape(" has address | has ipv6 address ", rf"^({NAME}) has (?:IPv6 )?address [0-9a-f]*[.:]"),
    shape(" is an alias for ", rf"^({NAME}) is an alias for ({NAME})"),
    opening("domain name pointer ", rf"\bdomain name pointer ({NAME})"),
    shape("\tin\t| in ", rf"^({NAME})\.[ \t]+\d+[ \t]+IN[ \t]+{_RECORD}[ \t]"),
    opening("<<>> dig ", rf"<<>> DiG [\w.-]{{1,60}} <<>> (?:[-+][^\s]{{1,64}} |@({NAME}) ){{0,9}}({NAME})"),
    opening("computername", rf"\bComputerName[ \t]*:[ \t]*({NAME})[ \t]*$"),
    opening(
        "trying |connecting to |connected to ",
        rf"^(?:Trying|Connecting to|Connected to) ({NAME})(?=[\s.]*$| on port| from interface)",
    ),
    opening("to |with |from ", rf"\b(?:to|with|from) ({NAME}) (?:on )?(?:TCP )?port \d"),
    shape(":7025|:6025", rf"(?<![\w.:/-])({NAME}):[67]025(?!\d)"),
    opening(
        "from |to |ping |pinging |via ", rf"\b(?:from|to|ping|pinging|via)[ \t]+({NAME})[ \t]*[(\[]?{V4}"
    ),
    opening("--- ", rf"^--- ({NAME}) ping statistics"),
    shape("(", rf"^[ \t]*\d{{1,2}}[ \t]{{1,4}}({NAME})[ \t]+\({V4}\)(?:[ \t]|$)"),
    shape(" ms", rf"^[ \t]*\d{{1,2}}[ \t](?:[ \t]*(?:<?\d{{1,5}} ms|\*)){{3}}[ \t]+({NAME})(?=[ \t]*$| \[)"),
    shape(
        "tcp|udp",
        rf"^[ \t]{{0,4}}(?:tcp|udp)\w{{0,3}}[ \t]+\d+[ \t]+\d+[ \t]+({NAME})[.:]{_PORT}[ \t]+"
        rf"({NAME})[.:]{_PORT}(?=\s|$)",
    ),
    opening("ip ", rf"\bIP ({NAME})\.{_PORT} > ({NAME})\.{_PORT}:"),
    opening("who-has", rf"\bwho-has ({NAME})(?: \([^()\n]{{1,40}}\))? tell ({NAME})"),
    shape(") at ", rf"^({NAME}) \({V4}\) at [0-9a-f]{{2}}:"),
    opening("last login: ", rf"\bLast login: [^\n]{{1,60}} from ({NAME})[ \t]*$"),
    shape("://", rf"\w://(?:[^\s/@]{{1,256}}@)?({NAME})"),
    shape("//", rf"(?<![\w:/.])//({NAME})/(?=\w)"),
    shape("\\\\", rf"(?<![\w\\])\\\\({NAME})\\(?!\\)"),
    shape("\\unc\\", rf"\\UNC\\({NAME})\\"),
    opening("net view |net use ", rf"\bnet (?:view|use) [^\n\\]{{0,20}}\\\\({NAME})"),
    shape("\\\\", rf"(?<![\w\\])\\{{4}}({NAME})\\\\"),
    shape(
        "",
        rf"^[ \t]{{0,8}}(?:\d{{1,4}}[ \t]{{2,12}}({NAME})(?:[ \t]{{1,20}}[\d,]{{1,15}}){{4,8}}"
        rf"|{V4}(?:\t[ \t]{{0,20}}| {{2,20}}|[ \t]{{1,20}}[\w-]{{1,63}}\.[\w.-]{{1,190}}[ \t]{{1,20}})"
        rf"(?=[a-z])({NAME}))[ \t]*$",
    ),
    shape("m  |s  |m\t|s\t", rf"^[ \t]+\d{{1,5}}[ \t]+(?:\d{{1,3}}[dhms]){{1,4}}[ \t]+({NAME})[ \t]*$"),
)
"""In what they print otherwise, and in addresses of pages and files."""
