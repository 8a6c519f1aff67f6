"""Pages of who may what: to read, to print, and as a file."""

from flask import Response

from core.access.rooms import SchoolRoom
from core.access.scope import scope
from core.contract.permissions import Permission
from core.features.staff import permission_overview
from core.web.files import as_file
from core.web.pages import render

room = SchoolRoom("rights", __name__, template_folder="templates")


@room.get("/wie-mag-wat", permission=Permission.STAFF_MANAGE, purpose="beheer", reads="staff")
def index() -> Response:
    return render("staff/rights.html", page=permission_overview.rights_page(), today=scope().today, here="roles.index")


@room.get("/wie-mag-wat/bestand.csv", permission=Permission.STAFF_MANAGE, purpose="beheer", reads="staff")
def file() -> Response:
    table = permission_overview.as_table(permission_overview.rights_page())
    return as_file(table, f"wie-mag-wat-{scope().school_id}-{scope().today.isoformat()}")
