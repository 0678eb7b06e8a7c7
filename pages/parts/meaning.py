"""What an indicator means: its definition, its formula, the rule by which it is judged, its legal basis."""

from __future__ import annotations

from decimal import Decimal
from html import escape

import streamlit as st

from charts.tables import Safe, definition_html
from data.catalogue import Indicator
from data.numbers import capitalise, format_number
from data.views.indicator import IndicatorView
from data.views.reader import Reader


def show_definition(reader: Reader, found: IndicatorView) -> None:
    """What the indicator means, how it is computed and judged, and who says so."""
    i = found.indicator
    with st.container(key="panel-definition"):
        st.subheader("Định nghĩa và cách tính", anchor=False)
        st.html(
            definition_html(
                [
                    ("Tên chỉ tiêu", i.name),
                    ("Định nghĩa", i.definition),
                    ("Cách tính", i.formula),
                    ("Đơn vị tính", i.unit),
                    ("Cơ quan chủ trì", reader.catalogue.units[i.owner].name),
                    (
                        "Biểu gửi",
                        f"{found.form.code}: {found.form.name}" if found.form else "Tính từ chỉ tiêu thành phần",
                    ),
                    ("Cách đánh giá", judgement_rule(i)),
                    ("Căn cứ", i.legal),
                    ("Nguồn tham khảo", Safe(linked(i.source_url))),
                    ("Ghi chú", capitalise(i.note)),
                ]
            )
        )


def judgement_rule(indicator: Indicator) -> str:
    """The rule by which a status is given, in words."""
    if indicator.direction == "neutral":
        return "Chỉ theo dõi, không đánh giá đạt hay không đạt."
    rule = indicator.judgement
    if rule.compare == "points":
        return (
            "So với chỉ tiêu được giao theo điểm %: không thấp hơn là đúng tiến độ; "
            f"thấp hơn đến {_plain(rule.risk)} điểm % là cần lưu ý; thấp hơn nữa là nguy cơ không đạt."
        )
    pace = {
        "cumulative": "Yêu cầu đến kỳ tính đều theo thời gian từ 0 đến chỉ tiêu năm. ",
        "level": "Yêu cầu đến kỳ tính đều từ mức cuối năm trước đến chỉ tiêu năm. ",
        "none": "Yêu cầu đến kỳ bằng chỉ tiêu năm. ",
    }[rule.trajectory]
    return (
        f"{pace}Đạt từ {_plain(rule.attention * 100)}% yêu cầu là đúng tiến độ; "
        f"từ {_plain(rule.risk * 100)}% là cần lưu ý; "
        "dưới mức đó là nguy cơ không đạt."
    )


def _plain(number: Decimal) -> str:
    return format_number(number, 2)


def linked(note: str) -> str:
    """A note with its address made a link; only http and https."""
    words_ = [
        f'<a class="gb-link" target="_blank" rel="noopener" href="{escape(word, quote=True)}">{escape(word)}</a>'
        if word.startswith(("http://", "https://"))
        else escape(word)
        for word in note.split(" ")
    ]
    return " ".join(words_)
