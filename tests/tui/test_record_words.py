"""What a reader took from program output is shown in words, in both languages, never as fields."""

from __future__ import annotations

import pytest

from engine.diagnosis import Absent
from engine.evidence import combine, read_paste
from engine.evidence.readers import SHAPES
from engine.observations import Record
from kb.conditions import AnyValue, OneOf, OtherThan, RecordMatches
from kb.model import LANGUAGES, Language
from tests.engine.building import AT
from tests.knowledge.shipped import shipped_pack
from tests.tui.working import STATUS, TELNET
from tui.words.records import FIELDS, RECORDS, VALUES
from tui.words.wording import Wording


def wording(language: Language) -> Wording:
    return Wording(shipped_pack(), language)


def records(text: str) -> tuple[Record, ...]:
    return read_paste(shipped_pack(), "paste", text).records


class TestEveryReader:
    """A reader whose records have no words fails here."""

    def test_every_record_and_every_field_has_words_and_nothing_else_does(self) -> None:
        assert set(RECORDS) == set(SHAPES)
        assert set(FIELDS) == {field for shape in SHAPES.values() for field in shape.fields}

    def test_the_few_values_of_a_field_are_all_in_words(self) -> None:
        few: dict[str, set[str]] = {}
        for shape in SHAPES.values():
            assert set(shape.values) <= shape.fields
            for field, values in shape.values.items():
                few.setdefault(field, set()).update(values)
        assert {field: set(words) for field, words in VALUES.items()} == few

    def test_output_gives_a_field_none_but_the_values_stated(self) -> None:
        pack = shipped_pack()
        seen = {
            (record.name, field, value)
            for case in pack.cases
            for text in case.pastes
            for read in (read_paste(pack, "paste", text),)
            for record in (*read.records, *combine(pack, (read,)).records)
            for field, value in record.fields.items()
            if field in SHAPES[record.name].values
        }
        assert {field for _, field, _ in seen} == set(VALUES)
        assert [one for one in sorted(seen) if one[2] not in SHAPES[one[0]].values[one[1]]] == []


class TestRecords:
    """The record's program first, then field by field, what counts most first."""

    @pytest.mark.parametrize(
        ("text", "language", "words"),
        [
            (
                STATUS,
                "en",
                "output of status, box sma.example.com, system offline, prompt outside a cluster",
            ),
            (STATUS, "ko", "status 출력, 장비 sma.example.com, 시스템 오프라인, 단독 장비 프롬프트"),
            (
                TELNET,
                "en",
                (
                    "output of telnet, box mx.example.com, interface Data 1, host 192.0.2.20, "
                    "typed as sma.example.com, port 7025, refused, prompt outside a cluster"
                ),
            ),
        ],
    )
    def test_a_record(self, text: str, language: Language, words: str) -> None:
        (record,) = records(text)
        assert wording(language).record(record) == words

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_a_record_that_was_not_there(self, language: Language) -> None:
        conditions = (
            ("port", OneOf(("7025", "25"))),
            ("interface", AnyValue()),
            ("result", OtherThan(OneOf(("refused",)))),
        )
        said = wording(language).absent(Absent(RecordMatches("telnet", conditions, AT)))
        expected = {
            "en": (
                "not known: output of telnet, port 7025 or port 25, interface: any value, "
                "anything but refused"
            ),
            "ko": "확인되지 않음: telnet 출력, 포트 7025 또는 포트 25, 인터페이스: 모든 값, 거부됨 이외",
        }
        assert said == expected[language]
