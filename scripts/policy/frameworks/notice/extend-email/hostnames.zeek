##! Adds the names of the hosts that a notice is about to the mail about it.

@load base/frameworks/notice

module Notice;

# Names arrive later than the notice, which may be a copy by then.
global tmp_notice_storage: table[string] of Notice::Info &create_expire=max_email_delay + 10secs;

@ifdef ( lookup_addr )

function add_name(n: Notice::Info, uid: string, host: addr, what: string)
	{
	local token = fmt("hostnames-%s", what);
	add n$email_delay_tokens[token];

	when [uid, host, what, token] ( local name = lookup_addr(host) )
		{
		if ( uid in tmp_notice_storage )
			{
			tmp_notice_storage[uid]$email_body_sections += fmt("%s host name: %s", what, name);
			delete tmp_notice_storage[uid]$email_delay_tokens[token];
			}
		}
	}

hook notice(n: Notice::Info) &priority=10
	{
	# Nobody gets mail while a trace is read.
	if ( ACTION_EMAIL !in n$actions || (! n?$src && ! n?$dst) || reading_traces() )
		return;

	local uid = unique_id("");
	tmp_notice_storage[uid] = n;

	if ( n?$src ) add_name(n, uid, n$src, "Source");
	if ( n?$dst ) add_name(n, uid, n$dst, "Destination");
	}

@endif
