# Columns of files.log stand in this order: hashes, then what was extracted.
@load base/files/hash
@load ./main
