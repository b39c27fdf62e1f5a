# Marks that web applications leave in their pages: generator tags and names of their own files.
signature webapp-wordpress {
  ip-proto == tcp
  http-reply-body /.*(<meta name=\x22generator\x22 content=\x22WordPress|\/wp-content\/)/
  event "WordPress"
}

signature webapp-drupal {
  ip-proto == tcp
  http-reply-body /.*(<meta name=\x22[Gg]enerator\x22 content=\x22Drupal|\/sites\/all\/modules\/)/
  event "Drupal"
}

signature webapp-joomla {
  ip-proto == tcp
  http-reply-body /.*<meta name=\x22generator\x22 content=\x22Joomla!/
  event "Joomla"
}

signature webapp-mediawiki {
  ip-proto == tcp
  http-reply-body /.*<meta name=\x22generator\x22 content=\x22MediaWiki/
  event "MediaWiki"
}

signature webapp-phpmyadmin {
  ip-proto == tcp
  http-reply-body /.*(<title>[^<]*phpMyAdmin|phpmyadmin\.css)/
  event "phpMyAdmin"
}
