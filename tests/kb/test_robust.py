"""Whatever stands in a file, reading it ends with problems that have places, or with a pack."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from kb.load import check_pack
from kb.problems import MAX_PROBLEMS, Faults, Problem
from kb.reader.circles import MAX_CHAIN
from kb.reader.compose import MAX_NODES, MOST_AGAIN, compose, fast_parser, python_parser
from kb.reader.nodes import Listing, Mapping, Node, Scalar
from tests.kb.writing import RECORDS, SMALL, check, write

SCALARS = st.one_of(
    st.text(max_size=8),
    st.sampled_from("known unknown $x $X yes none enabled 7025 manual SMA telnet button".split()),
)
KEYS = st.sampled_from(
    "pack version title complaint extends documents boxes findings mechanisms evidence outdates "
    "cause source status prior replaced-by fix rules cases id when then confirms sets-aside because "
    "en ko any not other-than button telnet port listener say look effort choices kind default "
    "together many answers expect known conflicts next steps on do order risk changes verify reader "
    "pattern match gives later earlier document section applies-to absent-when".split()
)
TREES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS | SCALARS, inner, max_size=4),
    max_leaves=25,
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the small pack, to which each example adds one file."""
    path = tmp_path_factory.mktemp("pack")
    write(path, {})
    return path


def read(folder: Path, data: bytes) -> None:
    """Read the small pack with one file more; every problem must stand in one of its files."""
    (folder / "second.yaml").write_bytes(data)
    lines = {file.name: file.read_bytes().count(b"\n") + data.count(b"\r") + 2 for file in folder.iterdir()}
    for problem in check_pack(folder, RECORDS).problems:
        name = Path(problem.at.file).name
        assert 1 <= problem.at.line <= lines[name]
        assert problem.at.column >= 1
        assert problem.message.en
        assert problem.message.ko
        assert "\n" not in str(problem)


@given(text=st.text())
def test_arbitrary_text(text: str, folder: Path) -> None:
    read(folder, text.encode("utf-8", "surrogatepass"))


@given(data=st.binary())
def test_arbitrary_bytes(data: bytes, folder: Path) -> None:
    read(folder, data)


@given(tree=TREES)
def test_arbitrary_yaml_of_the_pack_s_words(tree: object, folder: Path) -> None:
    read(folder, yaml.safe_dump(tree, allow_unicode=True).encode("utf-8", "surrogatepass"))


