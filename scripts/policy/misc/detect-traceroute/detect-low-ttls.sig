# A packet with so small a time to live is not meant to arrive.
signature traceroute-detector-ipv4 {
  header ip[8] < 10
  event "low time to live"
}

signature traceroute-detector-ipv6 {
  header ip6[7] < 10
  event "low hop limit"
}
