# MQTT 3.1, 3.1.1 and 5: CONNECT, answered by CONNACK.

signature dpd_mqtt_client {
	ip-proto == tcp
	tcp-state originator
	payload /^\x10([\x0a-\x7f]|[\x80-\xff]{1,3}[\x01-\x7f])\x00(\x04MQTT[\x04\x05]|\x06MQIsdp\x03)/
}

signature dpd_mqtt_server {
	ip-proto == tcp
	tcp-state responder
	requires-reverse-signature dpd_mqtt_client
	payload /^\x20[\x02-\x7f][\x00\x01]./
	enable "MQTT"
}
