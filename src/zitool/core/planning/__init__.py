"""From points to the cheapest way to a designation."""
