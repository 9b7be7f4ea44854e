"""The sentences about storing calls, in English and Korean."""

from __future__ import annotations

from engine.casebook.trouble import Trouble
from kb.model import Text
from kb.text import clean_line

TROUBLES = {
    Trouble.NO_PLACE: Text("the casebook's folder cannot be used", "통화 기록 폴더를 사용할 수 없습니다"),
    Trouble.FOLDER: Text(
        "a folder stands where the casebook should be; name a file with --casebook PATH",
        "통화 기록 파일이 있을 자리에 폴더가 있습니다. --casebook PATH로 파일을 지정하십시오",
    ),
    Trouble.NO_FILE: Text(
        "what stands where the casebook should be is no plain file; name one with --casebook PATH",
        "통화 기록 파일이 있을 자리에 일반 파일이 아닌 것이 있습니다. --casebook PATH로 파일을 지정하십시오",
    ),
    Trouble.FULL: Text("the disk is full", "디스크가 가득 찼습니다"),
    Trouble.READ_ONLY: Text("the casebook cannot be written to", "통화 기록 파일에 쓸 수 없습니다"),
    Trouble.LOCKED: Text(
        "another program has locked the casebook", "다른 프로그램이 통화 기록 파일을 잠갔습니다"
    ),
    Trouble.CORRUPT: Text("the casebook is damaged", "통화 기록 파일이 손상되었습니다"),
    Trouble.GONE: Text("the casebook was removed", "통화 기록 파일이 없어졌습니다"),
    Trouble.NEWER: Text(
        "a newer version of the program wrote the casebook; update, or use --casebook PATH",
        "더 새로운 버전의 통화 기록 파일입니다. 업데이트하거나 --casebook PATH를 쓰십시오",
    ),
    Trouble.FOREIGN: Text(
        "the file is not a casebook; use --casebook PATH",
        "통화 기록 파일이 아닙니다. --casebook PATH를 쓰십시오",
    ),
    Trouble.FAILING: Text("the disk gave an error", "디스크 오류가 발생했습니다"),
    Trouble.SLOW: Text("the disk has not answered yet", "디스크가 아직 응답하지 않았습니다"),
}

KEEPING = {
    "not-saved": Text(
        "NOT SAVED: {why}. The call goes on, and is saved as soon as that is possible.",
        "저장되지 않음: {why}. 통화는 계속되며, 가능해지는 대로 저장합니다.",
    ),
    "saved-again": Text("Everything is saved again.", "모든 내용이 다시 저장되었습니다."),
    "damaged": Text(
        "The casebook was damaged and is set aside as {file}. Calls recovered from it: {calls}, "
        "of these in part: {in_part}.",
        "통화 기록 파일이 손상되어 따로 보관했습니다: {file}. 복구한 통화: {calls}건"
        "(그중 일부만 복구: {in_part}건).",
    ),
    "unfinished": Text("A call was not finished", "끝나지 않은 통화가 있습니다"),
    "unfinished-more": Text("{count} calls were not finished", "끝나지 않은 통화가 {count}건 있습니다"),
    "unfinished-call": Text("{when}, {about}, entries: {count}", "{when}, {about}, 입력 {count}건"),
    "unfinished-why": Text(
        "The program ended before the call did. Nothing that was entered is lost.",
        "통화가 끝나기 전에 프로그램이 종료되었습니다. 입력한 내용은 모두 남아 있습니다.",
    ),
    "unfinished-keys": Text(
        "{first}: go on with the first. {new}: begin a new call; these stay in the casebook.",
        "{first}: 첫 번째 통화 계속. {new}: 새 통화 시작(위 통화는 기록에 남습니다).",
    ),
    "unfinished-ask": Text(
        "A call begun at {when} was not finished: {about}, entries: {count}. g: go on with it. "
        "Any answer begins a new call; the other one stays in the casebook.",
        "{when}에 시작한 통화가 끝나지 않았습니다: {about}, 입력 {count}건. g: 이어서 진행. "
        "답변하면 새 통화가 시작되며 이전 통화는 기록에 남습니다.",
    ),
    "no-name": Text("box not named", "장비 이름 없음"),
    "resumed": Text("Going on with the call of {when}.", "{when}에 시작한 통화를 계속합니다."),
    "resumed-in-part": Text(
        "Entry {place} of the stored call cannot be read: the call goes on as it was before it, as a copy.",
        "저장된 통화의 {place}번째 기록을 읽을 수 없어, 그 이전 상태의 사본으로 계속합니다.",
    ),
    "not-known": Text(
        "The pack has changed since; this counts for nothing now: {what}.",
        "그동안 지식 팩이 바뀌어 다음 내용은 적용되지 않습니다: {what}.",
    ),
    "not-known-more": Text(
        "The pack has changed since; this counts for nothing now: {what}, and {more} more.",
        "그동안 지식 팩이 바뀌어 다음 내용은 적용되지 않습니다: {what} 외 {more}건.",
    ),
    "not-resumed": Text(
        "That call is open on another screen, or was deleted.",
        "그 통화는 다른 화면에서 진행 중이거나 삭제되었습니다.",
    ),
    "kept-at-end": Text(
        "start it again to go on with the call", "다시 시작하면 통화를 이어서 진행할 수 있습니다"
    ),
    "not-saved-at-end": Text(
        "the last entries could not be saved: {missing} of {count}",
        "마지막 내용을 저장하지 못했습니다: 입력 {count}건 중 {missing}건",
    ),
}


def in_words(trouble: Trouble, detail: str) -> Text:
    """Return what keeps the casebook from being used, with the system's own words if it has any."""
    what, own = TROUBLES[trouble], clean_line(detail)
    return Text(f"{what.en} ({own})", f"{what.ko} ({own})") if own else what
