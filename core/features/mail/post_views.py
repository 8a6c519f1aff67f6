"""The post of a demonstration: mail that nobody sends, on a page. Only registered where `DEMO` is set."""

from flask import Response

from core.access.rooms import AccountRoom
from core.features.mail import post
from core.web.pages import render

room = AccountRoom("post", __name__, template_folder="templates")


@room.get("/post")
def index() -> Response:
    """The newest mail first."""
    return render("mail/post.html", letters=post.letters(), most=post.MOST)
