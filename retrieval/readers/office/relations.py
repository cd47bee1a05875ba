"""Which part of an office document stands behind a mark in another (`r:id`). Format: ECMA-376 part 2, relationships."""

import zipfile
from pathlib import PurePosixPath

from retrieval.readers.office.parts import attribute, elements, find_part, local_name


def related_parts(archive: zipfile.ZipFile, name: str, key: str) -> dict[str, str]:
    """The parts that a part refers to, by the marks it uses.

    Args:
        archive: An open archive.
        name: The part that refers.
        key: What errors name.

    Raises:
        ReadError: The list is damaged or too large.
    """
    path = PurePosixPath(name)
    xml = find_part(archive, f"{path.parent}/_rels/{path.name}.rels", key)
    found: dict[str, str] = {}
    for kind, element in elements(xml, key) if xml else ():
        if kind == "end" and local_name(element.tag) == "Relationship":
            found[attribute(element, "Id")] = resolved(attribute(element, "Target"), str(path.parent))
    return found


def resolved(target: str, folder: str) -> str:
    """A path inside an archive, as a part in `folder` names it: `../media/a.png`, `/ppt/slides/slide1.xml`."""
    steps: list[str] = [] if target.startswith("/") else [step for step in folder.split("/") if step not in ("", ".")]
    for step in target.split("/"):
        if step == "..":
            del steps[-1:]
        elif step not in ("", "."):
            steps.append(step)
    return "/".join(steps)
