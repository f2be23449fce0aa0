"""Nghiệp vụ địa chính. Operations on parcels, papers and quality runs of the cadastre."""
