"""Records of program output in words: what a reader took from it, field by field, in English and Korean."""

from __future__ import annotations

from collections.abc import Mapping

from kb.model import Language, Text

RECORDS: Mapping[str, Text] = {
    "cluster-prompt": Text("prompt of a box in a cluster", "클러스터 장비의 프롬프트"),
    "clusterconfig": Text("output of clusterconfig", "clusterconfig 출력"),
    "connection": Text("mail log, delivery connection", "메일 로그, 전달 연결"),
    "delivery-error": Text("mail log, delivery connection that failed", "메일 로그, 실패한 전달 연결"),
    "delivery-tls": Text("mail log, TLS on a delivery connection", "메일 로그, 전달 연결의 TLS"),
    "deliveryconfig": Text("output of deliveryconfig", "deliveryconfig 출력"),
    "resume": Text("output of resume", "resume 출력"),
    "sslconfig": Text("output of sslconfig", "sslconfig 출력"),
    "status": Text("output of status", "status 출력"),
    "telnet": Text("output of telnet", "telnet 출력"),
    "tlsverify": Text("output of tlsverify", "tlsverify 출력"),
    "version": Text("output of version", "version 출력"),
}
"""Every record of every reader, by its name."""

FIELDS: Mapping[str, Text] = {
    "box": Text("box", "장비"),
    "command": Text("command", "명령"),
    "level": Text("cluster level", "클러스터 레벨"),
    "name": Text("name", "이름"),
    "product": Text("product", "제품"),
    "version": Text("AsyncOS", "AsyncOS"),
    "system": Text("system", "시스템"),
    "clustered": Text("cluster membership", "클러스터 소속"),
    "interface": Text("interface", "인터페이스"),
    "kind": Text("choice of interface", "인터페이스 지정 방식"),
    "host": Text("host", "호스트"),
    "target": Text("typed as", "입력값"),
    "address": Text("address", "주소"),
    "port": Text("port", "포트"),
    "connected": Text("connection", "연결"),
    "result": Text("result", "결과"),
    "tls": Text("TLS", "TLS"),
    "protocol": Text("protocol", "프로토콜"),
    "cipher": Text("cipher suite", "암호"),
    "suite": Text("kind of cipher suite", "암호 종류"),
    "outbound-ciphers": Text("outbound ciphers", "발신 암호 목록"),
    "anonymous": Text("anonymous suites", "익명 암호"),
    "certainty": Text("certainty", "판단"),
    "listeners": Text("listeners", "리스너"),
    "quarantine-listener": Text("quarantine listener", "격리 리스너"),
    "banner": Text("greeting", "응답 문구"),
    "dcid": Text("DCID", "DCID"),
    "time": Text("time", "시각"),
    "count": Text("number", "횟수"),
    "latest": Text("newest", "최신 여부"),
    "prompt": Text("prompt", "프롬프트"),
}
"""Every field of every record, in the order in which they are shown."""

_TLS_FAILED = Text("TLS failed", "TLS 실패")
_NO_CERTIFICATE = Text("no certificate from the server", "서버 인증서 없음")

VALUES: Mapping[str, Mapping[str, Text]] = {
    "level": {
        "cluster": Text("cluster mode", "클러스터 모드"),
        "group": Text("group mode", "그룹 모드"),
        "machine": Text("machine mode", "머신 모드"),
    },
    "system": {
        "online": Text("system online", "시스템 온라인"),
        "offline": Text("system offline", "시스템 오프라인"),
        "receiving-suspended": Text("receiving suspended", "수신 일시 중단"),
        "delivery-suspended": Text("delivery suspended", "전달 일시 중단"),
        "other": Text("system in another state", "그 외 시스템 상태"),
    },
    "clustered": {
        "yes": Text("in a cluster", "클러스터에 속함"),
        "no": Text("in no cluster", "클러스터에 속하지 않음"),
    },
    "kind": {
        "auto": Text("chosen automatically", "자동 선택"),
        "specific": Text("chosen by name", "직접 지정"),
    },
    "connected": {"yes": Text("connected", "연결됨"), "no": Text("not connected", "연결되지 않음")},
    "result": {
        "connected": Text("connected", "연결됨"),
        "refused": Text("refused", "거부됨"),
        "timed-out": Text("timed out", "시간 초과"),
        "unreachable": Text("unreachable", "도달 불가"),
        "other": Text("failed for another reason", "그 외 이유로 실패"),
        "verified": Text("certificate verified", "인증서 확인됨"),
        "no-certificate": _NO_CERTIFICATE,
        "other-failure": _TLS_FAILED,
    },
    "tls": {
        "success": Text("TLS succeeded", "TLS 성공"),
        "no-server-certificate": _NO_CERTIFICATE,
        "other-failure": _TLS_FAILED,
    },
    "suite": {
        "anonymous": Text("anonymous cipher suite", "익명 암호"),
        "authenticated": Text("cipher suite with a certificate", "인증서를 쓰는 암호"),
    },
    "anonymous": {
        "allowed": Text("anonymous suites allowed", "익명 암호 허용"),
        "excluded": Text("anonymous suites excluded", "익명 암호 제외"),
    },
    "certainty": {"sure": Text("certain", "확실함"), "unsure": Text("uncertain", "불확실함")},
    "quarantine-listener": {
        "yes": Text("the quarantine listener among them", "격리 리스너 포함"),
        "no": Text("the quarantine listener not among them", "격리 리스너 미포함"),
    },
    "latest": {
        "yes": Text("the newest of its kind", "가장 최근 항목"),
        "no": Text("not the newest of its kind", "이전 항목"),
    },
    "prompt": {
        "none": Text("no prompt", "프롬프트 없음"),
        "standalone": Text("prompt outside a cluster", "단독 장비 프롬프트"),
        "cluster": Text("prompt in a cluster", "클러스터 프롬프트"),
        "unknown": Text("unknown prompt", "알 수 없는 프롬프트"),
    },
}
"""The values of the fields that have a few of them only, each in words that need no field before them."""


def field_words(name: str, value: str, language: Language) -> str:
    """Return a field of a record with its value, in words."""
    words = VALUES.get(name, {}).get(value)
    return words.in_language(language) if words else f"{FIELDS[name].in_language(language)} {value}"


def record_words(name: str, fields: Mapping[str, str], language: Language) -> str:
    """Return a record and all its fields in words."""
    shown = (field_words(field, fields[field], language) for field in FIELDS if field in fields)
    return ", ".join((RECORDS[name].in_language(language), *shown))
