"""The key reaches the endpoint, and nothing else: no output, error, traceback, copy or file."""

from __future__ import annotations

import copy
import pickle
import traceback
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from llm.model_server import Asked, ModelServer, Sent, answer, completion, raw_server

from kg.cli.app import app
from kg.errors import EndpointError
from kg.extraction.llm import ChatClient, Endpoint, Limits
from kg.extraction.llm.endpoint import Secret

KEY = "sk-test-0123456789abcdef"


def test_a_secret_shows_itself_nowhere() -> None:
    secret = Secret(KEY)
    endpoint = Endpoint.parse("https://h/v1", "m", KEY)
    for shown in (repr(secret), str(secret), f"{secret}", f"{secret:>40}", "%s %r" % (secret, secret), repr(endpoint)):  # noqa: UP031
        assert KEY not in shown
    assert secret.reveal() == KEY
    for copying in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(TypeError, match="not to be copied"):
            copying(secret)


def everything(error: BaseException) -> str:
    """The error with all that it drags along: every frame's variables, causes and contexts, suppressed or not."""
    seen: list[str] = []
    queue: list[BaseException | None] = [error]
    while queue:
        one = queue.pop()
        if one is None:
            continue
        seen.append("".join(traceback.TracebackException.from_exception(one, capture_locals=True).format()))
        queue += [one.__cause__, one.__context__]
    return "\n".join(seen)


@pytest.mark.parametrize(
    "sent",
    [
        Sent(status=401, body={"error": {"message": f"bad key {KEY}"}}),
        Sent(status=404, body={"error": {"message": f"bad key {KEY}"}}),
        Sent(status=400, body={"error": {"message": f"bad key {KEY}"}}),
        Sent(status=500, body=KEY.encode()),
        Sent(status=302, headers={"Location": f"http://h/{KEY}"}),
        Sent(body=KEY.encode()),
    ],
)
def test_errors_hold_no_key(server: ModelServer, sent: Sent) -> None:
    server.does(sent)
    client = ChatClient(Endpoint.parse(server.url, "m", KEY), sleep=lambda _: None)
    with pytest.raises(EndpointError) as caught:
        client.complete([{"role": "user", "content": "x"}], {})
    assert server.asked[0].headers["Authorization"] == f"Bearer {KEY}"
    # The test's own frame holds what the server was told to send.
    assert KEY not in everything(caught.value.with_traceback(caught.tb.tb_next))


def test_an_answer_that_repeats_the_key_has_lost_it(server: ModelServer) -> None:
    server.does(completion(f"The key is {KEY}."))
    client = ChatClient(Endpoint.parse(server.url, "m", KEY))
    assert client.complete([{"role": "user", "content": "x"}], {}).text == "The key is ***."


@pytest.mark.parametrize("speak", [lambda c: None, lambda c: c.sendall(b"nonsense\r\n"), lambda c: c.recv(10)])
def test_broken_connections_hold_no_key(speak: Any) -> None:
    with raw_server(speak) as url:
        client = ChatClient(Endpoint.parse(url, "m", KEY), Limits(read=0.5, total=1), sleep=lambda _: None)
        with pytest.raises(EndpointError) as caught:
            client.complete([{"role": "user", "content": "x" * 10_000_000}], {})
    assert KEY not in everything(caught.value)


def test_no_output_or_file_of_the_command_holds_the_key(
    server: ModelServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MY_KEY", KEY)
    Path("article.txt").write_text("Israel struck Hezbollah. The key is a secret.\n", "utf-8")

    def echo(asked: Asked) -> Sent:
        return answer({"quote": asked.headers["Authorization"]})

    options = ["--llm", "--llm-url", server.url, "--llm-model", "m", "--llm-key-env", "MY_KEY", "--format", "jsonl"]
    for behaviour in (answer(), echo, Sent(status=401, body=KEY.encode()), Sent(status=400, body={"error": KEY})):
        server.does(behaviour)
        for path in tmp_path.rglob("*.json"):
            path.unlink()
        result = CliRunner().invoke(app, ["extract", "article.txt", "-o", "out.jsonl", *options])
        assert result.exit_code in (0, 1) and server.asked[-1].headers["Authorization"].endswith(KEY)
        assert KEY not in result.output + result.stderr
        assert result.exception is None or KEY not in everything(result.exception)
        files = [path for path in tmp_path.rglob("*") if path.is_file()]
        assert len(files) >= 2
        assert all(KEY.encode() not in path.read_bytes() and KEY not in str(path) for path in files)
