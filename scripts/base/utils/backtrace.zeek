##! Where the program is, in print.

## Prints the calls that led here, innermost first, without the first *skip* of them.
function print_backtrace(show_args: bool &default=F, one_line: bool &default=F, one_line_delim: string &default="|",
                         skip: count &default=1, to_file: file &default=open("/dev/stdout"))
	{
	local calls: vector of string;

	for ( i, element in backtrace() )
		{
		if ( i < skip )
			next;

		local text = fmt("#%d %s(", i - skip, element$function_name);

		if ( show_args )
			{
			local shown: vector of string;

			for ( _, argument in element$function_args )
				shown += argument?$value ? fmt("%s=%s", argument$name, argument$value) : argument$name;

			text += join_string_vec(shown, ", ");
			}

		text += ")";

		if ( element?$file_location )
			text += fmt(" at %s:%d", element$file_location, element?$line_location ? element$line_location : 0);

		calls += text;
		}

	if ( one_line )
		print to_file, join_string_vec(calls, one_line_delim);
	else
		for ( _, each in calls )
			print to_file, each;
	}
