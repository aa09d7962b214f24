"""What the public holds a secret for is found by it, on both databases."""

from datetime import timedelta

from sqlalchemy import select

from app.storage.public_access import (
    case_of_secret,
    case_opened_by,
    draft_of_message,
    draft_of_secret,
    forget_drafts,
    write_draft,
)
from app.storage.records import Attachment, CaseCode, PublicDraft
from app.storage.unit_of_work import Workplace
from app.storage.uploads import delete_unsubmitted, unsubmitted_of
from tests.builders import AREA, MOMENT, make_account, make_area, make_case


def test_a_case_is_found_by_the_hash_of_its_code_alone(workplace: Workplace) -> None:
    with workplace.unit(MOMENT) as unit:
        make_area(unit)
        holder, case = make_account(unit), make_case(unit, opened_by="draft-1")
        held = {"serial": 1, "holder_id": holder.id, "issued_by": holder.id, "issued_at": unit.moment}
        unit.session.add(CaseCode(area_id=AREA, id=case.id, secret="hash", **held))
    with workplace.reading_unit(MOMENT) as unit:
        found = case_of_secret(unit.session, "hash")
        assert found is not None and found[0].id == case.id and found[1].serial == 1
        assert case_of_secret(unit.session, "another") is None
        opened = case_opened_by(unit.session, AREA, "draft-1")
        assert opened is not None and opened.id == case.id


def test_drafts_are_kept_found_and_forgotten(workplace: Workplace) -> None:
    with workplace.unit(MOMENT) as unit:
        make_area(unit)
        case = make_case(unit)
        for name, of_case in (("draft-1", None), ("draft-2", None), ("draft-3", case.id)):
            draft = PublicDraft(area_id=AREA, id=name, subject="supplement_received", case_id=of_case)
            draft.secret = f"hash of {name}" if of_case is None else None
            write_draft(unit, draft, {"phone": "139"}, "1")
    with workplace.unit(MOMENT + timedelta(days=1)) as unit:
        later = unit.session.get_one(PublicDraft, (AREA, "draft-2"))
        write_draft(unit, later, {"phone": "1390"}, "2")
    with workplace.unit(MOMENT + timedelta(days=1)) as unit:
        of_message = draft_of_message(unit.session, AREA, case.id, "supplement_received")
        assert of_message is not None and unit.vault.read(of_message, "values") == {"phone": "139"}
        forget_drafts(unit.session, MOMENT + timedelta(hours=1))
    with workplace.reading_unit(MOMENT) as unit:
        assert unit.session.scalars(select(PublicDraft.id)).all() == ["draft-2"]
        assert draft_of_secret(unit.session, "hash of draft-1") is None
        assert draft_of_secret(unit.session, "hash of draft-2") is not None


def test_only_files_that_no_case_has_count_as_unsubmitted(workplace: Workplace) -> None:
    with workplace.unit(MOMENT) as unit:
        make_area(unit)
        case = make_case(unit)
        for name, uploader, of_case in (("a", "draft-1", None), ("b", "draft-1", case.id), ("c", "x", None)):
            row = Attachment(area_id=AREA, id=name, case_id=of_case, uploaded_by=uploader, stored_as=name)
            row.content_type, row.size, row.sha256, row.uploaded_at = "application/pdf", 1, "", unit.moment
            unit.vault.write(row, "name", "材料.pdf")
            unit.session.add(row)
    with workplace.unit(MOMENT) as unit:
        assert unsubmitted_of(unit.session, AREA, "draft-1") == ["a"]
        assert delete_unsubmitted(unit.session, AREA, ["a", "b"]) == ["a"]
        assert sorted(unit.session.scalars(select(Attachment.id))) == ["b", "c"]
