"""A map of communes on a slide is its two ends, in which many of one value are one row."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from briefings import pack_words as words
from briefings.slides.extremes import AT_EACH_END, extremes_chart
from data.catalogue import Catalogue
from tests.charts.test_maps import made


def test_many_communes_of_one_value_are_one_bar_and_the_room_goes_to_the_others(catalogue: Catalogue) -> None:
    found = made(catalogue, judged=True)
    chart, signs = extremes_chart(found, catalogue)
    assert len(chart.labels) == len(signs) == 2 * AT_EACH_END + 1
    assert words.BETWEEN in chart.labels
    known = list(found.values)
    equal = {place: replace(value, amount=Decimal(90)) for place, value in found.values.items()}
    equal[known[5]] = replace(equal[known[5]], amount=Decimal(10))
    chart, signs = extremes_chart(replace(found, values=equal), catalogue)
    assert chart.labels == ("162 xã, phường cùng mức", catalogue.areas[known[5]].short_name)
    assert chart.series[0].amounts == (90, 10)
    assert len(signs) == 2
