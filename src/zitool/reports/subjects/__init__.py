"""What reports say: a module for each subject, which returns a `zitool.reports.document.Document`."""
