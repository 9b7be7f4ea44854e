"""`pvo-advisor ask`: the interview line by line, for plain terminals and screen readers."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from engine.advise import Ask, DoFix, Escalate, NextStep, NoFault, Suspect, advise
from engine.asking.questions import NextQuestion
from engine.calls.call import Answered, Event, FixTried, observe
from engine.calls.course import Act, Course, Ended, Outcome, TakenBack, after
from engine.diagnosis import Diagnosis
from engine.infer import infer
from kb.hangul import KEYS
from kb.model import UNKNOWN, Pack, Text
from tui.cli.ask_store import Store
from tui.cli.console import CannotRun, show, tell
from tui.cli.intake import pasted
from tui.cli.loading import load
from tui.cli.options import Options
from tui.report.layout import as_text
from tui.report.report import question_lines, report
from tui.words.general import VERDICTS
from tui.words.wording import Wording

_KEYS = Text(
    "A number answers. 0: I can't check that. b: back. w: why this question. r: report so far. "
    "p FILE: paste from a file. q: quit.",
    "번호로 답변합니다. 0: 확인할 수 없음. b: 이전. w: 질문 이유. r: 현재 보고서. "
    "p 파일: 파일에서 붙여넣기. q: 종료.",
)
_HELPED = Text(
    "Did the fix help? 1: yes. 2: no. 3: not done; go on asking. b: back. r: report. q: quit.",
    "조치 후 해결되었습니까? 1: 예. 2: 아니요. 3: 아직 하지 않음, 계속 질문. b: 이전. r: 보고서. q: 종료.",
)
_NOT_UNDERSTOOD = Text("That is not one of the choices.", "선택할 수 있는 항목이 아닙니다.")
_SOLVED = Text("Solved.", "해결되었습니다.")
_NOTHING_BEFORE = Text("This is the first question.", "첫 번째 질문입니다.")
_IF = Text("If the answer is", "답변이 다음과 같으면")
_NO_CHANGE = Text("no verdict changes yet", "아직 판정이 바뀌지 않습니다")

_OUTCOMES = {Escalate: Outcome.ESCALATED, Suspect: Outcome.ESCALATED, NoFault: Outcome.SOLVED}
"""How a call has ended in which nothing is left to ask."""


def ask(options: Options) -> None:
    """Run the interview on standard input and output; the report ends it. Raises CannotRun."""
    pack = load(options.pack)
    store = Store(options, pack)
    interview = _Interview(pack, options, store)
    try:
        interview.run()
    finally:
        store.close(interview.course)


class _Interview:
    def __init__(self, pack: Pack, options: Options, store: Store) -> None:
        self._pack = pack
        self._wording = Wording(pack, options.language)
        self._language = options.language
        self._store = store
        self.course = Course()
        self._offered: set[str] = set()
        self._open = True
        self._solved_by: str | None = None

    def run(self) -> None:
        self._store.offer()
        while self._open:
            diagnosis = self._infer(self.course.events)
            step = advise(self._pack, diagnosis)
            fixes = (
                [cause for cause in step.causes if cause not in self._offered]
                if isinstance(step, DoFix)
                else []
            )
            question = step.question if isinstance(step, Ask | DoFix) else None
            if fixes:
                self._fix(fixes[0], diagnosis, step)
            elif question is not None:
                self._ask(question, diagnosis)
            else:
                self._open = False
                self._do(Ended(_OUTCOMES.get(type(step), Outcome.LEFT_OPEN)))
        self._report()
        if self._solved_by is not None:
            solved = _SOLVED.in_language(self._language)
            self._say(f"{solved} {self._wording.word('fix')}: {self._wording.cause(self._solved_by)}")

    def _infer(self, events: Iterable[Event]) -> Diagnosis:
        return infer(self._pack, observe(self._pack, events))

    def _do(self, act: Act) -> None:
        """Go on with the call after an act, which is stored."""
        self.course = after(self.course, act)
        self._store.keep(self.course, self._infer(self.course.events))

    def _ask(self, question: NextQuestion, diagnosis: Diagnosis) -> None:
        finding = self._pack.findings[question.finding]
        self._say("")
        for line in question_lines(self._wording, question):
            self._say(line.text)
        for number, choice in enumerate(finding.choices, start=1):
            self._say(f"  {number}. {self._wording.text(choice.label)}")
        self._say(f"  0. {self._wording.word('cannot-check')}")
        typed = self._read(_KEYS)
        if typed == "0":
            self._do(Answered(question.finding, UNKNOWN))
        elif typed.isascii() and typed.isdigit() and 1 <= int(typed[:9]) <= len(finding.choices):
            value = finding.choices[int(typed) - 1].value
            self._do(Answered(question.finding, value, settles=question.again))
        elif typed == "w":
            self._why(question, diagnosis)
        else:
            self._command(typed)

    def _fix(self, cause: str, diagnosis: Diagnosis, step: NextStep) -> None:
        titles = (f"{self._wording.word('fix')}: ", f"{self._wording.word('causes')}")
        blocks = report(self._wording, diagnosis, step)
        self._say("")
        self._say(as_text(block for block in blocks if block.title.startswith(titles)))
        typed = self._read(_HELPED)
        if typed == "1":
            self._solved_by = cause
            self._open = False
            self._do(FixTried(cause, helped=True))
            self._do(Ended(Outcome.SOLVED))
        elif typed == "2":
            self._do(FixTried(cause, helped=False))
        elif typed == "3":
            self._offered.add(cause)
        else:
            self._command(typed)

    def _command(self, typed: str) -> None:
        if typed == "q":
            self._open = False
        elif typed == "b":
            self._back()
        elif typed == "r":
            self._report()
        elif typed == "g":
            self._go_on()
        elif typed.startswith("p "):
            self._paste(typed.removeprefix("p ").strip().strip("\"'"))
        else:
            self._say(_NOT_UNDERSTOOD.in_language(self._language))

    def _back(self) -> None:
        if self.course.events:
            self._do(TakenBack())
            self._offered.clear()
        else:
            self._say(_NOTHING_BEFORE.in_language(self._language))

    def _paste(self, name: str) -> None:
        try:
            self._do(pasted(self._pack, name))
        except CannotRun as trouble:
            tell(trouble.message, self._language)

    def _why(self, question: NextQuestion, diagnosis: Diagnosis) -> None:
        """Say what each answer would do, and what is already thought of the causes in question."""
        before = {judged.cause: judged.verdict for judged in diagnosis.causes}
        for choice in self._pack.findings[question.finding].choices:
            answer = Answered(question.finding, choice.value, settles=question.again)
            then = self._infer([*self.course.events, answer])
            changed = [
                f"{self._wording.cause(judged.cause)}: {self._wording.text(VERDICTS[judged.verdict])}"
                for judged in then.causes
                if judged.verdict is not before[judged.cause]
            ]
            if then.complaint_absent:
                changed = [self._wording.word("complaint-absent")]
            effect = "; ".join(changed) or _NO_CHANGE.in_language(self._language)
            label = self._wording.text(choice.label)
            self._say(f"{_IF.in_language(self._language)} '{label}': {effect}")

    def _go_on(self) -> None:
        """Go on with the call that was offered."""
        course = self._store.taken_over()
        if course is None:
            self._say(_NOT_UNDERSTOOD.in_language(self._language))
        else:
            self.course = course

    def _report(self) -> None:
        """Say how things stand; once a fix has helped, how they stood before it."""
        events = self.course.events
        diagnosis = self._infer(events if self._solved_by is None else events[:-1])
        self._say(as_text(report(self._wording, diagnosis, advise(self._pack, diagnosis))))

    def _read(self, keys: Text) -> str:
        """Return one line typed; the end of the input quits."""
        self._say(keys.in_language(self._language))
        line = sys.stdin.readline(4096)
        typed = line.strip()
        command, space, rest = typed.partition(" ")
        # With a Korean keyboard on, commands arrive as the letters of the same keys.
        command = "".join(KEYS.get(each, each) for each in command)
        return "q" if not line else command.lower() + space + rest

    @staticmethod
    def _say(text: str) -> None:
        show(text)
