"""Mutants of the engine's own code: one comparison, one `and`, one sign, one condition or one number at a time."""

import ast
from collections.abc import Callable, Iterator
from functools import partial

Site = tuple[str, Callable[[], None]]

_COMPARED: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.Gt), ast.LtE: (ast.Lt, ast.GtE), ast.Gt: (ast.GtE, ast.Lt), ast.GtE: (ast.Gt, ast.LtE),
    ast.Eq: (ast.NotEq,), ast.NotEq: (ast.Eq,), ast.In: (ast.NotIn,), ast.NotIn: (ast.In,), ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
}  # fmt: skip


def operator_mutants(source: str) -> Iterator[tuple[str, ast.Module]]:
    """Each mutant of the functions of a module, with the line it stands on and what was changed."""
    for n in range(len(list(_sites(ast.parse(source))))):
        tree = ast.parse(source)
        told, change = list(_sites(tree))[n]
        change()
        yield told, ast.fix_missing_locations(tree)


def _sites(tree: ast.Module) -> Iterator[Site]:
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef):
            for statement in function.body:
                for node in () if isinstance(statement, ast.FunctionDef) else _inside(statement):
                    for told, change in _changes(node):
                        yield f"{function.name}, line {getattr(node, 'lineno', 0)}: {told}", change


def _inside(node: ast.AST) -> Iterator[ast.AST]:
    """A statement and what is in it, save annotations, sentinels such as -1, and functions within it."""
    yield node
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        return
    for name, child in ast.iter_fields(node):
        for part in child if isinstance(child, list) else [child]:
            if isinstance(part, ast.AST) and not isinstance(part, ast.FunctionDef) and name != "annotation":
                yield from _inside(part)


def _changes(node: ast.AST) -> Iterator[Site]:
    before = ast.unparse(node) if isinstance(node, ast.expr) else ""
    if isinstance(node, ast.Compare):
        for n, op in enumerate(node.ops):
            for other in _COMPARED[type(op)]:
                yield f"{before} with {other.__name__}", partial(node.ops.__setitem__, n, other())
    elif isinstance(node, ast.BoolOp):
        other_bool = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        yield f"{before} with {type(other_bool).__name__}", partial(setattr, node, "op", other_bool)
    elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Sub):
        other_sign = ast.Sub() if isinstance(node.op, ast.Add) else ast.Add()
        yield f"{before} with {type(other_sign).__name__}", partial(setattr, node, "op", other_sign)
    elif isinstance(node, ast.If | ast.IfExp | ast.While):
        test = ast.UnaryOp(ast.Not(), node.test)
        yield f"not ({ast.unparse(node.test)})", partial(setattr, node, "test", test)
    elif isinstance(node, ast.Constant) and type(node.value) is int:
        yield f"{node.value + 1} for {node.value}", partial(setattr, node, "value", node.value + 1)
