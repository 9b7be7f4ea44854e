"""Patterns of a pack: found over line ends, given with their line, and never slow."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.evidence.lines import read_lines
from engine.evidence.patterns import MOST_MATCHES, find_patterns
from engine.evidence.reading import Line
from kb.model import Pattern
from kb.patterns import MAX_EXPRESSION, MAX_PROGRAM, compile_pattern, pattern_problem
from kb.position import Position
from kb.words import EMPTY_MATCH
from tests.evidence.mixtures import EXPRESSIONS, mixture

CLUSTER = "available at a level different from the cluster Level"
ERROR = (
    "Unable to proceed with Centralized Policy, Virus and Outbreak Quarantines configuration as host1 and"
    " host2 in Cluster have content filters / DLP actions available at a level different from the"
    " cluster Level."
)


def pattern(match: str, name: str = "one") -> Pattern:
    return Pattern(name, match, ((name, "yes"),), (), Position("pack.yaml", 1, 1))


def where(match: str, text: str) -> list[int]:
    return [line.number for _, line in find_patterns((pattern(match),), read_lines(text))]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (ERROR, 1),
        (f"안녕하세요\n\n오류: {ERROR}\n", 3),
        (ERROR.replace("level different", "level\r\ndifferent"), 1),
        (ERROR.replace(" ", "\n"), 24),
        (ERROR.replace(" ", "\t \u00a0"), 1),
        ("> " + ERROR.replace("at a", "at\n> a").replace("the cluster", "the\n>\n> cluster"), 1),
    ],
)
def test_a_sentence_is_found_however_it_is_broken(text: str, line: int) -> None:
    assert where(CLUSTER, text) == [line]


@pytest.mark.parametrize(
    "text", ["", "\n \n", "available at a level different", CLUSTER.replace("Level", "level")]
)
def test_anything_else_is_not_found(text: str) -> None:
    assert where(CLUSTER, text) == []


def test_capital_letters_count_unless_the_pattern_says_otherwise() -> None:
    assert where("offline", "Offline\noffline") == [2]
    assert where("(?i)offline", "Offline\noffline") == [1, 2]


def test_every_match_is_given_once_a_line() -> None:
    assert where("on|off", "on off on\nnone\n...\noff") == [1, 2, 4]


def test_a_match_over_lines_is_followed_by_the_next_one() -> None:
    assert where("a b", "a\nb a\nb\na b") == [1, 2, 4]
    assert where("a a", "a\na\na\na\na") == [1, 3]


def test_empty_lines_between_are_passed_over() -> None:
    lines = [Line(1, "a", "a"), Line(2, "", ""), Line(3, "b", "b")]
    assert [line.number for _, line in find_patterns((pattern("a b"),), lines)] == [1]


def test_korean_text_around_does_not_shift_the_line() -> None:
    assert where("ESA 상태", "상태 가나다라\n마바사 ESA\n상태입니다") == [2]


def test_each_pattern_is_given_with_its_own_lines() -> None:
    patterns = pattern("b", "first"), pattern("a", "second")
    found = [(one.id, line.number) for one, line in find_patterns(patterns, read_lines("a\nb\na"))]
    assert found == [("first", 2), ("second", 1), ("second", 3)]


def test_of_very_many_matches_the_last_are_given() -> None:
    lines = where("x", "x\n" * 1000)
    assert len(lines) == MOST_MATCHES
    assert lines[-1] == 1000


@pytest.mark.parametrize(
    "match",
    [
        "(",
        "a)",
        "[a",
        "a**",
        "*a",
        "[z-a]",
        "[[:no:]]",
        "(?=a)",
        "(?P<n",
        r"(a)\1",
        "a\\",
        "a{1001}",
        r"\p{Nowhere}",
    ],
)
def test_what_re2_does_not_take_is_a_problem(match: str) -> None:
    problem = pattern_problem(match)
    assert problem is not None
    assert problem.en != problem.ko
    assert not {"\n", "RE2 does not take it"} & {problem.en, *problem.en.split(": ")}
    with pytest.raises(ValueError, match=r"\w"):
        list(find_patterns((pattern(match),), read_lines("a")))


@pytest.mark.parametrize("match", ["", "a*", "^", "a|", r"\b", "(?:)"])
def test_a_pattern_that_finds_nothing_everywhere_is_a_problem(match: str) -> None:
    assert pattern_problem(match) == EMPTY_MATCH


@pytest.mark.parametrize(
    "match", ["a" * (MAX_EXPRESSION + 1), "(a|b|c|x){0,900}y", "((x{0,9}){0,9}){0,9}y", "\ud800"]
)
def test_a_pattern_that_could_cost_too_much_is_a_problem(match: str) -> None:
    assert pattern_problem(match)


@pytest.mark.parametrize("match", ["[^a]{0,1000}" * 70, "(a|b|c){1,1000}" * 60, r"(?i)\pL{0,200}" * 60])
def test_a_pattern_that_would_take_seconds_to_compile_is_given_up(
    match: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    import re2

    sizes = []
    compile_it = re2.compile

    def compiled(*arguments: Any, **options: Any) -> Any:
        found = compile_it(*arguments, **options)
        sizes.append(found.programsize)
        return found

    monkeypatch.setattr(re2, "compile", compiled)
    problem = pattern_problem(match)
    assert problem is not None
    assert problem.en.startswith("it is too costly")
    assert all(size < 20 * MAX_PROGRAM for size in sizes)


@pytest.mark.parametrize(
    "match", [CLUSTER, "(?i)step 2.{0,80}not configured", r"상태\s", "a" * MAX_EXPRESSION]
)
def test_an_ordinary_pattern_is_none(match: str) -> None:
    assert pattern_problem(match) is None


def test_a_refused_pattern_does_not_write_to_the_terminal(capfd: pytest.CaptureFixture[str]) -> None:
    pattern_problem("(")
    assert capfd.readouterr() == ("", "")


def test_a_pattern_made_to_run_wild_ends() -> None:
    assert where("(x+x+)+y", "x" * 200_000) == []


@given(st.text(), st.text())
def test_any_expression_and_any_text_end_well(match: str, text: str) -> None:
    if pattern_problem(match) is None:
        lines = read_lines(text)
        assert all(line in lines for _, line in find_patterns((pattern(match),), lines))


@given(st.lists(st.text("ab \t\n", max_size=12)))
def test_a_pattern_is_found_where_the_folded_text_has_it(words: list[str]) -> None:
    lines = read_lines("".join(words))
    folded = " ".join(" ".join(line.text.split()) for line in lines)
    assert bool(list(find_patterns((pattern("ab a"),), lines))) is ("ab a" in folded)


def searched_alone(match: str, lines: list[Line]) -> list[int]:
    """The numbers of the lines in which one pattern begins, searched from match to match."""
    folded = [" ".join(line.text.split()).encode(errors="replace") for line in lines]
    starts = list(accumulate((len(line) + 1 for line in folded), initial=0))
    text, expression, found, position = b" ".join(folded), compile_pattern(match), [], 0
    while position < len(text) and (one := expression.search(text, position)) is not None:
        place = bisect_right(starts, one.start()) - 1
        found.append(lines[place].number)
        position = max(one.end(), starts[place + 1])
    return found[-MOST_MATCHES:]


@given(mixture, st.permutations(EXPRESSIONS), st.integers(0, 8))
def test_patterns_together_find_what_each_finds_alone(text: str, matches: list[str], count: int) -> None:
    lines = read_lines(text)
    patterns = [pattern(match, match) for match in matches[: count + 1]]
    found = [(one.match, line.number) for one, line in find_patterns(patterns, lines)]
    assert found == [(one.match, number) for one in patterns for number in searched_alone(one.match, lines)]


def test_patterns_whose_steps_are_too_many_to_be_put_together_are_found() -> None:
    patterns = [pattern(f"begin(a|b){{0,190}}{number}", str(number)) for number in range(12)]
    lines = read_lines("\n".join(f"so it begin{'ab' * number}{number}" for number in range(12)) * 30)
    assert {one.id for one, _ in find_patterns(patterns, lines)} == {one.id for one in patterns}


def test_a_quotation_without_end_does_not_quote_other_patterns() -> None:
    patterns = [pattern(r"\Qin (brackets", "open"), pattern(r"\Qshut)\E", "shut")]
    found = find_patterns(patterns, read_lines("all\n" * 2000 + "in (brackets\nshut)"))
    assert [(one.id, line.number) for one, line in found] == [("open", 2001), ("shut", 2002)]
