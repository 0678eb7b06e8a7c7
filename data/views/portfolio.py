"""Portfolios: which sectors a leading post answers for."""

from __future__ import annotations

from data.catalogue import Catalogue, Sector
from data.plain_text import slug


def leading_posts(catalogue: Catalogue) -> dict[str, str]:
    """Slug -> leading post, as it stands in addresses and on screen; in the order of the sectors."""
    return {slug(sector.leading_post): sector.leading_post for sector in catalogue.sectors.values()}


def my_sectors(catalogue: Catalogue, post: str) -> tuple[Sector, ...]:
    """The sectors of a post named by its slug; every sector for '' and for a post that nobody holds."""
    mine = tuple(sector for sector in catalogue.sectors.values() if slug(sector.leading_post) == post)
    return mine or tuple(catalogue.sectors.values())


def my_codes(catalogue: Catalogue, post: str) -> frozenset[str]:
    """The codes of the sectors of a post."""
    return frozenset(sector.code for sector in my_sectors(catalogue, post))


def my_units(catalogue: Catalogue, post: str) -> frozenset[str]:
    """The units that own an indicator or send a form of a post's sectors."""
    mine = my_codes(catalogue, post)
    owners = {indicator.owner for indicator in catalogue.indicators.values() if indicator.sector in mine}
    senders = {sender for form in catalogue.forms.values() if form.sector in mine for sender in form.senders}
    return frozenset((owners | senders) & catalogue.units.keys())
