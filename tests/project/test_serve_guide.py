"""What docs/portalrb.md shows of proxies: nginx takes its example as it stands there."""

from __future__ import annotations

import re
import shutil
import subprocess

import pytest
import trustme
from tests.conftest import ROOT


def test_the_example_for_nginx_is_one(tmp_path):
    """With a certificate in the place of the one it names, and a port that anybody may use."""
    nginx = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if nginx is None:
        pytest.skip("no nginx here")
    guide = (ROOT / "docs" / "portalrb.md").read_text(encoding="utf-8")
    block = re.search(r"```nginx\n(.*?)```", guide, re.DOTALL)[1]
    issued = trustme.CA().issue_cert("zi.instansi.go.id")
    issued.private_key_pem.write_to_path(tmp_path / "privkey.pem")
    issued.cert_chain_pems[0].write_to_path(tmp_path / "fullchain.pem")
    block = block.replace("/etc/letsencrypt/live/zi.instansi.go.id", str(tmp_path))
    block = block.replace("listen 443", "listen 9443")
    log = f"error_log {tmp_path}/error.log; pid {tmp_path}/pid;"
    paths = " ".join(
        f"{name}_temp_path {tmp_path}/{name};"
        for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (tmp_path / "nginx.conf").write_text(f"{log} events {{}} http {{ access_log off; {paths}\n{block}}}\n")
    done = subprocess.run(
        [nginx, "-t", "-c", tmp_path / "nginx.conf"], check=False, capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
