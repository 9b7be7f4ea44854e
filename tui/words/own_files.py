"""The sentences about the user's own files for exports: templates, and lists of words."""

from __future__ import annotations

from kb.model import Text

OWN_FILES = {
    "missing": Text("{file}: there is no such file", "{file}: 파일이 없습니다"),
    "unreadable": Text("{file}: cannot be read: {why}", "{file}: 읽을 수 없습니다: {why}"),
    "no-plain-file": Text(
        "{file} is no plain file (a folder, a pipe or a device)",
        "{file}: 일반 파일이 아닙니다(폴더, 파이프 또는 장치)",
    ),
    "too-large": Text("{file}: is larger than {size} KiB", "{file}: {size} KiB보다 큽니다"),
    "not-utf-8": Text(
        "{at}: is not UTF-8 text; save the file in this encoding",
        "{at}: UTF-8 텍스트가 아닙니다. 파일을 UTF-8 인코딩으로 저장하십시오",
    ),
    "word": Text(
        "{at}: an own word has {least} to {most} characters, this one {count}",
        "{at}: 직접 지정하는 단어는 {least}~{most}자입니다. 이 줄의 글자 수: {count}",
    ),
    "typed": Text(
        "An own word has {least} to {most} characters, this one {count}",
        "직접 지정하는 단어는 {least}~{most}자입니다. 입력한 글자 수: {count}",
    ),
    "words": Text(
        "{at}: a list holds {most} own words at most",
        "{at}: 직접 지정하는 단어는 목록 하나에 {most}개까지입니다",
    ),
}
