"""The declarations of registers: the one in use, and the one under which an entry was made."""

from app.business.registers import queries
from app.business.registers.records import RegisterDeclaration, RegisterEntry
from app.business.registers.refusing import refused
from app.casework.releases.register_declarations import RegisterRule, read_register
from app.storage.unit_of_work import UnitOfWork


def rule_of(unit: UnitOfWork, register: object) -> RegisterRule:
    """The declaration in use. Raises MaterialRefused for a register that is not declared."""
    rule: RegisterRule | None = unit.tools.registers.get(str(register))
    if rule is None:
        raise refused("没有声明这个登记簿", str(register))
    return rule


def rule_of_entry(unit: UnitOfWork, entry: RegisterEntry) -> RegisterRule:
    """The declaration under which an entry was made."""
    rule: RegisterRule | None = unit.tools.registers.get(entry.register)
    if rule is not None and rule.hash == entry.declaration:
        return rule
    kept = queries.declaration_of(unit.session, entry.declaration)
    if kept is None:
        raise refused("找不到登记时的声明", entry.register)
    return read_register(entry.register, kept.text)


def keep_declaration(unit: UnitOfWork, rule: RegisterRule) -> None:
    """Keeps the text under which an entry is made, once."""
    if queries.declaration_of(unit.session, rule.hash) is None:
        unit.session.add(
            RegisterDeclaration(hash=rule.hash, register=rule.name, text=rule.text, kept_at=unit.moment)
        )
        unit.session.flush()
