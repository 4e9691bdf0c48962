"""What is odd about a form: families of checks, each with a form or its rows in and findings out."""
