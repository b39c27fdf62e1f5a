##! What scripts can know of BitTorrent traffic before any policy is loaded.

module GLOBAL;

type bittorrent_peer: record { h: addr; p: port; };

type bittorrent_benc_value: record {
	i: int &optional;
	s: string &optional;
	d: string &optional;
	l: string &optional;
};

type bt_tracker_headers: table[string] of string;
type bittorrent_benc_dir: table[string] of bittorrent_benc_value;
type bittorrent_peer_set: set[bittorrent_peer];
