"""What the files of a pack hold, file by file, until it is a whole pack."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kb.case import Case
from kb.model import (
    AppliesTo,
    Box,
    Cause,
    CauseStatus,
    Document,
    Finding,
    Outdates,
    Pack,
    Pattern,
    Prior,
    Rule,
    Source,
)
from kb.parts import Part, SwitchedOff
from kb.reader.cases import Cases
from kb.reader.fields import SOURCE, Fields, may
from kb.reader.kinds import (
    BLANK_SOURCE,
    BLANK_TEXT,
    SENTENCE,
    WORD,
    Identifier,
    ListOf,
    OfExtended,
    OneWord,
    Reference,
    Version,
)
from kb.reader.nodes import Mapping, Node, Scalar
from kb.reader.reading import Reading
from kb.reader.rules import OUTDATES, RULE
from kb.reader.shapes import APPLIES_TO, BOXES, COMPLAINT, DOCUMENTS, FINDINGS, FIX, MECHANISMS, Evidence
from kb.words import MAPPING


class FileSource:
    """The file's own source, which was read before anything that inherits it."""

    blank = BLANK_SOURCE
    kind = SOURCE

    def read(self, node: Node, reading: Reading) -> Source:
        return reading.source or BLANK_SOURCE


FILE = Fields(
    "file",
    dict[str, Any],
    {
        "extends": may(WORD),
        "switched-off": may(ListOf(OfExtended(), at_least=1), ()),
        "pack": may(Identifier()),
        "version": may(Version()),
        "cause": may(Identifier("cause")),
        "title": may(SENTENCE, BLANK_TEXT),
        "source": may(FileSource(), BLANK_SOURCE),
        "status": may(OneWord(CauseStatus), CauseStatus.DRAFT),
        "prior": may(OneWord(Prior), Prior.RARE),
        "replaced-by": may(Reference("cause")),
        "replaces": may(OfExtended()),
        "fix": may(FIX),
        "complaint": may(COMPLAINT),
        "applies-to": may(APPLIES_TO, ()),
        "documents": may(DOCUMENTS, ()),
        "boxes": may(BOXES, ()),
        "findings": may(FINDINGS, ()),
        "mechanisms": may(MECHANISMS, ()),
        "evidence": may(ListOf(Evidence()), ()),
        "outdates": may(ListOf(OUTDATES), ()),
        "rules": may(ListOf(RULE), ()),
        "cases": may(Cases(), ()),
    },
)
OF_CAUSE = ("title", "status", "prior", "fix")
OF_PACK = ("version", "title", "complaint")


