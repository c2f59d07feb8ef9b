"""The corpus: it is what its scripts make, and the checks reach what we promise on it."""

from __future__ import annotations

import json

import pytest

from tests.market import score
from tests.market.corpus import compose, stories
from tests.market.corpus.by_hand import BY_HAND
from tests.market.corpus.second_held_out import SECOND_HELD_OUT


def test_the_committed_sentences_are_what_the_script_composes() -> None:
    lines = [json.loads(line) for line in compose.FILE.read_text(encoding="utf-8").splitlines()]
    assert [(one["text"], one["codes"]) for one in lines] == compose.all_sentences()


def test_the_committed_stories_are_what_the_script_composes() -> None:
    assert [json.loads(line) for line in stories.FILE.read_text(encoding="utf-8").splitlines()] == stories.all_stories()


def test_there_are_enough_and_half_of_them_are_right() -> None:
    report = score.score(held_out_only=False)
    assert report.sentences.total() >= 600 and report.stories.total() >= 150
    for counts in (report.sentences, report.stories):
        assert 0.4 <= counts["wrong"] / counts.total() <= 0.6


@pytest.mark.parametrize("held_out_only", [False, True])
def test_errors_are_never_wrong_and_rarely_missed(held_out_only: bool) -> None:
    report = score.score(held_out_only)
    assert report.errors.false == 0, report.wrong
    assert report.errors.recall >= 0.90, report.wrong
    assert report.warnings.precision >= 0.90, report.wrong


@pytest.mark.parametrize(("sentence", "codes"), BY_HAND)
def test_a_sentence_written_by_hand(sentence: str, codes: str) -> None:
    found = {one.code for one in score.findings_of(sentence)}
    expected = set(codes.split("|")) - {""}
    assert found <= expected and (not expected or found & expected)


def test_the_second_part_put_aside_has_no_false_error() -> None:
    report = score.by_hand(SECOND_HELD_OUT)
    assert (report.sentences["right"], report.sentences["wrong"]) == (60, 60)
    assert report.errors.false == 0 and report.errors.recall >= 0.8
