##! Small things with strings.

## Whether more than a quarter of the octets are beyond ASCII.
function is_string_binary(s: string): bool
	{
	local high = gsub(s, /[\x00-\x7f]/, "");
	return |s| > 0 && 4 * |high| >= |s|;
	}

## Puts a backslash before each occurrence of the characters.
function string_escape(s: string, chars: string): string
	{
	local out = subst_string(s, "\\", "\\\\");

	for ( c in chars )
		out = subst_string(out, c, cat("\\", c));

	return out;
	}

## Drops the last *tail_len* octets.
function cut_tail(s: string, tail_len: count): string
	{
	return tail_len >= |s| ? "" : s[0:|s| - tail_len];
	}

