"""What granian loads for a benchmark: the application and the bare view, as `DEKKEND_BENCH` says where."""

import os

from core.bench.bare import bare_app
from core.bench.setting import Setting, bench_app

_setting = Setting.read(os.environ["DEKKEND_BENCH"])
app = bench_app(_setting)
bare = bare_app(_setting.url)
