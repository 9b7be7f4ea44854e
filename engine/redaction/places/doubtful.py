"""Where the name of a host may stand, and any other word as well: what stands there is shown, and stays."""

from __future__ import annotations

from engine.redaction.places.parts import HANGUL_NAME
from engine.redaction.shapes import shape, together

_NAME = r"([A-Za-z][\w.-]{0,62})"
_ROLE = "(?:호스트|서버|장비)"
_ADDRESS = r"\[?(?:address-[0-9]{1,6}|[0-9]{1,3}(?:\.[0-9]{1,3}){3})\]?"
_FULL = r"(?:host-[0-9]{1,6}|[\w-]{1,63}(?:\.[\w-]{1,63}){0,9}\.[A-Za-z]{2,63})"

DOUBTFUL = together(
    shape(
        "ssh|ftp|scp|telnet|ping|nslookup|dig|curl|wget|nc",
        rf"\b(?-i:ssh|s?ftp|scp|telnet|ping6?|nslookup|dig|curl|wget|nc)[ \t]+(?:-\S+[ \t]+){{0,9}}@?{_NAME}",
    ),
    shape("호스트|서버|장비", rf"{_ROLE}(?: ?주소)?[은는이가]?[ \t]+{_NAME}(?=[가-힣]|[ \t.,]*$)"),
    shape("호스트|서버|장비", rf"(?<![\w.-]){_NAME}(?:[ \t]|(?:이?라는|이라고 하는)[ \t]){_ROLE}"),
    shape(
        "host|server|machine|box",
        rf"(?<![\w.])(?:host(?:name)?|server|machine|box)(?: is called| is| named| called)? [\"']?{_NAME}",
    ),
    shape(
        "host|서버|장비",
        rf"(?<![\w.-])(?:(?:host(?:name)?|서버|장비)[ \t]?[:=]|hostname)[ \t]{{0,9}}({HANGUL_NAME})"
        r"(?=[ \t]*$)",
    ),
    shape("cn", rf"\bCN[ \t]*=?[ \t]*{_NAME}(?=[ \t]*[.,;]?[ \t]*$)"),
    shape("esa|sma|wsa", rf"\b(?:ESA|SMA|WSA)(?: at |[ \t]?[:=][ \t]?){_NAME}(?=[ \t]*(?:$|[,:/;(]))"),
    shape(
        "esa|sma|wsa", rf"\b(?:ESA|SMA|WSA)(?: ?(?:이름|명))?(?:[은는이가])?[ \t]+{_NAME}(?=[이입]|[ \t]*$)"
    ),
    shape("(esa)|(sma)|(wsa)", rf"(?<![\w.-]){_NAME} \((?:ESA|SMA|WSA)\)"),
    shape("connect", rf"\bconnect(?:ed|ing|ion)? to {_NAME}"),
    shape(
        "name:|node:|machine:|computer:|proxy:",
        rf"\b(?:name|node|machine|computer|proxy):[ \t]+{_NAME}[ \t]*$",
    ),
    shape("src=|dst=", rf"\b(?:src|dst)={_NAME}"),
    shape(
        "named|called",
        rf"\b(?:ESA|SMA|WSA|appliance|device|node|machine) (?:is )?(?:named|called) [\"']?{_NAME}",
    ),
    shape(
        "esa|sma|wsa|smtp",
        rf"\b(?:ESA|SMA|WSA|SMTP)(?: ?\(|[ \t]){_NAME}(?=\)|[ \t]\({_ADDRESS}"
        r"|[ \t](?:is|was|does|cannot|has)\b)",
    ),
    shape(":", rf"(?<![\w.:/@-]){_NAME}:(?:22|25|80|83|443|465|514|587|8080|8443)(?![\w:.-])"),
    shape(
        "",
        rf"^[ \t]{{0,8}}[\"'|\[]?[ \t]?{_NAME}[ \t\"']{{0,9}}[:=,/| \t][ \t\"']{{0,9}}"
        rf"{_ADDRESS}(?:[ \t\"'|),;:]|$)",
    ),
    shape("", rf"^[ \t]{{0,8}}{_ADDRESS}[ \t,;|]{{1,9}}{_NAME}(?:[ \t]+{_NAME})?[ \t]*$"),
    shape(
        ".|host-",
        rf"^(?:\d{{1,3}}\. )?\.?{_FULL}(?:,[ \t]{{0,4}}|[ \t]{{2,40}}){_NAME}(?::\d{{1,5}})?[ \t]*$",
    ),
    shape(",", rf"{_ADDRESS}(?:/\d{{1,2}})?,[ \t]?{_NAME},[ \t]?\.?{_FULL}"),
    shape("all", rf"^(?:\d{{1,3}}\. )?ALL[ \t]{{2,40}}{_NAME}(?::\d{{1,5}})?[ \t]*$"),
    shape("]>", rf"^\[[^\]\n]{{0,80}}\]>[ \t]*(?-i:(?![A-Z]+$)){_NAME}[ \t]*$"),
)
