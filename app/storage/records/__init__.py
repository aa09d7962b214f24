"""The tables that everybody shares, one file a noun. Import the classes from here; rooms have their own.

May import what storage may. A row of an area is found by both parts of its key:
`session.get(CaseFile, (area_id, id))`.
"""

from app.storage.records.absence import Absence
from app.storage.records.area import Area, NumberSeries, ParameterValue, Setting, YearNotice
from app.storage.records.case_file import CaseFile, Instance, JournalEntry, JournalHead
from app.storage.records.clock import Clock, ClockEntry
from app.storage.records.conversation import Advice, CaseNote
from app.storage.records.exchange import Notification, Outbox, UnheardMessage
from app.storage.records.kept import KeptEntry
from app.storage.records.paper import Attachment, Document
from app.storage.records.people import Account, AccountEvent, Attempts, Membership, Organisation
from app.storage.records.person import Enrolment, Person
from app.storage.records.public import CaseCode, PublicDraft
from app.storage.records.record import AreaRecord, Record
from app.storage.records.recusal import Recusal
from app.storage.records.release import Deployment, Release, ReleaseFile
from app.storage.records.saved_filter import SavedFilter
from app.storage.records.staff import InstitutionStaff
from app.storage.records.work import (
    Draft,
    DueWork,
    Incident,
    Lease,
    Submission,
    Wait,
    WorkCandidate,
    WorkItem,
)

__all__ = [
    "Absence",
    "Account",
    "AccountEvent",
    "Advice",
    "Area",
    "AreaRecord",
    "Attachment",
    "Attempts",
    "CaseCode",
    "CaseFile",
    "CaseNote",
    "Clock",
    "ClockEntry",
    "Deployment",
    "Document",
    "Draft",
    "DueWork",
    "Enrolment",
    "Incident",
    "Instance",
    "InstitutionStaff",
    "JournalEntry",
    "JournalHead",
    "KeptEntry",
    "Lease",
    "Membership",
    "Notification",
    "NumberSeries",
    "Organisation",
    "Outbox",
    "ParameterValue",
    "Person",
    "PublicDraft",
    "Record",
    "Recusal",
    "Release",
    "ReleaseFile",
    "SavedFilter",
    "Setting",
    "Submission",
    "UnheardMessage",
    "Wait",
    "WorkCandidate",
    "WorkItem",
    "YearNotice",
]
