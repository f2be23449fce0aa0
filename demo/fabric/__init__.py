"""Generator of the demo city's synthetic layers on the real streets of Hồ Chí Minh City.

Everything here is made up (`synthetic = True`, source "demo-hcmc-2026") except the streets, the water and
the wards it is built on. All coordinates are EPSG:9210 (VN-2000, central meridian 105°45′), metres,
x = east, y = north, on a grid of 1 mm. The same seed gives the same bytes.
"""
