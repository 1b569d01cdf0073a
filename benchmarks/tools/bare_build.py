"""The bare build of the current folder: papers/ and templates/ -> output/."""

import shutil
from collections import defaultdict
from pathlib import Path

import jinja2
import markdown
import yaml


def main() -> None:
    """Read, render and write, without any checks."""
    parser = markdown.Markdown()
    papers = [_paper(path.read_text("utf-8"), parser) for path in Path("papers").glob("*.md")]
    papers.sort(key=lambda paper: str(paper["date"]), reverse=True)
    environment = jinja2.Environment(loader=jinja2.FileSystemLoader("templates"), autoescape=True)
    template, lists = environment.get_template("paper.html"), {".": papers, **_groups(papers)}
    for place, paper in enumerate(papers):
        newer, older = papers[place - 1] if place else None, papers[place + 1] if place + 1 < len(papers) else None
        _write(f"papers/{paper['slug']}", template.render(paper=paper, newer=newer, older=older))
    template = environment.get_template("list.html")
    for name, members in lists.items():
        title = name.rpartition("/")[2].replace(".", "All papers")
        _write(name, template.render(title=title, papers=members))
    shutil.copy("style.css", "output/style.css")


def _paper(text: str, parser: markdown.Markdown) -> dict[str, object]:
    _, head, body = text.split("---\n", 2)
    return {**yaml.load(head, Loader=yaml.CSafeLoader), "abstract": parser.reset().convert(body)}


def _groups(papers: list[dict[str, object]]) -> dict[str, list[dict[str, object]]]:
    found = defaultdict(list)
    for paper in papers:
        found[f"years/{str(paper['date'])[:4]}"].append(paper)
        for tag in paper["tags"] if isinstance(paper["tags"], list) else ():
            found[f"tags/{tag}"].append(paper)
    return found


def _write(name: str, html: str) -> None:
    folder = Path("output", name)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "index.html").write_text(html, "utf-8")


if __name__ == "__main__":
    main()
