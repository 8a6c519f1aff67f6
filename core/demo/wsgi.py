"""What granian loads for the demonstration."""

from core.demo.setting import demo_app

app = demo_app()
