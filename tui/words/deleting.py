"""The sentences about deleting stored calls, one or by age."""

from __future__ import annotations

from kb.model import Text

DELETE = {
    "which": Text(
        "name one call, or --older-than DAYS", "통화 하나 또는 --older-than DAYS 중 하나를 지정하십시오"
    ),
    "ask": Text(
        "Delete the call of {when} ({about}) for good? y: yes, anything else: no",
        "{when} 통화({about})를 영구히 삭제하시겠습니까? y: 예, 그 외: 아니요",
    ),
    "ask-older": Text(
        "Delete for good the calls not changed for {days} or more days ({count})? y: yes, anything else: no",
        "{days}일 넘게 바뀌지 않은 통화 {count}건을 영구히 삭제하시겠습니까? y: 예, 그 외: 아니요",
    ),
    "not-asked": Text(
        "nobody can be asked here; --yes deletes without asking",
        "여기서는 확인할 수 없습니다. --yes 옵션은 확인 없이 삭제합니다",
    ),
    "not-deleted": Text("nothing was deleted", "삭제하지 않았습니다"),
    "none-older": Text(
        "no call was left unchanged for {days} or more days", "{days}일 넘게 바뀌지 않은 통화가 없습니다"
    ),
    "deleting": Text("Deleting calls: {percent} %", "통화 삭제 중: {percent}%"),
    "deleted": Text("deleted: {count}", "삭제함: {count}건"),
    "stopped": Text("stopped", "중단되었습니다"),
    "so-far": Text("calls deleted: {count} of {of}", "삭제한 통화: {of}건 중 {count}건"),
    "space": Text(
        "the next deletion gives their space back to the disk",
        "통화가 차지하던 공간은 다음에 삭제할 때 디스크에 반환합니다",
    ),
    "ahead": Text(
        "dated in the future, so that no age deletes them: {count}; the furthest is {call} of {when}, "
        "which 'calls delete {call}' deletes",
        "날짜가 미래여서 기간으로는 삭제되지 않는 통화: {count}건. 가장 먼 것은 {when} 통화이며 "
        "'calls delete {call}' 명령으로 삭제합니다",
    ),
    "ahead-here": Text(
        "Dated in the future ({when}), so that they are never deleted by age: {count}. "
        "{history} lists them first: open one and delete it there.",
        "날짜가 미래({when})여서 기간이 지나도 삭제되지 않는 통화: {count}건. "
        "{history} 키를 누르면 맨 위에 나옵니다. 열어서 삭제할 수 있습니다.",
    ),
    "deleting-days": Text(
        "Deleting calls not changed for more than {days} days, as the settings say: {percent} %",
        "설정에 따라 {days}일 넘게 바뀌지 않은 통화를 삭제하는 중: {percent}%",
    ),
    "clock": Text(
        "Not deleted, as the clock may be wrong: calls not changed for more than {days} days: {count}. "
        "The last call before today was on {when}. If the clock is right, "
        "'pvo-advisor calls delete --older-than {days}' deletes them.",
        "시계가 잘못되었을 수 있어 {days}일 넘게 바뀌지 않은 통화 {count}건을 삭제하지 않았습니다"
        "(오늘 이전의 마지막 통화: {when}). 시계가 맞으면 "
        "'pvo-advisor calls delete --older-than {days}' 명령으로 삭제하십시오.",
    ),
    "kept-days": Text(
        "Calls not changed for more than {days} days were deleted, as the settings say: {count}",
        "설정에 따라 {days}일 넘게 바뀌지 않은 통화를 삭제했습니다: {count}건",
    ),
}
