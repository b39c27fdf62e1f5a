# PostgreSQL, protocol 3.0: a start-up message or a request for encryption, and the server's first answer.

signature dpd_postgresql_client {
	ip-proto == tcp
	tcp-state originator
	payload /^(\x00{3}\x08\x04\xd2\x16[\x2e-\x30]|\x00\x00.{2}\x00\x03\x00[\x00-\x02](user|database|options|replication|_pq_)[._a-z]*\x00)/
}

signature dpd_postgresql_server {
	ip-proto == tcp
	tcp-state responder
	requires-reverse-signature dpd_postgresql_client
	payload /^([SGN]|R\x00\x00\x00.\x00\x00|E\x00\x00..[SC]|v\x00\x00\x00)/
	enable "POSTGRESQL"
}
