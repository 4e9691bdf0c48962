"""Results as one HTML file that needs nothing else: no script, no request to anywhere, ready to print."""
