"""What a WSGI server loads: `granian --interface wsgi wsgi:app`."""

from core.app import create_app

app = create_app()
