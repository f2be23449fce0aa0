import sys
from pathlib import Path
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from ops import paths, settings, cluster
p = paths.of_clone(); p.prepare()
s = settings.read()
c = cluster.Cluster(p, s)
c.ensure_running(); c.ensure_database(f"nen_{s.city}")
print(c.base_url.split("@")[1])
