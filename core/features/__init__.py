"""One folder per piece of work. A feature may import those below it in the list of pyproject.toml, never above."""
