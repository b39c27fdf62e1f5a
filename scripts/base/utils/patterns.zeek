##! Patterns put together at run time.

module GLOBAL;

## A pattern that matches any of the strings. Two tildes in *pat* mark where they go; they are taken literally.
function set_to_regex(ss: set[string], pat: string): pattern
	{
	local alternatives: vector of string;

	for ( s in ss )
		alternatives += convert_for_pattern(s);

	# Sorted, because the text of the pattern shows.
	sort(alternatives, strcmp);
	return string_to_pattern(subst_string(pat, "~~", join_string_vec(alternatives, "|")), F);
	}

## Looks for *p* in *s*, and says what matched and where it begins (counted from 1; 0 if nowhere).
function match_pattern(s: string, p: pattern): PatternMatchResult
	{
	local parts = split_string_n(s, p, T, 1);

	if ( |parts| < 3 )
		return PatternMatchResult($matched=F, $str="", $off=0);

	return PatternMatchResult($matched=T, $str=parts[1], $off=|parts[0]| + 1);
	}