class Contents:
    """Everything read so far; the first definition of a name counts."""

    def __init__(self) -> None:
        self.causes: dict[str, Cause] = {}
        self.findings: dict[str, Finding] = {}
        self.readers: dict[str, None] = {}
        self.rules: list[Rule] = []
        self.switched_off: tuple[SwitchedOff, ...] = ()
        self.drafts: set[str] = set()
        self.unfinished: tuple[str, ...] = ()
        self._documents: dict[str, Document] = {}
        self._boxes: dict[str, Box] = {}
        self._patterns: list[Pattern] = []
        self._outdates: list[Outdates] = []
        self._applies_to: list[AppliesTo] = []
        self._cases: list[Case] = []
        self._header: dict[str, Any] = {}
        self._heading: dict[str, Any] = {}
        self._parts: list[Part] = []
        self._declared_in = ""
        self._extends = ""
        self._misread: set[str] = set()

    @property
    def declared(self) -> bool:
        """Whether a file says what the pack is, or might but for a misspelt key."""
        return bool(self._declared_in or self._misread)

    def add_file(self, root: Node, reading: Reading, extended: bool = False) -> None:
        """Read one file; `extended` where it belongs to the pack that this one extends."""
        if not isinstance(root, Mapping):
            reading.wrong(root, MAPPING)
            reading.names.lose(root)
            return
        lost = [*root.dropped, *(node for key, (_, node) in root.entries.items() if key not in FILE.keys)]
        for node in lost:
            reading.names.lose(node)
        if lost:
            self._misread.add(reading.file)
        self._prepare(root, reading)
        values = FILE.read(root, reading)
        self._declare(root, reading, values, extended)
        self._add_cause(root, reading, values)
        self._add_all(self._documents, values["documents"])
        self._add_all(self._boxes, values["boxes"])
        self._add_all(self.findings, (*values["findings"], *values["mechanisms"]))
        for evidence in values["evidence"]:
            if isinstance(evidence, Pattern):
                self._patterns.append(evidence)
            else:
                self.readers[evidence] = None
        self.rules.extend(values["rules"])
        self._outdates.extend(values["outdates"])
        self._applies_to.extend(values["applies_to"])
        self._cases.extend(values["cases"])

    def close_part(self, path: str, name: str) -> None:
        """Note that the files read since the last part are one; `name` is its id where they give none."""
        heading, self._heading = self._heading, {}
        self._parts.append(Part(heading.get("pack", name), heading.get("version", ""), path))

    def pack(self) -> Pack:
        """Return the pack; to be called only where no problem was found."""
        return Pack(
            id=self._header["pack"],
            version=self._header["version"],
            title=self._header["title"],
            complaint=self._header["complaint"],
            applies_to=tuple(self._applies_to),
            documents=self._documents,
            boxes=self._boxes,
            findings=self.findings,
            causes=self.causes,
            rules=tuple(self.rules),
            readers=tuple(self.readers),
            patterns=tuple(self._patterns),
            outdates=tuple(self._outdates),
            cases=tuple(self._cases),
            parts=tuple(self._parts),
            switched_off=self.switched_off,
            unfinished=self.unfinished,
        )

    @staticmethod
    def _add_all(known: dict[str, Any], new: Iterable[Any]) -> None:
        for each in new:
            known.setdefault(each.id, each)

    @staticmethod
    def _prepare(root: Mapping, reading: Reading) -> None:
        """Take what other parts of the file inherit."""
        if "cause" in root.entries:
            node = root.entries["cause"][1]
            reading.cause = node.value.strip() if isinstance(node, Scalar) else None
        if "source" in root.entries:
            reading.source = SOURCE.read(root.entries["source"][1], reading) or BLANK_SOURCE
        elif "cause" in root.entries:
            if not root.torn:
                reading.fault(root.entries["cause"][0], "missing-source")
            reading.source = BLANK_SOURCE

    def _declare(self, root: Mapping, reading: Reading, values: dict[str, Any], extended: bool) -> None:
        """Take what the file says about the pack itself."""
        entries = root.entries
        heading = next((key for key in ("extends", "pack") if key in entries), None)
        own_title = {"title"} if "cause" not in entries else set()
        if heading is None:
            self._refuse(root, reading, {"version", "complaint", "applies-to"} | own_title, "pack")
            return
        if (
            heading == "extends"
            and values["extends"] == self._extends
            and not self._header.keys() & entries.keys()
        ):
            return
        if self._declared_in and not extended:
            reading.fault(entries[heading][0], "several-packs", file=self._declared_in)
            return
        if heading == "pack":
            if "cause" in entries:
                reading.fault(entries["cause"][0], "pack-and-cause")
            self._require(root, reading, OF_PACK, "pack")
        elif "complaint" in entries:
            reading.fault(entries["complaint"][0], "extended-already", name="complaint")
        given = {"pack", "version", "complaint"} | own_title
        declared = {key: values[key] for key in given if key in entries}
        self._header.update(declared)
        self._heading.update(declared)
        if not extended:
            self._declared_in = reading.file
            self._extends = values["extends"]

    def _add_cause(self, root: Mapping, reading: Reading, values: dict[str, Any]) -> None:
        """Take the file's cause, or note keys that need one."""
        entries = root.entries
        if "cause" not in entries:
            self._refuse(root, reading, {"status", "prior", "replaced-by", "replaces", "fix"}, "cause")
            return
        self._require(root, reading, OF_CAUSE, "cause")
        replacement = values["replaced_by"]
        if "status" in entries and values["status"] is CauseStatus.DEPRECATED:
            if "replaced-by" not in entries and not root.torn:
                reading.fault(entries["status"][1], "no-replacement")
        elif "replaced-by" in entries:
            reading.fault(entries["replaced-by"][0], "not-deprecated")
        if replacement and replacement == values["cause"]:
            reading.fault(entries["replaced-by"][1], "replaces-itself", name=replacement)
        cause = Cause(
            id=values["cause"],
            title=values["title"],
            source=values["source"],
            status=values["status"],
            replaced_by=replacement,
            prior=values["prior"],
            fix=values["fix"],
            at=reading.at(entries["cause"][1]),
        )
        if cause.id:
            self.causes.setdefault(cause.id, cause)

    @staticmethod
    def _require(root: Mapping, reading: Reading, keys: Iterable[str], heading: str) -> None:
        for key in keys:
            if key not in root.entries and not root.torn:
                code = "cause-without-fix" if key == "fix" else "missing-key"
                reading.fault(root.entries[heading][0], code, name=key)

    def _refuse(self, root: Mapping, reading: Reading, keys: Iterable[str], heading: str) -> None:
        """Note keys that need another, unless that may be the one that was misspelt."""
        for key, (node, _) in root.entries.items():
            if key in keys and reading.file not in self._misread:
                reading.fault(node, "misplaced-key", name=key, other=heading)
