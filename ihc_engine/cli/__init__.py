"""The command line: ``ihc-engine``. Data go to stdout, messages to stderr; 0 done, 1 rows failed, 2 unreadable input or usage."""
