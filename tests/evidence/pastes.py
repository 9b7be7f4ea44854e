"""What the tests of evidence share: a pack with every reader, transcripts, and the seed cut into pieces."""

from __future__ import annotations

import re
from pathlib import Path

from engine.evidence import READERS, combine, read_paste
from engine.observations import Evidence, Place, Reason
from kb.model import Complaint, Pack, Text
from kb.text import clean

NOTHING = Text("", "")
PACK = Pack("test", "1", NOTHING, Complaint(NOTHING, ()), readers=tuple(READERS))

SEED = (Path(__file__).parent.parent / "data" / "seed.txt").read_text(encoding="utf-8")

RecordValues = tuple[str, dict[str, str]]


def read(*pastes: str) -> Evidence:
    """Read pastes one after the other, and combine them."""
    return combine(
        PACK, [read_paste(PACK, f"paste-{i}", text, i * 1_000_000) for i, text in enumerate(pastes)]
    )


def records(*pastes: str) -> list[RecordValues]:
    return [(record.name, dict(record.fields)) for record in read(*pastes).records]


def fields(text: str, name: str) -> list[dict[str, str]]:
    """The fields of every record of one kind in a paste, also of those that later ones replace."""
    evidence = read_paste(PACK, "paste", text, 0)
    return [dict(record.fields) for record in evidence.records if record.name == name]


def reasons(text: str) -> list[tuple[int, Reason | Text]]:
    """Line and reason of every line of a paste that is not used."""
    return [(unused.place.line, unused.why) for unused in read_paste(PACK, "paste", text, 0).unused]


def physical_lines(text: str) -> list[str]:
    return re.split(r"\r\n|\n|\r", text)


def places(evidence: Evidence) -> list[Place]:
    observed = [seen.place for seen in evidence.observations if seen.place is not None]
    return [*observed, *(one.place for one in evidence.records), *(one.place for one in evidence.unused)]


def assert_quoted(text: str, evidence: Evidence) -> None:
    """Every quote stands in the paste, at the line that is given for it."""
    lines = physical_lines(text)
    for place in places(evidence):
        assert place.quote
        assert len(place.quote) <= 300
        assert place.quote in clean(lines[place.line - 1])


def scenario(number: int) -> str:
    """A scenario of the seed, cut from it as it stands."""
    found = re.search(rf"^## 시나리오 {number}\n(.*?)^## ", SEED, re.MULTILINE | re.DOTALL)
    assert found is not None
    return found[1]


def code_blocks(text: str) -> list[str]:
    """The code blocks of a Markdown text, without their fences."""
    return re.findall(r"^(?:- )?```\n(.*?)\n```$", text, re.MULTILINE | re.DOTALL)


STATUS = """\
sma.example.com> status

Enter "status detail" for more information.

Status as of:                  Mon Jul 21 11:57:38 2014 GMT
Up since:                      Mon Jul 21 11:07:04 2014 GMT (50m 34s)
Last counter reset:            Never
System status:                 Offline
Oldest Message:                No Messages
sma.example.com> resume

Receiving resumed for euq_listener, cpq_listener.
sma.example.com> status detail

Status as of:                  Mon Jul 21 12:00:02 2014 GMT
System status:                 Online
"""

TELNET = """\
mx.example.com> deliveryconfig

Default interface to deliver mail: In

Choose the operation you want to perform:
- SETUP - Configure mail delivery.
[]> setup

Choose the default interface to deliver mail.
1. Auto
2. In (192.168.1.1/24: mx.example.com)
3. Management (10.172.12.18/24: mgmt.example.com)
[2]>

mx.example.com> telnet

Please select which interface you want to telnet from.
1. Auto
2. In (192.168.1.1/24: mx.example.com)
3. Management (10.172.12.18/24: mgmt.example.com)
[1]> 2

Enter the remote hostname or IP address.
[]> sma.example.com

Enter the remote port.
[25]> 7025

Trying 2001:db8:0:12:250:56ff:fe9a:1c17...
telnet: connect to address 2001:db8:0:12:250:56ff:fe9a:1c17: Network is unreachable
Trying 10.172.12.17...
telnet: connect to address 10.172.12.17: Operation timed out
telnet: Unable to connect to remote host
mx.example.com> telnet

Please select which interface you want to telnet from.
1. Auto
2. In (192.168.1.1/24: mx.example.com)
3. Management (10.172.12.18/24: mgmt.example.com)
[1]>

Enter the remote hostname or IP address.
[]> 10.172.12.17

Enter the remote port.
[25]> 7025

Trying 10.172.12.17...
Connected to 10.172.12.17.
Escape character is '^]'.
220 sma.example.com ESMTP
"""

