##! Paths of files.

const absolute_path_pat = /(\/|[A-Za-z]:[\\\/]).*/;

## The first absolute path in a text, or the part after the last opening quote.
function extract_path(input: string): string
	{
	local quoted = split_string(input, /\"/);

	# A quoted path may hold blanks, and ends with the quotation.
	if ( |quoted| > 2 && absolute_path_pat in quoted[1] )
		return quoted[1];

	local found = find_first(input, /(\/|[A-Za-z]:[\\\/])([^\[\]\(\)\{\}[:blank:]"']|\\ )*/);
	return found;
	}

## Joins two parts with exactly one slash; an absolute name stands by itself.
function build_path(dir: string, file_name: string): string
	{
	if ( absolute_path_pat == file_name )
		return file_name;

	return dir == "" || /\/$/ in dir ? dir + file_name : cat(dir, "/", file_name);
	}

## The same without the detours of dots and doubled slashes.
function build_path_compressed(dir: string, file_name: string): string
	{
	return compress_path(build_path(dir, file_name));
	}
