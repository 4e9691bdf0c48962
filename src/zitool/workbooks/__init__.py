"""Excel in and out: a bounded reader, the layout of an LKE, its answers, its audit and blank forms."""
