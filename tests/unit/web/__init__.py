"""Texts, built files and configuration of the site."""
