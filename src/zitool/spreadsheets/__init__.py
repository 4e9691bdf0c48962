"""How zitool writes any .xlsx: looks, pages, text that stays text, bytes that never vary."""
