##! The database writer takes its settings from base/bare/logging.zeek; databases are never rotated.

module LogSQLite;
