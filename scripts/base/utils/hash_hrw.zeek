##! Rendezvous hashing: every site weighs every key, the heaviest wins, and a lost site moves only its own keys.

module HashHRW;

export {
	global add_site: function(pool: Pool, site: Site): bool;
	global rem_site: function(pool: Pool, site: Site): bool;

	## The site in charge of a key. The pool must not be empty.
	global get_site: function(pool: Pool, key: any): Site;
}

function add_site(pool: Pool, site: Site): bool
	{
	local fresh = site$id !in pool$sites;

	if ( fresh )
		pool$sites[site$id] = site;

	return fresh;
	}

function rem_site(pool: Pool, site: Site): bool
	{
	local there = site$id in pool$sites;
	delete pool$sites[site$id];
	return there;
	}

function get_site(pool: Pool, key: any): Site
	{
	local digest = fnv1a32(key);
	local best: count = 0;
	local heaviest: count = 0;
	local any_seen = F;

	for ( id in pool$sites )
		{
		local weight = hrw_weight(digest, id);

		# Equal weights are settled by the number of the site, so that all nodes agree.
		if ( ! any_seen || weight > heaviest || (weight == heaviest && id > best) )
			{
			any_seen = T;
			best = id;
			heaviest = weight;
			}
		}

	return pool$sites[best];
	}
