"""PortalRB's documents: lists of units and answers of a unit, written, read, checked, compared and served."""
