<?php

// The web server built into PHP serves files; what follows the name of a script (/module.php/core/…) has to be told to it.
$path = parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);
if (!preg_match('#^(/[^.]*\.php)(/.*)?$#', $path, $parts) || !is_file($_SERVER['DOCUMENT_ROOT'] . $parts[1])) {
    return false;
}
$_SERVER['SCRIPT_NAME'] = $_SERVER['PHP_SELF'] = $parts[1];
$_SERVER['SCRIPT_FILENAME'] = $_SERVER['DOCUMENT_ROOT'] . $parts[1];
if (isset($parts[2])) {
    $_SERVER['PATH_INFO'] = $parts[2];
}
chdir(dirname($_SERVER['SCRIPT_FILENAME']));
require $_SERVER['SCRIPT_FILENAME'];
