"""Watch a site, and show each build in the browser."""

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
    """Yield the rounds of `watch` while a server shows the site.

    The server listens on `listening` and serves the site below the path `under` ("/", or "/repo/" as on GitHub Pages).
    Entries with errors are left out, and the pages show these errors. Open pages get the news of a round before it is
    yielded. `say` is called with messages for the user.

    The server starts after the first build. If that build cannot be written, the only round has `trouble` and there is
    no server, because the output folder may hold files that must not be shown.
    """
    rounds = watch(project, stop=stop, polling=polling, say=say, is_strict=is_strict, keep_going=True)
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
