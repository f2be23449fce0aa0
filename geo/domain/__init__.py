"""Pure geospatial values and rules: no Django, no clock, no input or output."""
