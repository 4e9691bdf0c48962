"""Serving answers to PortalRB: wrong use of `zitool serve`."""

from __future__ import annotations

from zitool.wording import Entry

SERVING: dict[str, Entry] = {
    "U095": Entry(
        "there is no token in {file}, and without a token nobody is answered",
        "Make one: zitool serve --new-token portalrb --tokens {file}.",
        "Answers are only for those who bear a token; the file of tokens keeps the SHA-256 of each.",
        "zitool serve folder --tokens tokens.jsonl before the first token is made",
    ),
    "U096": Entry(
        "the file of tokens cannot be used: {reason}",
        "Mend the line or the mode (chmod 600), or make a new file with --new-token.",
        "The file of tokens says who may ask; what is unclear in it is not guessed.",
        "tokens.jsonl with mode 644",
    ),
    "U097": Entry(
        "the certificate or its key cannot be used for TLS: {reason}",
        "Give a whole certificate (PEM) with --cert and a key without a passphrase with --key.",
        "Without both there is no HTTPS; behind a proxy neither is needed.",
        "--cert hospital.crt --key another-key.pem",
    ),
    "U098": Entry(
        "cannot serve at {given}: {reason}",
        "Stop the program that uses it, or choose another --host and --port.",
        "One address is for one program, and ports below 1024 need a special right.",
        "--port 443 by an ordinary user",
    ),
    "U099": Entry(
        "token {name}: {reason}",
        "Take another name, or look up those in the file of tokens.",
        "The name of a token stands in the access log, so one name is for one token.",
        "zitool serve --new-token portalrb for the second time",
    ),
}
