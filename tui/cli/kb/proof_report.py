"""A proof as lines for people and as JSON for programs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from engine.proving.proof import Call, CauseCalls, Proof, Tie
from engine.proving.walk import End
from kb.model import Language, Pack, Text, Verdict
from tui.report.replay import call_json, replay

_ENDS = {
    End.CONFIRMED: Text("a cause is confirmed", "원인 확인"),
    End.SUSPECTED: Text("a cause is suspected", "원인 의심"),
    End.ESCALATED: Text("escalated", "상급 부서 이관"),
    End.NO_FAULT: Text("the complaint does not hold", "증상에 해당하지 않음"),
}
_WORDS = {
    "whole": Text(
        "Proven: all {interviews} interviews of {pack} were walked ({points} different points of a call).",
        "증명됨: {pack}의 모든 문답 {interviews}가지를 확인했습니다(서로 다른 통화 지점 {points}개).",
    ),
    "part": Text(
        "Not all interviews of {pack} were walked in the time given: {points} points of a call were,\n"
        "and {waiting} that were reached were not; {share} of all calls come to one of these, if every\n"
        "answer is as likely as the next. All calls of up to {questions} questions were walked. What\n"
        "follows holds for what was walked.",
        "주어진 시간에 {pack}의 모든 문답을 확인하지 못했습니다. 통화 지점 {points}개를 확인했고,\n"
        "도달한 {waiting}개는 확인하지 못했습니다. 모든 답변의 확률이 같다면 전체 통화의 {share}가\n"
        "이 지점에 이릅니다. 질문 {questions}개까지의 통화는 모두 확인했습니다. 아래 내용은 확인한\n"
        "부분에만 해당합니다.",
    ),
    "no-dead-end": Text(
        "No dead end: wherever a call ends, no further answers would confirm a cause.",
        "막다른 통화 없음: 통화가 끝나는 모든 지점에서 더 답변해도 확인되는 원인이 없습니다.",
    ),
    "dead-end": Text(
        "DEAD END: the call ends, yet {further} would confirm {cause}:",
        "막다른 통화: 통화가 끝나지만 다음 답변이면 원인이 확인됩니다. 원인: {cause}. 답변: {further}.",
    ),
    "unsearched": Text(
        "At {count} ends it stays open whether they are dead ends: too many answers could follow.",
        "{count}개 지점은 이어질 수 있는 답변이 너무 많아 막다른 통화인지 확인하지 못했습니다.",
    ),
    "more": Text("and {count} more", "외 {count}건"),
    "no-circle": Text("No call goes round in circles.", "같은 지점으로 되돌아오는 통화가 없습니다."),
    "circle": Text(
        "CIRCLE: this call comes back to a point that it passed:",
        "되돌아옴: 이미 지난 지점으로 되돌아오는 통화:",
    ),
    "all-confirmed": Text(
        "Every cause can be confirmed. Shortest calls:", "모든 원인을 확인할 수 있습니다. 가장 짧은 통화:"
    ),
    "some-confirmed": Text("Shortest calls that confirm a cause:", "원인을 확인하는 가장 짧은 통화:"),
    "never": Text(
        "NEVER CONFIRMED: no interview confirms {cause}.",
        "확인 불가: 어떤 문답으로도 확인되지 않는 원인: {cause}",
    ),
    "not-yet": Text(
        "Not confirmed in what was walked: {cause}.", "확인한 부분에서 확인되지 않은 원인: {cause}"
    ),
    "longest": Text("Questions of the longest interview: {count}", "가장 긴 문답의 질문 수: {count}"),
    "mean": Text(
        "On average an interview has {questions} questions if every answer is as likely as the next,\n"
        "and {fault} where one fault is present (causes by their priors, each way in which one shows as\n"
        "likely as the next, no answers that speak for another cause). 'Cannot check' is as likely as\n"
        "docs/asking.md says.",
        "문답의 평균 질문 수는 모든 답변의 확률이 같으면 {questions}개, 결함이 하나 있으면 {fault}개입니다.\n"
        "결함은 원인의 prior에 따르고, 드러나는 방식은 모두 같은 확률이며, 다른 원인을 가리키는 답변은\n"
        "없습니다. '확인할 수 없음'의 확률은 docs/asking.md와 같습니다.",
    ),
    "ends": Text(
        "How calls end, if every answer is as likely as the next:", "모든 답변의 확률이 같을 때 통화의 끝:"
    ),
    "causes": Text(
        "With one fault present: questions, and how many calls end with it confirmed:",
        "결함이 하나 있을 때의 질문 수와 그 원인이 확인되어 끝나는 통화의 비율:",
    ),
    "cause": Text("{cause}: {questions} questions, {confirmed}", "{cause}: 질문 {questions}개, {confirmed}"),
    "no-tie": Text(
        "No ties: no call confirms two causes, nor leaves two suspected when all was checked.",
        "동률 없음: 두 원인이 함께 확인되거나, 모두 확인하고도 두 원인이 의심으로 남는 통화가 없습니다.",
    ),
    "both-confirmed": Text(
        "Tie: {one} and {other} are both confirmed:", "동률: 두 원인이 함께 확인됩니다. {one}, {other}:"
    ),
    "both-suspected": Text(
        "Tie: {one} and {other} both stay suspected although all was checked:",
        "동률: 모두 확인하고도 두 원인이 의심으로 남습니다. {one}, {other}:",
    ),
    "left-open": Text(
        "Neither confirmed, suspected nor ruled out although all was checked: {cause}:",
        "모두 확인하고도 확인, 의심, 제외 가운데 어느 것도 아닌 원인: {cause}:",
    ),
    "unchecked": Text("If {finding} cannot be checked:", "{finding} 항목을 확인할 수 없으면:"),
    "lost": Text("no call confirms {cause}", "어떤 통화로도 확인되지 않는 원인: {cause}"),
    "inseparable": Text(
        "{one} and {other} cannot be told apart, and both stay suspected:",
        "두 원인을 구별할 수 없어 모두 의심으로 남습니다. {one}, {other}:",
    ),
}


MOST_SHOWN = 20
"""Of dead ends, and of circles, so many are shown; the JSON form has all."""


def proof_lines(pack: Pack, proof: Proof, given: Path | None, language: Language) -> Iterator[str]:
    """Yield a proof line by line; `given` is the pack that --kb names, for calls that can be replayed."""
    return _Lines(pack, proof, given, language).all()


class _Lines:
    def __init__(self, pack: Pack, proof: Proof, given: Path | None, language: Language) -> None:
        self._pack = pack
        self._proof = proof
        self._given = given
        self._language = language

    def all(self) -> Iterator[str]:
        yield self._extent()
        yield from self._faults()
        yield from self._confirmed()
        yield from self._lengths()
        yield from self._ties()
        yield from self._without()

    def _extent(self) -> str:
        proof = self._proof
        named = f"{self._pack.id} {self._pack.version}"
        if not proof.waiting:
            return self._word(
                "whole", interviews=f"{proof.interviews:,}", pack=named, points=f"{proof.points:,}"
            )
        return self._word(
            "part",
            pack=named,
            points=f"{proof.points:,}",
            waiting=f"{proof.waiting:,}",
            share=_percent(proof.not_walked),
            questions=proof.walked_to,
        )

    def _faults(self) -> Iterator[str]:
        for stuck in self._proof.dead_ends[:MOST_SHOWN]:
            further = ", ".join(f"{one.finding}={one.value}" for one in stuck.further)
            yield self._word("dead-end", further=further, cause=stuck.cause)
            yield self._call(stuck.call)
        yield from self._more(len(self._proof.dead_ends))
        if self._proof.unsearched:
            yield self._word("unsearched", count=self._proof.unsearched)
        elif not self._proof.dead_ends:
            yield self._word("no-dead-end")
        for circle in self._proof.circles[:MOST_SHOWN]:
            yield self._word("circle")
            yield self._call(circle)
        yield from self._more(len(self._proof.circles))
        if not self._proof.circles:
            yield self._word("no-circle")

    def _confirmed(self) -> Iterator[str]:
        missing = self._proof.unconfirmed
        for cause in missing:
            yield self._word("not-yet" if self._proof.waiting else "never", cause=cause)
        yield self._word("some-confirmed" if missing else "all-confirmed")
        for one in self._proof.causes:
            if one.shortest is not None:
                yield f"  {one.cause}"
                yield self._call(one.shortest)

    def _lengths(self) -> Iterator[str]:
        proof = self._proof
        yield self._word("longest", count=len(proof.longest))
        yield self._call(proof.longest)
        yield self._word("mean", questions=f"{proof.questions:.2f}", fault=f"{proof.with_fault:.2f}")
        yield self._word("ends")
        for end, share in proof.ends.items():
            yield f"  {_ENDS[end].in_language(self._language)}: {_percent(share)}"
        yield self._word("causes")
        for one in proof.causes:
            if one.share:
                told = self._word(
                    "cause",
                    cause=one.cause,
                    questions=f"{one.questions:.2f}",
                    confirmed=_percent(one.confirmed),
                )
                yield f"  {told}"

    def _ties(self) -> Iterator[str]:
        for tie in self._proof.ties:
            key = "both-confirmed" if tie.verdict is Verdict.CONFIRMED else "both-suspected"
            yield self._word(key, one=tie.causes[0], other=tie.causes[1])
            yield self._call(tie.call)
        if not self._proof.ties:
            yield self._word("no-tie")
        for left in self._proof.left_open:
            yield self._word("left-open", cause=left.cause)
            yield self._call(left.call)

    def _without(self) -> Iterator[str]:
        for one in self._proof.unchecked:
            yield self._word("unchecked", finding=one.finding)
            for cause in one.lost:
                yield f"  {self._word('lost', cause=cause)}"
            for tie in one.ties:
                yield f"  {self._word('inseparable', one=tie.causes[0], other=tie.causes[1])}"
                yield self._call(tie.call)

    def _more(self, count: int) -> Iterator[str]:
        if count > MOST_SHOWN:
            yield self._word("more", count=count - MOST_SHOWN)

    def _call(self, call: Call) -> str:
        return f"    {replay(call, self._given)}"

    def _word(self, key: str, **values: object) -> str:
        return _WORDS[key].in_language(self._language).format(**values)


def _percent(share: float) -> str:
    """Return a share in words that make neither none nor all of what is not."""
    if 0 < share < 0.0005:
        return "<0.1%"
    return ">99.9%" if 0.9995 <= share < 1 else f"{100 * share:.1f}%"


def proof_json(pack: Pack, proof: Proof, given: Path | None) -> dict[str, Any]:
    """Return a proof as one object; keys may be added, and none is taken away."""

    def call(answers: Call) -> dict[str, Any]:
        return call_json(answers, given)

    def tie(one: Tie) -> dict[str, Any]:
        return {"causes": list(one.causes), "verdict": one.verdict.value, "call": call(one.call)}

    def cause(one: CauseCalls) -> dict[str, Any]:
        return {
            "cause": one.cause,
            "shortest": None if one.shortest is None else call(one.shortest),
            "share": one.share,
            "questions": one.questions,
            "confirmed": one.confirmed,
        }

    return {
        "format": 1,
        "pack": {"id": pack.id, "version": pack.version},
        "proven": not proof.faulty and not proof.waiting,
        "points": proof.points,
        "interviews": proof.interviews,
        "not-walked": {"points": proof.waiting, "share": proof.not_walked, "walked-to": proof.walked_to},
        "dead-ends": [
            {
                "call": call(one.call),
                "cause": one.cause,
                "further": [{"finding": more.finding, "value": more.value} for more in one.further],
            }
            for one in proof.dead_ends
        ],
        "unsearched": proof.unsearched,
        "circles": [call(one) for one in proof.circles],
        "causes": [cause(one) for one in proof.causes],
        "longest": call(proof.longest),
        "questions": {"every-answer-alike": proof.questions, "one-fault": proof.with_fault},
        "ends": {end.value: share for end, share in proof.ends.items()},
        "ties": [tie(one) for one in proof.ties],
        "left-open": [{"cause": one.cause, "call": call(one.call)} for one in proof.left_open],
        "unchecked": [
            {"finding": one.finding, "lost": list(one.lost), "ties": [tie(two) for two in one.ties]}
            for one in proof.unchecked
        ],
    }
