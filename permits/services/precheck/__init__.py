"""Kiểm tra sơ bộ hồ sơ. Gathers what is on file on the day, lets the rules of the domain judge, tells and prints it."""
