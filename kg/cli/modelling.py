"""`kg extract --llm`: its options, and what it tells the person."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from kg.cli.common import note
from kg.wording import shortened

if TYPE_CHECKING:
    from kg.actors import Lexicon
    from kg.extraction.llm import ModelReader, Outcome
    from kg.model import Account

__all__ = ["ModelOptions", "ModelRun", "check_usage"]

_SHOWN = 10
_WIDTH = 100


@dataclass(frozen=True, slots=True)
class ModelOptions:
    """What the command line says about a language model.

    Attributes:
        url: the endpoint's base address.
        model: the model's name.
        key_variable: the variable of the environment that holds the key; it may be unset, where none is needed.
        timeout: seconds for one request.
        calls: requests in the whole run.
    """

    url: str
    model: str
    key_variable: str
    timeout: int
    calls: int


def check_usage(context: click.Context) -> None:
    """Whether the options of a model go together.

    Raises:
        click.UsageError: they do not. What only the environment sets is no mistake where no model is asked for.
    """
    given = sorted(
        name for name in context.params
        if name.startswith("llm_") and context.get_parameter_source(name) is ParameterSource.COMMANDLINE
    )  # fmt: skip
    if context.params["llm"]:
        if not context.params["llm_url"] or not context.params["llm_model"]:
            raise click.UsageError("--llm needs --llm-url and --llm-model, or PARLEY_LLM_URL and PARLEY_LLM_MODEL")
    elif given:
        raise click.UsageError(f"--{given[0].replace('_', '-')} is given without --llm")


class ModelRun:
    """One run with a model: reads account after account, and tells at the end what it has cost.

    Args:
        options: what the command line says.
        lexicon: who is known.

    Raises:
        EndpointError: the options name no endpoint that could be used.
    """

    def __init__(self, options: ModelOptions, lexicon: Lexicon) -> None:
        from kg.extraction.llm import AnswerCache, ChatClient, Endpoint, Limits, ModelReader, Policy, cache_folder

        folder = cache_folder(os.environ)
        endpoint = Endpoint.parse(options.url, options.model, os.environ.get(options.key_variable))
        limits = Limits(read=options.timeout, total=options.timeout)
        client = ChatClient(endpoint, limits, Policy(calls=options.calls))
        self._reader: ModelReader = ModelReader(client, lexicon, AnswerCache(folder))
        self._outcomes: list[Outcome] = []
        note(f"llm: the text goes to {endpoint.place} (model {endpoint.model}); answers are kept in {folder}")

    def read(self, account: Account) -> Account:
        """The account with what the model reads beside it; where the model fails, the account as it is."""
        outcome = self._reader.read(account.document, account)
        self._outcomes.append(outcome)
        self._tell(account.document.id, outcome)
        return outcome.account

    @property
    def failed(self) -> bool:
        """Whether some document was not read by the model."""
        return any(outcome.failure is not None for outcome in self._outcomes)

    def _tell(self, name: str, outcome: Outcome) -> None:
        for warning in outcome.warnings:
            note(f"warning: {warning}")
        if outcome.failure is not None:
            note(f"error: {name}: the model has not read it, so its statements are the rules' alone: {outcome.failure}")
            return
        note(
            f"llm: {name}: {outcome.kept} statements only of the model, {outcome.agreed} agree with the rules, "
            f"{outcome.differing} differ from them and are left out, {len(outcome.refusals)} refused, "
            f"{outcome.undated} without the date that the model gave"
        )
        for refusal in outcome.refusals[:_SHOWN]:
            detail = f": {_printable(refusal.detail)}" if refusal.detail else ""
            number = f"statement {refusal.number} of the answer" if refusal.number else "a statement"
            note(f"llm: {name}: {number}, passage at {refusal.start}: {refusal.reason}{detail}")
        if len(outcome.refusals) > _SHOWN:
            note(f"llm: {name}: … and {len(outcome.refusals) - _SHOWN} more")

    def close(self) -> None:
        """Tell what the run has cost, and what was refused in all."""
        from kg.extraction.llm import counted

        usage = self._reader.usage
        kept = sum(outcome.from_cache for outcome in self._outcomes)
        untold = f" ({usage.untold} answers without a report)" if usage.untold else ""
        note(
            f"llm: {usage.calls} calls, {usage.retries} of them repeated; {kept} answers from the cache; tokens as the "
            f"endpoint reports them: {usage.prompt_tokens:,} asked, {usage.answer_tokens:,} answered{untold}"
        )
        refusals = [refusal for outcome in self._outcomes for refusal in outcome.refusals]
        for reason, times in counted(refusals):
            note(f"llm: refused {times} times: {reason}")


def _printable(text: str) -> str:
    """A model's words, short and without characters by which they could steer the terminal."""
    words = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return shortened(words, _WIDTH)