@given(
    cut=st.integers(0, 900),
    put=st.text("[]{}:,-&*!|>'\"%@`# \n\tx", max_size=6),
    name=st.sampled_from([*SMALL]),
)
def test_damaged_pack(cut: int, put: str, name: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("damaged")
    text = SMALL[name]
    check(folder, {name: text[:cut] + put + text[cut + len(put) :] or "\n"})


@pytest.mark.parametrize(
    "text",
    [
        "[" * 200_000,
        "{a: " * 200_000,
        "- " * 200_000,
        "? " * 200_000,
        "[{a: " * 100_000,
        "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n" + "d: [*c, *c]\n",
        "rules: " + "x" * 1_000_000,
        "rules: '" + "x\n\n" * 300_000 + "'",
        "rules: [" + "a, " * 300_000 + "]",
        "".join(f"k{number}: x\n" for number in range(100_000)),
        "rules:\n" + "- {}\n" * 50_000,
        "%TAG !a! x\n" * 100_000,
        "#" * 1_000_000,
        "!" * 1_000_000,
        "\\" * 1_000_000,
        "a: |\n" + " " * 1_000_000 + "x",
    ],
    ids=lambda text: text[:6],
)
def test_hostile_file_ends_with_problems(text: str, folder: Path) -> None:
    (folder / "second.yaml").write_text(text, encoding="utf-8")
    assert check_pack(folder, RECORDS).problems


def test_number_of_values_is_bounded(folder: Path) -> None:
    (folder / "second.yaml").write_text("[" + "a," * (MAX_NODES + 1) + "]", encoding="utf-8")
    (problem,) = check_pack(folder, RECORDS).problems
    assert problem.code == "too-many-nodes"


@pytest.mark.parametrize("between", ["", "{number}:a\n"], ids=["bare", "and other slips"])
def test_number_of_times_that_files_are_read_again_is_bounded(between: str, folder: Path) -> None:
    bare = "".join(between.format(number=f"x{number}") + f"k{number}: a: b\n" for number in range(2000))
    (folder / "second.yaml").write_text(bare, encoding="utf-8")
    found = [problem.code for problem in check_pack(folder, RECORDS).problems]
    assert found.count("syntax") == (0 if between else MOST_AGAIN + 1)


def test_number_of_problems_told_is_bounded(folder: Path) -> None:
    (folder / "second.yaml").write_text("rules:\n" + "- {}\n" * 3000, encoding="utf-8")
    problems = check_pack(folder, RECORDS).problems
    assert len(problems) == MAX_PROBLEMS + 1
    assert problems[-1].code == "too-many-problems"


def test_a_chain_may_be_as_long_as_the_limit_and_a_longer_one_or_a_long_circle_is_told(
    tmp_path: Path,
) -> None:
    because = "because: {en: So., ko: 그래서.}, source: {document: manual, section: two}"

    def chain(count: int, back: bool = False) -> list[Problem]:
        names = "".join(
            f"  m{number}: {{title: {{en: M, ko: 가}}, kind: text}}\n" for number in range(count + 1)
        )
        rules = "".join(
            f"  - {{id: r{number}, when: {{m{number}: a}}, then: {{m{number + 1}: a}}, {because}}}\n"
            for number in range(count)
        )
        last = f"  - {{id: back, when: {{m{count}: a}}, then: {{m0: a}}, {because}}}\n" if back else ""
        return check(tmp_path, {"second.yaml": f"mechanisms:\n{names}rules:\n{rules}{last}"})

    assert chain(MAX_CHAIN) == []
    (problem,) = chain(3000)
    assert (problem.code, problem.at.line) == ("long-chain", 3000 + 4 + MAX_CHAIN)
    (problem,) = chain(3000, back=True)
    assert problem.code == "circle"
    assert "m0 → m1 → m2" in problem.message.en


def tree(node: Node | None) -> object:
    """Return a node with its places as plain values."""
    if isinstance(node, Scalar):
        mark = node.start_mark
        return (node.value, node.style == '"', mark and (mark.line, mark.column))
    if isinstance(node, Listing):
        return [tree(item) for item in node.items]
    if isinstance(node, Mapping):
        return [(tree(key), tree(value)) for key, value in node.entries.values()]
    return None


@pytest.mark.parametrize(
    "text", [*SMALL.values(), 'a: "\\u263a \\"x\\""\n한글: [가, {나: 다}]\n? b\n: |\n  x\n   y\n']
)
def test_both_parsers_of_pyyaml_give_the_same(text: str) -> None:
    first, second = Faults(), Faults()
    one = compose(text, "x.yaml", first, fast_parser)
    other = compose(text, "x.yaml", second, python_parser)
    assert tree(one) == tree(other)
    assert first.found == second.found == []


def test_pyyaml_without_libyaml_will_do(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setattr(yaml, "__with_libyaml__", False)
    (folder / "second.yaml").write_text("rules: []\n")
    assert check_pack(folder, RECORDS).problems == ()
    (folder / "second.yaml").write_text('rules: "x\n')
    assert [
        (problem.code, problem.at.line, problem.at.column) for problem in check_pack(folder, RECORDS).problems
    ] == [("syntax", 1, 8)]


@given(values=TREES)
def test_both_parsers_agree_on_what_pyyaml_writes(values: object) -> None:
    text = yaml.safe_dump(values, allow_unicode=False)
    first, second = Faults(), Faults()
    assert tree(compose(text, "x.yaml", first, fast_parser)) == tree(
        compose(text, "x.yaml", second, python_parser)
    )
    assert [(problem.at, problem.code) for problem in first.found] == [
        (problem.at, problem.code) for problem in second.found
    ]
