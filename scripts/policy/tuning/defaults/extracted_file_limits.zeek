##! A bound for files that are kept: nobody should fill the disk by sending one large file.

@load base/files/extract

redef FileExtract::default_limit = 104857600;
