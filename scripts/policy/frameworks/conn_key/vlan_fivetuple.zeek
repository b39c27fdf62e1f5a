##! Connections of different VLANs are different connections, even between the same ends.

redef record conn_id_ctx += {
	## Of the outer tag and the inner one.
	vlan: int &log &optional;
	inner_vlan: int &log &optional;
};

@ifdef ( ConnKey::CONNKEY_VLAN_FIVETUPLE )
redef ConnKey::factory = ConnKey::CONNKEY_VLAN_FIVETUPLE;
@endif
