"""What each role may see and do. The document is silent on this (A-54): nobody gets more than the work asks."""

from core.contract.permissions import Permission

HOME = frozenset({Permission.HOME})
IN_CLASS = frozenset({Permission.HOME, Permission.PUPILS_READ})
EXPERT = frozenset({Permission.HOME, Permission.PUPILS_READ, Permission.CASES_READ_OWN, Permission.CASES_WORK})
TEACHER = frozenset(
    {
        Permission.HOME,
        Permission.PUPILS_READ,
        Permission.CONCERNS_REPORT,
        Permission.CASES_READ_OWN,
        Permission.CASES_WORK,
        Permission.CONSENTS_RECORD,
        Permission.MEETINGS_READ,
    }
)
CARE_OWNER = TEACHER | frozenset(
    {
        Permission.PUPILS_EDIT,
        Permission.CASES_READ_ALL,
        Permission.CASES_SEAL,
        Permission.MEETINGS_PLAN,
        Permission.MEETINGS_MINUTE,
        Permission.DECISIONS_TAKE,
        Permission.ADMISSIONS_WORK,
        Permission.ADMISSIONS_ANSWER,
        Permission.SETUP_READ,
        Permission.LEDGER_READ,
    }
)
LEADER = frozenset(
    {
        Permission.HOME,
        Permission.PUPILS_READ,
        Permission.CASES_READ_ALL,
        Permission.CASES_SEAL,
        Permission.MEETINGS_READ,
        Permission.DECISIONS_TAKE,
        Permission.ADMISSIONS_WORK,
        Permission.ADMISSIONS_ANSWER,
        Permission.SETUP_READ,
        Permission.LEDGER_READ,
    }
)
APPROVER = frozenset({Permission.HOME, Permission.CASES_READ_OWN, Permission.DECISIONS_TAKE})
LOOKS_ALONG = frozenset({Permission.HOME, Permission.CASES_READ_DISCLOSED, Permission.MEETINGS_READ})
HELPS = LOOKS_ALONG | frozenset({Permission.CASES_WORK})
