"""Takeaway of who may send: the units, and the communes of the province."""

from __future__ import annotations

from briefings import words
from briefings.takeaway import Column, Line, Takeaway
from data.catalogue import Area, Catalogue, Unit
from data.numbers import capitalise
from data.obligations import ON_CHANGE

CODE = "DON-VI"


def senders_takeaway(catalogue: Catalogue) -> Takeaway:
    """Every unit and every commune, with the code that its files carry and how many forms it owes."""
    columns = (*map(Column, (words.CODE, words.SENDER_NAME, words.SENDER_KIND)), Column(words.FORMS_TO_SEND, 0))
    forms = [form for form in catalogue.forms.values() if form.owed and form.kind not in ON_CHANGE]
    senders: list[Unit | Area] = [*catalogue.units.values(), *catalogue.communes.values()]
    return Takeaway(
        code=CODE,
        about=words.SENDERS,
        title=words.SENDERS,
        subtitle=catalogue.province.name,
        columns=columns,
        lines=tuple(
            Line((s.code, s.name, capitalise(s.kind), sum(catalogue.sends(s.code, form) for form in forms)))
            for s in senders
        ),
        sources=(words.CATALOGUE.format(version=catalogue.version),),
    )
