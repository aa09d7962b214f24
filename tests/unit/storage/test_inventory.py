"""Every column is accounted for, and what is personal is sealed."""

from app.storage.inventory import CLASSES, data_inventory

# Words in names of columns that would hold what identifies or describes a person.
PERSONAL = {
    "id_number",
    "telephone",
    "birth_date",
    "values",
    "payload",
    "scores",
    "items",
    "html",
    "recipient",
}
# The same words where they are no person's: organisations, addresses of messages.
NO_PERSONS = {("organisation", "telephone"), ("outbox", "recipient")}


def test_every_column_has_a_class_a_purpose_and_a_retention() -> None:
    for entry in data_inventory():
        assert entry.kind in CLASSES, entry
        assert entry.purpose and entry.retention, entry


def test_personal_columns_are_sealed() -> None:
    for entry in data_inventory():
        if entry.column in PERSONAL and (entry.table, entry.column) not in NO_PERSONS:
            assert entry.kind == "sealed", entry


def test_names_of_insured_persons_are_sealed() -> None:
    kinds = {(entry.table, entry.column): entry.kind for entry in data_inventory()}
    assert kinds["person", "name"] == kinds["person", "address"] == "sealed"
    assert kinds["person", "id_number_index"] == "blind_index"
    assert kinds["case_file", "party"] == "masked"
