"""The documents behind the answers of an LKE: a folder or a listing, matched to questions and looked into."""