WHICH_HOST = (
    "Enter the destination host to connect to.  "
    "Append the port (example.com:26) if you are not connecting on port 25:"
)
"""One line of output."""

TLSVERIFY = f"""\
mx.example.com> tlsverify

Enter the TLS domain to verify against:
[]> the.cpq.host

{WHICH_HOST}
[the.cpq.host]> 10.172.12.18:7025

Connecting to 10.172.12.18 on port 7025.
Connected to 10.172.12.18 from interface 10.172.12.17.
Checking TLS connection.
TLS connection established: protocol TLSv1, cipher ADH-CAMELLIA256-SHA.
Verifying peer certificate.
Certificate verification failed: no certificate from server.
TLS connection to 10.172.12.18 failed: verify error.
TLS was required but could not be successfully negotiated.
Failed to connect to [10.172.12.18].
TLS verification completed.
mx.example.com> tlsverify

Enter the TLS domain to verify against:
[]> example.com

{WHICH_HOST}
[example.com]> mxe.example.com

Connecting to 2001:db8:0:12:250:56ff:fe9a:1c17 on port 25.
Connected to 2001:db8:0:12:250:56ff:fe9a:1c17 from interface 2001:db8:0:12::17.
Checking TLS connection.
TLS connection established: protocol TLSv1.2, cipher ECDHE-RSA-AES256-GCM-SHA384.
Verifying peer certificate.
Verifying certificate common name mxe.example.com.
TLS certificate match mxe.example.com
TLS certificate verified.
TLS connection to 2001:db8:0:12:250:56ff:fe9a:1c17 succeeded.
TLS successfully connected to mxe.example.com.
TLS verification completed.
"""

SSLCONFIG = """\
mx.example.com> sslconfig

sslconfig settings:
  GUI HTTPS method:  sslv3tlsv1
  GUI HTTPS ciphers: RC4-SHA:RC4-MD5:ALL
  Inbound SMTP method:  sslv3tlsv1
  Inbound SMTP ciphers: RC4-SHA:RC4-MD5:ALL
  Outbound SMTP method:  sslv3tlsv1
  Outbound SMTP ciphers: RC4-SHA:RC4-MD5:ALL

Choose the operation you want to perform:
- GUI - Edit GUI HTTPS ssl settings.
- OUTBOUND - Edit Outbound SMTP ssl settings.
[]> OUTBOUND

Enter the outbound SMTP ssl cipher you want to use.
[RC4-SHA:RC4-MD5:ALL]> EECDH+aRSA+AESGCM:EECDH+aRSA+SHA256:EDH+aRSA:HIGH:MEDIUM:ALL:-aNULL:-SSLv2:-EXPORT

sslconfig settings:
  Outbound SMTP method:  sslv3tlsv1
  Outbound SMTP ciphers: EECDH+aRSA+AESGCM:EECDH+aRSA+SHA256:EDH+aRSA:HIGH:MEDIUM:ALL:-aNULL:-SSLv2:-EXPORT

Choose the operation you want to perform:
- GUI - Edit GUI HTTPS ssl settings.
[]>
"""

CLUSTER = """\
(Machine esa1.example.com)> version

Current Version
===============
Product: Cisco C170 Email Security Appliance
Model: C170
Version: 9.7.0-125
Build Date: 2015-11-25
(Machine esa1.example.com)> clustermode cluster
(Cluster americas)> clusterconfig

Cluster americas

Choose the operation you want to perform:
- ADDGROUP - Add a cluster group.
- REMOVEMACHINE - Remove a machine from the cluster.
[]>

(Cluster americas)>
"""

TRANSCRIPTS = {
    "status": STATUS,
    "telnet": TELNET,
    "tlsverify": TLSVERIFY,
    "sslconfig": SSLCONFIG,
    "cluster": CLUSTER,
    "all": STATUS + TELNET + TLSVERIFY + SSLCONFIG + CLUSTER,
}
