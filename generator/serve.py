"""Watch a site, and show it in the browser as it becomes."""

import threading
from collections.abc import Callable, Generator

from generator.model.project import Project
from generator.serving.application import Application
from generator.serving.listening import Listening
from generator.serving.preview import Preview
from generator.serving.server import running
from generator.watch import Round, watch


def serve(
    project: Project,
    listening: Listening,
    *,
    under: str = "/",
    polling: bool = False,
    stop: threading.Event | None = None,
    say: Callable[[str], None] = lambda _: None,
    is_strict: bool = False,
) -> Generator[Round, None, None]:
    """The rounds of `watch`, while the site is shown at `listening`, below the path `under` ("/", or "/repo/" as on
    GitHub Pages). Open pages learn of each round before it is given out.

    Nothing is answered before the first build: where that cannot be written, the output folder may be one that was
    never meant to be shown, so it ends there, with a round that has `trouble`. `say` is told what is worth knowing.
    """
    rounds = watch(project, stop=stop, polling=polling, say=say, is_strict=is_strict)
    first = next(rounds, None)
    if first is None or first.build is None:
        if first:
            yield first
        return
    preview = Preview(project.root, project.output, under)
    _tell(preview, first)
    with running(listening, Application(preview, listening.hosts, say)):
        yield first
        for done in rounds:
            _tell(preview, done)
            yield done


def _tell(preview: Preview, done: Round) -> None:
    if done.build is None or done.build.site is None:
        preview.tell(trouble=done.trouble)
    else:
        preview.tell(done.build.problems, base=done.build.site.context.base)
