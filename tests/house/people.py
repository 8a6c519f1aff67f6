"""Who to send to a page, and what stands ready there for that person."""

from core.access.gate import RouteRule
from tests.house.addresses import Addresses
from tests.house.pages import Blank, forms_on
from tests.house.town import Actor, Town


def posting_forms(town: Town, actor: Actor, rule: RouteRule) -> list[Blank]:
    """The forms on a page with a form, as this person sees them."""
    if "GET" not in rule.methods:
        return []
    page = actor.client.get(next(Addresses(town, actor.school_id).of(rule)).path)
    return [form for form in forms_on(page.text) if form.method == "post"]


def richest(town: Town, school_id: str, rule: RouteRule) -> Actor:
    """The member with the most rights of those who may enter, and with a case to look at."""
    may = [actor for actor in town.everyone(school_id) if rule.permission in actor.permissions]
    return max(may, key=lambda actor: (len(actor.sees), len(actor.permissions)))
