"""How liveable the house is: ``house.py [PACKAGE_FOLDER]`` prints the figures of its Python files.

What each figure counts:

* files, lines: every ``.py`` file, ``__init__.py`` as well; blank lines and comments as well.
  "90 % at most" is the nearest rank.
* functions: every ``def``, methods and nested ones as well, from its ``def`` to its last line.
* private functions with one caller: the name begins with an underscore and is no dunder, and
  besides its definitions its file names it once: calls it, passes it on, connects it to a signal.
  Functions of one name in a file are not told apart.
* names: the distinct names of functions, methods and classes, for each 1,000 lines; and those
  with parameters, variables, attributes and whatever else is bound, besides imports.
* modules in the largest folder: the files that lie directly in it.
* modules with one importer: modules and packages that exactly one other file imports, at its top
  or later, by absolute name. ``from package import module`` imports the module alone, and the
  packages above what is imported do not count.
* public without docstring: modules, and the functions, classes and methods whose names, and those
  of the classes around them, have no leading underscore; nested functions are not public, and the
  docstring of a property is that of its setter as well.
* public top-level names: functions, classes and aliases (names that are assigned and are no
  constants in capitals) without a leading underscore, and those that several modules define.
"""

from __future__ import annotations

import ast
import statistics
import sys
import tokenize
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from math import ceil
from pathlib import Path
from typing import NamedTuple

SMALL = 60  # a module with one importer and fewer lines has to earn its file

Function = ast.FunctionDef | ast.AsyncFunctionDef
Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


class Module(NamedTuple):
    """One file: its dotted name, its place, how many lines it has, and what is written in it."""

    name: str
    path: Path
    lines: int
    tree: ast.Module
    nodes: Sequence[ast.AST]


def read(folder: Path) -> dict[str, Module]:
    """Return the modules of the package in this folder by their dotted names."""
    modules = {}
    for path in sorted(folder.rglob("*.py")):
        with tokenize.open(path) as file:
            text = file.read()
        parts = (folder.resolve().name, *path.relative_to(folder).with_suffix("").parts)
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        tree = ast.parse(text)
        modules[name] = Module(name, path, len(text.splitlines()), tree, tuple(ast.walk(tree)))
    return modules


def is_private(function: Function) -> bool:
    """Return whether the function is its file's own affair."""
    return function.name.startswith("_") and not function.name.startswith("__")


def with_one_caller(module: Module) -> int:
    """Return how many private functions the file names once."""
    named = Counter(
        node.attr if isinstance(node, ast.Attribute) else node.id
        for node in module.nodes
        if isinstance(node, ast.Attribute | ast.Name)
    )
    private = (node for node in module.nodes if isinstance(node, Function) and is_private(node))
    return sum(named[function.name] == 1 for function in private)


def is_setter(node: Definition) -> bool:
    """Return whether the function sets a property."""
    return any(isinstance(d, ast.Attribute) and d.attr == "setter" for d in node.decorator_list)


def bound(node: ast.AST) -> str | None:
    """Return the name that this node defines, None when it defines none."""
    match node:
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
            return name
        case ast.ExceptHandler(name=name) | ast.MatchAs(name=name) | ast.MatchStar(name=name):
            return name
        case ast.Name(id=name, ctx=ast.Store()) | ast.Attribute(attr=name, ctx=ast.Store()):
            return name
        case ast.arg(arg=name):
            return name
    return None


def imported(module: Module, modules: Mapping[str, Module]) -> set[str]:
    """Return the names of the other modules that this one imports."""
    found = set()
    for node in module.nodes:
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= {name if name in modules else node.module for name in names}
    return found & modules.keys() - {module.name}


def undocumented(node: ast.Module | Definition, name: str) -> Iterator[str]:
    """Yield the name, and those of what is public in a module or class, that lack a docstring."""
    if ast.get_docstring(node) is None:
        yield name
    for inner in () if isinstance(node, Function) else node.body:
        if not isinstance(inner, Definition) or is_setter(inner):
            continue
        if not inner.name.startswith("_"):
            yield from undocumented(inner, f"{name}.{inner.name}")


def public_names(module: Module) -> set[str]:
    """Return the functions, classes and aliases that the module offers."""
    found = {node.name for node in module.tree.body if isinstance(node, Definition)}
    for node in module.tree.body:
        if isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            parts = (part for target in targets for part in ast.walk(target))
            names = {part.id for part in parts if isinstance(part, ast.Name) and bound(part)}
            found |= {name for name in names if not name.isupper()}
    return {name for name in found if not name.startswith("_")}


def where_public_names_lie(modules: Mapping[str, Module]) -> dict[str, list[str]]:
    """Return every public top-level name with the modules that define it."""
    places: dict[str, list[str]] = {}
    for module in modules.values():
        for name in public_names(module):
            places.setdefault(name, []).append(module.name)
    return dict(sorted(places.items()))


def spread(values: Sequence[int]) -> str:
    """Return the middle of the values, and what nine in ten of them do not exceed."""
    if not values:
        return "none"
    nine_tenths = sorted(values)[ceil(0.9 * len(values)) - 1]
    return f"median {statistics.median(values):.0f}, 90 % at most {nine_tenths}"


def figures(modules: Mapping[str, Module]) -> dict[str, str]:
    """Return what is measured and how much it is, in the order of the table."""
    every = list(modules.values())
    lines = sum(module.lines for module in every)
    nodes = [node for module in every for node in module.nodes]
    functions = [node for node in nodes if isinstance(node, Function)]
    private = sum(map(is_private, functions))
    called_once = sum(map(with_one_caller, every))
    names = {node.name for node in nodes if isinstance(node, Definition)}
    all_names = set(map(bound, nodes)) - {None}
    folder, most = Counter(module.path.parent for module in every).most_common(1)[0]
    importers = Counter(name for module in every for name in imported(module, modules))
    alone = [module for module in every if importers[module.name] == 1]
    bare = [name for module in every for name in undocumented(module.tree, module.name)]
    places = where_public_names_lie(modules)
    return {
        "files": f"{len(every)}",
        "lines": f"{lines:,}",
        "lines of a file": spread([module.lines for module in every]),
        "functions": f"{len(functions):,}, {private:,} of them private",
        "lines of a function": spread([(f.end_lineno or 0) - f.lineno + 1 for f in functions]),
        "private functions with one caller": f"{called_once:,}: "
        f"{called_once / max(1, len(functions)):.0%} of all functions, "
        f"{called_once / max(1, private):.0%} of the private ones",
        "names per 1,000 lines": f"{1000 * len(names) / lines:.0f}; with parameters, variables "
        f"and attributes {1000 * len(all_names) / lines:.0f}",
        "modules in the largest folder": f"{most}, "
        f"{most - (folder / '__init__.py').is_file()} besides __init__.py: {folder}",
        "modules with one importer": f"{len(alone)}, "
        f"{sum(module.lines < SMALL for module in alone)} of them under {SMALL} lines",
        "public without docstring": " ".join([str(len(bare)), *bare]),
        "public top-level names": f"{len(places)}, "
        f"{sum(len(where) > 1 for where in places.values())} of them in two or more modules",
    }


def main() -> None:
    """Print the figures, and the public names that are defined twice or more."""
    modules = read(Path(sys.argv[1] if len(sys.argv) > 1 else "src/timekeeper"))
    for label, figure in figures(modules).items():
        print(f"{label:36}{figure}")
    for name, where in where_public_names_lie(modules).items():
        if len(where) > 1:
            print(f"  {name:34}{' '.join(where)}")


if __name__ == "__main__":
    main()
