"""The measures of a run, the file that keeps them, and what has become worse."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import originals
import re3d
import references
from control import cooccurrence, spellings
from diagnosis import diagnose, ranked
from labels import NARY, Gold, Record, label_parties, read_gold
from scorer import Matching, Scores, drawn, interval, match, wilson
from suites import HERE, Result, cases, lexicon, run_case, run_passages
from who import Names, same

from kg.vocabulary import vocabulary

__all__ = ["SCORES", "SHARED", "Json", "measured", "problems", "save", "saved", "table", "worse"]

Json = dict[str, Any]

SCORES = HERE / "scores.json"
ASIDE = ("heldout", "plain", "retold")
"""The passages that are set aside: scores only, and counts of classes of error."""
SHARED = HERE.parents[1].parent / "shared"
_INTERVALS: dict[str, Callable[[Scores], float | None]] = {
    "f1": Scores.f1, "precision": Scores.precision, "recall": Scores.recall,
}  # fmt: skip


def measured(*, heldout: bool = False) -> Json:
    """All measures but speed. What needs the folder `shared` beside the checkout is left out where that is absent."""
    ran = [(case, *run_case(case)) for case in cases()]
    dev = run_passages("dev")
    of_cases = [result for _, _, result in ran]
    by_phenomenon: dict[str, list[int]] = {}
    for case, passed, _ in ran:
        counts = by_phenomenon.setdefault(case.phenomenon, [0, 0])
        counts[0] += passed
        counts[1] += 1
    together = _scores([*of_cases, *dev])
    report: Json = {
        "cases": {
            "passed": sorted(case.id for case, passed, _ in ran if passed),
            "total": len(ran),
            "phenomena": by_phenomenon,
            **_summary(of_cases),
            "signed triple": _signed(of_cases),
        },
        "dev": {**_summary(dev), "control": _control(dev)},
        "cases and dev": {
            "sign given the pair": [together.sign_right, together.sign_judged],
            "turned round": [together.turned_round, together.emitted["all"]],
            "kinds": dict(sorted(together.turned.items())),
        },
        "references": references.measured(),
    }
    if heldout:
        for split in ASIDE:
            report[split] = {**(_summary(found := run_passages(split))), "control": _control(found)}
    report |= _public()
    return report


def _scores(results: Sequence[Result]) -> Scores:
    scores = Scores()
    for result in results:
        scores.merge(result.scores)
    return scores


def _summary(results: Sequence[Result]) -> Json:
    scores = _scores(results)
    families = sorted(set(scores.labelled) | set(scores.emitted))
    return {
        "documents": len(results),
        "all": {**_measures(scores, ""), "interval": _intervals(results)},
        "families": {name: _measures(scores, name) for name in families if name != "all"},
        "attributes": {name: [scores.right[name], scores.judged[name]] for name in sorted(scores.judged)},
        "times": dict(sorted(scores.times.items())),
        "turned round": [scores.turned_round, scores.emitted["all"]],
        "quotes verbatim": [scores.quotes["verbatim"], sum(scores.quotes.values())],
    }


def _measures(scores: Scores, key: str) -> Json:
    name = key or "all"
    counts = {"matched": scores.matched[name], "emitted": scores.emitted[name], "labelled": scores.labelled[name]}
    values = {"precision": scores.precision(key), "recall": scores.recall(key), "f1": scores.f1(key)}
    return {**counts, **{name: _rounded(value) for name, value in values.items()}}


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def _intervals(results: Sequence[Result]) -> Json:
    draws = drawn([result.scores for result in results])
    found = {name: interval(draws, measure) for name, measure in _INTERVALS.items()}
    return {name: [round(end, 4) for end in ends] if ends else None for name, ends in found.items()}


# ---------------------------------------------------------------- controls and views of the same matches


def _control(results: Sequence[Result]) -> Json:
    scores, table = Scores(), spellings(lexicon())
    for result in results:
        spans = [(s.start, s.end) for s in result.document.sentences if s.section in ("body", "bullet")]
        golds = read_gold(_gold_file(result.id))
        scores.add(match(golds, cooccurrence(result.text, spans, table), result.names), result.names)
    return _measures(scores, "")


def _gold_file(name: str) -> Path:
    return next((HERE / "passages").glob(f"*/{name}.gold.jsonl"))


def _signed(results: Sequence[Result]) -> Json:
    """Ties with a sign, whatever their family: who is friend or foe of whom."""
    scores = Scores()
    for result in results:
        golds = [gold for gold in _labels(result.matching) if _sign(gold.relations[0]) and gold.family != "denial"]
        records = [r for r in result.records if _sign(r["relation"]) and r["stance"] != "denies"]
        scores.add(match(golds, records, result.names, fit=_same_tie, everything=True), result.names)
    return _measures(scores, "")


def _labels(matching: Matching) -> list[Gold]:
    return [*(gold for gold, _ in matching.pairs), *matching.missed, *matching.doubtful]


def _sign(relation: str) -> int:
    return 0 if relation in NARY else vocabulary().relations[relation].sign


def _same_tie(gold: Gold, record: Record, names: Names) -> bool:
    if _sign(record["relation"]) not in {_sign(name) for name in gold.relations}:
        return False
    ends = label_parties(gold) if gold.parties else (gold.subject, gold.object)
    either = vocabulary().relations[record["relation"]].symmetric
    ways = (ends, ends[::-1]) if either or vocabulary().relations[gold.relations[0]].symmetric else (ends,)
    return any(same(record["subject"], a, names) and same(record["object"], b, names) for a, b in ways)


def _public() -> Json:
    report: Json = {}
    pairs = re3d.compare(SHARED / "data" / "re3d")
    if pairs is not None:
        report["re3d"] = {
            kind: {
                "matched": found.matched, "emitted": found.emitted, "labelled": found.labelled,
                "precision": _rounded(found.precision), "recall": _rounded(found.recall), "f1": _rounded(found.f1),
            }
            for kind, found in pairs.items()
        }  # fmt: skip
    found = originals.recover(SHARED / "seeds")
    if found is not None:
        report["originals"] = {
            "recovered": list(found.recovered), "rows": len(found.recovered) + len(found.lost),
            "matched": found.matched, "emitted": found.emitted,
        }  # fmt: skip
    return report


def problems(*, heldout: bool = False) -> list[tuple[str, int, list[str]]]:
    """The classes of error, ranked, over the development passages and the cases (or over the held-out passages)."""
    results = (
        [one for split in ASIDE for one in run_passages(split)]
        if heldout
        else [*run_passages("dev"), *(run_case(case)[1] for case in cases())]
    )
    return ranked(
        (kind, f"{result.id}: {what}") for result in results for kind, what in diagnose(result.matching, result.names)
    )


# ---------------------------------------------------------------- what has become worse


def worse(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    """What the new scores have lost against the old ones, in words; nothing where all is as good."""
    lost = sorted(set(old["cases"]["passed"]) - set(new["cases"]["passed"]))
    if lost:
        yield f"cases that passed and fail: {', '.join(lost)}"
    for name in ("cases", "dev"):
        yield from _fallen(old[name]["all"], new[name]["all"], f"{name}, all")
        yield from _more_turned(old[name], new[name], name)
        verbatim, quotes = new[name]["quotes verbatim"]
        if verbatim != quotes:
            yield f"{name}: {quotes - verbatim} quotes are not verbatim"
    for name, before in sorted(old["dev"]["families"].items()):
        yield from _fallen(before, new["dev"]["families"].get(name, {}), f"dev, {name}", only=("f1",))
    if "references" in old:
        yield from _fallen(old["references"]["all"], new["references"]["all"], "references", only=("accuracy",))
    for name in ("attribution", "modality", "stance", "time"):
        before, after = (report["dev"]["attributes"].get(name, (0, 0)) for report in (old, new))
        if before[1] and after[1] and after[0] / after[1] < before[0] / before[1]:
            yield f"dev, {name} right: {after[0]} of {after[1]}, was {before[0]} of {before[1]}"
    for kind, before in sorted(old.get("re3d", {}).items()):
        if "re3d" in new:
            yield from _fallen(before, new["re3d"][kind], f"re3d, {kind}", only=("f1",))
    if "originals" in old and "originals" in new:
        rows = sorted(set(old["originals"]["recovered"]) - set(new["originals"]["recovered"]))
        if len(new["originals"]["recovered"]) < len(old["originals"]["recovered"]):
            yield f"fewer rows of the originals recovered; lost: {', '.join(rows)}"


def _fallen(
    old: Mapping[str, Any], new: Mapping[str, Any], where: str, only: Sequence[str] = ("precision", "f1")
) -> Iterator[str]:
    for name in only:
        before, after = old.get(name) or 0.0, new.get(name) or 0.0
        if after < before:
            yield f"{where}: {name} {after:.4f}, was {before:.4f}"


def _more_turned(old: Mapping[str, Any], new: Mapping[str, Any], where: str) -> Iterator[str]:
    before, after = old["turned round"][0], new["turned round"][0]
    if after > before:
        yield f"{where}: {after} statements turned round (wrong sign or stance, or reversed), were {before}"


# ---------------------------------------------------------------- for people


Row = tuple[str, str, str, str, str]

_OF_ALL = {"f1": ("0.38", "0.70"), "precision": ("0.43", "0.85"), "recall": ("0.35", "")}
_OF_FAMILY = {"mediation": ("0.19", "0.80"), "agreement": ("0.18", "0.70"), "denial": ("0", "0.60")}
_OF_SPEED = {"sentences a second": ("150", "500"), "two processes, times one": ("", "1.7")}
"""By measure: the floor, which a prototype reached on other texts, and the goal."""


def table(report: Json) -> Iterator[Row]:
    """Rows of measure, value, 95 % interval, floor and goal."""
    for split, name in (
        ("dev", "passages, dev"), ("heldout", "passages, held out"), ("plain", "passages, plain, held out"),
        ("retold", "passages, news and reports retold"),
    ):  # fmt: skip
        if split in report:
            yield from _table_of_passages(report[split], name)
    yield from _table_of_cases(report)
    yield from _table_of_references(report)
    yield from _table_of_public(report)


def _table_of_passages(part: Json, name: str) -> Iterator[Row]:
    whole = part["all"]
    for measure, goals in _OF_ALL.items():
        yield f"{name}: {measure}", _number(whole[measure]), _ends(whole["interval"][measure]), *goals
    for family in sorted(part["families"], key=lambda one: (one not in _OF_FAMILY, one)):
        found = _number(part["families"][family]["f1"])
        yield f"{name}: {family} f1", found, "", *_OF_FAMILY.get(family, ("", ""))
    for attribute, counts in part["attributes"].items():
        yield f"{name}: {attribute} right", _of(counts), _ends(wilson(*counts)), "", ""
    yield f"{name}: control f1", _number(part["control"]["f1"]), "", "", ""
    yield f"{name}: quotes verbatim", _of(part["quotes verbatim"]), "", "", "100 %"
    yield f"{name}: turned round", _of(part["turned round"]), _ends(wilson(*part["turned round"])), "3.2 %", "1 %"


def _table_of_cases(report: Json) -> Iterator[Row]:
    part, both = report["cases"], report["cases and dev"]
    passed = [len(part["passed"]), part["total"]]
    yield "cases passed, every attribute right", _of(passed), _ends(wilson(*passed)), "", ""
    yield "cases: f1", _number(part["all"]["f1"]), _ends(part["all"]["interval"]["f1"]), "", ""
    yield "cases: precision", _number(part["all"]["precision"]), _ends(part["all"]["interval"]["precision"]), "", ""
    yield "cases: signed triple f1", _number(part["signed triple"]["f1"]), "", "0.66", "0.80"
    pair = both["sign given the pair"]
    yield "cases and dev: sign, given the pair", _of(pair), _ends(wilson(*pair)), "0.961", "0.98"
    turned = both["turned round"]
    yield "cases and dev: turned round", _of(turned), _ends(wilson(*turned)), "3.2 %", "1 %"
    yield "cases: quotes verbatim", _of(part["quotes verbatim"]), "", "", "100 %"


def _table_of_references(report: Json) -> Iterator[Row]:
    for kind, found in report["references"].items():
        taken = [found["right"], found["right"] + found["wrong"]]
        meant = [found["right"], found["right"] + found["wrong"] + found["missed"]]
        yield f"references, {kind}: right of those taken", _of(taken), _ends(wilson(*taken)), "", ""
        yield f"references, {kind}: right of those meant", _of(meant), _ends(wilson(*meant)), "", ""


def _table_of_public(report: Json) -> Iterator[Row]:
    for kind, found in report.get("re3d", {}).items():
        value = f"{_number(found['f1'])} (P {_number(found['precision'])}, R {_number(found['recall'])})"
        floor, goal = "0.20" if kind in re3d.KINDS else "", "0.45" if kind == "FightingAgainst" else ""
        yield f"re3d: {kind} f1", value, "", floor, goal
    if "originals" in report:
        found = report["originals"]
        yield "originals: rows recovered", f"{len(found['recovered'])} of {found['rows']}", "", "", "75 of 104"
        yield "originals: statements in some row (a lower bound)", _of([found["matched"], found["emitted"]]), "", "", ""
    for name, value in report.get("speed", {}).items():
        yield f"speed: {name}", f"{value:,.2f}", "", *_OF_SPEED.get(name, ("", ""))


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _of(counts: Sequence[int]) -> str:
    part, whole = counts
    return f"{part} of {whole}" + (f" ({part / whole:.1%})" if whole else "")


def _ends(ends: Sequence[float] | None) -> str:
    return f"{ends[0]:.3f} to {ends[1]:.3f}" if ends else ""


def saved() -> Json:
    """The scores that are kept."""
    found: Json = json.loads(SCORES.read_text(encoding="utf-8"))
    return found


def save(report: Json) -> None:
    """Keep the scores; what this run could not measure stays as it was. Speed is not kept: it is the machine's."""
    before = saved() if SCORES.is_file() else {}
    kept = {key: before[key] for key in ("re3d", "originals") if key in before}
    whole = {**kept, **{key: value for key, value in report.items() if key != "speed"}}
    SCORES.write_text(json.dumps(whole, indent=1, ensure_ascii=False, sort_keys=True) + "\n", encoding="utf-8")
