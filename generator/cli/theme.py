"""`paperfolio theme`: list and show themes, start a new one, and copy a file of one to change it."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from generator.cli.options import FAILED, MISUSED, OK, fail, folder, no_content, project_of

if TYPE_CHECKING:
    from generator.cli.options import Commands
    from generator.model.project import Project
    from generator.theme import ThemeSummary

EXAMPLES = """\
examples:
  paperfolio theme list
  paperfolio theme show scholar
  paperfolio theme new mine --extends scholar
  paperfolio theme eject partials/footer.html
"""


def add(commands: "Commands") -> None:
    """Add the command `theme`, its subcommands, and their options."""
    theme = commands.add_parser(
        "theme",
        help="list and show themes, start a new one, copy a file of one to change it",
        description="List and show themes, start a new one, or copy a file of the site's theme to change it.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    theme.set_defaults(run=lambda _: _help(theme))
    actions = theme.add_subparsers(title="commands", metavar="COMMAND")
    _add(actions, "list", _list, "list all themes and mark the one that the site uses")
    show = _add(actions, "show", _show, "show a theme's description, and its options with their values")
    show.add_argument("name", metavar="NAME", nargs="?", default="", help="the theme (default: the one the site uses)")
    new = _add(actions, "new", _new, "start a theme of your own in SITE/themes/NAME")
    new.add_argument("name", metavar="NAME", help="the name of the new theme")
    new.add_argument(
        "--extends", metavar="THEME", default="scholar", help="the theme that it extends (default: scholar)"
    )
    eject = _add(actions, "eject", _eject, "copy a file of the site's theme into SITE/themes, to change it there")
    eject.add_argument(
        "path", metavar="PATH", nargs="?", help="for example partials/footer.html (default: list all files)"
    )
    eject.add_argument(
        "--renew", action="store_true", help="leave your copy unchanged, and record that it follows today's original"
    )


def _add(
    actions: "Commands", name: str, run: Callable[[argparse.Namespace], int], help: str
) -> argparse.ArgumentParser:
    action = actions.add_parser(name, help=help, description=f"{help[0].upper()}{help[1:]}.")
    action.add_argument(
        "--site",
        metavar="SITE",
        type=folder,
        default=Path(),
        help="the folder that contains content/ (default: the current folder)",
    )
    action.set_defaults(run=lambda options: _run(run, options))
    return action


def _run(run: Callable[[argparse.Namespace], int], options: argparse.Namespace) -> int:
    """Run a subcommand, and print an error message if it fails."""
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
    """Print the help of `theme` when no subcommand was given."""
    theme.print_help()
    return MISUSED


def _list(options: argparse.Namespace) -> int:
    from generator.theme import themes

    for theme in themes(project_of(options)):
        print(f"{theme.name} ({_origin(theme)})\n  {theme.description or 'No description.'}")
    return OK


def _show(options: argparse.Namespace) -> int:
    from generator.cli.columns import columns
    from generator.model.problem import has_errors
    from generator.theme import theme_details

    found = theme_details(project_of(options), options.name)
    theme = found.theme
    print(f"{theme.name} ({_origin(theme)})" + (f", extends {theme.extends}" if theme.extends else ""))
    print(f"  {theme.description}\n" if theme.description else "")
    for problem in found.problems:
        print(problem, file=sys.stderr)
    here = ("this site",) if theme.is_used else ()
    rows = [("option", "type", "default", *here, "description")]
    for option in found.options:
        value = found.values.get(option.name)
        is_set = value is not None and value != option.default
        may_be = f" One of {_words(option.choices)}." if option.type == "choice" else ""
        may_be = f" Any of {_words(option.choices)}, or none." if option.type == "choices" else may_be
        chosen = (_text(value) if is_set else "",)
        cells = (option.name, option.type, _text(option.default), *(chosen if here else ()))
        rows.append((*cells, f"{option.help}{may_be}".strip()))
    print(columns(rows) if found.options else "No options.")
    return FAILED if has_errors(found.problems) else OK


def _new(options: argparse.Namespace) -> int:
    from generator.theme import new_theme

    paths = new_theme(project_of(options), options.name, options.extends)
    print("\n".join(f"wrote {path}" for path in paths))
    settings = options.site / "content" / "site.yaml"
    print(f"\nNext: write `theme: {options.name}` into {settings}, or `name: {options.name}` below its `theme:`.")
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
        print("\n`paperfolio check` reports when the original changes. Commit both files to your repository.")
    return OK


def _ejectable(project: "Project") -> int:
    """Print the files of the theme that the site uses; `*` marks those that the site overrides."""
    from generator.theme import ejectable

    theme, files = ejectable(project)
    print(f"files of {theme.name} (* marks this site's own copies):\n")
    for path, file in files.items():
        print(f"{'*' if file.is_relative_to(project.themes) else ' '} {path.removeprefix('templates/')}")
    return OK


def _origin(theme: "ThemeSummary") -> str:
    """Return where a theme comes from and whether the site uses it: "built in, with overrides of this site, used"."""
    where = "built in" if theme.is_built_in else "this site's own"
    changed = ", with overrides of this site" if theme.has_overrides else ""
    return f"{where}{changed}{', used' if theme.is_used else ''}"


def _text(value: object) -> str:
    """Return an option's value as an author writes it in site.yaml."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return (_words(value) or "none") if isinstance(value, tuple) else str(value)


def _words(words: "tuple[str, ...] | dict[str, dict[str, str]]") -> str:
    return ", ".join(words)
