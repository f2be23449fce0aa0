"""Every door of the system, asked by every role for things that not everybody may see; shared by the tests that count
leaks in process (tests/integration/layers/test_doors.py) and on the running system (tests/e2e/test_doors.py)."""
