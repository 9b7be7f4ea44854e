"""A small pack in both languages, whose words the tests know, and the program on it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from engine.calls.call import Event
from kb.conditions import FindingIs, OneOf
from kb.model import (
    Choice,
    Document,
    Finding,
    Judges,
    Language,
    Pack,
    Question,
    Rule,
    Text,
    ValueKind,
    Verdict,
)
from kb.position import Position
from tests.engine import building
from tui.actions.keymap import Keymap
from tui.app import Advisor
from tui.call.keeping import Keeping
from tui.call.session import start
from tui.page.page import View
from tui.settings import Settings

_AT = Position("pack.yaml", 1, 1)

WIDE = (120, 40)
NARROW = (80, 24)


def _finding(name: str, title: Text, say: Text, choices: dict[str, Text]) -> Finding:
    look = Text(f"ESA GUI: Security Services > {title.en}", f"ESA GUI: Security Services > {title.en}")
    hint = Text(
        "Let the caller take the time to look; what they remember is often a day old.",
        "고객이 직접 확인할 시간을 주십시오. 기억에 의존한 답변은 오래된 내용일 때가 많습니다.",
    )
    return Finding(
        name,
        title,
        ValueKind.CHOICE,
        tuple(Choice(value, label) for value, label in choices.items()),
        None,
        frozenset(),
        False,
        Question(say, look, hint, 1, None, None, ()),
        _AT,
    )


_FINDINGS = (
    _finding(
        "button",
        Text("Enable button", "Enable 버튼"),
        Text(
            "On the ESA, what does the Enable button look like, and what happens when you press it?",
            "ESA에서 Enable 버튼이 어떻게 보이고, 누르면 어떻게 됩니까?",
        ),
        {
            "grey": Text("The button is greyed out", "버튼이 회색으로 비활성화되어 있습니다"),
            "works": Text("The service is enabled", "서비스가 활성화되어 있습니다"),
        },
    ),
    _finding(
        "status",
        Text("SMA status", "SMA 상태"),
        Text(
            "On the SMA's command line, type status and read me the line that says System status.",
            "SMA 명령줄에서 status를 입력하고 System status 줄을 읽어 주시겠습니까?",
        ),
        {"online": Text("Online", "온라인"), "offline": Text("Offline", "오프라인")},
    ),
    _finding(
        "role",
        Text("Role of the account", "계정 역할"),
        Text("With which account was this set up?", "어떤 계정으로 설정하셨습니까?"),
        {
            "administrator": Text("Administrator", "Administrator"),
            "operator": Text("Operator", "Operator"),
        },
    ),
    _finding(
        "keys",
        Text("Feature keys", "기능 키"),
        Text("Do all hosts have the same feature keys?", "모든 호스트의 기능 키가 같습니까?"),
        {"same": Text("The same on all", "모두 같습니다"), "differ": Text("They differ", "서로 다릅니다")},
    ),
    _finding(
        "error",
        Text("Error when enabling", "활성화 오류"),
        Text("Please read me the error text.", "오류 문구를 읽어 주시겠습니까?"),
        {
            "cluster": Text("It names the cluster", "클러스터를 언급합니다"),
            "other": Text("Another", "다른 오류입니다"),
        },
    ),
    Finding(
        "port",
        Text("Quarantine port", "격리 포트"),
        ValueKind.PORT,
        (),
        "7025",
        frozenset(),
        False,
        Question(
            Text("Which port does the quarantine page show?", "격리 페이지에 표시된 포트가 무엇입니까?"),
            Text("ESA GUI", "ESA GUI"),
            None,
            1,
            None,
            None,
            (),
        ),
        _AT,
    ),
)

_CAUSES = {
    "sma-offline": Text("The SMA is offline", "SMA가 오프라인입니다"),
    "not-administrator": Text("The account is no administrator", "계정이 관리자가 아닙니다"),
    "keys-differ": Text("Feature keys differ in the cluster", "클러스터의 기능 키가 서로 다릅니다"),
}

_RULES = (
    ("offline", "status", "offline", "sma-offline", Verdict.CONFIRMED),
    ("online", "status", "online", "sma-offline", Verdict.RULED_OUT),
    ("operator", "role", "operator", "not-administrator", Verdict.CONFIRMED),
    ("administrator", "role", "administrator", "not-administrator", Verdict.RULED_OUT),
    ("differ", "keys", "differ", "keys-differ", Verdict.SUSPECTED),
    ("same", "keys", "same", "keys-differ", Verdict.RULED_OUT),
)

_BECAUSE = {
    "offline": Text(
        "While the SMA is offline, nothing listens on the quarantine port.",
        "SMA가 오프라인이면 격리 포트에서 수신하는 프로세스가 없습니다.",
    ),
    "online": Text("The SMA is online, so its listener runs.", "SMA가 온라인이므로 리스너가 동작합니다."),
    "operator": Text(
        "Only an administrator can enable the service.", "관리자만 서비스를 활성화할 수 있습니다."
    ),
    "administrator": Text("The account is an administrator's.", "관리자 계정입니다."),
    "differ": Text(
        "A key that one host lacks keeps the service off.",
        "한 호스트에 키가 없으면 활성화되지 않습니다.",
    ),
    "same": Text("Every host has the same keys.", "모든 호스트의 키가 같습니다."),
}


_CLUSTER = replace(
    building.rule(
        "cluster",
        (FindingIs("keys", OneOf(("differ",)), _AT), FindingIs("error", OneOf(("cluster",)), _AT)),
        Judges("keys-differ", Verdict.CONFIRMED),
    ),
    because=Text(
        "The error names the cluster and the keys differ.", "오류가 클러스터를 언급하고 키가 서로 다릅니다."
    ),
)


def _rule(name: str, finding: str, value: str, cause: str, verdict: Verdict) -> Rule:
    condition = FindingIs(finding, OneOf((value,)), _AT)
    return replace(
        building.rule(name, (condition,), Judges(cause, verdict)), because=_BECAUSE[name], cause=cause
    )


def sample_pack() -> Pack:
    """Return the pack: one question decides whether the complaint holds, three tell causes apart."""
    absent = (FindingIs("button", OneOf(("works",)), _AT),)
    causes = [replace(building.cause(name), title=title) for name, title in _CAUSES.items()]
    rules = [*(_rule(*row) for row in _RULES), _CLUSTER]
    pack = building.pack(_FINDINGS, causes, rules, absent)
    title = Text(
        "The Enable button is greyed out on the ESA, or pressing it gives an error",
        "ESA의 Enable 버튼이 회색으로 비활성화되어 있거나 누르면 오류가 납니다",
    )
    return replace(
        pack,
        id="sample",
        complaint=replace(pack.complaint, title=title),
        documents={"document": Document("document", Text("The document", "문서"))},
    )


def sample_app(
    language: Language = "en",
    events: Iterable[Event] = (),
    pack: Pack | None = None,
    keymap: Keymap | None = None,
    settings: Settings | None = None,
    *,
    keeping: Keeping | None = None,
) -> Advisor:
    """Return the program in the middle of a call; settings and call go nowhere unless it is said where."""
    session = start(pack or sample_pack(), events)
    view = View(session, language, keymap or Keymap())
    return Advisor(view, settings or Settings(hint_seen=True), keeping=keeping)
