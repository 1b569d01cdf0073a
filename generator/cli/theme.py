"""`paperfolio theme`: the themes of a site, what one can set, a new one, and a file taken from one."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from generator.cli.options import FAILED, MISUSED, OK, fail, no_content, project_of

if TYPE_CHECKING:
    from generator.cli.options import Commands
    from generator.model.project import Project
    from generator.theme import Listed

EXAMPLES = """\
examples:
  paperfolio theme list
  paperfolio theme show scholar
  paperfolio theme new mine --extends scholar
  paperfolio theme eject partials/footer.html
"""


def add(commands: "Commands") -> None:
    """The command, its own commands, and their options."""
    theme = commands.add_parser(
        "theme",
        help="list and show themes, begin one, take a file of one to change it",
        description="Look at the themes of a site, begin a new one, or take a single file of the one that it uses.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    theme.set_defaults(run=lambda _: _help(theme))
    actions = theme.add_subparsers(title="commands", metavar="COMMAND")
    _add(actions, "list", _list, "list all themes, and which one the site uses")
    show = _add(actions, "show", _show, "show what a theme is, and its options with their values")
    show.add_argument("name", metavar="NAME", nargs="?", default="", help="the theme (default: the one that is used)")
    new = _add(actions, "new", _new, "begin a theme of your own, in SITE/themes/NAME")
    new.add_argument("name", metavar="NAME", help="what the theme shall be called")
    new.add_argument(
        "--extends", metavar="THEME", default="scholar", help="the theme that it begins with (default: scholar)"
    )
    eject = _add(actions, "eject", _eject, "copy a file of the theme that is used into SITE/themes, to change it there")
    eject.add_argument(
        "path", metavar="PATH", nargs="?", help="like partials/footer.html or icons/pdf.svg (without: list all)"
    )
    eject.add_argument(
        "--renew", action="store_true", help="leave your file as it is, and note that it follows the original of today"
    )


def _add(
    actions: "Commands", name: str, run: Callable[[argparse.Namespace], int], help: str
) -> argparse.ArgumentParser:
    action = actions.add_parser(name, help=help, description=f"{help[0].upper()}{help[1:]}.")
    action.add_argument(
        "--site", metavar="SITE", type=Path, default=Path(), help="the folder that has content/ (default: this one)"
    )
    action.set_defaults(run=lambda options: _run(run, options))
    return action


def _run(run: Callable[[argparse.Namespace], int], options: argparse.Namespace) -> int:
    """Run it, or say why nothing was done."""
    from generator.model.problem import CannotWrite, NoContent
    from generator.theme import Refused
    from generator.theming.originals import Unknown

    try:
        return run(options)
    except NoContent:
        return no_content(options.site)
    except (Refused, Unknown, CannotWrite) as error:
        return fail(str(error))


def _help(theme: argparse.ArgumentParser) -> int:
    """The help, where no command of this one is named."""
    theme.print_help()
    return MISUSED


def _list(options: argparse.Namespace) -> int:
    from generator.theme import themes

    for theme in themes(project_of(options)):
        print(f"{theme.name} ({_origin(theme)})\n  {theme.description or 'It says nothing of itself.'}")
    return OK


def _show(options: argparse.Namespace) -> int:
    from generator.cli.columns import columns
    from generator.model.problem import has_errors
    from generator.theme import shown

    found = shown(project_of(options), options.name)
    theme = found.theme
    print(f"{theme.name} ({_origin(theme)})" + (f", extends {theme.extends}" if theme.extends else ""))
    print(f"  {theme.description}\n" if theme.description else "")
    for problem in found.problems:
        print(problem, file=sys.stderr)
    here = ("this site",) if theme.is_used else ()
    rows = [("option", "type", "default", *here, "what it is")]
    for option in found.options:
        value = found.values.get(option.name)
        is_set = value is not None and value != option.default
        may_be = f" One of {_words(option.choices)}." if option.type == "choice" else ""
        may_be = f" Some of {_words(option.choices)}; or none." if option.type == "choices" else may_be
        cells = (option.name, option.type, _text(option.default))
        rows.append((*cells, *((_text(value) if is_set else "",) if here else ()), f"{option.help}{may_be}".strip()))
    print(columns(rows) if found.options else "It has no options.")
    return FAILED if has_errors(found.problems) else OK


def _new(options: argparse.Namespace) -> int:
    from generator.theme import new_theme

    paths = new_theme(project_of(options), options.name, options.extends)
    print("\n".join(f"wrote {path}" for path in paths))
    print(f"\nNext: write `theme: {options.name}` into {options.site / 'content' / 'site.yaml'}.")
    return OK


def _eject(options: argparse.Namespace) -> int:
    from generator.theme import eject

    project = project_of(options)
    if options.path is None:
        return _ejectable(project)
    done = eject(project, options.path, renew=options.renew)
    if not options.renew:
        print(f"wrote {done.place}")
    if done.record:
        print(f"kept  {done.record}")
        print("\n`paperfolio check` says when the original has changed. Put both files into your repository.")
    return OK


def _ejectable(project: "Project") -> int:
    """The files of the theme that is used, those that the site has taken marked."""
    from generator.theme import ejectable

    theme, files = ejectable(project)
    print(f"files of {theme.name}, * this site's own:\n")
    for path, file in files.items():
        print(f"{'*' if file.is_relative_to(project.themes) else ' '} {path.removeprefix('templates/')}")
    return OK


def _origin(theme: "Listed") -> str:
    """Where a theme is from, and what the site does with it."""
    where = "built in" if theme.is_built_in else "this site's"
    changed = ", with files of this site's" if theme.has_overrides else ""
    return f"{where}{changed}{', used' if theme.is_used else ''}"


def _text(value: object) -> str:
    """A value as an author writes it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return (_words(value) or "none") if isinstance(value, tuple) else str(value)


def _words(words: "tuple[str, ...] | dict[str, dict[str, str]]") -> str:
    return ", ".join(words)
