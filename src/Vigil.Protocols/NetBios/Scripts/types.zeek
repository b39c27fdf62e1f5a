##! What scripts can know of NetBios traffic before any policy is loaded.

module GLOBAL;

const netbios_ssn_session_timeout: interval = 15sec &redef;
