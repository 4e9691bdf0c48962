"""What a regulation asks, as data: rubrics, conditions, references, facts, and how they change."""
