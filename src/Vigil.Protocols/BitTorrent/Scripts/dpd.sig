# The BitTorrent peer protocol (BEP 3) and announcements to trackers.

signature dpd_bittorrent_peer1 {
	ip-proto == tcp
	tcp-state originator
	payload /^\x13BitTorrent protocol/
}

signature dpd_bittorrent_peer2 {
	ip-proto == tcp
	tcp-state responder
	requires-reverse-signature dpd_bittorrent_peer1
	payload /^\x13BitTorrent protocol/
	enable "BitTorrent"
}

signature dpd_bittorrenttracker_client {
	ip-proto == tcp
	tcp-state originator
	payload /^GET [^\x0a]*[?&]info_hash=/
}

signature dpd_bittorrenttracker_server {
	ip-proto == tcp
	tcp-state responder
	requires-reverse-signature dpd_bittorrenttracker_client
	payload /^HTTP\/[0-9]/
	enable "BitTorrentTracker"
}
