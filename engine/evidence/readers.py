"""Every reader of program output, by the name that packs use."""

from __future__ import annotations

from collections.abc import Mapping

from engine.evidence.asyncos import (
    clusterconfig,
    deliveryconfig,
    mail_logs,
    prompt,
    resume,
    sslconfig,
    status,
    telnet,
    tlsverify,
    version,
)
from engine.evidence.reading import Reader, RecordShape

READERS: Mapping[str, Reader] = {
    module.READER.name: module.READER
    for module in (
        clusterconfig,
        deliveryconfig,
        mail_logs,
        prompt,
        resume,
        sslconfig,
        status,
        telnet,
        tlsverify,
        version,
    )
}

SHAPES: Mapping[str, RecordShape] = {
    shape.name: shape for reader in READERS.values() for shape in reader.shapes
}
"""Every kind of record, by its name."""
