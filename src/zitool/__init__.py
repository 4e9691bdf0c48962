"""zitool: the exact, offline calculator of Zona Integritas."""

__version__ = "0.1.0"
