"""Asking a model: one chat completion at a time, retried within bounds, in whichever dialect the endpoint takes."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Literal

from kg.errors import EndpointError, ReplyError
from kg.extraction.llm.endpoint import Endpoint
from kg.extraction.llm.replies import load_object
from kg.extraction.llm.transport import Limits, Response, TransportError, post
from kg.extraction.words.records import record

__all__ = ["Answer", "ChatClient", "Message", "Policy", "Usage"]

Message = Mapping[str, str]
Mode = Literal["json_schema", "json_object", "plain"]

_WAIT_AND_RETRY = frozenset((408, 425, 429, 500, 502, 503, 504, 529))
_OTHER_DIALECT = frozenset((400, 422))
_SILENCES = 2
"""Attempts that may end in silence: each costs the whole time limit."""
_WORDS_SHOWN = 200
_MOST_TOKENS = 10**9
"""What one answer can have cost; a larger figure is none."""
_NEXT: dict[Mode, Mode] = {"json_schema": "json_object", "json_object": "plain"}


@record
class Policy:
    """What a run may spend.

    Attributes:
        attempts: requests for one answer, the first included.
        first_wait: seconds before the second attempt; doubled before each that follows. There is no jitter: one
            process asks one thing at a time, and a run is to be the same twice.
        longest_wait: seconds that an endpoint may ask us to wait; where it wants more, we give up.
        calls: requests in the whole run.
        answer_tokens: the longest answer that is asked for.
    """

    attempts: int = 4
    first_wait: float = 1.0
    longest_wait: float = 60.0
    calls: int = 200
    answer_tokens: int = 8192


@dataclass(slots=True)
class Usage:
    """What a run has spent, as far as the endpoint tells.

    Attributes:
        calls: requests that were sent.
        retries: those of them that repeated one that had failed.
        prompt_tokens: as the endpoint reports them.
        answer_tokens: likewise.
        untold: answers without a report of tokens.
    """

    calls: int = 0
    retries: int = 0
    prompt_tokens: int = 0
    answer_tokens: int = 0
    untold: int = 0


@record
class Answer:
    """The text of an answer, and whether it broke off at the limit of its length."""

    text: str
    truncated: bool


@record
class _Dialect:
    """Which parts of the protocol the endpoint takes."""

    mode: Mode = "json_schema"
    temperature: bool = True
    limit: Literal["max_tokens", "max_completion_tokens"] | None = "max_tokens"

    def after(self, complaint: str) -> _Dialect | None:
        """The dialect to try after a refusal, or ``None`` where there is none left."""
        if "max_completion_tokens" in complaint and self.limit == "max_tokens":
            return replace(self, limit="max_completion_tokens")
        if "temperature" in complaint and self.temperature:
            return replace(self, temperature=False)
        if self.mode in _NEXT:
            return replace(self, mode=_NEXT[self.mode])
        if self.temperature or self.limit is not None:
            return replace(self, temperature=False, limit=None)
        return None


class ChatClient:
    """A client of one endpoint and model; it keeps what the run has spent, and the dialect that worked.

    Args:
        endpoint: whom to ask.
        limits: the bounds of one request.
        policy: the bounds of a run.
        sleep: how to wait; tests put a clock of their own here.
    """

    def __init__(
        self,
        endpoint: Endpoint,
        limits: Limits | None = None,
        policy: Policy | None = None,
        *,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.endpoint = endpoint
        self.usage = Usage()
        self._limits = limits or Limits()
        self._policy = policy or Policy()
        self._sleep = sleep
        self._dialect = _Dialect()

    def complete(self, messages: Sequence[Message], schema: Mapping[str, object]) -> Answer:
        """The model's answer to ``messages``, which is to be JSON that fits ``schema``; the caller has to check that.

        Raises:
            ReplyError: the endpoint works, but this request gives no answer that could be used.
            EndpointError: the endpoint cannot be reached, refuses us, or fails as often as it may.
        """
        while True:
            response = self._response(self._body(messages, schema))
            if response.status == 200:
                return self._answer(response)
            dialect = self._dialect.after(_text(response)) if response.status in _OTHER_DIALECT else None
            if dialect is None:
                raise self._refusal(response)
            self._dialect = dialect

    def _body(self, messages: Sequence[Message], schema: Mapping[str, object]) -> bytes:
        dialect = self._dialect
        body: dict[str, object] = {"model": self.endpoint.model, "messages": list(messages), "stream": False}
        if dialect.temperature:
            body["temperature"] = 0
        if dialect.limit is not None:
            body[dialect.limit] = self._policy.answer_tokens
        if dialect.mode == "json_schema":
            named = {"name": "statements", "strict": True, "schema": schema}
            body["response_format"] = {"type": "json_schema", "json_schema": named}
        elif dialect.mode == "json_object":
            body["response_format"] = {"type": "json_object"}
        return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")

    def _response(self, body: bytes) -> Response:
        """The first response that waiting would not better."""
        silences = 0
        for attempt in range(1, self._policy.attempts + 1):
            last = attempt == self._policy.attempts
            outcome = self._outcome(body)
            self.usage.retries += attempt > 1
            if isinstance(outcome, Response):
                if outcome.status not in _WAIT_AND_RETRY:
                    return outcome
                asked = _asked_wait(outcome)
                if last or (asked or 0) > self._policy.longest_wait:
                    raise self._gave_up(f"status {outcome.status}", attempt, asked)
                self._sleep(asked if asked is not None else self._policy.first_wait * 2 ** (attempt - 1))
                continue
            silences += outcome.kind == "silence"
            if last or outcome.kind not in ("dropped", "silence") or silences >= _SILENCES:
                raise self._failed(outcome, attempt)
            self._sleep(self._policy.first_wait * 2 ** (attempt - 1))
        raise AssertionError("unreachable: the last attempt returns or raises")

    def _outcome(self, body: bytes) -> Response | TransportError:
        if self.usage.calls >= self._policy.calls:
            raise EndpointError(
                f"the run has made the {self._policy.calls} calls that it may make", place=self.endpoint.place,
                remedy="allow more with --llm-calls; what has been answered is kept, and not asked again",
            )  # fmt: skip
        self.usage.calls += 1
        try:
            response = post(self.endpoint, body, self._limits)
        except TransportError as failure:
            return failure
        key = self.endpoint.key
        # Some endpoints repeat the key where they refuse it; from here on nothing holds it.
        return response if key is None else replace(response, body=key.redacted(response.body))

    def _failed(self, failure: TransportError, attempts: int) -> EndpointError:
        remedies = {
            "refused": "start the model's server, or correct --llm-url",
            "unknown host": "correct --llm-url, or connect to the network",
            "certificate": "correct --llm-url, or have SSL_CERT_FILE name the certificates that you trust",
            "silence": "allow more time with --llm-timeout, or ask a faster model",
            "dropped": "try again later",
            "not HTTP": "correct --llm-url",
        }
        times = f", {attempts} times" if attempts > 1 else ""
        message = f"{failure.message}{times}"
        if failure.kind == "too large":
            return ReplyError(message, place=self.endpoint.place, remedy="ask another model")
        return EndpointError(message, place=self.endpoint.place, remedy=remedies[failure.kind])

    def _gave_up(self, what: str, attempts: int, asked: float | None) -> EndpointError:
        wait = f", and asks for a wait of {asked:g} s" if asked is not None else ""
        times = f"{attempts} times" if attempts > 1 else "once"
        return EndpointError(
            f"the endpoint answered {what} {times}{wait}", place=self.endpoint.place, remedy="try again later"
        )

    def _refusal(self, response: Response) -> EndpointError:
        status, place = response.status, self.endpoint.place
        if status in (401, 403):
            # Such answers like to repeat the key, or a part of it: nothing of them is shown.
            return EndpointError(
                f"the endpoint refuses the key (status {status})", place=place,
                remedy="set the variable that --llm-key-env names to a valid key",
            )  # fmt: skip
        if 300 <= status < 400:
            return EndpointError(
                f"the endpoint points elsewhere (status {status}), and redirects are not followed", place=place,
                remedy="set --llm-url to the address that it should be",
            )  # fmt: skip
        kind = ReplyError if status in (400, 413, 422) else EndpointError
        words = self._shown(_complaint(response))
        return kind(
            f"the endpoint answered status {status}{f': {words}' if words else ''}", place=place,
            remedy="check --llm-url and --llm-model",
        )  # fmt: skip

    def _shown(self, text: str) -> str:
        """Words of the endpoint, fit to be shown."""
        printable = "".join(c if c.isprintable() else " " for c in text)
        words = " ".join(printable.split())
        return words if len(words) <= _WORDS_SHOWN else f"{words[: _WORDS_SHOWN - 1]}…"

    def _answer(self, response: Response) -> Answer:
        if response.headers["content-encoding"] not in ("", "identity"):
            raise ReplyError("the reply is compressed, which was not asked for", place=self.endpoint.place)
        try:
            reply = load_object(_text(response))
        except ValueError as problem:
            raise self._malformed(str(problem)) from None
        self._count(reply.get("usage"))
        choices = reply.get("choices")
        choice = choices[0] if isinstance(choices, list) and choices else None
        message = choice.get("message") if isinstance(choice, dict) else None
        if not isinstance(choice, dict) or not isinstance(message, dict):
            raise self._malformed("it has no choices[0].message")
        if message.get("refusal"):
            raise ReplyError("the model declines to answer", place=self.endpoint.place, remedy="ask another model")
        text = message.get("content")
        if not isinstance(text, str):
            raise self._malformed("choices[0].message.content is no text")
        return Answer(text, choice.get("finish_reason") == "length")

    def _malformed(self, why: str) -> ReplyError:
        return ReplyError(f"the reply is not a chat completion: {why}", place=self.endpoint.place)

    def _count(self, usage: object) -> None:
        """Add up the tokens; a figure that is none is not counted."""
        told = usage if isinstance(usage, dict) else {}
        counts = [told.get("prompt_tokens"), told.get("completion_tokens")]
        prompt, answer = (n if type(n) is int and 0 <= n <= _MOST_TOKENS else None for n in counts)
        self.usage.prompt_tokens += prompt or 0
        self.usage.answer_tokens += answer or 0
        self.usage.untold += prompt is None or answer is None


def _text(response: Response) -> str:
    return response.body.decode("utf-8", "replace")


def _complaint(response: Response) -> str:
    """What the endpoint says is wrong, where it says so in one of the usual places."""
    try:
        reply = load_object(_text(response))
    except ValueError:
        return ""
    error = reply.get("error", reply)
    found = error.get("message", error.get("detail")) if isinstance(error, dict) else error
    return found if isinstance(found, str) else ""


def _asked_wait(response: Response) -> float | None:
    """The seconds that the header Retry-After asks for: a number, or a day measured from the endpoint's own date."""
    asked = response.headers["retry-after"].strip()
    if asked.isascii() and asked.isdigit():
        return float(asked[:9])
    until, now = _moment(asked), _moment(response.headers["date"])
    if until is None or now is None:
        return None
    return max(0.0, (until - now).total_seconds())


def _moment(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return None
    return moment if moment.tzinfo is not None else None
