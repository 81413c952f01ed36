"""`python -m lineage.spec_language` in a checkout: write what is rendered from the language."""

from __future__ import annotations

from pathlib import Path

from lineage.spec_language.rendering import rendered_files


def main() -> None:
    """Write each file that has changed."""
    top = Path(__file__).parent.parent.parent
    for name, text in rendered_files().items():
        path = top / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
