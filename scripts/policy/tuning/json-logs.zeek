##! Logs as JSON, one object to the line.

redef LogAscii::use_json = T;
