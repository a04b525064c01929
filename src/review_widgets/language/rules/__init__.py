"""The rules, one idea a file; a file that has no RULE fails here, by name."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from review_widgets.errors import RulesMissing
from review_widgets.language.rule import Rule


def names_of_rules() -> tuple[str, ...]:
    """Give the names of the rules: the files of this folder, in order."""
    return tuple(sorted(module.name for module in iter_modules(__path__)))


def load_rules() -> tuple[Rule, ...]:
    """Load every rule of this folder, in the order of the file names.

    Raises
    ------
    RulesMissing
        A file has no ``RULE``, or there is no file at all.
    """
    found = []
    for name in names_of_rules():
        rule = getattr(import_module(f"{__name__}.{name}"), "RULE", None)
        if not isinstance(rule, Rule):
            raise RulesMissing.of(
                f"language/rules/{name}.py", found=rule, expected="a RULE", do="Define RULE = Rule(...) in it."
            )
        found.append(rule)
    if not found:
        raise RulesMissing.of(
            "language/rules", found="no file", expected="at least one rule", do="Install the package again."
        )
    return tuple(found)
