"""Values by their place: what was hidden is null for whoever may name every field."""

from app.forms.places import with_absent


def test_what_is_absent_is_null_and_a_group_as_a_whole() -> None:
    paths = [("name",), ("adl", "eating"), ("adl", "walking"), ("agent", "name"), ("rows",)]
    values = {"adl": {"eating": 5}, "rows": [{"a": 1}], "signature": {"name": "x"}}
    assert with_absent(values, paths) == {
        "name": None,
        "adl": {"eating": 5, "walking": None},
        "agent": None,
        "rows": [{"a": 1}],
        "signature": {"name": "x"},
    }
