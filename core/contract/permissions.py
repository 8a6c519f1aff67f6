"""What a person may do at a school. The set is closed: a plugin hands permissions to its roles, it makes none."""

from enum import StrEnum


class Permission(StrEnum):
    """One right. Roles grant; the policy, consent and the wall only take away."""

    HOME = "home"
    PUPILS_READ = "pupils.read"
    PUPILS_EDIT = "pupils.edit"
    CONCERNS_REPORT = "concerns.report"
    CASES_READ_OWN = "cases.read_own"
    CASES_READ_ALL = "cases.read_all"
    CASES_READ_DISCLOSED = "cases.read_disclosed"
    CASES_WORK = "cases.work"
    CASES_SEAL = "cases.seal"
    CONSENTS_RECORD = "consents.record"
    MEETINGS_READ = "meetings.read"
    MEETINGS_PLAN = "meetings.plan"
    MEETINGS_MINUTE = "meetings.minute"
    DECISIONS_TAKE = "decisions.take"
    ADMISSIONS_WORK = "admissions.work"
    ADMISSIONS_ANSWER = "admissions.answer"
    STAFF_MANAGE = "staff.manage"
    SETUP_READ = "setup.read"
    LEDGER_READ = "ledger.read"


PARTNER_PERMISSIONS = frozenset(
    {
        Permission.HOME,
        Permission.CASES_READ_DISCLOSED,
        Permission.CASES_WORK,
        Permission.MEETINGS_READ,
        Permission.DECISIONS_TAKE,
    }
)
"""The most a role of kind `partner` may be given; `dekkend school check` refuses a profile that gives more."""
