"""A bounded reader of .xlsx: packages, markup and cells, without any notion of an LKE."""
